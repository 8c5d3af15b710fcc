using Sidecar.Protocol.V1;

namespace Sidecar.FaultMatrix.Game;

/// <summary>What the game has of one utterance.</summary>
internal sealed class Playing(ulong utteranceId)
{
    public ulong UtteranceId => utteranceId;

    /// <summary>The end of what has arrived.</summary>
    public long ReceivedSamples { get; set; }

    public long PlayedSamples { get; set; }

    public UtteranceEnded? Ended { get; set; }

    public int EndCount { get; set; }

    public int StartCount { get; set; }

    public bool IsFlushed { get; set; }

    public bool IsEndReported { get; set; }

    public bool IsStartReported { get; set; }
}
