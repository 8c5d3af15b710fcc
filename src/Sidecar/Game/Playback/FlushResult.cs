namespace Sidecar.Game.Playback;

/// <summary>What a flush stopped.</summary>
/// <param name="UtteranceId">The utterance that was being heard, or was to be heard next.</param>
/// <param name="PlayedSamples">Where it stopped, on its timeline.</param>
/// <param name="Underruns">Times the queue ran dry in it.</param>
/// <param name="Dropped">What had been received of each utterance and was never heard.</param>
internal sealed record FlushResult(
    ulong UtteranceId,
    long PlayedSamples,
    int Underruns,
    IReadOnlyList<DroppedAudio> Dropped
);

/// <summary>Audio that was received and never heard.</summary>
internal sealed record DroppedAudio(ulong UtteranceId, long SampleIndex, short[] Pcm);
