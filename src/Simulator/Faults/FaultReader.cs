using System.Text.Json;
using Sidecar.Simulator.Scripts;

namespace Sidecar.Simulator.Faults;

/// <summary>Reads faults from JSON and refuses whatever it doesn't understand, with its place.</summary>
internal static class FaultReader
{
    private const int LongestMs = 86_400_000;
    private const int LongestPaddingBytes = 60_000_000;

    private static readonly string[] Common = ["fault", "when", "session", "times", "repeat"];

    private static readonly Dictionary<string, Kind> Table = new(StringComparer.Ordinal)
    {
        ["refuse"] = new(
            ["status", "retryAfterS?"],
            keys => new RefuseAction(keys["status"].ReadWhole(400, 599), Whole(keys, "retryAfterS", 0, 86_400))
        ),
        ["expire"] = new([], _ => new ExpireAction()),
        ["close"] = new(["code", "reason?"], keys => new CloseAction(CloseCode(keys["code"]), Reason(keys))),
        ["eof"] = new([], _ => new BreakAction(Reset: false)),
        ["reset"] = new([], _ => new BreakAction(Reset: true)),
        ["stall"] = new(["forMs?"], keys => new StallAction(Span(keys, "forMs"))),
        ["deaf"] = new(["forMs?"], keys => new DeafAction(Span(keys, "forMs"))),
        ["ignoreClose"] = new(
            ["answer"],
            keys => new IgnoreCloseAction(
                keys["answer"].ReadChoice("eof", "nothing") == "eof" ? CloseAnswer.Eof : CloseAnswer.Nothing
            )
        ),
        ["omit"] = new([], _ => new OmitAction()) { NeedsEvent = true },
        ["delay"] = new(["byMs"], keys => new DelayAction(Span(keys, "byMs")!.Value)) { NeedsEvent = true },
        ["duplicate"] = new([], _ => new DuplicateAction()),
        ["fragment"] = new(["bytes?"], keys => new FragmentAction(Whole(keys, "bytes", 1, 1_000_000) ?? 100)),
        ["malformedJson"] = new([], _ => new MalformedAction()),
        ["unknownEvent"] = new([], _ => new UnknownEventAction()),
        ["unknownFields"] = new([], _ => new UnknownFieldsAction()),
        ["huge"] = new(
            ["bytes?"],
            keys => new HugeAction(Whole(keys, "bytes", 1, LongestPaddingBytes) ?? 50 * 1024 * 1024)
        ),
        ["oddDeltas"] = new([], _ => new OddDeltasAction()),
        ["invalidBase64"] = new([], _ => new InvalidBase64Action()),
        ["fail"] = new(
            ["code?", "afterAudioMs?"],
            keys => new FailAction(
                keys.TryGetValue("code", out var code)
                    ? code.ReadChoice("insufficient_quota", "rate_limit_exceeded", "server_error")
                    : "server_error",
                Whole(keys, "afterAudioMs", 0, LongestMs)
            )
        ),
        ["incomplete"] = new(
            ["reason?", "afterAudioMs?"],
            keys => new IncompleteAction(
                keys.TryGetValue("reason", out var reason)
                    ? reason.ReadChoice("max_output_tokens", "content_filter")
                    : "max_output_tokens",
                Whole(keys, "afterAudioMs", 0, LongestMs) ?? 500
            )
        ),
        ["busy"] = new([], _ => new BusyAction()),
        ["silent"] = new([], _ => new SilentAction()),
        ["drip"] = new(
            ["speed?"],
            keys => new DripAction(keys.TryGetValue("speed", out var speed) ? speed.ReadNumber(0.01, 1000) : 1)
        ),
        ["staleDeltas"] = new(
            ["count?", "afterMs?"],
            keys => new StaleDeltasAction(
                Whole(keys, "count", 1, 1000) ?? 3,
                Span(keys, "afterMs") ?? TimeSpan.FromMilliseconds(50)
            )
        ),
        ["transcriptFails"] = new([], _ => new TranscriptFailsAction()),
        ["transcriptMissing"] = new([], _ => new TranscriptMissingAction()),
        ["transcriptLate"] = new(["byMs"], keys => new TranscriptLateAction(Span(keys, "byMs")!.Value)),
        ["transcriptOutOfOrder"] = new([], _ => new TranscriptOutOfOrderAction()),
    };

    public static IReadOnlyCollection<string> Kinds => Table.Keys;

