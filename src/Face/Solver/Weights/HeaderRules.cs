using Sidecar.Face.Features;
using Sidecar.Protocol;

namespace Sidecar.Face.Solver.Weights;

/// <summary>What a header must say so that this build can work by it.</summary>
internal static class HeaderRules
{
    // Rings and scratch grow with these; no network of ours comes near.
    private const int MostUnits = 4096;
    private const int MostLayers = 64;
    private const int MostDelay = 100;

    // With more, a hurried frame would be older than 60 ms.
    private const int MostFirstDelay = 3;

    /// <summary>Finds the first fault.</summary>
    /// <exception cref="InvalidDataException">There is one; it is named with its field.</exception>
    public static void Check(WeightsFile file)
    {
        var header = file.Header;
        Require(file, header.Visemes.SequenceEqual(Enum.GetNames<Viseme>()), "visemes", "aren't the 15 in their order");
        CheckFeatures(file, header.Features);
        CheckNormaliser(file, header.Normaliser);
        CheckNetwork(file, header);
        CheckDecision(file, header.Decision);
    }

    private static void CheckFeatures(WeightsFile file, FeatureSettings features)
    {
        Same(file, "features.sample_rate_hz", features.SampleRateHz, PcmFormat.SampleRateHz);
        Same(file, "features.hop_samples", features.HopSamples, HopGrid.HopSamples);
        Same(file, "features.window_samples", features.WindowSamples, HopGrid.WindowSamples);
        Same(file, "features.window_lead_samples", features.WindowLeadSamples, HopGrid.WindowLeadSamples);
        var fits = int.IsPow2(features.FftSize) && features.FftSize is >= HopGrid.WindowSamples and <= 8192;
        Require(file, fits, "features.fft_size", "is no power of two that holds a window");
        Within(file, "features.mel_bands", features.MelBands, 1, 256);
        Within(file, "features.mel_low_hz", features.MelLowHz, 0, features.MelHighHz - 1);
        Within(file, "features.mel_high_hz", features.MelHighHz, 1, PcmFormat.SampleRateHz / 2);
        Within(file, "features.power_scale", features.PowerScale, float.Epsilon, 1);
        Within(file, "features.energy_floor", features.EnergyFloor, 1e-20, 1);
    }

    private static void CheckNormaliser(WeightsFile file, NormaliserSettings normaliser)
    {
        Within(file, "normaliser.memory_frames", normaliser.MemoryFrames, 1, 1e6);
        Within(file, "normaliser.prior_frames", normaliser.PriorFrames, 1e-3, 1e6);
        Within(file, "normaliser.peak_fall_per_frame", normaliser.PeakFallPerFrame, 0, 100);
        Within(file, "normaliser.floor_rise_per_frame", normaliser.FloorRisePerFrame, 0, 100);
        Within(file, "normaliser.level_low", normaliser.LevelLow, -1e3, normaliser.LevelHigh);
        Within(file, "normaliser.height_low", normaliser.HeightLow, -1e3, normaliser.HeightHigh);
        foreach (
            var value in new[]
            {
                normaliser.PeakStart,
                normaliser.PeakMinimum,
                normaliser.GateDepth,
                normaliser.FloorStart,
                normaliser.LevelScale,
                normaliser.HeightScale,
            }
        )
        {
            Within(file, "normaliser", value, -1e3, 1e3);
        }
    }

    private static void CheckNetwork(WeightsFile file, WeightsHeader header)
    {
        var network = header.Network;
        Same(file, "network.inputs", network.Inputs, header.Features.MelBands + VoiceNormaliser.LevelInputs);
        Same(file, "network.outputs", network.Outputs, HeadOutputs.Count);
        Within(file, "network.width", network.Width, 1, MostUnits);
        Within(file, "network.kernel", network.Kernel, 1, 9);
        Within(file, "network.head_hidden", network.HeadHidden, 1, MostUnits);
        Within(file, "network.dilations", network.Dilations.Length, 1, MostLayers);
        foreach (var dilation in network.Dilations)
        {
            Within(file, "network.dilations", dilation, 1, 1024);
        }

        Within(file, "heads", header.Heads.Length, 1, 8);
        for (var head = 0; head < header.Heads.Length; head++)
        {
            var least = head == 0 ? 0 : header.Heads[head - 1].DelayFrames + 1;
            var most = head == 0 ? MostFirstDelay : MostDelay;
            Within(file, "heads.delay_frames", header.Heads[head].DelayFrames, least, most);
        }
    }

    private static void CheckDecision(WeightsFile file, DecisionSettings decision)
    {
        Within(file, "decision.posterior_floor", decision.PosteriorFloor, 1e-20, 1);
        Within(file, "decision.closure_gain", decision.ClosureGain, -100, 100);
        Within(file, "decision.closure_bias", decision.ClosureBias, -100, 100);
        Within(file, "decision.closure_limit", decision.ClosureLimit, 0, 100);
        Within(file, "decision.hold_frames", decision.HoldFrames, 0, 100);
        Within(file, "decision.hold_frames_pp", decision.HoldFramesPp, 0, 100);
        Within(file, "decision.blend", decision.Blend, 0, 1);
        Within(file, "decision.blend_pp", decision.BlendPp, 0, 1);
        Within(file, "decision.openness_pp", decision.OpennessPp, 0, 1);
    }

    private static void Same(WeightsFile file, string field, int value, int needed) =>
        Require(file, value == needed, field, $"is {value} where {needed} is needed");

    private static void Within(WeightsFile file, string field, double value, double least, double most) =>
        Require(file, value >= least && value <= most, field, $"is {value}, not from {least} to {most}");

    private static void Require(WeightsFile file, bool holds, string field, string fault)
    {
        if (!holds)
        {
            throw file.Fault($"has a header in which {field} {fault}");
        }
    }
}
