namespace Sidecar.FaultMatrix.Soak;

/// <summary>Soaks for as long as wanted, and prints what it showed.</summary>
internal static class SoakCommand
{
    /// <summary>What a third of a conversation and its end may differ by, in bytes.</summary>
    public const long AllowedGrowthBytes = 1024 * 1024;

    public static async Task<int> RunAsync(int turns, int seed)
    {
        long began = TimeProvider.System.GetTimestamp();
        SoakReport report = await SoakRun.RunAsync(
            turns,
            seed,
            turn =>
            {
                if (turn % 1000 == 0 && !Console.IsErrorRedirected)
                {
                    Console.Error.Write($"\r{turn} of {turns} ");
                }
            }
        );
        double seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        long growth = report.MemoryBytes.End - report.MemoryBytes.Third;
        Console.WriteLine($"turns                    {report.Turns} in {seconds:0.0} s");
        Console.WriteLine($"conversation time        {report.ConversationTime.TotalHours:0.0} h");
        Console.WriteLine($"drops between turns      {report.Drops}, reconnections {report.Reconnects}");
        Console.WriteLine(
            $"sessions renewed in time {report.Renewals}, sessions that reached their end {report.Expiries}"
        );
        Console.WriteLine(
            $"most items replayed      {report.MaxReplayedItems}, characters {report.MaxReplayedCharacters}"
        );
        Console.WriteLine(
            $"memory                   {report.MemoryBytes.Third / 1024} KiB after a third, {report.MemoryBytes.End / 1024} KiB at the end"
        );
        foreach (string failure in report.Failures)
        {
            Console.Error.WriteLine($"✗ {failure}");
        }
        return report.Failures.Count == 0 && growth <= AllowedGrowthBytes ? 0 : 1;
    }
}
