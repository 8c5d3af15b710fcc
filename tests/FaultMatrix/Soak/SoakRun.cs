using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Protocol.V1;
using Sidecar.Telemetry;
using Sidecar.Usage;

namespace Sidecar.FaultMatrix.Soak;

/// <summary>What a soak showed.</summary>
internal sealed record SoakReport
{
    public required int Turns { get; init; }

    public required TimeSpan ConversationTime { get; init; }

    public required int Drops { get; init; }

    public required int Expiries { get; init; }

    public required int Renewals { get; init; }

    public required int Reconnects { get; init; }

    public required int MaxReplayedItems { get; init; }

    public required long MaxReplayedCharacters { get; init; }

    /// <summary>After a third of the turns and at the end, each after a full collection.</summary>
    public required (long Third, long End) MemoryBytes { get; init; }

    public required IReadOnlyList<string> Failures { get; init; }
}

/// <summary>
/// Thousands of turns of one conversation on a clock that the soak moves: typed, spoken and with tools, some interrupted,
/// with a session's end every hour and drops at any moment.
/// </summary>
internal sealed class SoakRun : IAsyncDisposable
{
    private const int StepsToAnAnswer = 400;

    // At three moments of a turn. Rare enough that most sessions live to be renewed.
    private const double DropChance = 0.001;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly FakeTimeProvider _time = new();
    private readonly Random _random;
    private readonly SoakServer _server;
    private readonly SoakGame _game = new();
    private readonly PcmBlockPool _blocks = new();
    private readonly SidecarTelemetry _telemetry;
    private readonly ConversationLoop _loop;
    private readonly SemaphoreSlim _credit = new(1_000);
    private readonly List<string> _failures = [];
    private int _drops;
    private int _expiries;

    private SoakRun(int seed)
    {
        _random = new Random(seed);
        _server = new SoakServer(_time);
        _telemetry = new SidecarTelemetry(_time);
        ProviderTarget provider = new("soak", new Uri("ws://127.0.0.1:1/v1/realtime"));
        _loop = new ConversationLoop(
            "conv-soak",
            new ConversationCatalogue(new SidecarOptions(), provider, UsageBook.Unlimited, _telemetry).SettingsOf(
                "default"
            ),
            _server,
            faceEngine: null,
            _blocks,
            _time,
            NullLogger.Instance
        );
    }

    public static async Task<SoakReport> RunAsync(int turns, int seed, Action<int> progress)
    {
        await using SoakRun run = new(seed);
        await run._loop.AttachAsync(run._game, new Hello { CurveSet = CurveSet.None });
        DateTimeOffset began = run._time.GetUtcNow();
        long third = 0;
        for (int i = 0; i < turns && run._failures.Count < 10; i++)
        {
            await run.TurnAsync(i);
            if (i == turns / 3)
            {
                third = GC.GetTotalMemory(forceFullCollection: true);
            }
            progress(i);
        }
        long end = GC.GetTotalMemory(forceFullCollection: true);
        TimeSpan took = run._time.GetUtcNow() - began;
        await run._loop.DisposeAsync();
        run.Require(run._blocks.Outstanding == 0, $"{run._blocks.Outstanding} blocks of sound were not given back");
        run.Require(run._server.OpenSessions == 0, $"{run._server.OpenSessions} sessions were left open");
        return new SoakReport
        {
            Turns = turns,
            ConversationTime = took,
            Drops = run._drops,
            Expiries = run._expiries,
            Renewals = run._server.SessionsMade - 1 - run._game.Reconnects,
            Reconnects = run._game.Reconnects,
            MaxReplayedItems = run._server.MaxReplayedItems,
            MaxReplayedCharacters = run._server.MaxReplayedCharacters,
            MemoryBytes = (third, end),
            Failures = run._failures,
        };
    }

    public ValueTask DisposeAsync()
    {
        _credit.Dispose();
        _telemetry.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TurnAsync(int number)
    {
        Require(await ComeToRestAsync(), $"before turn {number} the conversation is {_loop.Snapshot.State}");
        int before = _game.TurnsReported;
        if (Chance(DropChance))
        {
            Drop();
            Require(await ComeToRestAsync(), $"turn {number}: after a drop the conversation is {_loop.Snapshot.State}");
        }
        int deltas = _random.Next(2, 12);
        _server.Plan(
            new SoakPlan
            {
                Deltas = deltas,
                IsToolCall = Chance(0.1),
                DropAfterDeltas = Chance(DropChance) ? _random.Next(deltas) : null,
            }
        );
        await AskAsync(number);
        if (Chance(0.08))
        {
            await SayAsync(new ClientMessage { Interrupt = new Interrupt() });
        }
        else if (Chance(DropChance))
        {
            Drop();
        }
        Require(
            await UntilAsync(() => _game.TurnsReported > before && _loop.Snapshot.State == ConversationState.Listening),
            $"turn {number} was not answered; the conversation is {_loop.Snapshot.State}"
        );
        for (int seconds = _random.Next(2, 30); seconds > 0; seconds -= 5)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            if (_server.Serving is { } session && session.ExpiresAt - _time.GetUtcNow() < TimeSpan.FromMinutes(3))
            {
                // The next session is opened on other threads.
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }
            _expiries += _server.Expire();
            await PlayAsync();
        }
    }

    private async Task AskAsync(int number)
    {
        if (Chance(0.3) && _server.Serving is { } session)
        {
            session.HearUser($"This is what I say in turn {number}.");
        }
        else
        {
            await SayAsync(
                new ClientMessage { SendText = new SendText { Text = $"This is what I write in turn {number}." } }
            );
        }
        // Some of the answer is heard, some is still to come.
        await SettleAsync();
        if (Chance(0.5))
        {
            await PlayAsync();
        }
    }

    private void Drop()
    {
        if (_server.Serving is { } session)
        {
            session.Drop("The line broke.");
            _drops++;
        }
    }

    private Task<bool> ComeToRestAsync() =>
        UntilAsync(() => _loop.Snapshot.State == ConversationState.Listening && _game.OpenUtterances == 0);

    private async Task<bool> UntilAsync(Func<bool> condition)
    {
        for (int i = 0; i < StepsToAnAnswer; i++)
        {
            await PlayAsync();
            if (condition())
            {
                return true;
            }
            if (_loop.Snapshot.State is ConversationState.Connecting or ConversationState.Reconnecting)
            {
                // A session is opened on other threads, which know nothing of this clock.
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }
            _time.Advance(Step);
        }
        return false;
    }

    private async Task PlayAsync()
    {
        await SettleAsync();
        while (_game.TakeReplies() is { Count: > 0 } replies)
        {
            foreach (ClientMessage reply in replies)
            {
                await _loop.ReceiveAsync(_game, reply, _credit, CancellationToken.None);
            }
            await SettleAsync();
        }
    }

    private async Task SayAsync(ClientMessage message)
    {
        await _loop.ReceiveAsync(_game, message, _credit, CancellationToken.None);
        await SettleAsync();
    }

    // A refused request is a barrier: everything posted before is dealt with.
    private async Task SettleAsync() => await _loop.SayAsync("", SayMode.Verbatim);

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _failures.Add(otherwise);
        }
    }
}
