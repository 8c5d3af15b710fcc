using System.Globalization;
using Sidecar.Face.Tests.Accuracy;

namespace Sidecar.Benchmarks.Face;

/// <summary>One engine over one group of clips as a row of a Markdown table; shares in percent.</summary>
internal static class AccuracyRow
{
    public const string Header =
        "| voices | engine | lag ms (label/open) | acc15 | acc15 sp | tol15 | tol15 sp | F1 | shape8 | sp | bal | closed "
        + "| PP | FA/min | r | chg/s | <50ms |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|";

    public static string Of(string group, string tool, AccuracyReport report, AccuracyScore score, bool corrected)
    {
        string lag = corrected ? $"{10 * report.LabelLag}/{10 * report.OpennessLag}" : "0";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {group} | {tool} | {lag} | {Percent(score.Strict)} | {Percent(score.StrictInSpeech)} "
                + $"| {Percent(score.Accepted)} | {Percent(score.AcceptedInSpeech)} | {Percent(score.F1)} "
                + $"| {Percent(score.Shape)} | {Percent(score.ShapeInSpeech)} | {Percent(score.ShapeBalanced)} "
                + $"| {Percent(score.Closed)} | {Percent(score.ClosedByViseme)} | {score.FalseClosuresPerMinute:F1} "
                + $"| {score.Correlation:F2} | {Plain(score.ChangesPerSecond)} | {Percent(score.ShortLabels)} |"
        );
    }

    private static string Percent(double? share) => Plain(100 * share);

    private static string Plain(double? value) => value?.ToString("F1", CultureInfo.InvariantCulture) ?? "–";
}
