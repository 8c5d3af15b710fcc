using System.Runtime.InteropServices;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Playback;

/// <summary>Something about an utterance that the sidecar has to be told.</summary>
/// <param name="UtteranceId">Which utterance.</param>
/// <param name="Event">What happened.</param>
/// <param name="PlayedSamples">The position heard, on the utterance's timeline.</param>
/// <param name="Underruns">Times the queue ran dry in this utterance so far.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlaybackChange(
    ulong UtteranceId,
    PlaybackEvent Event,
    long PlayedSamples,
    int Underruns
)
{
    public PlaybackReport ToReport() =>
        new()
        {
            UtteranceId = UtteranceId,
            PlayedSamples = PlayedSamples,
            Underruns = (uint)Underruns,
            Event = Event,
        };
}
