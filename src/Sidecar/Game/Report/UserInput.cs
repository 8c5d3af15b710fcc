using Sidecar.Game.Recording;

namespace Sidecar.Game.Report;

/// <summary>Something the user said or wrote, in samples of the card.</summary>
/// <param name="Name">The file, or the text.</param>
/// <param name="Start">The first voiced sample, or when the text was sent.</param>
/// <param name="End">One past the last voiced sample, or when the text was sent.</param>
/// <param name="IsSpeech">Somebody speaks in it.</param>
/// <param name="IsText">It was written.</param>
internal sealed record UserInput(string Name, long Start, long End, bool IsSpeech, bool IsText)
{
    /// <summary>All inputs of a run, in order.</summary>
    public static IReadOnlyList<UserInput> Of(RunLog log)
    {
        var spoken = log.Spoken.Select(input => new UserInput(
            input.Recording.Name,
            input.SpeechStart ?? input.CardSample,
            input.SpeechEnd ?? input.End,
            input.SpeechStart is not null,
            IsText: false
        ));
        var typed = log.Typed.Select(input => new UserInput(
            input.Text,
            input.CardSample,
            input.CardSample,
            IsSpeech: false,
            IsText: true
        ));
        return [.. spoken.Concat(typed).OrderBy(input => input.Start)];
    }
}
