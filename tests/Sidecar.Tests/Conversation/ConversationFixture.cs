using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Face;
using Sidecar.Face.Spectral;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Conversation;

/// <summary>A real conversation loop between a scripted session and a recording client, on a clock of the test.</summary>
internal sealed class ConversationFixture : IAsyncDisposable
{
    private readonly ScriptedSessionFactory _sessions = new();

    private ConversationFixture(
        Func<ConversationSettings, TimeProvider, ConversationSettings>? change,
        IFaceEngine? face
    )
    {
        ConversationSettings settings = new()
        {
            CharacterName = "default",
            Character = new CharacterOptions(),
            TurnTaking = new TurnTakingOptions(),
            Playback = new PlaybackOptions(),
            Session = new RealtimeSessionOptions { Endpoint = new Uri("ws://127.0.0.1:1/v1/realtime"), Model = "m" },
            ProviderName = "test",
            Transcription = new Transcription("t"),
            SidecarVersion = "1.2.3",
            Grace = TimeSpan.FromSeconds(30),
        };
        Loop = new ConversationLoop(
            "conv-1",
            change?.Invoke(settings, Time) ?? settings,
            _sessions,
            face,
            Blocks,
            Time,
            NullLogger.Instance
        );
    }

    public FakeTimeProvider Time { get; } = new();

    public PcmBlockPool Blocks { get; } = new();

    public ConversationLoop Loop { get; }

    public RecordingClient Game { get; } = new();

    public ScriptedSession Session { get; private set; } = null!;

    /// <summary>A Hello of this contract's version.</summary>
    public static Protocol.V1.Hello Hello(PlaybackOwner owner = PlaybackOwner.Unspecified) =>
        new() { Contract = ContractVersions.Current(), PlaybackOwner = owner };

    public int SessionsMade => _sessions.Made;

    /// <summary>A conversation that has just begun to open its session.</summary>
    public static ConversationFixture Create(Func<ConversationSettings, TimeProvider, ConversationSettings> change) =>
        new(change, face: null);

    /// <summary>The same as <see cref="StartAsync"/>, for settings that need the clock.</summary>
    public static Task<ConversationFixture> StartWithTimeAsync(
        Func<ConversationSettings, TimeProvider, ConversationSettings> change
    ) => StartAsync(new ConversationFixture(change, face: null), Hello());

    /// <summary>A conversation with a confirmed session and a game that plays.</summary>
    public static Task<ConversationFixture> StartAsync(
        Func<ConversationSettings, ConversationSettings>? change = null,
        Protocol.V1.Hello? hello = null,
        bool withFace = false,
        Action<ScriptedSession, TimeProvider>? beforeConfirm = null
    )
    {
        IFaceEngine? face = withFace ? new SpectralFaceEngine() : null;
        return StartAsync(
            new ConversationFixture((settings, _) => change?.Invoke(settings) ?? settings, face),
            hello ?? Hello(),
            beforeConfirm
        );
    }

    private static async Task<ConversationFixture> StartAsync(
        ConversationFixture fixture,
        Hello hello,
        Action<ScriptedSession, TimeProvider>? beforeConfirm = null
    )
    {
        await fixture.NextSessionAsync(confirm: false);
        beforeConfirm?.Invoke(fixture.Session, fixture.Time);
        fixture.Session.Confirm();
        await UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Listening);
        Assert.Equal(AttachOutcome.Joined, await fixture.Loop.AttachAsync(fixture.Game, hello));
        return fixture;
    }

    /// <summary>Waits for the next session to be made, and confirms it.</summary>
    public async Task NextSessionAsync(bool confirm = true)
    {
        Session = await _sessions.NextAsync();
        if (confirm)
        {
            Session.Confirm();
            await UntilAsync(() => Loop.Snapshot.State == ConversationState.Listening);
        }
    }

    /// <summary>What is received from here on comes from this session.</summary>
    public void Use(ScriptedSession session) => Session = session;

    /// <summary>Lets time go by in steps until another session is made.</summary>
    public async Task<ScriptedSession> AdvanceToNextSessionAsync(TimeSpan step)
    {
        Task<ScriptedSession> next = _sessions.NextAsync();
        while (!next.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Time.Advance(step);
            await SettleAsync();
        }
        return Session = await next;
    }

    /// <summary>Takes the next session if one was made; does not confirm it.</summary>
    public bool TryNextSession()
    {
        if (_sessions.TryNext() is not { } next)
        {
            return false;
        }
        Session = next;
        return true;
    }

    /// <summary>Returns when the loop has dealt with everything posted before: a refused request is a barrier.</summary>
    public async Task SettleAsync() => await Loop.SayAsync("", SayMode.Verbatim);

    public async Task ReceiveAsync(params ServerEvent[] events)
    {
        foreach (ServerEvent serverEvent in events)
        {
            Session.Receive(serverEvent);
        }
        await SettleAsync();
    }

    public async Task SayAsync(ClientMessage message, IConversationClient? client = null)
    {
        using SemaphoreSlim credit = new(1);
        await Loop.ReceiveAsync(client ?? Game, message, credit, TestContext.Current.CancellationToken);
        await SettleAsync();
    }

    public Task ReportAsync(ulong utteranceId, long playedSamples, PlaybackEvent @event = PlaybackEvent.Progress) =>
        SayAsync(
            new ClientMessage
            {
                PlaybackReport = new PlaybackReport
                {
                    UtteranceId = utteranceId,
                    PlayedSamples = playedSamples,
                    Event = @event,
                },
            }
        );

    /// <summary>A whole answer of this length, in 250 ms deltas, done.</summary>
    public async Task AnswerAsync(
        int durationMs,
        string response = "resp_1",
        string item = "item_1",
        bool isDone = true
    )
    {
        await ReceiveAsync(Created(response));
        for (int ms = 0; ms < durationMs; ms += 250)
        {
            await ReceiveAsync(Delta(Math.Min(250, durationMs - ms), response, item));
        }
        if (isDone)
        {
            await ReceiveAsync(
                new OutputAudioDone { ResponseId = response, ItemId = item },
                Done(response, ResponseStatus.Completed)
            );
        }
    }

    public OutputAudioDelta Delta(int durationMs, string response = "resp_1", string item = "item_1")
    {
        byte[] pcm = new byte[PcmFormat.FromMs(durationMs) * PcmFormat.BytesPerSample];
        for (int i = 0; i < pcm.Length; i += 2)
        {
            pcm[i] = (byte)(i / 2 % 251);
        }
        return new OutputAudioDelta(pcm)
        {
            ResponseId = response,
            ItemId = item,
            ArrivalTimestamp = Time.GetTimestamp(),
        };
    }

    public static ResponseCreated Created(string id) =>
        new()
        {
            Response = new ResponseInfo { Id = id, Status = ResponseStatus.InProgress },
        };

    public static ResponseDone Done(string id, ResponseStatus status) =>
        new()
        {
            Response = new ResponseInfo { Id = id, Status = status },
        };

    /// <summary>Waits, without a limit of its own, until the loop has brought something about.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync() =>
        await Loop.DisposeAsync().AsTask().WaitAsync(Eventually.HangGuard, TimeProvider.System);
}
