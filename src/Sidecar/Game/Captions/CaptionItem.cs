using Sidecar.Protocol.V1;

namespace Sidecar.Game.Captions;

/// <summary>The caption of one item of the conversation, as far as it is known.</summary>
internal sealed class CaptionItem(string itemId, Speaker speaker, ulong utteranceId, long firstSeenAt)
{
    public string ItemId { get; } = itemId;

    public Speaker Speaker { get; } = speaker;

    public ulong UtteranceId { get; } = utteranceId;

    /// <summary>The sample of the card at which the first update arrived.</summary>
    public long FirstSeenAt { get; } = firstSeenAt;

    /// <summary>What was heard, once that is known; until then everything that is known.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What would have been heard without an interruption, as far as it had arrived.</summary>
    public string FullText { get; private set; } = "";

    public IReadOnlyList<CaptionWord> Words { get; private set; } = [];

    /// <summary>The words of <see cref="FullText"/>.</summary>
    public IReadOnlyList<CaptionWord> FullWords { get; private set; } = [];

    public bool IsFinal { get; private set; }

    public bool IsInterrupted { get; private set; }

    public void Apply(CaptionUpdate update)
    {
        Text = update.Text;
        Words = update.Words;
        IsFinal = update.Final;
        IsInterrupted = update.Interrupted;
        if (!update.Interrupted)
        {
            FullText = update.Text;
            FullWords = update.Words;
        }
    }
}
