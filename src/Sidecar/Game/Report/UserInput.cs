using Sidecar.Game.Microphone;
using Sidecar.Game.Recording;
using Sidecar.Protocol;

namespace Sidecar.Game.Report;

/// <summary>Something the user said or wrote, in samples of the card.</summary>
/// <param name="Name">The file, or the text.</param>
/// <param name="Start">The first voiced sample, or when the text was sent.</param>
/// <param name="End">One past the last voiced sample, or when the text was sent.</param>
/// <param name="IsSpeech">Somebody speaks in it.</param>
/// <param name="IsText">It was written.</param>
internal sealed record UserInput(string Name, long Start, long End, bool IsSpeech, bool IsText)
{
    // The detector tells of speech a little after it began, and of a very short one after its end.
    private const long DetectionSamples = 500 * PcmFormat.SamplesPerMs;

    /// <summary>All inputs of a run that were turns, in order: what the answer went on over was none.</summary>
    public static IReadOnlyList<UserInput> Of(RunLog log)
    {
        var spoken = log
            .Spoken.Where(input => !IsBackchannel(log, input))
            .Select(input => new UserInput(
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

    private static bool IsBackchannel(RunLog log, SpokenInput input) =>
        log.Ducks.Exists(duck => duck.IsBackchannel && IsCausedBy(duck, input));

    /// <summary>Whether it was this input that was heard into the answer.</summary>
    public static bool IsCausedBy(DuckRecord duck, SpokenInput input) =>
        duck.ArrivedAt >= (input.SpeechStart ?? input.CardSample)
        && duck.ArrivedAt <= (input.SpeechEnd ?? input.End) + DetectionSamples;
}
