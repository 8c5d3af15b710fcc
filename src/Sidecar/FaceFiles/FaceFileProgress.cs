using Sidecar.Protocol;

namespace Sidecar.FaceFiles;

/// <summary>How far it is, on one line of a terminal, a few times a second.</summary>
internal sealed class FaceFileProgress(TextWriter terminal, bool isTerminal, TimeSpan? duration, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long _began = time.GetTimestamp();
    private TimeSpan _shownAt;

    public void Advance(long samples)
    {
        TimeSpan elapsed = time.GetElapsedTime(_began);
        if (!isTerminal || elapsed - _shownAt < Interval)
        {
            return;
        }
        _shownAt = elapsed;
        TimeSpan done = PcmFormat.ToTimeSpan(samples);
        string share = duration is { TotalSeconds: > 0 } whole ? $" of {whole:h\\:mm\\:ss} ({done / whole:P0})" : "";
        terminal.Write($"\r{done:h\\:mm\\:ss}{share}, {Speed(done, elapsed)}\e[K");
    }

    public void Complete(long samples, long frames)
    {
        TimeSpan elapsed = time.GetElapsedTime(_began);
        TimeSpan done = PcmFormat.ToTimeSpan(samples);
        terminal.WriteLine(
            $"{(isTerminal ? "\r\e[K" : "")}{frames} frames of {done.TotalSeconds:0.00} s of speech in "
                + $"{elapsed.TotalSeconds:0.00} s, {Speed(done, elapsed)}"
        );
    }

    private static string Speed(TimeSpan done, TimeSpan elapsed) =>
        $"{(elapsed > TimeSpan.Zero ? done / elapsed : 0):0} × real time";
}
