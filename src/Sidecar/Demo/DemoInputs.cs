using System.Reflection;
using Sidecar.Audio.Wav;
using Sidecar.Game;
using Sidecar.Game.Microphone;

namespace Sidecar.Demo;

/// <summary>What the demo's user says: the bundled recordings, or the files that were asked for.</summary>
internal static class DemoInputs
{
    private const string Backchannel = "mm-hm.wav";

    private static readonly string[] Bundled = ["user-1.wav", "user-2.wav", Backchannel, "user-3.wav"];

    /// <summary>Reads all inputs before anything starts, so that a bad file is told at once.</summary>
    /// <exception cref="GameException">A file can't be read; the message names it.</exception>
    public static async Task<IReadOnlyList<UserRecording>> LoadAsync(
        IReadOnlyList<string> files,
        CancellationToken cancellationToken
    )
    {
        var recordings = new List<UserRecording>();
        foreach (var file in files)
        {
            recordings.Add(await UserRecording.LoadAsync(file, cancellationToken));
        }

        if (files.Count > 0)
        {
            return recordings;
        }

        foreach (var name in Bundled)
        {
            var wav = new WavReader(DemoResource.Open(name), name);
            var recording = await UserRecording.LoadAsync(name, wav, cancellationToken);
            recordings.Add(
                name == Backchannel ? new UserRecording(name, recording.Pcm) { IsBackchannel = true } : recording
            );
        }

        return recordings;
    }
}

/// <summary>The files that are embedded for the demo.</summary>
internal static class DemoResource
{
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo/{name}")
        ?? throw new InvalidOperationException($"The resource demo/{name} is missing in this build.");

    public static string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
