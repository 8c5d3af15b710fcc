using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Voices;

/// <summary>Lets the bundled voice speak where espeak-ng fails.</summary>
internal sealed class FallbackVoice(IVoice first, IVoice second, ILogger logger) : IVoice
{
    public async Task<SpokenLine> SpeakAsync(
        string text,
        string voiceName,
        double speed,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await first.SpeakAsync(text, voiceName, speed, cancellationToken);
        }
        catch (VoiceException fault)
        {
            VoiceLog.FellBack(logger, fault.Message);
            return await second.SpeakAsync(text, voiceName, speed, cancellationToken);
        }
    }
}
