namespace Sidecar.FaultMatrix.Matrix;

/// <summary>Runs cells, several at once: they mostly wait.</summary>
internal static class MatrixRun
{
    public const int DefaultDegree = 16;

    /// <summary>Runs every combination, in order of faults and states in the result.</summary>
    public static async Task<IReadOnlyList<CellResult>> RunAsync(
        IReadOnlyList<MatrixFault> faults,
        IReadOnlyList<MatrixState> states,
        int degree,
        Action<CellResult> done
    )
    {
        (MatrixFault Fault, MatrixState State)[] cells = [.. faults.SelectMany(f => states.Select(s => (f, s)))];
        CellResult[] results = new CellResult[cells.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cells.Length),
            new ParallelOptions { MaxDegreeOfParallelism = degree },
            async (i, _) =>
            {
                results[i] = await new Cell(cells[i].Fault, cells[i].State).RunAsync();
                done(results[i]);
            }
        );
        return results;
    }

    /// <summary>After everything: sessions that something still holds on to.</summary>
    public static int CountUndead(IEnumerable<CellResult> results)
    {
        WeakReference[] sessions = [.. results.SelectMany(r => r.Sessions)];
        for (int i = 0; i < 5 && sessions.Any(s => s.IsAlive); i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }
        return sessions.Count(s => s.IsAlive);
    }

    /// <summary>Open sockets of this process; null where the system doesn't tell.</summary>
    public static int? CountSockets()
    {
        const string handles = "/proc/self/fd";
        if (!Directory.Exists(handles))
        {
            return null;
        }
        return Directory
            .EnumerateFiles(handles)
            .Count(f => new FileInfo(f).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
    }
}
