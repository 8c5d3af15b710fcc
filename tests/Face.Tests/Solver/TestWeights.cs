using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sidecar.Face.Solver;

namespace Sidecar.Face.Tests.Solver;

/// <summary>Writes weights files: a small network with random weights that reacts strongly to everything.</summary>
internal sealed class TestWeights
{
    private const int Width = 24;
    private const int Hidden = 16;
    private static readonly int[] Dilations = [1, 2, 4];

    private readonly Random _random = new(7);
    private readonly Dictionary<string, (int[] Shape, float[] Values)> _tensors = [];

    public TestWeights()
    {
        Fill("in.weight", 0.1f, 3, 42, Width);
        Fill("in.bias", 0.1f, Width);
        for (var block = 0; block < Dilations.Length; block++)
        {
            Fill($"block{block}.weight", 0.15f, 3, Width, Width);
            Fill($"block{block}.bias", 0.1f, Width);
        }

        for (var head = 0; head < 3; head++)
        {
            Fill($"head{head}.hidden.weight", 0.3f, Width, Hidden);
            Fill($"head{head}.hidden.bias", 0.1f, Hidden);
            Fill($"head{head}.out.weight", 0.3f, Hidden, 18);
            Fill($"head{head}.out.bias", 0.1f, 18);
        }

        Set("prior_mean", [40], i => -1 - i * 0.1f);
        Set("prior_scale", [40], _ => 0.4f);
        Set("decision.accept", [15, 15], i => i / 15 == i % 15 ? 1 : 0.1f);
        Set("decision.change", [15, 15], i => i / 15 == i % 15 ? 0 : 0.5f);
    }

    public JsonObject Header { get; } =
        JsonNode
            .Parse(
                """
                {
                  "format": 1,
                  "visemes": ["sil","PP","FF","TH","DD","kk","CH","SS","nn","RR","aa","E","I","O","U"],
                  "features": { "sample_rate_hz": 24000, "hop_samples": 240, "window_samples": 600,
                    "window_lead_samples": 180, "fft_size": 1024, "mel_bands": 40, "mel_low_hz": 60.0,
                    "mel_high_hz": 7600.0, "power_scale": 0.0044444444, "energy_floor": 1e-8 },
                  "normaliser": { "peak_start": -3.0, "peak_minimum": -9.0, "peak_fall_per_frame": 0.005,
                    "gate_depth": 4.5, "floor_start": -12.0, "floor_rise_per_frame": 0.005, "memory_frames": 300,
                    "prior_frames": 30, "level_scale": 0.4, "level_low": -4.0, "level_high": 1.0,
                    "height_scale": 0.3, "height_low": 0.0, "height_high": 4.0 },
                  "network": { "inputs": 42, "width": 24, "kernel": 3, "dilations": [1,2,4], "head_hidden": 16,
                    "outputs": 18 },
                  "heads": [ {"name": "short", "delay_frames": 3}, {"name": "medium", "delay_frames": 5},
                    {"name": "long", "delay_frames": 9} ],
                  "decision": { "posterior_floor": 1e-4, "closure_gain": 0.5, "closure_bias": 0.0,
                    "closure_limit": 4.0, "hold_frames": 3, "hold_frames_pp": 4, "blend": 0.6, "blend_pp": 0.9,
                    "openness_pp": 0.03 },
                  "identity": { "seed": 7 }
                }
                """
            )!
            .AsObject();

    public static SolverModel Model { get; } = SolverModel.Read(new TestWeights().ToBytes(), "test weights");

    public static IFaceStream Open() => new SolverFaceEngine(Model).Open();

    public void Set(string name, int[] shape, Func<int, float> value)
    {
        var count = shape.Aggregate(1, (product, length) => product * length);
        _tensors[name] = (shape, [.. Enumerable.Range(0, count).Select(value)]);
    }

    public void Remove(string name) => _tensors.Remove(name);

    public byte[] ToBytes(string magic = "SCFACE01")
    {
        var data = new MemoryStream();
        var entries = new JsonArray();
        foreach (var (name, (shape, values)) in _tensors)
        {
            entries.Add(
                new JsonObject
                {
                    ["name"] = name,
                    ["dtype"] = "f32",
                    ["shape"] = new JsonArray([.. shape.Select(length => JsonValue.Create(length))]),
                    ["offset"] = data.Length,
                }
            );
            foreach (var value in values)
            {
                data.Write(BitConverter.GetBytes(value));
            }
        }

        if (!Header.ContainsKey("tensors"))
        {
            Header["tensors"] = entries;
        }

        var header = Encoding.UTF8.GetBytes(Header.ToJsonString());
        byte[] content =
        [
            .. Encoding.ASCII.GetBytes(magic),
            .. BitConverter.GetBytes((uint)header.Length),
            .. header,
            .. data.ToArray(),
        ];
        return Sealed(content);
    }

    public static byte[] Sealed(byte[] content) => [.. content, .. SHA256.HashData(content)];

    private void Fill(string name, float scale, params int[] shape) =>
        Set(name, shape, _ => scale * (_random.NextSingle() + _random.NextSingle() - 1) * 2);
}
