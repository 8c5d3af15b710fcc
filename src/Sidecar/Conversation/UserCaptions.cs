using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>
/// What the user said, by item: transcripts come late, in pieces and out of order, and some never come. Holds the last
/// 32 items.
/// </summary>
internal sealed class UserCaptions
{
    private const int Capacity = 32;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The speech of this item began here on the microphone's timeline, padding taken off.</summary>
    public void SpeechBegan(string itemId, long startMs) => Of(itemId).StartMs = startMs;

    public void SpeechEnded(string itemId, long endMs) => Of(itemId).EndMs = endMs;

    /// <summary>This item was made by an idle timeout, not by the user: it gets no caption.</summary>
    public void Suppress(string itemId) => Of(itemId).IsSuppressed = true;

    /// <returns>The caption so far, or null when there is nothing to show.</returns>
    public CaptionUpdate? Append(string itemId, string delta)
    {
        Entry entry = Of(itemId);
        entry.Text += delta;
        return ToCaption(itemId, entry, final: false);
    }

    /// <param name="itemId">The user item.</param>
    /// <param name="textSoFar">All that is thought to have been said up to now.</param>
    /// <returns>The caption so far, or null when there is nothing to show.</returns>
    public CaptionUpdate? Replace(string itemId, string textSoFar)
    {
        Entry entry = Of(itemId);
        entry.Text = textSoFar;
        return ToCaption(itemId, entry, final: false);
    }

    /// <returns>The final caption, or null for an empty transcript.</returns>
    public CaptionUpdate? Complete(string itemId, string? transcript)
    {
        Entry entry = Of(itemId);
        entry.Text = transcript ?? entry.Text;
        return ToCaption(itemId, entry, final: true);
    }

    /// <summary>What is known of the words of this item; empty when nothing is.</summary>
    public string TextOf(string itemId) => _entries.GetValueOrDefault(itemId)?.Text ?? "";

    private Entry Of(string itemId)
    {
        if (!_entries.TryGetValue(itemId, out Entry? entry))
        {
            _entries[itemId] = entry = new Entry();
            _order.Enqueue(itemId);
            if (_order.Count > Capacity)
            {
                _entries.Remove(_order.Dequeue());
            }
        }
        return entry;
    }

    private static CaptionUpdate? ToCaption(string itemId, Entry entry, bool final)
    {
        string text = entry.Text.Trim();
        if (text.Length == 0 || entry.IsSuppressed)
        {
            return null;
        }
        CaptionUpdate caption = new()
        {
            Speaker = Speaker.User,
            ItemId = itemId,
            Text = text,
            Final = final,
        };
        if (entry.EndMs > entry.StartMs)
        {
            AddWords(caption, text, entry);
        }
        return caption;
    }

    // The user's samples are not kept, so the words share the time of the speech by their length.
    private static void AddWords(CaptionUpdate caption, string text, Entry entry)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        long startSample = PcmFormat.FromMs(entry.StartMs);
        long samples = PcmFormat.FromMs(entry.EndMs) - startSample;
        int letters = words.Sum(w => w.Length);
        int before = 0;
        foreach (string word in words)
        {
            caption.Words.Add(
                new CaptionWord
                {
                    Text = word,
                    StartSample = startSample + samples * before / letters,
                    EndSample = startSample + samples * (before + word.Length) / letters,
                    Timing = WordTiming.Estimated,
                }
            );
            before += word.Length;
        }
    }

    private sealed class Entry
    {
        public string Text { get; set; } = "";

        public long StartMs { get; set; }

        public long EndMs { get; set; }

        public bool IsSuppressed { get; set; }
    }
}
