using System.Runtime.CompilerServices;
using Sidecar.Audio.Sources;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Microphone;

namespace Sidecar.Doctor.Local;

/// <summary>The microphone and the face engine.</summary>
internal sealed class DevicesCheck : ILocalCheck
{
    private static readonly Expectation Microphone = new("microphone", "a source that can be read, or none");
    private static readonly Expectation Face = new("face", "the configured engine");

    public string Title => "microphone and face";

    public IReadOnlyList<Expectation> Expectations { get; } = [Microphone, Face];

    public async IAsyncEnumerable<Finding> RunAsync(
        SidecarOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        yield return MicrophoneFinding(options.Microphone);
        yield return new FaceEngines(options).Engine is null
            ? Face.Ok("none", "the character's face stands still")
            : Face.Ok(ConfigurationKeys.Name(options.Face.Engine));
    }

    private static Finding MicrophoneFinding(MicrophoneOptions options)
    {
        if (MicrophonePump.WhyNone(options) is not null)
        {
            return Microphone.Ok("none", "the game sends its own");
        }
        string path = options.Source["file:".Length..];
        try
        {
            using FileAudioSource source = FileAudioSource.Open(path, FileEnd.Silence);
            return Microphone.Ok(options.Source);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Microphone.Fails(fault.Message, set: "Microphone:Source: none");
        }
    }
}
