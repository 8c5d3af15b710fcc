using System.Reflection;
using Microsoft.Extensions.Logging;
using Sidecar.Audio.Wav;

namespace Sidecar.Simulator.Voices;

/// <summary>
/// Plays the recordings that come with the simulator. Of a line without recording it says so, in its own recorded words.
/// </summary>
internal sealed class BundledVoice(ILogger logger) : IVoice
{
    private const string Folder = "Voices/Recordings/";
    private const string Apology = "heart";

    private readonly Lazy<(Dictionary<string, string> NamesByText, string ApologyText)> _lines = new(ReadLines);

    public Task<SpokenLine> SpeakAsync(string text, string voiceName, double speed, CancellationToken cancellationToken)
    {
        var (names, apology) = _lines.Value;
        if (names.TryGetValue(text, out var name))
        {
            return Task.FromResult(Read(name, text));
        }

        VoiceLog.NoRecording(logger);
        return Task.FromResult(Read(Apology, apology));
    }

    private static SpokenLine Read(string name, string text)
    {
        using var reader = new WavReader(Open(name + ".wav"), name);
        return new(text, Recording.ReadAll(reader));
    }

    private static (Dictionary<string, string> NamesByText, string ApologyText) ReadLines()
    {
        using var reader = new StreamReader(Open("lines.txt"));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            names.Add(line[(bar + 1)..], line[..bar]);
        }

        return (names, names.Single(pair => pair.Value == Apology).Key);
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!;
}
