using Sidecar.Audio.Pcm;
using Sidecar.Audio.Sources;
using Sidecar.Configuration;
using Sidecar.Protocol;

namespace Sidecar.Microphone;

/// <summary>Carries frames from the sidecar's microphone to the addressed conversation.</summary>
internal sealed partial class MicrophonePump(
    SidecarOptions options,
    MicrophoneRouter router,
    TimeProvider time,
    ILogger<MicrophonePump> log
) : BackgroundService
{
    /// <summary>Null when there is a microphone; else why there is none.</summary>
    public static string? WhyNone(MicrophoneOptions options) =>
        options.Source == "none" ? "Microphone:Source is none" : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (WhyNone(options.Microphone) is not null)
        {
            return;
        }
        string path = options.Microphone.Source["file:".Length..];
        try
        {
            FileEnd end = options.Microphone.Loop ? FileEnd.Loop : FileEnd.Silence;
            using PacedAudioSource source = new(FileAudioSource.Open(path, end), time);
            Log.Started(log, path);
            short[] frame = new short[PcmFormat.FrameSamples];
            while (await source.ReadFrameAsync(frame, stoppingToken))
            {
                router.Addressed?.Ear.HearOwn(PcmBytes.AsBytes(frame));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Log.Failed(log, fault.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(300, LogLevel.Information, "Microphone: playing {Path} as if it were spoken")]
        public static partial void Started(ILogger logger, string path);

        [LoggerMessage(
            301,
            LogLevel.Error,
            "Microphone:Source can't be used, conversations go on without it: {Reason}"
        )]
        public static partial void Failed(ILogger logger, string reason);
    }
}
