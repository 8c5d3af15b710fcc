using System.Text;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Tests.Wire;

/// <summary>One message of every kind that a server sends.</summary>
internal static class ServerEventData
{
    public static IReadOnlyList<string> Messages { get; } = Load();

    public static ServerEvent Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    public static ServerEvent Parse(byte[] utf8) =>
        new ServerEventParser(EventNameMap.Ga, new OutputAudioDeltaPool()).Parse(utf8, 0);

    public static T Parse<T>(string json)
        where T : ServerEvent => Assert.IsType<T>(Parse(json));

    /// <summary>The message of a type, parsed.</summary>
    public static T Event<T>(string type)
        where T : ServerEvent =>
        Parse<T>(Messages.Single(m => m.Contains($"\"type\":\"{type}\",\"event", StringComparison.Ordinal)));

    private static string[] Load()
    {
        using var stream = typeof(ServerEventData).Assembly.GetManifestResourceStream("server-events.jsonl")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
