using Sidecar.Protocol.V1;

namespace Sidecar.Telemetry;

/// <summary>
/// A piece of the way from the end of the user's speech to the first sample of the answer that was heard. The stages of
/// a turn follow each other without a gap, so their durations add up to the whole.
/// </summary>
/// <param name="Name">snake_case, as in metrics and spans.</param>
/// <param name="StartUs">Microseconds since the end of speech.</param>
/// <param name="EndUs">Not before <paramref name="StartUs"/>.</param>
internal readonly record struct TurnStage(string Name, long StartUs, long EndUs)
{
    public const string MicrophoneToSocket = "microphone_to_socket";
    public const string EndOfSpeech = "end_of_speech";
    public const string Request = "request";
    public const string ResponseStart = "response_start";
    public const string FirstAudio = "first_audio";
    public const string Relay = "relay";
    public const string Playback = "playback";

    public long DurationUs => EndUs - StartUs;

    /// <summary>The stages that this turn went through; none for a turn without an end of speech.</summary>
    public static IReadOnlyList<TurnStage> Of(TurnReport report)
    {
        (string Name, long AtUs)[] marks =
        [
            (EndOfSpeech, report.SpeechStoppedUs),
            (Request, report.ResponseRequestedUs),
            (ResponseStart, report.ResponseCreatedUs),
            (FirstAudio, report.FirstAudioUs),
            (Relay, report.FirstChunkUs),
            (Playback, report.FirstHeardUs),
        ];
        List<TurnStage> stages = [];
        long lastUs = 0;
        foreach ((string name, long atUs) in marks)
        {
            if (atUs > 0)
            {
                // Audio that came before the response was announced took no time after it.
                long endUs = Math.Max(lastUs, atUs);
                stages.Add(new TurnStage(name, lastUs, endUs));
                lastUs = endUs;
            }
        }
        return stages;
    }
}
