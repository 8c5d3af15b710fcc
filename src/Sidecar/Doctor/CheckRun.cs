using System.Runtime.CompilerServices;
using Sidecar.Realtime.Session;

namespace Sidecar.Doctor;

/// <summary>A check could not go on; the message says what was missing.</summary>
internal sealed class CheckException(string message) : Exception(message);

/// <summary>Runs one check in bounded time: every expectation gets exactly one finding, whatever happens.</summary>
internal static class CheckRun
{
    public static async IAsyncEnumerable<Finding> RunAsync(
        IReadOnlyList<Expectation> expectations,
        Func<CancellationToken, IAsyncEnumerable<Finding>> check,
        TimeSpan limit,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using CancellationTokenSource limited = new(limit, time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            limited.Token,
            cancellationToken
        );
        List<Expectation> open = [.. expectations];
        await using IAsyncEnumerator<Finding> findings = check(stop.Token).GetAsyncEnumerator(stop.Token);
        while (true)
        {
            string? broken = null;
            try
            {
                if (!await findings.MoveNextAsync())
                {
                    break;
                }
            }
            catch (OperationCanceledException)
            {
                broken = cancellationToken.IsCancellationRequested
                    ? null
                    : $"not finished within {limit.TotalSeconds:0.#} s";
                if (broken is null)
                {
                    break;
                }
            }
            catch (Exception fault)
                when (fault is RealtimeSessionException or CheckException or IOException or ArgumentException)
            {
                broken = fault.Message;
            }
            if (broken is not null)
            {
                if (open.Count > 0)
                {
                    yield return open[0].Fails(broken);
                    open.RemoveAt(0);
                }
                break;
            }
            open.Remove(findings.Current.Of);
            yield return findings.Current;
        }
        foreach (Expectation rest in open)
        {
            yield return rest.NotTested(
                cancellationToken.IsCancellationRequested ? "stopped before it" : "what it builds on did not work"
            );
        }
    }
}
