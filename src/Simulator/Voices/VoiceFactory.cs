using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Voices;

/// <summary>Finds the voice that the options ask for on this machine.</summary>
internal static class VoiceFactory
{
    public static async Task<IVoice> CreateAsync(
        SimulatorVoice settings,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var bundled = new BundledVoice(logger);
        if (settings.Source == SimulatorVoiceSource.Bundled)
        {
            return new CachedVoice(bundled);
        }

        if (await EspeakVoice.IsInstalledAsync(time, cancellationToken))
        {
            return new CachedVoice(new FallbackVoice(new EspeakVoice(settings, time), bundled, logger));
        }

        if (settings.Source == SimulatorVoiceSource.Espeak)
        {
            throw new SimulatorStartException("The voice is set to espeak-ng, which isn't installed on this machine.");
        }

        VoiceLog.NoEspeak(logger);
        return new CachedVoice(bundled);
    }
}
