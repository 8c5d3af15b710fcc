namespace Sidecar.Face.Solver;

/// <summary>The layout of a head's outputs and of a decided row: 15 visemes, then the values at these indices.</summary>
internal static class HeadOutputs
{
    public const int Openness = VisemeCount.All;

    public const int Rounding = Openness + 1;

    public const int Closure = Rounding + 1;

    public const int Count = Closure + 1;
}
