using Sidecar.FaultMatrix.Game;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>
/// One fault in one state, and the judgement: the conversation can be gone on with, the game was told, the provider knows
/// what really happened, and nothing is left behind.
/// </summary>
internal sealed class Cell(MatrixFault fault, MatrixState state)
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private static readonly (string Question, string Answer)[] Probes =
    [
        ("How is the weather?", "The wind"),
        ("Who are you?", "Hello! I am"),
        ("So, good night.", "Good night"),
    ];

    private readonly List<string> _failures = [];
    private readonly List<string> _lost = [];
    private int _spoiltTurns;
    private double? _gapMs;
    private double? _toldMs;

    public static bool IsApplicable(MatrixFault fault, MatrixState state) =>
        (!fault.NeedsVoice || state.HasVoice)
        && !(fault is RenewalFault && state is ConnectingState or ReconnectingState);

    public async Task<CellResult> RunAsync()
    {
        if (!IsApplicable(fault, state))
        {
            return new CellResult(fault.Name, state.Name) { IsNotApplicable = true };
        }
        Stage stage = await Stage.OpenAsync(fault.Prepare(state.Prepare(new StageOptions())));
        try
        {
            await JudgeAsync(stage).WaitAsync(HangGuard, TimeProvider.System);
        }
        catch (CellException reason)
        {
            _failures.Add(reason.Message);
        }
        catch (TimeoutException)
        {
            _failures.Add($"it hung for {HangGuard.TotalSeconds:0} s");
        }
#pragma warning disable CA1031 // Whatever a cell throws is that cell's failure, and the others go on.
        catch (Exception unexpected)
        {
            _failures.Add($"it threw {unexpected}");
        }
        try
        {
            await EndAsync(stage);
        }
        catch (Exception unexpected)
        {
            _failures.Add($"its end threw {unexpected}");
        }
#pragma warning restore CA1031
        return new CellResult(fault.Name, state.Name)
        {
            Failures = _failures,
            Lost = _lost,
            GapMs = _gapMs,
            ToldMs = _toldMs,
            SpoiltTurns = _spoiltTurns,
            Log = stage.Log.Lines,
            Sessions = [.. stage.Sessions.Forget()],
        };
    }

    private async Task JudgeAsync(Stage stage)
    {
        long began = stage.Clock.GetTimestamp();
        await state.EnterAsync(stage, fault);
        bool mayFail = fault.MayFailOpening && state.Point.IsNextSession;
        if (mayFail)
        {
            await stage.UntilAsync(
                () => stage.Game.State is ConversationState.Failed or ConversationState.Listening,
                "there is a session or a refusal"
            );
        }
        if (fault.Expectation == Expectation.Fails || (mayFail && stage.Game.State == ConversationState.Failed))
        {
            await stage.UntilStateAsync(ConversationState.Failed);
            string reason = stage
                .Game.Messages.Last(m => m.Message.StateChanged is not null)
                .Message.StateChanged.Reason;
            Require(reason.Contains(". ", StringComparison.Ordinal), $"no remedy in \"{reason}\"");
            return;
        }
        if (fault.Expectation == Expectation.Drops && !mayFail)
        {
            await stage.UntilAsync(() => WasTold(stage), "the game is told of the drop");
        }
        stage.Log.Note("player: goes on");
        await state.GoOnAsync(stage);
        if (fault.Expectation == Expectation.Renews)
        {
            await stage.UntilAsync(() => stage.Wire.Sessions > 1, "another session takes over");
        }
        await SettleAsync(stage);
        await ProbeAsync(stage);
        stage.Simulator.ClearFaults();
        stage.Proxy.Heal();
        await SettleAsync(stage);
        Measure(stage, began);
        CheckPatience(stage);
        await CompareAsync(stage);
        _failures.AddRange(GameCheck.Of(stage.Game));
        _failures.AddRange(stage.Log.Errors.Select(e => $"an error was logged: {e}"));
        Require(fault is not SimulatedFault || stage.Strikes.Count > 0, "the fault never struck");
        bool hasDropped = stage.Game.Messages.Any(m => m.Message.StateChanged?.State == ConversationState.Reconnecting);
        bool mayDrop = fault.Expectation is Expectation.Drops or Expectation.Either || state is ReconnectingState;
        Require(mayDrop || !hasDropped, "the session was lost, though nothing was wrong with the line");
    }

    private bool WasTold(Stage stage) =>
        state is ReconnectingState
            ? stage.Proxy.GoneTimestamps.Count > 1 || stage.Proxy.Knocks > 2
            : stage.Game.Messages.Any(m => m.Message.StateChanged?.State == ConversationState.Reconnecting);

    // Nobody has to come to rest after every fault: the next question is the judge.
    private static Task<bool> SettleAsync(Stage stage) =>
        stage.Log.UntilAsync(
            () =>
                stage.Game.State == ConversationState.Listening
                && stage.Game.Utterances.All(u =>
                    u.Ended is not null && u.PlayedSamples == u.ReceivedSamples || u.IsFlushed
                ),
            TimeSpan.FromSeconds(45)
        );

    private async Task ProbeAsync(Stage stage)
    {
        int refusals = 0;
        for (int i = 0; i < Probes.Length; i++)
        {
            await stage.UntilAsync(
                () => stage.Game.State is not (ConversationState.Connecting or ConversationState.Reconnecting),
                "there is a session again",
                seconds: 120
            );
            int from = stage.Game.MessageCount;
            stage.Log.Note($"player: asks \"{Probes[i].Question}\"");
            stage.Game.SendText(Probes[i].Question);
            bool isRefused = false;
            bool isAnswered = await stage.Log.UntilAsync(
                () => (isRefused = IsRefused(stage, from)) || IsAnswered(stage, from, Probes[i].Answer),
                TimeSpan.FromSeconds(60)
            );
            if (isRefused && refusals++ < 5)
            {
                await SettleAsync(stage);
                i--;
                continue;
            }
            if (isAnswered && !isRefused)
            {
                Require(
                    _spoiltTurns == 0 || fault.MaySpoilNextTurn,
                    $"{_spoiltTurns} question(s) were not answered before one was"
                );
                return;
            }
            _spoiltTurns++;
        }
        _failures.Add("no question was answered any more");
    }

    private static bool IsRefused(Stage stage, int from) =>
        stage.Game.Messages.Skip(from).Any(m => m.Message.Notice?.Code == "text_refused");

    private static bool IsAnswered(Stage stage, int from, string answer)
    {
        ulong[] said =
        [
            .. stage
                .Game.Journal.Where(e =>
                    e.Kind == JournalKind.Assistant
                    && e.HeardSamples > 0
                    && e.Text.StartsWith(answer, StringComparison.Ordinal)
                )
                .Select(e => e.UtteranceId),
        ];
        return stage
            .Game.Messages.Skip(from)
            .Select(m => m.Message.TurnReport)
            .OfType<TurnReport>()
            .Any(r => r.PlayedSamples > 0 && r.UtteranceIds.Intersect(said).Any());
    }

    // A server that says when to come again is not asked before.
    private void CheckPatience(Stage stage)
    {
        if (fault is not DoorFault { Door: Proxy.HttpDoor { RetryAfterS: { } seconds }, Times: var times })
        {
            return;
        }
        IReadOnlyList<long> knocks = stage.Proxy.KnockTimestamps;
        int refused = knocks.Count - times - 1;
        for (int i = Math.Max(0, refused); i < knocks.Count - 1; i++)
        {
            TimeSpan waited = stage.Clock.GetElapsedTime(knocks[i], knocks[i + 1]);
            Require(
                waited >= TimeSpan.FromSeconds(seconds),
                $"asked to wait {seconds} s, the daemon came back after {waited.TotalMilliseconds:0} ms"
            );
        }
    }

    private void Measure(Stage stage, long began)
    {
        IReadOnlyList<Stamped> messages = stage.Game.Messages;
        int told = messages.ToList().FindIndex(m => m.Message.StateChanged?.State == ConversationState.Reconnecting);
        if (told < 0)
        {
            return;
        }
        long gone = stage.Proxy.GoneTimestamps.LastOrDefault(t => t >= began && t <= messages[told].Timestamp);
        if (gone > 0)
        {
            _toldMs = stage.Clock.GetElapsedTime(gone, messages[told].Timestamp).TotalMilliseconds / Stage.Speed;
        }
        Stamped? usable = messages
            .Skip(told)
            .FirstOrDefault(m =>
                m.Message.StateChanged is { } s
                && s.State is not (ConversationState.Reconnecting or ConversationState.Failed)
            );
        if (usable is not null)
        {
            long from = gone > 0 ? gone : messages[told].Timestamp;
            _gapMs = stage.Clock.GetElapsedTime(from, usable.Timestamp).TotalMilliseconds;
        }
    }

    private async Task CompareAsync(Stage stage)
    {
        IReadOnlyList<SimulatedConversation> conversations = [];
        bool isOne = false;
        for (int i = 0; i < 100 && !isOne; i++)
        {
            conversations = await stage.Simulator.ReadConversationsAsync();
            isOne = conversations.Count == 1;
            if (!isOne)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), stage.Clock);
            }
        }
        Require(isOne, $"{conversations.Count} sessions are open instead of one");
        if (conversations.Count == 0)
        {
            return;
        }
        IReadOnlyList<JournalEntry> journal = stage.Game.Journal;
        foreach (JournalEntry entry in journal)
        {
            stage.Log.Note($"happened: {entry}");
        }
        foreach (SimulatedItem item in conversations[^1].Items)
        {
            stage.Log.Note($"known: {item}");
        }
        HistoryCheck check = HistoryCheck.Compare(journal, conversations[^1].Items);
        _failures.AddRange(check.Failures);
        _lost.AddRange(check.Lost);
    }

    private async Task EndAsync(Stage stage)
    {
        try
        {
            await stage.Loop.DisposeAsync().AsTask().WaitAsync(HangGuard, TimeProvider.System);
            stage.Simulator.ClearFaults();
            stage.Proxy.Heal();
            bool isClosed = await stage.Log.UntilAsync(
                () => stage.Proxy.OpenConnections == 0,
                TimeSpan.FromSeconds(60)
            );
            Require(isClosed, $"{stage.Proxy.OpenConnections} connections were left open");
        }
        catch (TimeoutException)
        {
            _failures.Add($"the conversation did not end within {HangGuard.TotalSeconds:0} s");
        }
        Require(stage.Blocks.Outstanding == 0, $"{stage.Blocks.Outstanding} blocks of sound were not given back");
        int deltas = stage.Sessions.UnreleasedDeltas;
        Require(deltas == 0, $"{deltas} audio deltas were not released");
        try
        {
            await stage.DisposeAsync().AsTask().WaitAsync(HangGuard, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            _failures.Add($"simulator and proxy could not be closed within {HangGuard.TotalSeconds:0} s");
        }
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _failures.Add(otherwise);
        }
    }
}
