namespace Sidecar.Shared.Tests;

/// <summary>What a piece of code allocates once it has settled.</summary>
internal static class AllocatedBytes
{
    private const int Rounds = 5;

    /// <summary>
    /// Bytes that the calling thread allocates in the cheapest of five rounds. The runtime charges a thread also for what
    /// it does on that thread when it compiles a method anew; that happens once, while an allocation by the code itself
    /// comes back in every round.
    /// </summary>
    /// <param name="round">
    /// The same work in every round, begun and ended on the calling thread; the first rounds may be the ones that fill
    /// pools and caches.
    /// </param>
    public static long LeastOf(Action round)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
