using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Spectre.Console;

namespace Sidecar.Game.Captions;

/// <summary>
/// Prints the conversation as it is heard. On a terminal the assistant's words appear one by one at their sample;
/// elsewhere a line is printed when it is finished.
/// </summary>
internal sealed class CaptionConsole(IAnsiConsole console)
{
    private readonly bool _live = console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal;
    private readonly HashSet<string> _printedUserItems = new(StringComparer.Ordinal);
    private CaptionItem? _speaking;
    private int _printedWords;
    private bool _lineIsOpen;

    /// <summary>Prints the words that have been heard.</summary>
    public void Heard(CaptionItem item, long playedSamples, long cardSample)
    {
        if (item != _speaking)
        {
            FinishAssistant(cardSample);
            _speaking = item;
            _printedWords = 0;
        }

        if (!_live)
        {
            return;
        }

        for (; _printedWords < item.Words.Count; _printedWords++)
        {
            var word = item.Words[_printedWords];
            if (word.StartSample >= playedSamples)
            {
                break;
            }

            OpenLine(cardSample);
            console.Markup($"[bold]{Markup.Escape(word.Text)}[/] ");
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
        if (!_live)
        {
            PrintLine(cardSample, "assistant", "green", item.Text + (item.IsInterrupted ? " …" : ""));
            return;
        }

        if (_lineIsOpen)
        {
            console.MarkupLine(item.IsInterrupted ? "[yellow]… interrupted[/]" : "");
            _lineIsOpen = false;
        }
    }

    public void User(CaptionItem item, long cardSample)
    {
        if (item.IsFinal && item.Text.Length > 0 && _printedUserItems.Add(item.ItemId))
        {
            PrintLine(cardSample, "you", "deepskyblue1", item.Text);
        }
    }

    /// <summary>Something that is not said: what is being done, or a notice.</summary>
    public void Note(long cardSample, string text, string style = "grey") =>
        PrintLine(cardSample, "", style, text, textStyle: style);

    private void OpenLine(long cardSample)
    {
        if (!_lineIsOpen)
        {
            _lineIsOpen = true;
            console.Markup(Prefix(cardSample, "assistant", "green"));
        }
    }

    private void PrintLine(long cardSample, string who, string style, string text, string textStyle = "default")
    {
        if (_lineIsOpen)
        {
            console.WriteLine();
            _lineIsOpen = false;
        }

        console.MarkupLine($"{Prefix(cardSample, who, style)}[{textStyle}]{Markup.Escape(text)}[/]");
    }

    private static string Prefix(long cardSample, string who, string style) =>
        $"[grey]{cardSample / (double)PcmFormat.SampleRateHz, 6:0.0}s[/]  [{style}]{who, -9}[/]  ";
}
