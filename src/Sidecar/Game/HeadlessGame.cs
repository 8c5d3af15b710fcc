using System.Threading.Channels;
using Sidecar.Game.Face;
using Sidecar.Game.Playback;
using Sidecar.Game.Recording;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game;

/// <summary>
/// A game without a picture: holds or watches one character's conversation, plays it in real time on a virtual sound
/// card, reports what was heard, prints the captions and records everything on one axis that begins with `Welcome`.
/// </summary>
internal static class HeadlessGame
{
    private static readonly TimeSpan WelcomeTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FarewellTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Plays until the script has finished, the time is up, the sidecar leaves, or the run is cancelled. The files are
    /// complete in every case; <see cref="RunLog.Failure"/> says what went wrong.
    /// </summary>
    /// <exception cref="GameException">The conversation could not be opened, or the files not be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the conversation was open.</exception>
    public static async Task<RunLog> RunAsync(GameOptions options, CancellationToken cancellationToken)
    {
        var wake = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        void Wake() => wake.Writer.TryWrite(true);
        await using var connection = new GameConnection(options.Address, options.Token, options.Time, Wake);
        var hello = CreateHello(options);
        connection.Send(hello);
        var welcome = await ReceiveWelcomeAsync(connection, wake.Reader, options, cancellationToken);

        using var recorder = RunRecorder.Open(options.OutDirectory, welcome.CurveNames);
        using var liveLink = options.LiveLinkFace is { } target ? new LiveLinkFaceSink(target, welcome) : null;
        var loop = new GameLoop(options, connection, recorder, welcome, liveLink);
        loop.RecordOpening(hello);
        await using var ticks = options.Time.CreateTimer(_ => Wake(), null, loop.TickInterval, loop.TickInterval);
        await using var cancellation = cancellationToken.UnsafeRegister(_ => Wake(), null);
        try
        {
            while (!cancellationToken.IsCancellationRequested && loop.Step())
            {
                await wake.Reader.ReadAsync(CancellationToken.None);
            }
        }
        catch (GameException e)
        {
            loop.Log.Failure = e.Message;
        }

        loop.Complete();
        loop.Log.FinalStatus = await GetStatusAsync(connection, options.Time);
        await connection.CloseAsync(FarewellTimeout);
        return loop.Log;
    }

    private static ClientMessage CreateHello(GameOptions options) =>
        new()
        {
            Hello = new Hello
            {
                Contract = ContractVersions.Current(),
                ClientName = "sidecar client",
                ClientVersion = typeof(HeadlessGame).Assembly.GetName().Version?.ToString(3) ?? "",
                EngineName = "headless",
                Character = options.Character,
                Role = options.Observe ? Role.Observer : Role.Participant,
                CurveSet = options.CurveSet,
                PlaybackOwner = PlaybackOwner.Game,
            },
        };

    private static async Task<Welcome> ReceiveWelcomeAsync(
        GameConnection connection,
        ChannelReader<bool> wake,
        GameOptions options,
        CancellationToken cancellationToken
    )
    {
        using var timeout = new CancellationTokenSource(WelcomeTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            while (true)
            {
                if (connection.TryReceive(out var received))
                {
                    return received.Message.Welcome ?? throw Unwelcome(received.Message.BodyCase);
                }

                if (connection.HasEnded)
                {
                    throw connection.Failure ?? new GameException("The sidecar closed the conversation at once.");
                }

                await wake.ReadAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new GameException(
                $"The sidecar at {options.Address} did not answer within {WelcomeTimeout.TotalSeconds:0} s."
            );
        }
    }

    private static GameException Unwelcome(ServerMessage.BodyOneofCase got) =>
        new($"The sidecar's first message was {got} instead of Welcome.");

    private static async Task<GetStatusResponse?> GetStatusAsync(GameConnection connection, TimeProvider time)
    {
        if (connection.HasEnded)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(FarewellTimeout, time);
        try
        {
            return await connection.GetStatusAsync(timeout.Token);
        }
        catch (Grpc.Core.RpcException)
        {
            // A sidecar without the control service still holds conversations; the figures are absent then.
            return null;
        }
    }
}
