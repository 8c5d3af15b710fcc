using Sidecar.FaultMatrix.Proxy;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>Every row of the matrix: each kind of fault of the simulator, of the proxy, and the planned end of a session.</summary>
internal static class FaultTable
{
    private const Expectation GoesOn = Expectation.GoesOn;
    private const Expectation Drops = Expectation.Drops;
    private const Expectation Either = Expectation.Either;

    public static IReadOnlyList<MatrixFault> All { get; } = [.. Simulated(), .. Proxied(), new RenewalFault("renewal")];

    private static IEnumerable<MatrixFault> Simulated()
    {
        yield return new DoorFault("refuse 429", Drops, new HttpDoor(429, 2), 2) { IsSimulated = true };
        yield return new DoorFault("refuse 401", Expectation.Fails, new HttpDoor(401), 1000) { IsSimulated = true };
        yield return Of("expire", Drops);
        yield return Of("close 1000", Drops, "close", """ "code": 1000 """);
        yield return Of("close 1001", Drops, "close", """ "code": 1001, "reason": "going away" """);
        yield return Of("close 1011", Drops, "close", """ "code": 1011, "reason": "keepalive timeout" """);
        yield return Of("close 4000", Drops, "close", """ "code": 4000 """) with
        {
            MayFailOpening = true,
        };
        yield return Of("eof", Drops);
        yield return Of("reset", Drops);
        yield return Of("stall", Either) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("stall 3 s", GoesOn, "stall", """ "forMs": 3000 """);
        yield return Of("deaf", Either) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("ignoreClose eof", GoesOn, "ignoreClose", """ "answer": "eof" """);
        yield return Of("ignoreClose nothing", GoesOn, "ignoreClose", """ "answer": "nothing" """);
        yield return Of("omit", Either) with
        {
            MaySpoilNextTurn = true,
        };
        yield return OfEvent("omit response.created", "omit", "response.created");
        yield return OfEvent("omit response.done", "omit", "response.done");
        yield return OfEvent("omit audio", "omit", "response.output_audio.delta");
        yield return Of("delay", GoesOn, "delay", """ "byMs": 3000 """);
        yield return Of("duplicate", GoesOn);
        yield return Of("fragment", GoesOn, "fragment", """ "bytes": 7, "repeat": true """);
        yield return Of("malformedJson", Either) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("unknownEvent", GoesOn, "unknownEvent", """ "times": 5 """);
        yield return Of("unknownFields", GoesOn, "unknownFields", """ "repeat": true """);
        yield return Of("huge", Either, "huge", """ "bytes": 3000000 """) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("oddDeltas", GoesOn, "oddDeltas", """ "repeat": true """);
        yield return Of("invalidBase64", GoesOn);
        yield return Of("fail insufficient_quota", Either, "fail", """ "code": "insufficient_quota" """) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("fail rate_limit", GoesOn, "fail", """ "code": "rate_limit_exceeded" """) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("fail server_error", GoesOn, "fail", """ "afterAudioMs": 700 """) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("incomplete", GoesOn) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("busy", GoesOn) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("silent", Either) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Of("drip", GoesOn, "drip", """ "speed": 3 """);
        yield return Of("staleDeltas", GoesOn);
        yield return Of("transcriptFails", GoesOn) with
        {
            NeedsVoice = true,
        };
        yield return Of("transcriptMissing", GoesOn) with
        {
            NeedsVoice = true,
        };
        yield return Of("transcriptLate", GoesOn, "transcriptLate", """ "byMs": 4000 """) with
        {
            NeedsVoice = true,
        };
        yield return Of("transcriptOutOfOrder", GoesOn) with
        {
            NeedsVoice = true,
        };
    }

    private static IEnumerable<MatrixFault> Proxied()
    {
        yield return Line("tcp reset", Drops, new ResetLine());
        yield return Line("tcp fin", Drops, new FinLine());
        yield return Line("fin mid-frame", Drops, new CutFrame(60, Reset: false));
        yield return Line("reset mid-frame", Drops, new CutFrame(60, Reset: true));
        yield return Line("fin mid-header", Drops, new CutFrame(1, Reset: false));
        yield return Line("close 1001 by proxy", Drops, new InjectClose(1001, "proxy restarts"));
        yield return Line("close 3000 by proxy", Drops, new InjectClose(3000, "")) with
        {
            MayFailOpening = true,
        };
        yield return Line("half-open, both ways", Either, new StallLine(true, true)) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Line("half-open, from server", Either, new StallLine(true, false)) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Line("half-open, to server", Either, new StallLine(false, true)) with
        {
            MaySpoilNextTurn = true,
        };
        yield return Line("delay 300 ms", GoesOn, new DelayLine(TimeSpan.FromMilliseconds(300)));
        yield return Line("throttle", GoesOn, new ThrottleLine(500_000));
        yield return new DoorFault("drop, nobody there", Drops, new SlammedDoor(), 3);
        yield return new DoorFault("drop, then 429", Drops, new HttpDoor(429, 2), 2);
        yield return new DoorFault("drop, then 503", Drops, new HttpDoor(503), 2);
        yield return new DoorFault("drop, then 401", Expectation.Fails, new HttpDoor(401), 1000);
        yield return new DoorFault("drop, then silence", Drops, new SilentDoor(), 1);
        yield return new LineFault(
            "machine asleep for 2 h",
            Either,
            stage => new Act(() => stage.Clock.Jump(TimeSpan.FromHours(2)))
        ) with
        {
            MaySpoilNextTurn = true,
        };
    }

    private static SimulatedFault Of(string name, Expectation expectation, string? kind = null, string keys = "") =>
        new(name, expectation, $$"""{"fault":"{{kind ?? name}}"{{(keys.Length > 0 ? "," + keys : "")}}}""");

    private static SimulatedFault OfEvent(string name, string kind, string serverEvent) =>
        Of(name, Either, kind) with
        {
            Subject = serverEvent,
            MaySpoilNextTurn = true,
        };

    private static LineFault Line(string name, Expectation expectation, ProxyFault fault) =>
        new(name, expectation, _ => fault);
}
