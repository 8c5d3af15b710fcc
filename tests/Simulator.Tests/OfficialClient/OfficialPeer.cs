using System.ClientModel;
using OpenAI.Realtime;

namespace Sidecar.Simulator.Tests.OfficialClient;

/// <summary>The official OpenAI client, pointed at a simulator.</summary>
internal sealed class OfficialPeer : IAsyncDisposable
{
    private readonly RealtimeSessionClient _session;
    private readonly IAsyncEnumerator<RealtimeServerUpdate> _updates;
    private readonly CancellationTokenSource _patience;

    private OfficialPeer(RealtimeSessionClient session, CancellationTokenSource patience)
    {
        _session = session;
        _patience = patience;
        _updates = session.ReceiveUpdatesAsync(patience.Token).GetAsyncEnumerator(patience.Token);
    }

    public RealtimeSessionClient Session => _session;

    public static RealtimeClient Client(SimulatorServer server, string key) =>
        new(new ApiKeyCredential(key), new() { Endpoint = new Uri($"http://127.0.0.1:{server.Port}/v1") });

    public static async Task<OfficialPeer> ConnectAsync(SimulatorServer server, string key = "sk-any")
    {
        var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var client = Client(server, key);
        var session = await client.StartConversationSessionAsync("gpt-realtime-2.1", cancellationToken: patience.Token);
        var peer = new OfficialPeer(session, patience);
        var created = await peer.UntilAsync<RealtimeServerUpdateSessionCreated>();
        Assert.IsType<RealtimeConversationSession>(created.Session);
        return peer;
    }

    public static async Task<OfficialPeer> ConnectToTranscribeAsync(SimulatorServer server)
    {
        var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var session = await Client(server, "sk-any").StartTranscriptionSessionAsync(cancellationToken: patience.Token);
        var peer = new OfficialPeer(session, patience);
        var created = await peer.UntilAsync<RealtimeServerUpdateSessionCreated>();
        Assert.IsType<RealtimeTranscriptionSession>(created.Session);
        return peer;
    }

    public async Task<RealtimeServerUpdateSessionUpdated> ConfigureAsync(RealtimeConversationSessionOptions options)
    {
        await _session.ConfigureConversationSessionAsync(options, _patience.Token);
        return await UntilAsync<RealtimeServerUpdateSessionUpdated>();
    }

    /// <summary>The next update of this type; the ones before it are passed over.</summary>
    public async Task<T> UntilAsync<T>()
        where T : RealtimeServerUpdate => (T)(await UntilAsync(update => update is T))[^1];

    /// <summary>All updates up to the first that fits; none of them may be an error or unknown to the client.</summary>
    public Task<IReadOnlyList<RealtimeServerUpdate>> UntilAsync(Predicate<RealtimeServerUpdate> last) =>
        UntilAsync(last, mayBeError: false);

    /// <summary>All updates up to an error.</summary>
    public Task<IReadOnlyList<RealtimeServerUpdate>> UntilErrorAsync() =>
        UntilAsync(update => update is RealtimeServerUpdateError, mayBeError: true);

    private async Task<IReadOnlyList<RealtimeServerUpdate>> UntilAsync(
        Predicate<RealtimeServerUpdate> last,
        bool mayBeError
    )
    {
        List<RealtimeServerUpdate> updates = [];
        do
        {
            Assert.True(await _updates.MoveNextAsync(), "the server closed");
            var update = _updates.Current;
            var error = update as RealtimeServerUpdateError;
            Assert.True(mayBeError || error is null, error?.Error.Message);
            Assert.DoesNotContain("Unknown", update.GetType().Name, StringComparison.Ordinal);
            updates.Add(update);
        } while (!last(updates[^1]));

        return updates;
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        _patience.Dispose();
        await Task.CompletedTask;
    }
}
