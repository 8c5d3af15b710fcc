using System.Runtime.InteropServices;

namespace Sidecar.Game.Playback;

/// <summary>Samples of one utterance that were heard one after the other.</summary>
/// <param name="UtteranceId">Which utterance.</param>
/// <param name="SampleIndex">The first sample, on the utterance's timeline.</param>
/// <param name="CardSample">The sample of the sound card at which it was heard.</param>
/// <param name="Count">How many samples.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlayedRun(ulong UtteranceId, long SampleIndex, long CardSample, int Count);
