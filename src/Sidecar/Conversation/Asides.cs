using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

/// <summary>
/// Questions to the model beside the conversation: responses outside of it, in writing. Each gets exactly one answer, from
/// the model or from the clock. Belongs to the owner loop.
/// </summary>
internal sealed class Asides(TimeProvider time)
{
    public const int MaxOpen = 16;

    private const string MetadataKey = "sidecar_ask";
    private const string EventPrefix = "ask_";
    private const int MaxTextCharacters = 60_000;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, OpenAsk> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _askByResponse = new(StringComparer.Ordinal);

    /// <summary>When the first one times out, as a timestamp; null when none is open.</summary>
    public long? NextDue => _open.Count > 0 ? _open.Values.Min(a => a.Due) : null;

    /// <summary>What to send for those that are open; also used to ask another session once more.</summary>
    public IEnumerable<ResponseCreate> Requests => _open.Values.Select(a => a.Request);

    /// <returns>Null when it was taken, else why not.</returns>
    public string? Begin(Ask ask)
    {
        if (ask.AskId.Length is 0 or > 64 || _open.ContainsKey(ask.AskId))
        {
            return "ask_id must have 1 to 64 characters and be unique among those that are open";
        }
        if (ask.Instructions.Length == 0 || ask.Instructions.Length + ask.Text.Length > MaxTextCharacters)
        {
            return $"instructions and text must have 1 to {MaxTextCharacters} characters together";
        }
        if (ask.MaxOutputTokens > 4_096)
        {
            return "max_output_tokens is beyond 4096";
        }
        if (ask.TimeoutMs is > 0 and (< 100 or > 120_000))
        {
            return "timeout_ms is outside 100 to 120000";
        }
        if (_open.Count >= MaxOpen)
        {
            return $"{MaxOpen} are open already";
        }
        TimeSpan timeout = ask.TimeoutMs > 0 ? TimeSpan.FromMilliseconds(ask.TimeoutMs) : DefaultTimeout;
        long due = time.GetTimestamp() + (long)(timeout.TotalSeconds * time.TimestampFrequency);
        _open.Add(ask.AskId, new OpenAsk(RequestFor(ask), due));
        return null;
    }

    public ResponseCreate RequestOf(string askId) => _open[askId].Request;

    /// <summary>Whether an event is about one of these, and not about the conversation.</summary>
    /// <param name="answer">What came of it, when the event ends it.</param>
    public bool Take(ServerEvent serverEvent, out AskAnswer? answer)
    {
        answer = null;
        switch (serverEvent)
        {
            case ResponseCreated { Response: var response }:
                return IsOurs(response);
            case ResponseDone { Response: var response } when IsOurs(response):
                if (_askByResponse.Remove(response.Id, out string? askId) && _open.Remove(askId))
                {
                    answer = AnswerOf(askId, response);
                }
                return true;
            case ServerError { Error: { EventId: { } eventId } error }
                when eventId.StartsWith(EventPrefix, StringComparison.Ordinal)
                    && _open.Remove(eventId[EventPrefix.Length..]):
                answer = new AskAnswer { AskId = eventId[EventPrefix.Length..], Error = error.Message };
                return true;
            case ResponseEvent { ResponseId: var id }:
                return _askByResponse.ContainsKey(id);
            default:
                return false;
        }
    }

    /// <summary>The session is gone: what it called its responses means nothing any more.</summary>
    public void ForgetResponses() => _askByResponse.Clear();

    /// <summary>Ends those whose time is up.</summary>
    public IReadOnlyList<AskAnswer> Overdue()
    {
        long now = time.GetTimestamp();
        return End(_open.Where(a => a.Value.Due <= now).Select(a => a.Key), "the model did not answer in time");
    }

    /// <summary>Ends all of them.</summary>
    public IReadOnlyList<AskAnswer> EndAll(string reason) => End(_open.Keys, reason);

    private List<AskAnswer> End(IEnumerable<string> askIds, string reason)
    {
        List<AskAnswer> answers = [];
        foreach (string askId in askIds.ToArray())
        {
            _open.Remove(askId);
            answers.Add(new AskAnswer { AskId = askId, Error = reason });
        }
        return answers;
    }

    private bool IsOurs(ResponseInfo response)
    {
        if (_askByResponse.ContainsKey(response.Id))
        {
            return true;
        }
        if (!response.Metadata.TryGetValue(MetadataKey, out string? askId))
        {
            return false;
        }
        // Also one whose time was up: its answer is nobody's, but it isn't the conversation's either.
        if (_askByResponse.Count >= 4 * MaxOpen)
        {
            _askByResponse.Clear();
        }
        _askByResponse[response.Id] = askId;
        return true;
    }

    private static AskAnswer AnswerOf(string askId, ResponseInfo response)
    {
        string text = string.Concat(response.Output.Select(item => item.Text)).Trim();
        bool isAnswer = response.Status is ResponseStatus.Completed or ResponseStatus.Incomplete && text.Length > 0;
        string why = response.StatusDetails?.Error?.Message ?? response.StatusDetails?.Reason ?? "the answer was empty";
        return isAnswer ? new AskAnswer { AskId = askId, Text = text } : new AskAnswer { AskId = askId, Error = why };
    }

    private static ResponseCreate RequestFor(Ask ask)
    {
        bool readsAlong = ask.WithConversation;
        return new ResponseCreate(
            new ResponseConfiguration
            {
                OutOfBand = true,
                OutputModality = OutputModality.Text,
                // An input would replace the conversation as what the model reads.
                Instructions =
                    readsAlong && ask.Text.Length > 0 ? $"{ask.Instructions}\n\n{ask.Text}" : ask.Instructions,
                Input =
                    readsAlong ? null
                    : ask.Text.Length > 0 ? [ConversationItem.UserText(ask.Text)]
                    : [],
                ToolChoice = ToolChoice.None,
                MaxOutputTokens = ask.MaxOutputTokens > 0 ? new TokenLimit((int)ask.MaxOutputTokens) : null,
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [MetadataKey] = ask.AskId },
            }
        )
        {
            EventId = EventPrefix + ask.AskId,
        };
    }

    private sealed record OpenAsk(ResponseCreate Request, long Due);
}
