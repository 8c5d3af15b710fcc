using Grpc.Core;
using Sidecar.Conversation;
using Sidecar.Microphone;
using Sidecar.Protocol.V1;
using Sidecar.Relay;

namespace Sidecar.Bridge;

/// <summary>The game's stream: lets the client in, carries its messages to the conversation, and lets it go.</summary>
internal sealed partial class DialogueService(
    ConversationRegistry conversations,
    MicrophoneRouter microphone,
    LaunchToken token,
    ClientLimit limit,
    RelayMeter meter,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<DialogueService> log
) : Dialogue.DialogueBase
{
    // Messages of one client that may wait for the conversation: beyond that it is read more slowly.
    private const int ClientCredit = 64;

    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastWriteTimeout = TimeSpan.FromSeconds(5);

    public override async Task Converse(
        IAsyncStreamReader<ClientMessage> requestStream,
        IServerStreamWriter<ServerMessage> responseStream,
        ServerCallContext context
    )
    {
        bool hasToken = token.IsIn(context.RequestHeaders);
        Hello hello = await ReadHelloAsync(requestStream, context);
        Admission.Authenticate(hello, token, hasToken);
        Admission.Check(hello, conversations);
        using IDisposable place =
            limit.TryEnter()
            ?? throw new RpcException(
                new Status(StatusCode.ResourceExhausted, "Bridge:MaxClients clients are connected.")
            );

        string name = hello.ClientName.Length > 0 ? hello.ClientName : context.Peer;
        using ClientLink link = new(name, meter);
        ConversationLoop conversation = await JoinAsync(link, hello);
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        Task writing = link.WriteAsync(responseStream, gone.Token);
        Task reading = ReadAsync(requestStream, conversation, link, gone.Token);
        RpcException? refusal = null;
        try
        {
            await Task.WhenAny(reading, writing, link.Ended);
        }
        finally
        {
            conversation.Detach(link);
            await gone.CancelAsync();
            refusal = await SettleAsync(reading, name);
            await FinishWritingAsync(SettleAsync(writing, name), context);
        }
        if (link.Ended.IsCompletedSuccessfully)
        {
            throw Goodbye(await link.Ended);
        }
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw Goodbye(ClientEnd.ShuttingDown);
        }
        if (refusal is not null)
        {
            throw refusal;
        }
    }

    private async Task<Hello> ReadHelloAsync(IAsyncStreamReader<ClientMessage> stream, ServerCallContext context)
    {
        using CancellationTokenSource timeout = new(HelloTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            context.CancellationToken
        );
        try
        {
            if (await stream.MoveNext(either.Token) && stream.Current.BodyCase == ClientMessage.BodyOneofCase.Hello)
            {
                return stream.Current.Hello;
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "No Hello came within 10 s."));
        }
        catch (Exception fault)
            when (fault is IOException or InvalidDataException && !context.CancellationToken.IsCancellationRequested)
        {
            throw Unreadable(fault);
        }
        throw new RpcException(new Status(StatusCode.InvalidArgument, "The first message must be hello."));
    }

    private async Task<ConversationLoop> JoinAsync(ClientLink link, Hello hello)
    {
        if (hello.Role == Role.Observer)
        {
            ConversationLoop? observed = conversations.Find(hello.Character);
            return observed is not null && await observed.AttachAsync(link, hello) == AttachOutcome.Joined
                ? observed
                : throw new RpcException(
                    new Status(StatusCode.NotFound, $"Nobody is talking with character '{hello.Character}' now.")
                );
        }
        (ConversationLoop? conversation, AttachOutcome outcome) = await conversations.AttachAsync(link, hello);
        if (conversation is null)
        {
            throw Goodbye(ClientEnd.ShuttingDown);
        }
        if (outcome == AttachOutcome.AlreadyHeld)
        {
            throw new RpcException(
                new Status(
                    StatusCode.AlreadyExists,
                    $"'{conversation.Snapshot.Participant}' holds the conversation with '{conversation.CharacterName}'. "
                        + "Join as an observer, or take it over with resume_conversation_id."
                )
            );
        }
        if (hello.AddressCharacter)
        {
            microphone.Address(conversation);
        }
        else
        {
            microphone.AddressIfNone(conversation);
        }
        return conversation;
    }

    private async Task ReadAsync(
        IAsyncStreamReader<ClientMessage> stream,
        ConversationLoop conversation,
        ClientLink link,
        CancellationToken cancellationToken
    )
    {
        // Not disposed: the conversation gives credit back for messages that it reads after this stream has ended.
        SemaphoreSlim credit = new(ClientCredit, ClientCredit);
        while (await stream.MoveNext(cancellationToken))
        {
            ClientMessage message = stream.Current;
            if (message.BodyCase == ClientMessage.BodyOneofCase.AddressCharacter)
            {
                microphone.Address(conversation);
            }
            else
            {
                await conversation.ReceiveAsync(link, message, credit, cancellationToken);
            }
        }
    }

    // A write that the client does not take can be withdrawn only by a reset, which would lose the status that says why
    // it is let go. So it has some time to read on before that.
    private async Task FinishWritingAsync(Task writing, ServerCallContext context)
    {
        using CancellationTokenSource isWritten = new();
        await Task.WhenAny(writing, Task.Delay(LastWriteTimeout, time, isWritten.Token));
        await isWritten.CancelAsync();
        if (!writing.IsCompleted)
        {
            context.GetHttpContext().Abort();
            await writing;
        }
    }

    // A client that vanishes in the middle of a message is an ordinary end, not an error; one that sends what can't be
    // read is told so.
    private async Task<RpcException?> SettleAsync(Task task, string client)
    {
        try
        {
            await task;
        }
        catch (RpcException fault)
        {
            Log.StreamEnded(log, client, fault.Status.Detail);
            return fault;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            Log.StreamEnded(log, client, fault.Message);
            return Unreadable(fault);
        }
        catch (Exception fault) when (fault is OperationCanceledException or InvalidOperationException)
        {
            Log.StreamEnded(log, client, fault.Message);
        }
        return null;
    }

    private static RpcException Unreadable(Exception fault) =>
        new(new Status(StatusCode.InvalidArgument, $"A message is not a sidecar.v1.ClientMessage: {fault.Message}"));

    private static RpcException Goodbye(ClientEnd reason) =>
        new(
            reason switch
            {
                ClientEnd.FellBehind => new Status(
                    StatusCode.ResourceExhausted,
                    "The client did not take its messages in time."
                ),
                ClientEnd.TakenOver => new Status(StatusCode.Aborted, "Another client took the conversation over."),
                _ => new Status(
                    StatusCode.Unavailable,
                    "The conversation is over: its game did not come back, or the sidecar is shutting down."
                ),
            }
        );

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Debug, "Stream of {Client} ended: {Reason}")]
        public static partial void StreamEnded(ILogger logger, string client, string reason);
    }
}
