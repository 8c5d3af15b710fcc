using Sidecar.Protocol;
using Spectre.Console;

namespace Sidecar.Game.Captions;

/// <summary>
/// Prints the conversation as it is heard. On a terminal the assistant's words appear one by one at their sample;
/// elsewhere a line is printed when it is finished.
/// </summary>
internal sealed class CaptionConsole
{
    private const int TextColumn = 19;

    /// <summary>The transcript of what was asked is waited for this long, so that it stands above the answer.</summary>
    private const long LongestWaitForUserSamples = 800 * PcmFormat.SamplesPerMs;

    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal;
    private readonly HashSet<string> _printedUserItems = new(StringComparer.Ordinal);
    private CaptionItem? _speaking;
    private int _printedWords;
    private int _column;
    private bool _awaitsUser;

    public CaptionConsole(IAnsiConsole console)
    {
        _console = console;
        _isTerminal = console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal;
    }

    private bool IsLineOpen => _column > 0;

    /// <summary>Prints the words that have been heard.</summary>
    public void Heard(CaptionItem item, long playedSamples, long cardSample)
    {
        if (item != _speaking)
        {
            FinishAssistant(cardSample);
            _speaking = item;
            _printedWords = 0;
        }

        if (_awaitsUser && playedSamples < LongestWaitForUserSamples)
        {
            return;
        }

        _awaitsUser = false;
        for (; _isTerminal && _printedWords < item.Words.Count; _printedWords++)
        {
            var word = item.Words[_printedWords];
            if (word.StartSample >= playedSamples)
            {
                break;
            }

            if (!IsLineOpen)
            {
                OpenLine(cardSample, "assistant", "green");
            }

            PrintWord(word.Text, "bold");
        }
    }

    /// <summary>The assistant has said everything, or was interrupted.</summary>
    public void FinishAssistant(long cardSample)
    {
        if (_speaking is not { } item)
        {
            return;
        }

        _speaking = null;
        if (!_isTerminal)
        {
            PrintLine(cardSample, "assistant", "green", item.Text + (item.IsInterrupted ? " …" : ""), "default");
        }
        else if (IsLineOpen)
        {
            PrintWord(item.IsInterrupted ? "… interrupted" : "", "yellow");
            CloseLine();
        }
    }

    /// <summary>The user has spoken; the transcript is on its way.</summary>
    public void ExpectUser() => _awaitsUser = true;

    public void User(CaptionItem item, long cardSample)
    {
        _awaitsUser &= !item.IsFinal;
        if (item.IsFinal && item.Text.Length > 0 && _printedUserItems.Add(item.ItemId))
        {
            PrintLine(cardSample, "you", "deepskyblue1", item.Text, "default");
        }
    }

    /// <summary>Something that is not said: what is being done, or a notice.</summary>
    public void Note(long cardSample, string text, string style = "grey") =>
        PrintLine(cardSample, "", style, text, style);

    private void PrintLine(long cardSample, string who, string whoStyle, string text, string textStyle)
    {
        if (IsLineOpen)
        {
            CloseLine();
        }

        OpenLine(cardSample, who, whoStyle);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            PrintWord(word, textStyle);
        }

        CloseLine();
    }

    private void OpenLine(long cardSample, string who, string style)
    {
        var time = cardSample / (double)PcmFormat.SampleRateHz;
        _console.Markup($"[grey]{time, 6:0.0} s[/]  [{style}]{who, -9}[/]");
        _column = TextColumn;
    }

    /// <summary>Breaks lines itself, so that text that goes on stands under text, and files get whole lines.</summary>
    private void PrintWord(string word, string style)
    {
        if (_isTerminal && _column > TextColumn && _column + 1 + word.Length >= _console.Profile.Width)
        {
            _console.WriteLine();
            _console.Write(new string(' ', TextColumn));
            _column = TextColumn;
        }

        _console.Markup($" [{style}]{Markup.Escape(word)}[/]");
        _column += word.Length + 1;
    }

    private void CloseLine()
    {
        _console.WriteLine();
        _column = 0;
    }
}
