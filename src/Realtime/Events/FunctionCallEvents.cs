namespace Sidecar.Realtime.Events;

/// <summary><c>response.function_call_arguments.delta</c>.</summary>
public sealed class FunctionCallArgumentsDelta : ResponseItemEvent
{
    /// <summary>Ties the call to its output.</summary>
    public string CallId { get; init; } = "";

    /// <summary>JSON text to add.</summary>
    public string Delta { get; init; } = "";
}

/// <summary><c>response.function_call_arguments.done</c>. Act on <see cref="OutputItemDone"/> instead, once: this one
/// tells the same.</summary>
public sealed class FunctionCallArgumentsDone : ResponseItemEvent
{
    /// <summary>Ties the call to its output.</summary>
    public string CallId { get; init; } = "";

    /// <summary>The function; empty from servers that leave it out.</summary>
    public string Name { get; init; } = "";

    /// <summary>The whole JSON text, not validated.</summary>
    public string Arguments { get; init; } = "";
}
