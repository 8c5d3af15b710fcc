using Sidecar.Audio.Wav;
using Sidecar.Game.Face;
using Sidecar.Protocol;

namespace Sidecar.Game.Recording;

/// <summary>
/// The files of a run that grow while it goes on. <c>heard.wav</c> and <c>user.wav</c> have the same length: sample k of
/// either is sample k of the sound card. Without a directory nothing is written.
/// </summary>
internal sealed class RunRecorder : IFaceTrackSink, IDisposable
{
    public const string HeardFile = "heard.wav";
    public const string UserFile = "user.wav";
    public const string FaceFile = "face.csv";
    public const string EventsFile = "events.jsonl";

    private WavWriter? _heard;
    private WavWriter? _user;
    private FaceCsv? _face;

    private RunRecorder() { }

    public EventLog? Events { get; private set; }

    /// <summary>Creates the directory and the files.</summary>
    /// <exception cref="GameException">A file can't be written.</exception>
    public static RunRecorder Open(string? directory, IReadOnlyList<string> curveNames)
    {
        var recorder = new RunRecorder();
        if (directory is null)
        {
            return recorder;
        }

        try
        {
            Directory.CreateDirectory(directory);
            recorder._heard = WavWriter.Create(Path.Combine(directory, HeardFile), PcmFormat.SampleRateHz);
            recorder._user = WavWriter.Create(Path.Combine(directory, UserFile), PcmFormat.SampleRateHz);
            recorder._face = new FaceCsv(File.Create(Path.Combine(directory, FaceFile)), curveNames);
            recorder.Events = new EventLog(File.Create(Path.Combine(directory, EventsFile)));
            return recorder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            recorder.Dispose();
            throw new GameException($"{directory}: the recording can't be written there: {e.Message}", e);
        }
    }

    public void Write(ReadOnlySpan<short> heard, ReadOnlySpan<short> user)
    {
        _heard?.Write(heard);
        _user?.Write(user);
    }

    public void OnFace(long cardSample, ReadOnlySpan<float> values) => _face?.OnFace(cardSample, values);

    public void Dispose()
    {
        _heard?.Dispose();
        _user?.Dispose();
        _face?.Dispose();
        Events?.Dispose();
    }
}
