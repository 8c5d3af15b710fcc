namespace Sidecar.Face.Alignment;

/// <summary>A path at a place between two frames.</summary>
/// <param name="Score">Its log likelihood; negative infinity when there is none.</param>
/// <param name="History">The record of the last word it has left behind.</param>
/// <param name="WordStart">The frame at which the word began that it is in.</param>
/// <param name="Heard">The sum of that word's log likelihoods so far.</param>
/// <param name="LnPace">How much slower than middling the speech has been on it.</param>
internal readonly record struct AlignmentToken(float Score, int History, int WordStart, float Heard, float LnPace)
{
    public static AlignmentToken None { get; } = new(float.NegativeInfinity, 0, 0, 0, 0);

    public bool IsAlive => Score > float.NegativeInfinity;

    public AlignmentToken Costing(float cost) => this with { Score = Score - cost };
}