    public static IReadOnlyList<SimulatorFault> ReadAll(byte[] utf8, string name)
    {
        var root = LocatedJson.Parse(utf8, name);
        var list =
            root.Kind == JsonTokenType.StartArray ? root.Elements
            : root.Members.Any(member => member.Name == "faults") ? root.ReadObject("faults")["faults"].ReadList()
            : [root];
        return [.. list.Select(Read)];
    }

    public static SimulatorFault Read(LocatedJson json)
    {
        if (json.Kind != JsonTokenType.StartObject)
        {
            throw json.Fault($"expected an object, found {LocatedJsonReading.Describe(json)}.");
        }

        var name =
            json.Members.FirstOrDefault(member => member.Name == "fault").Value
            ?? throw json.Fault($"expected 'fault', one of {string.Join(", ", Table.Keys)}.");
        var kind = Table[name.ReadChoice([.. Table.Keys])];
        var keys = json.ReadObject([.. Common, .. kind.Keys.Select(key => key.TrimEnd('?'))]);
        if (kind.Keys.FirstOrDefault(key => !key.EndsWith('?') && !keys.ContainsKey(key)) is { } missing)
        {
            throw json.Fault($"'{name.Text}' needs '{missing}'.");
        }

        var action = kind.Make(keys);
        if (action is RefuseAction && (keys.GetValueOrDefault("when") ?? keys.GetValueOrDefault("session")) is { } idle)
        {
            throw idle.Fault("a refused handshake never becomes a session: only 'times' and 'repeat' say how often.");
        }

        var repeat = keys.TryGetValue("repeat", out var forever) && forever.ReadFlag();
        if (repeat && keys.TryGetValue("times", out var both))
        {
            throw both.Fault("'times' and 'repeat' exclude each other.");
        }

        return new(name.Text, action)
        {
            Trigger = ReadTrigger(json, keys.GetValueOrDefault("when"), kind, action),
            Target = keys.TryGetValue("session", out var session)
                ? Enum.Parse<FaultTarget>(session.ReadChoice("next", "current", "all"), ignoreCase: true)
                : FaultTarget.Next,
            Times = repeat ? null : Whole(keys, "times", 1, 1_000_000) ?? 1,
        };
    }

    private static FaultTrigger ReadTrigger(LocatedJson json, LocatedJson? when, Kind kind, FaultAction action)
    {
        var takesEvent = action is LineAction and not IgnoreCloseAction or EventAction;
        var keys =
            when?.ReadObject(takesEvent ? ["turn", "afterMs", "event", "count"] : ["turn", "afterMs"])
            ?? new Dictionary<string, LocatedJson>(StringComparer.Ordinal);
        if (kind.NeedsEvent && !keys.ContainsKey("event"))
        {
            throw (when ?? json).Fault("expected 'event' in 'when': the type of the server event.");
        }

        if (keys.TryGetValue("count", out var count) && action is LineAction && !keys.ContainsKey("event"))
        {
            throw count.Fault("'count' needs 'event'.");
        }

        return new()
        {
            Turn = Whole(keys, "turn", 0, int.MaxValue) ?? 0,
            After = Span(keys, "afterMs") ?? TimeSpan.Zero,
            Event = keys.TryGetValue("event", out var type) ? type.ReadText() : null,
            Count = Whole(keys, "count", 1, int.MaxValue) ?? 1,
        };
    }

    // 1004 to 1006 and 1015 are never on the wire (RFC 6455, section 7.4.1); a lost connection is 'eof' or 'reset'.
    private static int CloseCode(LocatedJson json) =>
        json.ReadWhole(1000, 4999) is var code and not (>= 1004 and <= 1006) and not (>= 1015 and < 3000)
            ? code
            : throw json.Fault("expected a close code that may be sent: 1000 to 1003, 1007 to 1014 or 3000 to 4999.");

    private static string Reason(Dictionary<string, LocatedJson> keys) =>
        keys.TryGetValue("reason", out var reason)
            ? reason.ReadText() is { Length: <= 40 } text
                ? text
                : throw reason.Fault("expected at most 40 characters.")
            : "";

    private static int? Whole(Dictionary<string, LocatedJson> keys, string name, int min, int max) =>
        keys.TryGetValue(name, out var json) ? json.ReadWhole(min, max) : null;

    private static TimeSpan? Span(Dictionary<string, LocatedJson> keys, string name) =>
        Whole(keys, name, 0, LongestMs) is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    /// <param name="Keys">A question mark makes a key optional.</param>
    private sealed record Kind(string[] Keys, Func<Dictionary<string, LocatedJson>, FaultAction> Make)
    {
        public bool NeedsEvent { get; init; }
    }
}
