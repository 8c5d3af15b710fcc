using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator.Tests.Voices;

public sealed class VoiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Bundled_UnknownLine_SpeaksAnotherAndSaysWhich()
    {
        var line = await new BundledVoice(NullLogger.Instance).SpeakAsync("Supercalifragilistic.", "", 1, None);

        Assert.Equal("I know only a few lines by heart, and that was not one of them.", line.Text);
        Assert.InRange(line.Samples.Length / 24, 2000, 5000);
    }

    [Theory]
    [InlineData("The lamp is lit.")]
    [InlineData("-v nothing; \"quoted\" & <tags> – ünïcode 🙂")]
    public async Task Espeak_SpeaksAnyText(string text)
    {
        DebianTool.Require("espeak-ng");

        var line = await new EspeakVoice(new(), TimeProvider.System).SpeakAsync(text, "marin", 1, None);

        Assert.Equal(text, line.Text);
        Assert.InRange(line.Samples.Length / 24, 500, 15_000);
        Assert.InRange(line.Samples.Max(sample => Math.Abs((int)sample)), 3000, 32_768);
    }

    [Fact]
    public async Task Espeak_Faster_IsShorter()
    {
        DebianTool.Require("espeak-ng");
        var voice = new EspeakVoice(new(), TimeProvider.System);

        var normal = await voice.SpeakAsync("Follow the white stones down the path.", "marin", 1, None);
        var fast = await voice.SpeakAsync("Follow the white stones down the path.", "marin", 1.5, None);

        Assert.True(fast.Samples.Length < normal.Samples.Length * 0.8);
    }

    [Fact]
    public async Task Espeak_WithAnUnknownVoice_LeavesTheLineToTheRecordings()
    {
        DebianTool.Require("espeak-ng");
        var voice = new FallbackVoice(
            new EspeakVoice(new() { EspeakVoice = "xx-none" }, TimeProvider.System),
            new BundledVoice(NullLogger.Instance),
            NullLogger.Instance
        );

        var line = await voice.SpeakAsync("I like the sound of that. Tell me more.", "marin", 1, None);

        Assert.Equal("I like the sound of that. Tell me more.", line.Text);
    }

    [Fact]
    public async Task Cache_SpeaksALineOnceAndForgetsTheOneUnusedForLongest()
    {
        var counting = new CountingVoice();
        var cache = new CachedVoice(counting, maxSamples: 250);

        foreach (var text in new[] { "a", "b", "a", "c", "a", "b" })
        {
            await cache.SpeakAsync(text, "marin", 1, None);
        }

        Assert.Equal(["a", "b", "c", "b"], counting.Spoken);
    }

    private sealed class CountingVoice : IVoice
    {
        public List<string> Spoken { get; } = [];

        public Task<SpokenLine> SpeakAsync(
            string text,
            string voiceName,
            double speed,
            CancellationToken cancellationToken
        )
        {
            Spoken.Add(text);
            return Task.FromResult(new SpokenLine(text, new short[100]));
        }
    }
}
