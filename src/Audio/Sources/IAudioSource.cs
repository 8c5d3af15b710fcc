using Sidecar.Protocol;

namespace Sidecar.Audio.Sources;

/// <summary>
/// Something that yields sound in the sidecar's one format (<see cref="PcmFormat"/>), 20 ms at a time: a file, a
/// microphone. One reader; not thread-safe.
/// </summary>
public interface IAudioSource : IDisposable
{
    /// <summary>Waits for the next frame and writes it.</summary>
    /// <param name="frame">Exactly <see cref="PcmFormat.FrameSamples"/> samples; a last, shorter frame is filled up
    /// with silence.</param>
    /// <param name="cancellationToken">Ends the wait; the source can be read on.</param>
    /// <returns>False when the source has ended; nothing was written.</returns>
    /// <exception cref="ArgumentException">The frame has another length.</exception>
    /// <exception cref="IOException">The source failed; the message names it.</exception>
    ValueTask<bool> ReadFrameAsync(Memory<short> frame, CancellationToken cancellationToken);
}
