using System.Text;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

/// <summary>
/// Takes the messages of one ordinary turn through the parser, so that the first real turn does not wait for the
/// just-in-time compiler (some 40 ms from <c>speech_stopped</c> to <c>response.created</c> in an ordinary build).
/// </summary>
public static class RealtimeWarmUp
{
    private const string Item =
        """{"id":"item_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_audio","transcript":"Hi."}]}""";

    private const string Response =
        """{"object":"realtime.response","id":"resp_1","status":"completed","status_details":null,"output":["""
        + Item
        + """],"conversation_id":"conv_1","usage":{"total_tokens":3,"input_tokens":1,"output_tokens":2,"input_token_details":{"text_tokens":1,"audio_tokens":0},"output_token_details":{"text_tokens":1,"audio_tokens":1}},"metadata":null}""";

    private static readonly string[] Turn =
    [
        """{"type":"input_audio_buffer.speech_started","event_id":"e","audio_start_ms":1,"item_id":"item_0"}""",
        """{"type":"input_audio_buffer.speech_stopped","event_id":"e","audio_end_ms":2,"item_id":"item_0"}""",
        """{"type":"input_audio_buffer.committed","event_id":"e","previous_item_id":null,"item_id":"item_0"}""",
        $$"""{"type":"conversation.item.added","event_id":"e","previous_item_id":null,"item":{{Item}}}""",
        $$"""{"type":"response.created","event_id":"e","response":{{Response}}}""",
        $$"""{"type":"response.output_item.added","event_id":"e","response_id":"resp_1","output_index":0,"item":{{Item}}}""",
        """{"type":"response.content_part.added","event_id":"e","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"part":{"type":"audio","transcript":""}}""",
        """{"type":"response.output_audio_transcript.delta","event_id":"e","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"delta":"Hi"}""",
        """{"type":"response.output_audio.done","event_id":"e","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0}""",
        """{"type":"response.output_audio_transcript.done","event_id":"e","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"transcript":"Hi."}""",
        $$"""{"type":"response.output_item.done","event_id":"e","response_id":"resp_1","output_index":0,"item":{{Item}}}""",
        $$"""{"type":"response.done","event_id":"e","response":{{Response}}}""",
        """{"type":"rate_limits.updated","event_id":"e","rate_limits":[{"name":"tokens","limit":1,"remaining":1,"reset_seconds":0}]}""",
        """{"type":"conversation.item.input_audio_transcription.completed","event_id":"e","item_id":"item_0","content_index":0,"transcript":"Hi.","usage":{"type":"duration","seconds":1}}""",
    ];

    /// <summary>
    /// Parses the turn and hands over its audio: <paramref name="pcm"/> as a delta that went through the decoder.
    /// </summary>
    /// <param name="pcm">PCM16 24 kHz mono.</param>
    /// <param name="onAudio">Takes the decoded bytes; valid only during the call.</param>
    public static void Run(ReadOnlySpan<byte> pcm, Action<ReadOnlyMemory<byte>> onAudio)
    {
        ArgumentNullException.ThrowIfNull(onAudio);
        ServerEventParser parser = new(EventNameMap.Ga, new OutputAudioDeltaPool());
        foreach (string message in Turn)
        {
            parser.Parse(Encoding.UTF8.GetBytes(message), 0);
        }
        string delta =
            $$"""{"type":"response.output_audio.delta","event_id":"e","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"delta":"{{Convert.ToBase64String(pcm)}}"}""";
        if (parser.Parse(Encoding.UTF8.GetBytes(delta), 0) is OutputAudioDelta audio)
        {
            onAudio(audio.PcmMemory);
            audio.Release();
        }
    }
}
