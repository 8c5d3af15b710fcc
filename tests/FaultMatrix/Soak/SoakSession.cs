using System.Reactive.Subjects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.FaultMatrix.Soak;

/// <summary>One session of the provider without a network: it answers on the spot, in the order of a live service.</summary>
internal sealed class SoakSession(SoakServer server, RealtimeSessionOptions options, DateTimeOffset expiresAt)
    : IRealtimeSession
{
    private static readonly byte[] QuarterSecond = new byte[12_000];

    private readonly Subject<ServerEvent> _events = new();

    public RealtimeCapabilities Capabilities => options.Capabilities;

    public IObservable<ServerEvent> Events => _events;

    public DateTimeOffset ExpiresAt => expiresAt;

    public bool IsOver { get; private set; }

    /// <summary>Items that it was told before anything was asked of it.</summary>
    public int ReplayedItems { get; private set; }

    public long ReplayedCharacters { get; private set; }

    private bool HasBeenAsked { get; set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        SessionSnapshot snapshot = new() { Id = server.NextId("sess"), ExpiresAt = expiresAt };
        Emit(new SessionCreated { Session = snapshot });
        Emit(new SessionUpdated { Session = snapshot });
        server.Opened(this);
        return Task.CompletedTask;
    }

    public bool AppendAudio(ReadOnlySpan<byte> pcm) => !IsOver;

    public void Send(ClientEvent clientEvent)
    {
        if (IsOver)
        {
            return;
        }
        switch (clientEvent)
        {
            case ItemCreate create:
                Add(create.Item with { Id = create.Item.Id ?? server.NextId("item") });
                break;
            case ItemTruncate truncate:
                Emit(new ItemTruncated { ItemId = truncate.ItemId, AudioEndMs = truncate.AudioEndMs });
                break;
            case ResponseCreate:
                HasBeenAsked = true;
                Answer();
                break;
        }
    }

    /// <summary>The user speaks a turn, and it is answered.</summary>
    public void HearUser(string transcript)
    {
        HasBeenAsked = true;
        string item = server.NextId("item");
        Emit(new SpeechStarted { ItemId = item });
        Emit(new SpeechStopped { ItemId = item, AudioEndMs = 1_500 });
        Emit(new InputAudioCommitted { ItemId = item });
        ContentPart speech = new() { Kind = ContentKind.InputAudio };
        Emit(
            new ItemAdded
            {
                Item = new ConversationItem
                {
                    Id = item,
                    Kind = ItemKind.Message,
                    Role = ItemRole.User,
                    Content = [speech],
                },
            }
        );
        Emit(new InputTranscriptionCompleted { ItemId = item, Transcript = transcript });
        Answer();
    }

    /// <summary>The session ends without having been asked to.</summary>
    public void Drop(string why)
    {
        if (!IsOver)
        {
            IsOver = true;
            _events.OnNext(new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = why });
            _events.OnCompleted();
        }
    }

    public Task CloseAsync(CancellationToken cancellationToken)
    {
        if (!IsOver)
        {
            IsOver = true;
            _events.OnNext(
                new SessionEnded
                {
                    Reason = SessionEndReason.ClosedByUs,
                    CloseCode = 1000,
                    Description = "Closed by us.",
                }
            );
            _events.OnCompleted();
        }
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(CancellationToken.None);
        server.Closed(this);
    }

    private void Add(ConversationItem item)
    {
        if (!HasBeenAsked)
        {
            ReplayedItems++;
            ReplayedCharacters += item.Text.Length + (item.Output?.Length ?? 0) + (item.Arguments?.Length ?? 0);
        }
        Emit(new ItemAdded { Item = item });
        Emit(new ItemDone { Item = item });
    }

    private void Answer()
    {
        SoakPlan plan = server.TakePlan();
        string response = server.NextId("resp");
        string item = server.NextId("item");
        Emit(
            new ResponseCreated
            {
                Response = new ResponseInfo { Id = response, Status = ResponseStatus.InProgress },
            }
        );
        if (plan.IsToolCall)
        {
            Call(response, item);
        }
        else
        {
            Speak(plan, response, item);
        }
    }

    private void Call(string response, string item)
    {
        ConversationItem call = ConversationItem.FunctionCall(server.NextId("call"), "lamp_switch", "{}", item) with
        {
            Status = ItemStatus.Completed,
        };
        Emit(new OutputItemAdded { ResponseId = response, Item = call });
        Emit(new OutputItemDone { ResponseId = response, Item = call });
        Done(response, [call]);
    }

    private void Speak(SoakPlan plan, string response, string item)
    {
        string words = $"This is answer {item}, and it has a few words.";
        ConversationItem message = new()
        {
            Id = item,
            Kind = ItemKind.Message,
            Role = ItemRole.Assistant,
            Content = [new ContentPart { Kind = ContentKind.OutputAudio, Transcript = words }],
        };
        Emit(new OutputItemAdded { ResponseId = response, Item = message });
        Emit(
            new OutputAudioTranscriptDelta
            {
                ResponseId = response,
                ItemId = item,
                Delta = words,
            }
        );
        for (int i = 0; i < plan.Deltas; i++)
        {
            if (i == plan.DropAfterDeltas)
            {
                Drop("The line broke.");
                return;
            }
            Emit(
                new OutputAudioDelta(QuarterSecond)
                {
                    ResponseId = response,
                    ItemId = item,
                    ArrivalTimestamp = server.Time.GetTimestamp(),
                }
            );
        }
        Emit(new OutputAudioDone { ResponseId = response, ItemId = item });
        Emit(
            new OutputAudioTranscriptDone
            {
                ResponseId = response,
                ItemId = item,
                Transcript = words,
            }
        );
        Emit(new OutputItemDone { ResponseId = response, Item = message with { Status = ItemStatus.Completed } });
        Done(response, [message]);
    }

    private void Done(string response, IReadOnlyList<ConversationItem> output) =>
        Emit(
            new ResponseDone
            {
                Response = new ResponseInfo
                {
                    Id = response,
                    Status = ResponseStatus.Completed,
                    Output = output,
                    Usage = new ResponseUsage
                    {
                        TotalTokens = 30,
                        InputTokens = 20,
                        OutputTokens = 10,
                    },
                },
            }
        );

    private void Emit(ServerEvent serverEvent)
    {
        if (!IsOver)
        {
            _events.OnNext(serverEvent);
        }
    }
}
