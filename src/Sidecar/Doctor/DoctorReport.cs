using Sidecar.Cli;

namespace Sidecar.Doctor;

/// <summary>Everything that was found.</summary>
/// <param name="Subject">What was looked at, without secrets.</param>
internal sealed record DoctorReport(string Subject, IReadOnlyList<Finding> Findings)
{
    /// <summary>See <see cref="ExitCodes"/>.</summary>
    public int ExitCode =>
        Findings.Any(f => f.Verdict is Verdict.Fails or Verdict.Differs) ? ExitCodes.Failure : ExitCodes.Success;

    /// <summary>The configuration to set, each line once, in the order of the findings.</summary>
    public IReadOnlyList<string> ToSet =>
        [
            .. Findings
                .Select(f => f.Set)
                .OfType<string>()
                .SelectMany(s => s.Split(", "))
                .Distinct(StringComparer.Ordinal),
        ];
}
