namespace Sidecar.Tests.Survival;

/// <summary>
/// Nothing else runs meanwhile: time goes six times as fast, so that a busy machine is six times as slow, and memory is
/// that of the process.
/// </summary>
[CollectionDefinition(nameof(MachineOfItsOwn), DisableParallelization = true)]
public sealed class MachineOfItsOwn;
