using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>
/// One message to a client. Audio and faces travel as pooled memory; whoever takes the message out releases it.
/// Exactly one of the three is set.
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
