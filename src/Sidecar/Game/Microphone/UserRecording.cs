using Sidecar.Audio.Sources;
using Sidecar.Audio.Wav;
using Sidecar.Protocol;

namespace Sidecar.Game.Microphone;

/// <summary>What the user says: a recording at 24 kHz mono, and where in it somebody speaks.</summary>
internal sealed class UserRecording(string name, short[] pcm)
{
    /// <summary>The user of a headless game gives no speeches.</summary>
    public static readonly TimeSpan LongestInput = TimeSpan.FromMinutes(3);

    /// <summary>For the report: the file as it was given.</summary>
    public string Name { get; } = name;

    public short[] Pcm { get; } = pcm;

    /// <summary>Meant as a "mm-hm" into an answer, which is to go on.</summary>
    public bool IsBackchannel { get; init; }

    public IReadOnlyList<SpeechSegment> Segments { get; } = SpeechBoundaries.Find(pcm);

    /// <summary>Reads a WAV file of any format.</summary>
    /// <exception cref="GameException">It can't be read, is empty, or is longer than <see cref="LongestInput"/>.</exception>
    public static async Task<UserRecording> LoadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAsync(path, WavFile.Open(path), cancellationToken);
        }
        catch (IOException e)
        {
            throw new GameException(e.Message, e);
        }
    }

    /// <summary>Reads a WAV file that is already open, and disposes of it.</summary>
    /// <exception cref="GameException">It is empty, or longer than <see cref="LongestInput"/>.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static async Task<UserRecording> LoadAsync(string name, WavReader wav, CancellationToken cancellationToken)
    {
        using var source = new FileAudioSource(wav);
        var longest = PcmFormat.FromTimeSpan(LongestInput);
        var pcm = new List<short>();
        var frame = new short[PcmFormat.FrameSamples];
        while (await source.ReadFrameAsync(frame, cancellationToken))
        {
            pcm.AddRange(frame);
            if (pcm.Count > longest)
            {
                throw new GameException(
                    $"{name}: longer than {LongestInput.TotalMinutes:0} minutes, the most that one input may take"
                );
            }
        }

        return pcm.Count > 0 ? new UserRecording(name, [.. pcm]) : throw new GameException($"{name}: has no samples");
    }
}
