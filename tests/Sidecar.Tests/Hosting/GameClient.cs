using Grpc.Core;
using Grpc.Net.Client;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Hosting;

/// <summary>A game behind real gRPC that keeps every message.</summary>
internal sealed class GameClient : IAsyncDisposable
{
    private readonly AsyncDuplexStreamingCall<ClientMessage, ServerMessage> _call;
    private readonly bool _playsAtOnce;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _gate = new();
    private readonly List<ServerMessage> _messages = [];
    private readonly Task<Status> _reading;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong _utteranceId;
    private long _playedSamples;

    private GameClient(GrpcChannel channel, bool playsAtOnce)
    {
        _playsAtOnce = playsAtOnce;
        _call = new Dialogue.DialogueClient(channel).Converse(DaemonFixture.Authorization);
        _reading = ReadAsync();
    }

    /// <summary>A Hello of this contract's version.</summary>
    public static Hello Hello(string character = "", Role role = Role.Participant) =>
        new()
        {
            Contract = Protocol.ContractVersions.Current(),
            ClientName = "test game",
            Character = character,
            Role = role,
        };

    public Welcome Welcome { get; private set; } = null!;

    /// <summary>Whether it reports every sample as heard the moment it arrives.</summary>
    public bool PlaysAtOnce => _playsAtOnce;

    /// <summary>How the stream ended.</summary>
    public Task<Status> Ended => _reading.WaitAsync(Eventually.HangGuard, TimeProvider.System);

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

    /// <summary>Joins and waits for the Welcome.</summary>
    /// <param name="playsAtOnce">Reports every sample as heard the moment it arrives; else the test reports.</param>
    public static async Task<GameClient> JoinAsync(
        DaemonFixture daemon,
        Hello? hello = null,
        bool playsAtOnce = true,
        GrpcChannel? channel = null
    )
    {
        GameClient game = new(channel ?? daemon.OpenChannel(), playsAtOnce && hello?.Role != Role.Observer);
        await game.SendAsync(new ClientMessage { Hello = hello ?? Hello() });
        game.Welcome = await game.ExpectAsync(m => m.Welcome);
        return game;
    }

    /// <summary>Joins and waits until the conversation listens.</summary>
    public static async Task<GameClient> TalkAsync(
        DaemonFixture daemon,
        Hello? hello = null,
        bool playsAtOnce = true,
        GrpcChannel? channel = null
    )
    {
        GameClient game = await JoinAsync(daemon, hello, playsAtOnce, channel);
        await game.StateAsync(ConversationState.Listening);
        return game;
    }

    public async Task SendAsync(ClientMessage message)
    {
        await _writing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await _call.RequestStream.WriteAsync(message);
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task SendTextAsync(string text) => SendAsync(new ClientMessage { SendText = new SendText { Text = text } });

    public Task ReportAsync(ulong utteranceId, long playedSamples, PlaybackEvent @event = PlaybackEvent.Progress) =>
        SendAsync(
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

    /// <summary>The first message from the given place on that has this body and fits; waits for it.</summary>
    public async Task<T> ExpectAsync<T>(Func<ServerMessage, T?> body, Func<T, bool>? fits = null, int from = 0)
        where T : class
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                for (; from < _messages.Count; from++)
                {
                    if (body(_messages[from]) is { } found && fits?.Invoke(found) != false)
                    {
                        return found;
                    }
                }
                changed = _changed.Task;
            }
            Assert.False(_reading.IsCompleted, $"The stream ended with {Describe()}.");
            Task first = await Task.WhenAny(changed, _reading).WaitAsync(Eventually.HangGuard, TimeProvider.System);
            await first;
        }
    }

    /// <summary>Waits until the conversation is in this state.</summary>
    public async Task StateAsync(ConversationState state, int from = 0) =>
        await ExpectAsync(m => m.StateChanged, s => s.State == state, from);

    /// <summary>Writes a text, hears the answer to its end, and gives the report.</summary>
    public async Task<TurnReport> TextTurnAsync(string text = "hello")
    {
        int from = Messages.Count;
        await SendTextAsync(text);
        return await ExpectAsync(m => m.TurnReport, r => r.Input == TurnInput.Text, from);
    }

    public IEnumerable<T> All<T>(Func<ServerMessage, T?> body)
        where T : class => Messages.Select(body).OfType<T>();

    /// <summary>Ends the stream in order, as a game does that quits.</summary>
    public async Task<Status> LeaveAsync()
    {
        await _writing.WaitAsync();
        try
        {
            await _call.RequestStream.CompleteAsync();
        }
        catch (Exception fault) when (fault is RpcException or InvalidOperationException)
        {
            // The stream is over already.
        }
        finally
        {
            _writing.Release();
        }
        return await Ended.WaitAsync(Eventually.HangGuard, TimeProvider.System);
    }

    /// <summary>Goes away without a word.</summary>
    public void Vanish() => _call.Dispose();

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        _call.Dispose();
        _writing.Dispose();
    }

    private async Task<Status> ReadAsync()
    {
        try
        {
            while (await _call.ResponseStream.MoveNext(CancellationToken.None))
            {
                ServerMessage message = _call.ResponseStream.Current;
                TaskCompletionSource changed;
                lock (_gate)
                {
                    _messages.Add(message);
                    changed = _changed;
                    _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
                changed.SetResult();
                if (_playsAtOnce)
                {
                    await PlayAsync(message);
                }
            }
            return _call.GetStatus();
        }
        catch (RpcException fault)
        {
            return fault.Status;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ObjectDisposedException)
        {
            return new Status(StatusCode.Cancelled, fault.Message);
        }
    }

    private async Task PlayAsync(ServerMessage message)
    {
        switch (message.BodyCase)
        {
            case ServerMessage.BodyOneofCase.AudioChunk:
                PlaybackEvent @event =
                    _utteranceId == message.AudioChunk.UtteranceId ? PlaybackEvent.Progress : PlaybackEvent.Started;
                _utteranceId = message.AudioChunk.UtteranceId;
                _playedSamples = message.AudioChunk.SampleIndex + message.AudioChunk.Pcm.Length / 2;
                await ReportAsync(_utteranceId, _playedSamples, @event);
                break;
            case ServerMessage.BodyOneofCase.UtteranceEnded
                when message.UtteranceEnded.Reason == UtteranceEndReason.Completed:
                await ReportAsync(
                    message.UtteranceEnded.UtteranceId,
                    message.UtteranceEnded.TotalSamples,
                    PlaybackEvent.Ended
                );
                break;
            case ServerMessage.BodyOneofCase.Flush:
                await ReportAsync(_utteranceId, _playedSamples, PlaybackEvent.Flushed);
                break;
        }
    }

    private string Describe() => _reading.IsCompletedSuccessfully ? _reading.Result.ToString() : "a fault";
}
