using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>
/// One message to a client. Audio and faces travel as pooled memory; whoever takes the message out releases it.
/// Exactly one of the three is set. The sample index is that of the first sample for audio, and for faces the sample
/// that the client counts from.
/// </summary>
internal readonly record struct OutboundMessage(
    ServerMessage? Message,
    PcmBlock? Audio,
    FaceBatch? Face,
    ulong UtteranceId,
    long SampleIndex
)
{
    public static OutboundMessage Of(ServerMessage message) => new(message, null, null, 0, 0);

    public static OutboundMessage Of(PcmBlock audio, ulong utteranceId, long sampleIndex) =>
        new(null, audio, null, utteranceId, sampleIndex);

    public static OutboundMessage Of(FaceBatch face, ulong utteranceId) => new(null, null, face, utteranceId, 0);

    /// <summary>Frames of the idle timeline, with the samples of the conversation.</summary>
    /// <param name="face">The frames.</param>
    /// <param name="welcomeSample">The client's idle timeline begins at this sample of the conversation.</param>
    public static OutboundMessage OfIdle(FaceBatch face, long welcomeSample) =>
        new(null, null, face, UtteranceId: 0, welcomeSample);

    /// <summary>Frames of the face beside speech, which are worth nothing when they come late.</summary>
    public bool IsIdleFace => Face is not null && UtteranceId == 0;

    public void Retain()
    {
        Audio?.Retain();
        Face?.Retain();
    }

    public void Release()
    {
        Audio?.Release();
        Face?.Release();
    }
}
