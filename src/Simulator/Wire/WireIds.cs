namespace Sidecar.Simulator.Wire;

/// <summary>Identifiers and obfuscation as the live service forms them, reproducible from one seed.</summary>
internal sealed class WireIds(Random random)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>For ids outside of any session.</summary>
    public static WireIds Unseeded { get; } = new(Random.Shared);

    public string Event() => "event_" + Characters(21);

    public string Item() => "item_" + Characters(21);

    public string Response() => "resp_" + Characters(21);

    public string Conversation() => "conv_" + Characters(21);

    public string Session() => "sess_" + Characters(21);

    public string McpList() => "mcpl_" + Characters(21);

    public string Call() => "call_" + Characters(16);

    /// <summary>1 to 16 characters that hide the length of a text delta from a listener on the line.</summary>
    public string Obfuscation() => Characters(random.Next(1, 17));

    private string Characters(int count) => random.GetString(Alphabet, count);
}
