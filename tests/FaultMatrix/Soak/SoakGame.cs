using Sidecar.Conversation;
using Sidecar.Protocol.V1;

namespace Sidecar.FaultMatrix.Soak;

/// <summary>A game that keeps nothing but what it has to answer.</summary>
internal sealed class SoakGame : IConversationClient
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, Heard> _heard = [];
    private readonly List<ClientMessage> _replies = [];

    public string Name => "soak";

    public int TurnsReported { get; private set; }

    public int Reconnects { get; private set; }

    public int OpenUtterances
    {
        get
        {
            lock (_gate)
            {
                return _heard.Count;
            }
        }
    }

    public bool TryPost(in OutboundMessage message)
    {
        lock (_gate)
        {
            if (message.Audio is { } block)
            {
                _heard[message.UtteranceId].ReceivedSamples = message.SampleIndex + block.SampleCount;
            }
            else if (message.Message is { } said)
            {
                Take(said);
            }
        }
        return true;
    }

    public void End(ClientEnd reason) { }

    /// <summary>What a game says to what it got: everything is played at once, every call answered.</summary>
    public IReadOnlyList<ClientMessage> TakeReplies()
    {
        lock (_gate)
        {
            foreach ((ulong id, Heard heard) in _heard.ToArray())
            {
                if (heard.ReceivedSamples > heard.PlayedSamples)
                {
                    heard.PlayedSamples = heard.ReceivedSamples;
                    _replies.Add(Report(id, heard, PlaybackEvent.Progress));
                }
                if (heard.IsEnded)
                {
                    _replies.Add(Report(id, heard, PlaybackEvent.Ended));
                    _heard.Remove(id);
                }
            }
            ClientMessage[] replies = [.. _replies];
            _replies.Clear();
            return replies;
        }
    }

    private void Take(ServerMessage message)
    {
        switch (message.BodyCase)
        {
            case ServerMessage.BodyOneofCase.UtteranceStarted:
                _heard[message.UtteranceStarted.UtteranceId] = new Heard();
                break;
            case ServerMessage.BodyOneofCase.UtteranceEnded:
                if (_heard.TryGetValue(message.UtteranceEnded.UtteranceId, out Heard? ended))
                {
                    ended.IsEnded = true;
                }
                break;
            case ServerMessage.BodyOneofCase.Flush:
                foreach ((ulong id, Heard heard) in _heard.Where(h => h.Key <= message.Flush.ThroughUtteranceId))
                {
                    _replies.Add(Report(id, heard, PlaybackEvent.Flushed));
                    heard.IsEnded = true;
                }
                break;
            case ServerMessage.BodyOneofCase.ToolCall:
                _replies.Add(
                    new ClientMessage
                    {
                        ToolResult = new ToolResult { CallId = message.ToolCall.CallId, OutputJson = "true" },
                    }
                );
                break;
            case ServerMessage.BodyOneofCase.TurnReport:
                TurnsReported++;
                break;
            case ServerMessage.BodyOneofCase.StateChanged
                when message.StateChanged.State == ConversationState.Reconnecting
                    && message.StateChanged.Previous != ConversationState.Reconnecting:
                Reconnects++;
                break;
        }
    }

    private static ClientMessage Report(ulong id, Heard heard, PlaybackEvent @event) =>
        new()
        {
            PlaybackReport = new PlaybackReport
            {
                UtteranceId = id,
                PlayedSamples = heard.PlayedSamples,
                Event = @event,
            },
        };

    private sealed class Heard
    {
        public long ReceivedSamples { get; set; }

        public long PlayedSamples { get; set; }

        public bool IsEnded { get; set; }
    }
}
