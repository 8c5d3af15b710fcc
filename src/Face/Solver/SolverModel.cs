using Sidecar.Face.Features;
using Sidecar.Face.Solver.Weights;

namespace Sidecar.Face.Solver;

/// <summary>Everything that a weights file says, laid out for streaming; shared by all streams.</summary>
internal sealed class SolverModel
{
    private SolverModel(WeightsFile file)
    {
        var header = file.Header;
        var (network, features) = (header.Network, header.Features);
        Features = features;
        Normaliser = header.Normaliser;
        Decision = header.Decision;
        PriorMean = file.Tensor("prior_mean", features.MelBands);
        PriorScale = file.Tensor("prior_scale", features.MelBands);
        Accept = file.Tensor("decision.accept", VisemeCount.All, VisemeCount.All);
        Change = file.Tensor("decision.change", VisemeCount.All, VisemeCount.All);
        Width = network.Width;
        Input = new ConvolutionLayer(
            file.Tensor("in.weight", network.Kernel, network.Inputs, network.Width),
            file.Tensor("in.bias", network.Width),
            network.Kernel,
            dilation: 1
        );
        Blocks =
        [
            .. network.Dilations.Select(
                (dilation, block) =>
                    new ConvolutionLayer(
                        file.Tensor($"block{block}.weight", network.Kernel, network.Width, network.Width),
                        file.Tensor($"block{block}.bias", network.Width),
                        network.Kernel,
                        dilation
                    )
            ),
        ];
        Heads =
        [
            .. header.Heads.Select(
                (head, index) =>
                    new SolverHead(
                        head.DelayFrames,
                        file.Tensor($"head{index}.hidden.weight", network.Width, network.HeadHidden),
                        file.Tensor($"head{index}.hidden.bias", network.HeadHidden),
                        file.Tensor($"head{index}.out.weight", network.HeadHidden, network.Outputs),
                        file.Tensor($"head{index}.out.bias", network.Outputs)
                    )
            ),
        ];
    }

    public FeatureSettings Features { get; }

    public NormaliserSettings Normaliser { get; }

    public DecisionSettings Decision { get; }

    public float[] PriorMean { get; }

    public float[] PriorScale { get; }

    public float[] Accept { get; }

    public float[] Change { get; }

    public int Width { get; }

    public ConvolutionLayer Input { get; }

    public ConvolutionLayer[] Blocks { get; }

    /// <summary>From the shortest delay to the longest.</summary>
    public SolverHead[] Heads { get; }

    /// <summary>The delay of the head that waits least.</summary>
    public int ShortestDelayHops => Heads[0].DelayHops;

    /// <summary>The delay of the head that waits longest.</summary>
    public int LongestDelayHops => Heads[^1].DelayHops;

    /// <summary>Reads a weights file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="source">Where it came from, for faults.</param>
    /// <exception cref="InvalidDataException">It can't be used; the message says what is wrong and where.</exception>
    public static SolverModel Read(ReadOnlySpan<byte> bytes, string source)
    {
        var file = WeightsFile.Read(bytes, source);
        HeaderRules.Check(file);
        return new SolverModel(file);
    }
}
