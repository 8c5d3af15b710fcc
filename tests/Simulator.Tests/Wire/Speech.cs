using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator.Tests.Wire;

/// <summary>24 kHz audio to play to the simulator.</summary>
internal static class Speech
{
    /// <summary>Five seconds of a woman's voice.</summary>
    public static async Task<short[]> HelloAsync()
    {
        const string Line = "Hello! I am Ada, the keeper of this lighthouse. It is good to have company tonight.";
        var spoken = await new BundledVoice(NullLogger.Instance).SpeakAsync(Line, "", 1, CancellationToken.None);
        Assert.Equal(Line, spoken.Text);
        return spoken.Samples;
    }

    public static short[] Silence(int ms) => new short[ms * 24];

    public static async Task<short[]> TurnAsync(int silenceBeforeMs = 500, int silenceAfterMs = 1000) =>
        [.. Silence(silenceBeforeMs), .. await HelloAsync(), .. Silence(silenceAfterMs)];
}
