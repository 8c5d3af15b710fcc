using CsCheck;
using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Realtime.Wire;

namespace Sidecar.Tests.Conversation;

/// <summary>
/// Any stream that a server may send, in any pieces, early, late or twice, between any commands of a game and through any
/// drops. A failure prints the seed that CsCheck has shrunk; <c>CsCheck_Seed</c> in the environment runs it again.
/// </summary>
public sealed class StreamPropertyTests
{
    private const int Iterations = 120;
    private const int MostStepsToASession = 2_000;

    internal enum Kind
    {
        Created,
        Delta,
        Transcript,
        AudioDone,
        ItemDone,
        ResponseDone,
        Call,
        SpeechStarted,
        SpeechStopped,
        Committed,
        Transcribed,
        Drop,
        Text,
        Interrupt,
        Press,
        Release,
        CancelPress,
        Mute,
        Update,
        ToolResult,
        Report,
        WildReport,
        Ended,
        Flushed,
        TimePasses,
    }

    /// <summary>One step; what the numbers mean depends on the kind.</summary>
    internal readonly record struct Step(Kind Kind, int Which, int Amount)
    {
        public override string ToString() => $"{Kind}({Which},{Amount})";
    }

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Enum<Kind>(),
        Gen.Int[0, 3],
        Gen.Int[1, 1_000],
        (kind, which, amount) => new Step(kind, which, amount)
    );

    /// <summary>Whole turns as a server sends them, audio in pieces of any size, each event up to a few places off.</summary>
    private static readonly Gen<Step[]> PlausibleStream = Gen.Select(
        Gen.Int[1, 4],
        Gen.Int[1, 400].Array[1, 12],
        Gen.Double[0, 5].Array[80],
        AnyStep.Array[0, 12],
        (turns, chunks, shifts, commands) => Shuffle(Turns(turns, chunks), shifts, commands)
    );

    [Fact]
    public async Task AnySteps_KeepTheInvariants() =>
        await AnyStep.Array[1, 70].SampleAsync(RunAsync, iter: Iterations, threads: 1);

    [Fact]
    public async Task LateAndReorderedStreams_KeepTheInvariants() =>
        await PlausibleStream.SampleAsync(RunAsync, iter: Iterations, threads: 1);

    private static IEnumerable<Step> Turns(int turns, int[] chunks)
    {
        for (int turn = 0; turn < turns; turn++)
        {
            yield return new Step(Kind.SpeechStarted, turn, 1);
            yield return new Step(Kind.SpeechStopped, turn, 900);
            yield return new Step(Kind.Committed, turn, 1);
            yield return new Step(Kind.Created, turn, 1);
            yield return new Step(Kind.Transcribed, turn, 1);
            foreach (int chunk in chunks)
            {
                yield return new Step(Kind.Transcript, turn, chunk);
                yield return new Step(Kind.Delta, turn, chunk);
            }
            yield return new Step(Kind.AudioDone, turn, 1);
            yield return new Step(Kind.ItemDone, turn, 1);
            yield return new Step(Kind.ResponseDone, turn, 1);
            yield return new Step(Kind.Report, turn, 700);
        }
    }

    // Each step's place is its own plus a random lateness, so that what is near may change places.
    private static Step[] Shuffle(IEnumerable<Step> stream, double[] shifts, Step[] commands)
    {
        (Step Step, double Place)[] placed = [.. stream.Select((s, i) => (s, i + shifts[i % shifts.Length]))];
        IEnumerable<(Step Step, double Place)> mixed = placed.Concat(
            commands.Select((c, i) => (c, (i + 0.5) * placed.Length / Math.Max(1, commands.Length)))
        );
        return [.. mixed.OrderBy(p => p.Place).Select(p => p.Step)];
    }

    private static async Task RunAsync(Step[] steps)
    {
        ConversationFixture fixture = await ConversationFixture.StartAsync();
        StreamRun run = new(fixture);
        foreach (Step step in steps)
        {
            await run.ApplyAsync(step);
        }
        await run.CheckAsync();
    }

    /// <summary>Applies steps to a conversation and keeps what is needed to judge it.</summary>
    private sealed class StreamRun
    {
        private readonly ConversationFixture _fixture;
        private readonly OutputAudioDeltaPool _deltas = new();
        private readonly Dictionary<string, long> _receivedSamples = new(StringComparer.Ordinal);
        private readonly List<ScriptedSession> _sessions;
        private int _sentSeen;
        private ResponseGate _gate = null!;
        private bool _isInFlight;
        private int _lastEventId;
        private int _generation;

        public StreamRun(ConversationFixture fixture)
        {
            _fixture = fixture;
            _sessions = [fixture.Session];
            _gate = NewGate();
        }

        public async Task ApplyAsync(Step step)
        {
            if (step.Kind == Kind.Drop)
            {
                await DropAsync();
            }
            else if (EventOf(step) is { } serverEvent)
            {
                TellGate(serverEvent);
                await _fixture.ReceiveAsync(serverEvent);
            }
            else
            {
                await CommandAsync(step);
            }
            LookAtSent();
        }

        public async Task CheckAsync()
        {
            await _fixture.DisposeAsync();
            _gate.Dispose();
            RecordingClient game = _fixture.Game;
            ulong[] begun = [.. game.All(m => m.UtteranceStarted).Select(u => u.UtteranceId)];
            Assert.Equal(begun.Distinct(), begun);
            ulong[] ended = [.. game.All(m => m.UtteranceEnded).Select(u => u.UtteranceId)];
            Assert.Equal(ended.Distinct(), ended);
            Assert.Subset(begun.ToHashSet(), ended.ToHashSet());
            Assert.All(game.All(m => m.TurnReport).GroupBy(r => r.TurnId), g => Assert.Single(g));
            Assert.All(game.All(m => m.TurnReport), r => Assert.InRange(r.PlayedSamples, 0, r.ReceivedSamples));
            Assert.All(
                game.All(m => m.UtteranceStarted),
                u => Assert.InRange(game.SentSamples(u.UtteranceId), 0, _receivedSamples.GetValueOrDefault(u.ItemId))
            );
            ItemTruncate[] truncates = [.. _sessions.SelectMany(s => s.Sent).OfType<ItemTruncate>()];
            Assert.All(
                truncates,
                t => Assert.InRange(t.AudioEndMs, 0, PcmFormat.ToMs(_receivedSamples.GetValueOrDefault(t.ItemId)))
            );
            Assert.Equal(truncates.DistinctBy(t => (t.ItemId, t.ContentIndex)).Count(), truncates.Length);
            AssertTransitions(game);
            Assert.Equal(0, _fixture.Blocks.Outstanding);
            Assert.Equal(0, _deltas.Outstanding);
        }

        private static void AssertTransitions(RecordingClient game)
        {
            foreach (StateChanged changed in game.All(m => m.StateChanged).Skip(1))
            {
                Assert.True(
                    changed.State == changed.Previous
                        || ConversationStates.Table.Any(t =>
                            t.Key.From == changed.Previous && t.Value == changed.State
                        ),
                    $"{changed.Previous} -> {changed.State} is not in the table"
                );
            }
        }

        // As the session does it, before the loop sees the event.
        private void TellGate(ServerEvent serverEvent)
        {
            switch (serverEvent)
            {
                case ResponseCreated created:
                    _isInFlight = false;
                    _gate.OnCreated(created.Response);
                    break;
                case ResponseDone done:
                    _isInFlight = false;
                    _gate.OnDone(done.Response);
                    break;
            }
        }

        // What the loop sends goes through the gate of a real session: a request is not followed by another before it has
        // begun, ended or timed out.
        private void LookAtSent()
        {
            ClientEvent[] sent = [.. _fixture.Session.Sent];
            foreach (ClientEvent clientEvent in sent.Skip(_sentSeen))
            {
                switch (clientEvent)
                {
                    case ResponseCreate create:
                        _gate.Submit(create with { EventId = create.EventId ?? $"event_{++_lastEventId}" });
                        break;
                    case ResponseCancel cancel:
                        _gate.Submit(cancel);
                        break;
                }
            }
            _sentSeen = sent.Length;
        }

        private ResponseGate NewGate() =>
            new(
                _fixture.Time,
                TimeSpan.FromSeconds(10),
                OnWire,
                timedOut =>
                {
                    _isInFlight = false;
                    _fixture.Session.Receive(timedOut);
                },
                tagsRequests: true
            );

        private void OnWire(ClientEvent clientEvent)
        {
            if (clientEvent is ResponseCreate)
            {
                Assert.False(_isInFlight, "two response.create are in flight");
                _isInFlight = true;
            }
        }

        private async Task DropAsync()
        {
            SessionEnded lost = new() { Reason = SessionEndReason.ConnectionLost, Description = "cut" };
            await _fixture.ReceiveAsync(lost);
            // Time passes meanwhile, so that a session may be given up that was only just opened.
            for (int i = 0; IsWithoutSession; i++)
            {
                Assert.True(i < MostStepsToASession, $"no session after {i} steps; {_fixture.Loop.Snapshot.State}");
                if (_fixture.TryNextSession())
                {
                    BeginSession();
                }
                _fixture.Time.Advance(TimeSpan.FromMilliseconds(200));
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }
        }

        private bool IsWithoutSession =>
            _fixture.Loop.Snapshot.State is ConversationState.Reconnecting or ConversationState.Connecting;

        private void BeginSession()
        {
            _sessions.Add(_fixture.Session);
            _generation++;
            _sentSeen = 0;
            _isInFlight = false;
            _gate.Dispose();
            _gate = NewGate();
            _fixture.Session.Confirm();
        }

        private ServerEvent? EventOf(Step step)
        {
            string response = $"resp_{_generation}_{step.Which}";
            string item = $"item_{_generation}_{step.Which}";
            string user = $"user_{_generation}_{step.Which}";
            return step.Kind switch
            {
                Kind.Created => ConversationFixture.Created(response),
                Kind.Delta => Delta(step.Amount, response, item),
                Kind.Transcript => new OutputAudioTranscriptDelta
                {
                    ResponseId = response,
                    ItemId = item,
                    Delta = "word ",
                },
                Kind.AudioDone => new OutputAudioDone { ResponseId = response, ItemId = item },
                Kind.ItemDone => new OutputItemDone { ResponseId = response, Item = Message(item) },
                Kind.ResponseDone => ConversationFixture.Done(
                    response,
                    step.Amount % 5 == 0 ? ResponseStatus.Cancelled : ResponseStatus.Completed
                ),
                Kind.Call => new OutputItemDone
                {
                    ResponseId = response,
                    Item = ConversationItem.FunctionCall($"call_{_generation}_{step.Which}", "f", "{}") with
                    {
                        Status = ItemStatus.Completed,
                    },
                },
                Kind.SpeechStarted => new SpeechStarted { ItemId = user, AudioStartMs = step.Amount },
                Kind.SpeechStopped => new SpeechStopped { ItemId = user, AudioEndMs = step.Amount + 500 },
                Kind.Committed => new InputAudioCommitted { ItemId = user },
                Kind.Transcribed => new InputTranscriptionCompleted { ItemId = user, Transcript = "words of the user" },
                _ => null,
            };
        }

        private async Task CommandAsync(Step step)
        {
            ulong utterance = _fixture
                .Game.All(m => m.UtteranceStarted)
                .Select(u => u.UtteranceId)
                .Order()
                .Reverse()
                .ElementAtOrDefault(step.Which);
            switch (step.Kind)
            {
                case Kind.Report:
                    await _fixture.ReportAsync(utterance, _fixture.Game.SentSamples(utterance) * step.Amount / 1_000);
                    break;
                case Kind.WildReport:
                    await _fixture.ReportAsync(utterance, (step.Amount - 500) * (long.MaxValue / 1_000));
                    break;
                case Kind.Ended:
                    await _fixture.ReportAsync(utterance, _fixture.Game.SentSamples(utterance), PlaybackEvent.Ended);
                    break;
                case Kind.Flushed:
                    await _fixture.ReportAsync(
                        utterance,
                        _fixture.Game.SentSamples(utterance) * step.Amount / 1_000,
                        PlaybackEvent.Flushed
                    );
                    break;
                case Kind.TimePasses:
                    _fixture.Time.Advance(TimeSpan.FromMilliseconds(step.Amount));
                    await _fixture.SettleAsync();
                    break;
                default:
                    await _fixture.SayAsync(MessageOf(step));
                    break;
            }
        }

        private ClientMessage MessageOf(Step step) =>
            step.Kind switch
            {
                Kind.Text => new ClientMessage { SendText = new SendText { Text = "hm" } },
                Kind.Interrupt => new ClientMessage { Interrupt = new Interrupt() },
                Kind.Press => Push(PushToTalkAction.Begin),
                Kind.Release => Push(PushToTalkAction.End),
                Kind.CancelPress => Push(PushToTalkAction.Cancel),
                Kind.Mute => new ClientMessage { SetMuted = new SetMuted { Muted = step.Amount % 2 == 0 } },
                Kind.Update => new ClientMessage
                {
                    UpdateCharacter = new UpdateCharacter
                    {
                        TurnTaking = step.Amount % 2 == 0 ? TurnTaking.PushToTalk : TurnTaking.ServerVad,
                    },
                },
                _ => new ClientMessage
                {
                    ToolResult = new ToolResult { CallId = $"call_{_generation}_{step.Which}", OutputJson = "1" },
                },
            };

        private static ClientMessage Push(PushToTalkAction action) =>
            new() { PushToTalk = new PushToTalk { Action = action } };

        private OutputAudioDelta Delta(int samples, string response, string item)
        {
            OutputAudioDelta delta = _deltas.Rent();
            delta.Prepare(samples * PcmFormat.BytesPerSample)[..(samples * PcmFormat.BytesPerSample)].Fill(1);
            delta.Complete(samples * PcmFormat.BytesPerSample, response, item, 0, 0, _fixture.Time.GetTimestamp());
            _receivedSamples[item] = _receivedSamples.GetValueOrDefault(item) + samples;
            return delta;
        }

        private static ConversationItem Message(string id) =>
            new()
            {
                Id = id,
                Kind = ItemKind.Message,
                Role = ItemRole.Assistant,
                Status = ItemStatus.Completed,
            };
    }
}
