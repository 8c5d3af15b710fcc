using System.Collections.Concurrent;
using System.Security.Cryptography;
using Sidecar.Face;
using Sidecar.Microphone;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Session;

namespace Sidecar.Conversation;

/// <summary>The conversations of this daemon, one per character that is being talked to.</summary>
internal sealed class ConversationRegistry(
    ConversationCatalogue catalogue,
    IRealtimeSessionFactory sessions,
    FaceEngines faces,
    MicrophoneRouter microphone,
    PcmBlockPool blocks,
    TimeProvider time,
    ILoggerFactory logs,
    IEnumerable<IConversationWitness> witnesses
) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ConversationLoop> _byCharacter = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<ConversationLoop, Task> _watches = new();
    private bool _isClosed;

    public IReadOnlyList<ConversationLoop> Conversations
    {
        get
        {
            lock (_gate)
            {
                return [.. _byCharacter.Values];
            }
        }
    }

    public bool HasCharacter(string name) => catalogue.Contains(name);

    /// <summary>The conversation that is going on with a character, if any.</summary>
    public ConversationLoop? Find(string character)
    {
        lock (_gate)
        {
            return _byCharacter.GetValueOrDefault(catalogue.Resolve(character));
        }
    }

    /// <summary>Lets a participant in: into the conversation that waits for it, or into a new one.</summary>
    /// <returns>No conversation when the daemon is shutting down.</returns>
    public async Task<(ConversationLoop? Conversation, AttachOutcome Outcome)> AttachAsync(
        IConversationClient client,
        Hello hello
    )
    {
        if (hello.StartFresh && Find(hello.Character) is { Snapshot.Participant: null } waiting)
        {
            await EndAsync(waiting);
        }
        while (true)
        {
            if (GetOrBegin(catalogue.Resolve(hello.Character)) is not { } conversation)
            {
                return (null, AttachOutcome.Gone);
            }
            AttachOutcome outcome = await conversation.AttachAsync(client, hello);
            if (outcome != AttachOutcome.Gone)
            {
                return (conversation, outcome);
            }
            Forget(conversation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        ConversationLoop[] all;
        lock (_gate)
        {
            _isClosed = true;
            all = [.. _byCharacter.Values];
        }
        foreach (ConversationLoop conversation in all)
        {
            await EndAsync(conversation);
        }
        await Task.WhenAll(_watches.Values);
    }

    private ConversationLoop? GetOrBegin(string character)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return null;
            }
            if (_byCharacter.TryGetValue(character, out ConversationLoop? existing) && !existing.Ended.IsCompleted)
            {
                return existing;
            }
            ConversationLoop conversation = new(
                $"conv-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}",
                catalogue.SettingsOf(character),
                sessions,
                faces.Engine,
                blocks,
                time,
                logs.CreateLogger<ConversationLoop>()
            );
            _byCharacter[character] = conversation;
            _watches[conversation] = WatchAsync(conversation);
            foreach (IConversationWitness witness in witnesses)
            {
                witness.OnBegun(conversation);
            }
            return conversation;
        }
    }

    private async Task WatchAsync(ConversationLoop conversation)
    {
        await conversation.Ended;
        Forget(conversation);
        await conversation.DisposeAsync();
        _watches.TryRemove(conversation, out _);
    }

    private async Task EndAsync(ConversationLoop conversation)
    {
        await conversation.DisposeAsync();
        Forget(conversation);
    }

    private void Forget(ConversationLoop conversation)
    {
        microphone.Forget(conversation);
        lock (_gate)
        {
            if (
                _byCharacter.TryGetValue(conversation.CharacterName, out ConversationLoop? known)
                && known == conversation
            )
            {
                _byCharacter.Remove(conversation.CharacterName);
            }
        }
    }
}
