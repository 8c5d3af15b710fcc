namespace Sidecar.Simulator;

/// <summary>Whose server the simulator speaks like.</summary>
public enum SimulatorDialect
{
    /// <summary>OpenAI's GA interface.</summary>
    OpenAI,

    /// <summary>Azure OpenAI GA: <c>api-key</c> header or bearer token, and <c>content</c> beside <c>part</c>.</summary>
    Azure,

    /// <summary>The event names and the flat session of the beta interface, which many compatible servers kept.</summary>
    Beta,

    /// <summary>xAI's voice agent: flat session, ping events, cumulative transcripts, no truncation.</summary>
    XAi,
}
