using System.Globalization;
using System.Text.Json.Nodes;
using Sidecar.FaultMatrix.Proxy;
using Sidecar.Simulator;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>What a fault must do to a conversation.</summary>
internal enum Expectation
{
    /// <summary>Nothing that anybody notices: the session goes on.</summary>
    GoesOn,

    /// <summary>The session is lost, the game is told, and another one is opened.</summary>
    Drops,

    /// <summary>The conversation may keep its session or open another one.</summary>
    Either,

    /// <summary>The conversation fails and says what to do.</summary>
    Fails,

    /// <summary>Another session takes over and nobody notices.</summary>
    Renews,
}

/// <summary>A row of the matrix.</summary>
internal abstract record MatrixFault(string Name, Expectation Expectation)
{
    /// <summary>It only ever strikes what the user says.</summary>
    public bool NeedsVoice { get; init; }

    /// <summary>While a session is being opened, it counts as a refusal.</summary>
    public bool MayFailOpening { get; init; }

    /// <summary>The next answer may be what the fault takes away.</summary>
    public bool MaySpoilNextTurn { get; init; }

    public virtual StageOptions Prepare(StageOptions options) => options;

    /// <summary>Before the conversation is brought into the state.</summary>
    public virtual Task ArmAsync(Stage stage, StrikePoint point) => Task.CompletedTask;

    /// <summary>In the state.</summary>
    public virtual Task StrikeAsync(Stage stage, StrikePoint point) => Task.CompletedTask;
}

/// <summary>A fault of the simulator. Those of the line strike in the state, the others at what belongs to it.</summary>
/// <param name="Json">As docs/simulator.md has it, without <c>session</c> and <c>when</c>.</param>
internal sealed record SimulatedFault(string Name, Expectation Expectation, string Json)
    : MatrixFault(Name, Expectation)
{
    private static readonly string[] OfTheLine = ["expire", "close", "eof", "reset", "stall", "deaf"];
    private static readonly string[] OfEvents =
    [
        "omit",
        "delay",
        "duplicate",
        "fragment",
        "malformedJson",
        "unknownEvent",
        "unknownFields",
        "huge",
    ];

    /// <summary>The event that it strikes, whatever the state; null for the one that belongs to the state.</summary>
    public string? Subject { get; init; }

    public string Kind => (string)JsonNode.Parse(Json)!["fault"]!;

    private bool IsOfTheLine => OfTheLine.Contains(Kind, StringComparer.Ordinal);

    public override Task ArmAsync(Stage stage, StrikePoint point)
    {
        if (IsOfTheLine && point.Event is { } at)
        {
            Order(stage, point, new JsonObject { ["event"] = at, ["count"] = point.Count });
        }
        else if (!IsOfTheLine)
        {
            bool isOfEvent = OfEvents.Contains(Kind, StringComparer.Ordinal);
            Order(stage, point, isOfEvent ? new JsonObject { ["event"] = Subject ?? point.Subject } : null);
        }
        return Task.CompletedTask;
    }

    public override Task StrikeAsync(Stage stage, StrikePoint point)
    {
        if (IsOfTheLine && point.Event is null)
        {
            Order(stage, point, when: null);
        }
        return Task.CompletedTask;
    }

    private void Order(Stage stage, StrikePoint point, JsonObject? when)
    {
        JsonNode fault = JsonNode.Parse(Json)!;
        fault["session"] = point.IsNextSession ? "next" : "current";
        if (when is not null)
        {
            fault["when"] = when;
        }
        string json = fault.ToJsonString();
        stage.Log.Note($"fault: {json}");
        stage.Simulator.Inject(SimulatorFault.Parse(json));
    }
}

/// <summary>The line breaks between the two.</summary>
internal sealed record LineFault(string Name, Expectation Expectation, Func<Stage, ProxyFault> Break)
    : MatrixFault(Name, Expectation)
{
    public override Task ArmAsync(Stage stage, StrikePoint point)
    {
        if (point.Event is { } at)
        {
            stage.Proxy.StrikeAt(at, point.Count, Break(stage));
        }
        return Task.CompletedTask;
    }

    public override async Task StrikeAsync(Stage stage, StrikePoint point)
    {
        if (point.Event is null)
        {
            ProxyFault fault = Break(stage);
            if (fault is Act act)
            {
                stage.Log.Note("fault: now");
                act.What();
                return;
            }
            await stage.Proxy.StrikeAsync(fault);
        }
    }
}

/// <summary>The line breaks, and then nobody is let in for a while.</summary>
/// <param name="Times">How many attempts.</param>
internal sealed record DoorFault(string Name, Expectation Expectation, Door Door, int Times)
    : MatrixFault(Name, Expectation)
{
    /// <summary>The simulator refuses, not the proxy.</summary>
    public bool IsSimulated { get; init; }

    public override Task ArmAsync(Stage stage, StrikePoint point)
    {
        if (point.Event is { } at)
        {
            Shut(stage);
            if (!point.IsNextSession)
            {
                stage.Proxy.StrikeAt(at, point.Count, new ResetLine());
            }
        }
        return Task.CompletedTask;
    }

    public override async Task StrikeAsync(Stage stage, StrikePoint point)
    {
        if (point.Event is null)
        {
            Shut(stage);
            await stage.Proxy.StrikeAsync(new ResetLine());
        }
    }

    private void Shut(Stage stage)
    {
        if (IsSimulated && Door is HttpDoor http)
        {
            stage.Simulator.Inject(SimulatorFault.Parse(Refusal(http)));
            stage.Proxy.Unslam();
            return;
        }
        stage.Proxy.Receive(Door, Times);
    }

    private string Refusal(HttpDoor http)
    {
        string retry = http.RetryAfterS is { } seconds ? $", \"retryAfterS\": {seconds}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"fault":"refuse","status":{{http.Status}},"times":{{Times}}{{retry}}}"""
        );
    }
}

/// <summary>The session comes to its planned end while the state lasts.</summary>
internal sealed record RenewalFault(string Name) : MatrixFault(Name, Expectation.Renews)
{
    /// <summary>What lies between the renewal and the end of a session is the daemon's to choose; see its configuration.</summary>
    public static readonly TimeSpan SessionDuration = TimeSpan.FromSeconds(12);

    public override StageOptions Prepare(StageOptions options) =>
        options with
        {
            SessionDuration = SessionDuration,
            AudioSpeed = 4,
        };
}
