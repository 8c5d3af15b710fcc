using Sidecar.FaultMatrix.Matrix;

namespace Sidecar.FaultMatrix;

/// <summary>Runs the matrix, or one row, column or cell of it.</summary>
internal static class MatrixCommand
{
    public static async Task<int> RunAsync(string? faultName, string? stateName, bool asJson, int degree)
    {
        MatrixFault[] faults = [.. FaultTable.All.Where(f => faultName is null || f.Name == faultName)];
        MatrixState[] states = [.. StateTable.All.Where(s => stateName is null || s.Name == stateName)];
        if (faults.Length == 0 || states.Length == 0)
        {
            Console.Error.WriteLine($"No such cell. Faults: {string.Join(", ", FaultTable.All.Select(f => f.Name))}.");
            Console.Error.WriteLine($"States: {string.Join(", ", StateTable.All.Select(s => s.Name))}.");
            return 2;
        }
        int? socketsBefore = MatrixRun.CountSockets();
        long began = TimeProvider.System.GetTimestamp();
        int done = 0;
        IReadOnlyList<CellResult> results = await MatrixRun.RunAsync(
            faults,
            states,
            degree,
            _ => Progress(Interlocked.Increment(ref done), faults.Length * states.Length)
        );
        if (results is [var only])
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, only.Log));
        }
        int undead = MatrixRun.CountUndead(results);
        Console.WriteLine(asJson ? MatrixTable.ToJson(results) : MatrixTable.ToText(results));
        foreach (CellResult failed in results.Where(r => !r.HasPassed))
        {
            Console.Error.WriteLine(
                $"✗ {failed.Fault} × {failed.State}: {string.Join("; ", failed.Failures).ReplaceLineEndings(" ")}"
            );
        }
        int failures = results.Count(r => !r.HasPassed);
        Console.Error.WriteLine(
            $"{results.Count(r => !r.IsNotApplicable)} cells, {failures} failed, "
                + $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s. "
                + $"Sessions that outlived their conversation: {undead}. "
                + $"Sockets before and after: {socketsBefore} and {MatrixRun.CountSockets()}."
        );
        return failures == 0 && undead == 0 ? 0 : 1;
    }

    private static void Progress(int done, int all)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{done} of {all} ");
        }
    }
}
