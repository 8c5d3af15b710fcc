using System.Text.Json;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Realtime.Events;

/// <summary>Something to tell the server. Audio has its own way: <see cref="Session.IRealtimeSession.AppendAudio"/>.
/// </summary>
public abstract record ClientEvent
{
    /// <summary>At most 512 characters; the server quotes it in errors, if it attributes them at all. The session gives
    /// one to events that need it and have none.</summary>
    public string? EventId { get; init; }
}

/// <summary><c>session.update</c>: changes only what is set; answered by <see cref="SessionUpdated"/>, or by a
/// <see cref="ServerError"/> and then nothing of it applies.</summary>
public sealed record SessionUpdate(SessionConfiguration Configuration) : ClientEvent;

/// <summary><c>input_audio_buffer.commit</c>: makes a user item of the audio so far (at least 100 ms). Not while the
/// server detects turns. Sent after all audio appended before.</summary>
public sealed record InputAudioCommit : ClientEvent;

/// <summary><c>input_audio_buffer.clear</c>: forgets the audio so far, also what is still unsent here.</summary>
public sealed record InputAudioClear : ClientEvent;

/// <summary><c>conversation.item.create</c>.</summary>
/// <param name="Item">See the factories of <see cref="ConversationItem"/>.</param>
/// <param name="PreviousItemId">The item to insert after; <c>root</c> for the start; null for the end.</param>
public sealed record ItemCreate(ConversationItem Item, string? PreviousItemId = null) : ClientEvent;

/// <summary><c>conversation.item.retrieve</c>: answered by <see cref="ItemRetrieved"/>.</summary>
public sealed record ItemRetrieve(string ItemId) : ClientEvent;

/// <summary><c>conversation.item.truncate</c>: keeps of an assistant's item only what was heard.</summary>
/// <param name="ItemId">The assistant item.</param>
/// <param name="ContentIndex">Its audio part.</param>
/// <param name="AudioEndMs">Whole milliseconds heard; more than was received is refused by the server.</param>
public sealed record ItemTruncate(string ItemId, int ContentIndex, int AudioEndMs) : ClientEvent;

/// <summary><c>conversation.item.delete</c>.</summary>
public sealed record ItemDelete(string ItemId) : ClientEvent;

/// <summary><c>response.create</c>. Held back while another response of the conversation is in flight; of several
/// waiting ones only the last is sent. Out-of-band ones (<see cref="ResponseConfiguration.OutOfBand"/>) never wait.
/// </summary>
/// <param name="Configuration">What differs from the session for this response; null for nothing.</param>
public sealed record ResponseCreate(ResponseConfiguration? Configuration = null) : ClientEvent;

/// <summary><c>response.cancel</c>. Cancelling a response that the server has not yet announced is remembered until it
/// has.</summary>
/// <param name="ResponseId">Null for the one in flight and for any <see cref="ResponseCreate"/> that still waits for its
/// end.</param>
public sealed record ResponseCancel(string? ResponseId = null) : ClientEvent;

/// <summary>Local, nothing is sent: forgets a <see cref="ResponseCreate"/> that nothing came of yet.</summary>
/// <param name="RequestId">Its event id.</param>
public sealed record ResponseWithdraw(string RequestId) : ClientEvent;

/// <summary><c>output_audio_buffer.clear</c>: for WebRTC and SIP only; servers refuse it on a WebSocket.</summary>
public sealed record OutputAudioBufferClear : ClientEvent;

/// <summary>An event that this library has no word for, sent as it stands: the session neither holds it back nor follows
/// what comes of it.</summary>
/// <param name="Type">Its type on the wire.</param>
/// <param name="Fields">An object whose members are sent beside the type; null for none.</param>
public sealed record OtherClientEvent(string Type, JsonElement? Fields = null) : ClientEvent;
