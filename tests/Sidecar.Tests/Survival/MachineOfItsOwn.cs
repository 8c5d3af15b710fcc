namespace Sidecar.Tests.Survival;

/// <summary>
/// Nothing else runs meanwhile: time goes ten times as fast, so that a busy machine is ten times as slow, and memory is
/// that of the process.
/// </summary>
[CollectionDefinition(nameof(MachineOfItsOwn), DisableParallelization = true)]
public sealed class MachineOfItsOwn;
