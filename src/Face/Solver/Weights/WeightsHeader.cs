using System.Text.Json.Serialization;
using Sidecar.Face.Features;

namespace Sidecar.Face.Solver.Weights;

/// <summary>The header of a weights file; names and meaning in training/face/FORMAT.md.</summary>
internal sealed record WeightsHeader
{
    public required int Format { get; init; }

    public required string[] Visemes { get; init; }

    public required FeatureSettings Features { get; init; }

    public required NormaliserSettings Normaliser { get; init; }

    public required NetworkSettings Network { get; init; }

    public required HeadSettings[] Heads { get; init; }

    public required DecisionSettings Decision { get; init; }

    public required TensorEntry[] Tensors { get; init; }
}

/// <summary>The shape of the network.</summary>
internal sealed record NetworkSettings
{
    public required int Inputs { get; init; }

    public required int Width { get; init; }

    public required int Kernel { get; init; }

    public required int[] Dilations { get; init; }

    public required int HeadHidden { get; init; }

    public required int Outputs { get; init; }
}

/// <summary>One head: how many hops after a hop it describes it.</summary>
internal sealed record HeadSettings
{
    public required string Name { get; init; }

    public required int DelayFrames { get; init; }
}

/// <summary>How a label is decided from what the heads say.</summary>
internal sealed record DecisionSettings
{
    public required float PosteriorFloor { get; init; }

    public required float ClosureGain { get; init; }

    public required float ClosureBias { get; init; }

    public required float ClosureLimit { get; init; }

    public required int HoldFrames { get; init; }

    public required int HoldFramesPp { get; init; }

    public required float Blend { get; init; }

    public required float BlendPp { get; init; }

    public required float OpennessPp { get; init; }
}

/// <summary>Where a tensor lies.</summary>
internal sealed record TensorEntry
{
    public required string Name { get; init; }

    public required string Dtype { get; init; }

    public required int[] Shape { get; init; }

    public required long Offset { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(WeightsHeader))]
internal sealed partial class WeightsJson : JsonSerializerContext;
