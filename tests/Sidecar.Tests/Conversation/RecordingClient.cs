using Sidecar.Conversation;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Conversation;

/// <summary>A client that keeps what it is given: messages as they are, audio and faces as the messages they become.</summary>
internal sealed class RecordingClient(string name = "game", int capacity = int.MaxValue) : IConversationClient
{
    private readonly Lock _gate = new();
    private readonly List<ServerMessage> _messages = [];

    public string Name => name;

    public ClientEnd? EndedWith { get; private set; }

    public IReadOnlyList<ServerMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public IEnumerable<AudioChunk> Audio =>
        Messages.Where(m => m.BodyCase == ServerMessage.BodyOneofCase.AudioChunk).Select(m => m.AudioChunk);

    public IEnumerable<ConversationState> States =>
        Messages.Where(m => m.BodyCase == ServerMessage.BodyOneofCase.StateChanged).Select(m => m.StateChanged.State);

    public long SentSamples(ulong utteranceId) =>
        Audio
            .Where(c => c.UtteranceId == utteranceId)
            .Select(c => c.SampleIndex + c.Pcm.Length / 2)
            .DefaultIfEmpty()
            .Max();

    public IEnumerable<T> All<T>(Func<ServerMessage, T?> body)
        where T : class => Messages.Select(body).OfType<T>();

    public bool TryPost(in OutboundMessage message)
    {
        lock (_gate)
        {
            if (_messages.Count >= capacity)
            {
                return false;
            }
            _messages.Add(ToMessage(message));
            return true;
        }
    }

    public void End(ClientEnd reason) => EndedWith = reason;

    private static ServerMessage ToMessage(in OutboundMessage message)
    {
        if (message.Audio is { } block)
        {
            return new ServerMessage
            {
                AudioChunk = new AudioChunk
                {
                    UtteranceId = message.UtteranceId,
                    SampleIndex = message.SampleIndex,
                    Pcm = Google.Protobuf.ByteString.CopyFrom(block.ToByteString().Span),
                },
            };
        }
        if (message.Face is { } batch)
        {
            FaceFrames frames = new() { UtteranceId = message.UtteranceId };
            batch.WriteTo(frames, message.SampleIndex);
            return new ServerMessage { FaceFrames = frames };
        }
        return message.Message!.Clone();
    }
}
