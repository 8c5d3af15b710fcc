using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.FaultMatrix.Clock;
using Sidecar.FaultMatrix.Game;
using Sidecar.FaultMatrix.Proxy;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Session;
using Sidecar.Simulator;
using Sidecar.Telemetry;
using Sidecar.Usage;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>What a cell wants of its stage.</summary>
internal sealed record StageOptions
{
    /// <summary>How long a session of the provider lasts.</summary>
    public TimeSpan SessionDuration { get; init; } = TimeSpan.FromMinutes(60);

    public TurnTakingMode TurnTaking { get; init; } = TurnTakingMode.ServerVad;

    /// <summary>How fast the provider sends speech; infinite sends all of it at once.</summary>
    public double AudioSpeed { get; init; } = double.PositiveInfinity;
}

/// <summary>
/// Everything of one cell: a real conversation and its real session, the proxy, the real simulator behind it, and a game.
/// They share a clock that goes six times as fast.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    public const double Speed = 6;

    // Only what the answers of the simulator's recordings can speak, so that no machine needs a voice.
    private const string Script = """
        {
          "turns": [
            { "when": { "text": "hello" }, "say": "Good evening! Come in out of the wind." },
            { "when": { "text": "story" }, "say": "It was built a hundred and forty years ago, by a captain who had lost his ship on these rocks. He carried every stone up the path himself, and when the lamp was lit for the first time, people came from all the villages along the coast to see it." },
            { "when": { "text": "father" }, "say": "My father said that the sea listens better than most people." },
            { "when": { "text": "weather" }, "say": "The wind is from the west. It will be clear by midnight." },
            { "when": { "text": "who are you" }, "say": "Hello! I am Ada, the keeper of this lighthouse. It is good to have company tonight." },
            { "when": { "text": "good night" }, "say": "Good night! I will keep the lamp burning for you." },
            { "when": { "toolResult": "*" }, "say": "The lamp turns slowly. There is always time for one more question." },
            { "when": { "turn": 1 }, "heard": "Is anybody there?", "say": "I know only a few lines by heart, and that was not one of them." },
            { "when": { "turn": 2 }, "heard": "How do I get down to the sea?", "say": "Follow the white stones down the path, and keep the sea on your left. You will be there in ten minutes." },
            { "when": { "turn": 3 }, "heard": "And what do we do now?", "say": "Shall I put the kettle on while we talk?" },
            { "when": { "turn": 4 }, "heard": "That sounds fine.", "say": "I like the sound of that. Tell me more." }
          ],
          "replies": ["I like the sound of that. Tell me more."],
          "callMentionedTools": true
        }
        """;

    private static readonly SimulatorScript Answers = SimulatorScript.Parse(Script, "the fault matrix");

    private readonly StageOptions _options;
    private readonly SidecarTelemetry _telemetry;

    private Stage(StageOptions options, FastClock clock, CellLog log)
    {
        _options = options;
        Clock = clock;
        _telemetry = new SidecarTelemetry(clock);
        Log = log;
        Wire = new WireWatch(log);
        Strikes = new StrikeLog(log);
        Game = new MatrixGame(clock, log);
        Sessions = new TrackedSessions(new RealtimeSessionFactory(clock, log));
    }

    public FastClock Clock { get; }

    public CellLog Log { get; }

    public WireWatch Wire { get; }

    public StrikeLog Strikes { get; }

    public MatrixGame Game { get; }

    public TrackedSessions Sessions { get; }

    public PcmBlockPool Blocks { get; } = new();

    public SimulatorServer Simulator { get; private set; } = null!;

    public FaultProxy Proxy { get; private set; } = null!;

    public ConversationLoop Loop { get; private set; } = null!;

    public static async Task<Stage> OpenAsync(StageOptions options)
    {
        FastClock clock = new(Speed);
        Stage stage = new(options, clock, new CellLog(clock));
        SimulatorOptions simulated = new()
        {
            Timing = SimulatorTiming.Instant with { AudioSpeed = options.AudioSpeed },
            Voice = new SimulatorVoice { Source = SimulatorVoiceSource.Bundled },
            Script = Answers,
            Seed = 1,
            SessionDuration = options.SessionDuration,
            WireTap = stage.Wire.Tap,
        };
        stage.Simulator = await SimulatorServer.StartAsync(simulated, clock, stage.Strikes);
        stage.Proxy = new FaultProxy(stage.Simulator.Endpoint, clock, stage.Log.Note);
        return stage;
    }

    /// <summary>The daemon's part begins, and the game joins.</summary>
    public async Task BeginAsync()
    {
        SidecarOptions options = new()
        {
            TurnTaking = new TurnTakingOptions { Mode = _options.TurnTaking },
            // The connection is probed by the wall's clock, not by the cell's.
            Session = new SurvivalOptions { PingIntervalMs = 3_000, RenewBeforeExpiryMs = 6_000 },
            // A busy machine is not late by a tenth of what the game is.
            Playback = new PlaybackOptions { FlushReportTimeoutMs = 2_000 },
        };
        ProviderTarget provider = new("simulator", Proxy.Endpoint);
        ConversationSettings settings = new ConversationCatalogue(
            options,
            provider,
            UsageBook.Unlimited,
            _telemetry
        ).SettingsOf("default");
        Loop = new ConversationLoop(
            "conv-cell",
            // Too long a message is too long at any size; fifty megabytes would only keep the machine busy.
            settings with
            {
                Session = settings.Session with { MaxMessageBytes = 2_000_000 },
            },
            Sessions,
            faceEngine: null,
            Blocks,
            Clock,
            Log
        );
        Game.Begin(Loop);
        await Loop.AttachAsync(Game, new Hello { CurveSet = CurveSet.None });
    }

    /// <summary>Waits for so much of the cell's time, and fails the cell if it never comes true.</summary>
    public async Task UntilAsync(Func<bool> condition, string what, int seconds = 60)
    {
        if (!await Log.UntilAsync(condition, TimeSpan.FromSeconds(seconds)))
        {
            throw new CellException($"in {seconds} s it never came true that {what}");
        }
    }

    public Task UntilStateAsync(ConversationState state) =>
        UntilAsync(() => Game.State == state, $"the conversation is {state} (it is {Game.State})");

    public async ValueTask DisposeAsync()
    {
        await Game.DisposeAsync();
        await Proxy.DisposeAsync();
        await Simulator.DisposeAsync();
        _telemetry.Dispose();
    }
}

/// <summary>The cell fails for this reason.</summary>
internal sealed class CellException(string message) : Exception(message);
