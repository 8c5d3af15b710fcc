namespace Sidecar.Realtime.Session;

/// <summary>What a provider can do. Code branches on this, never on the provider's name.</summary>
public sealed record RealtimeCapabilities
{
    /// <summary>OpenAI's Realtime API as generally available, and Azure's: everything, audio in bursts, 24 kHz.</summary>
    public static RealtimeCapabilities OpenAIGa { get; } = new();

    /// <summary>Understands <c>conversation.item.truncate</c>.</summary>
    public bool Truncate { get; init; } = true;

    /// <summary>Understands <c>response.cancel</c>.</summary>
    public bool Cancel { get; init; } = true;

    /// <summary>Has turns: finds them and tells when the user starts and stops speaking.</summary>
    public bool SpeechEvents { get; init; } = true;

    /// <summary>
    /// Leaves it to the client to ask for a response after speech (<c>create_response: false</c>), and goes on with a
    /// response while the user speaks (<c>interrupt_response: false</c>).
    /// </summary>
    public bool ClientCreatedResponses { get; init; } = true;

    /// <summary>Tells when an item is final (<c>conversation.item.done</c>).</summary>
    public bool ItemDoneEvents { get; init; } = true;

    /// <summary>Sends audio as fast as it is to be heard, silence included, rather than in bursts.</summary>
    public bool PacedOutput { get; init; }

    /// <summary>Transcribes what the user says.</summary>
    public bool Transcription { get; init; } = true;

    /// <summary>Calls functions.</summary>
    public bool FunctionCalls { get; init; } = true;

    /// <summary>Takes responses outside the conversation.</summary>
    public bool OutOfBandResponses { get; init; } = true;

    /// <summary>Sample rate of the user's PCM16 audio on the wire, unless the configuration names another.</summary>
    public int InputSampleRateHz { get; init; } = Protocol.PcmFormat.SampleRateHz;

    /// <summary>Sample rate of the assistant's PCM16 audio on the wire, unless the configuration names another.</summary>
    public int OutputSampleRateHz { get; init; } = Protocol.PcmFormat.SampleRateHz;
}
