using Sidecar.Simulator.Input;
using Sidecar.Simulator.Tests.Wire;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator.Tests.Input;

public sealed class EnergyVadTests
{
    private const int SpeechAtMs = 1000;
    private const int SpeechEndMs = SpeechAtMs + 4570;

    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    [InlineData(-40)]
    public async Task Speech_AtAnyLevel_IsOneTurn(double gainDb)
    {
        var turn = Assert.Single(Turns(Scale(await RecordingAsync(), gainDb), silenceDurationMs: 500));

        Assert.InRange(turn.StartMs, SpeechAtMs, SpeechAtMs + 150);
        Assert.InRange(turn.EndMs, SpeechEndMs + 400, SpeechEndMs + 600);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(10)]
    [InlineData(5)]
    public async Task Speech_InWhiteNoise_IsOneTurn(double signalToNoiseDb)
    {
        var speech = Scale(await RecordingAsync(), -10);
        var noisy = Mix(speech, Noise(speech.Length, Rms(speech) * Math.Pow(10, -signalToNoiseDb / 20)));

        var turn = Assert.Single(Turns(noisy, silenceDurationMs: 700));

        Assert.InRange(turn.StartMs, SpeechAtMs - 100, SpeechAtMs + 250);
        Assert.InRange(turn.EndMs, SpeechEndMs + 550, SpeechEndMs + 850);
    }

    [Theory]
    [InlineData("en-us+m3", -3, 60)]
    [InlineData("en-us+f3", -3, 60)]
    [InlineData("en-gb+m7", -30, 25)]
    [InlineData("en-us+f4", -10, 10)]
    [InlineData("de+m1", -40, 15)]
    public async Task OtherVoices_AtOtherLevelsAndNoises_AreOneTurn(string voice, double gainDb, double signalToNoiseDb)
    {
        DebianTool.Require("espeak-ng");
        var espeak = new EspeakVoice(new() { EspeakVoice = voice }, TimeProvider.System);
        var line = await espeak.SpeakAsync("How do I get back to the harbour?", "", 1, CancellationToken.None);
        var speech = Scale([.. Speech.Silence(SpeechAtMs), .. line.Samples, .. Speech.Silence(1500)], gainDb);

        var noisy = Mix(speech, Noise(speech.Length, Rms(speech) * Math.Pow(10, -signalToNoiseDb / 20)));
        var turn = Assert.Single(Turns(noisy, silenceDurationMs: 600));

        Assert.InRange(turn.StartMs, SpeechAtMs - 100, SpeechAtMs + 250);
        var lengthMs = line.Samples.Length / 24;
        Assert.InRange(turn.EndMs, SpeechAtMs + lengthMs, SpeechAtMs + lengthMs + 650);
    }

    [Fact]
    public void Noise_StartingOutOfSilence_IsNoTurn()
    {
        short[] samples = [.. Speech.Silence(1000), .. Noise(6 * 24_000, 0.05), .. Speech.Silence(1000)];

        Assert.Empty(Turns(samples, silenceDurationMs: 200));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    public void Click_IsNoTurn(int clickMs)
    {
        short[] samples = [.. Speech.Silence(1000), .. Tone(clickMs, 300, 0.5), .. Speech.Silence(1000)];

        Assert.Empty(Turns(samples, silenceDurationMs: 200));
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(700, 2)]
    public void Gap_EndsTheTurnOnlyWhenItLastsAsLongAsTheSilence(int gapMs, int turns)
    {
        short[] samples =
        [
            .. Speech.Silence(500),
            .. Tone(600, 200, 0.3),
            .. Speech.Silence(gapMs),
            .. Tone(600, 200, 0.3),
            .. Speech.Silence(1000),
        ];

        Assert.Equal(turns, Turns(samples, silenceDurationMs: 550).Count);
    }

    [Fact]
    public void Turn_EndsWhenTheSilenceHasLasted()
    {
        short[] samples = [.. Speech.Silence(500), .. Tone(600, 200, 0.3), .. Speech.Silence(1500)];

        var turn = Assert.Single(Turns(samples, silenceDurationMs: 500));

        Assert.InRange(turn.StartMs, 490, 510);
        Assert.InRange(turn.EndMs, 1600, 1660);
    }

    [Fact]
    public async Task Chunking_DoesNotMatter()
    {
        var samples = await RecordingAsync();

        Assert.Equal(Turns(samples, 200, chunk: samples.Length), Turns(samples, 200, chunk: 7));
    }

    [Fact]
    public async Task Threshold_Higher_NeedsSpeechThatStandsOutMore()
    {
        var speech = Scale(await RecordingAsync(), -10);
        var noisy = Mix(speech, Noise(speech.Length, Rms(speech)));

        var eager = Turns(noisy, 200, threshold: 0.3).Sum(turn => turn.EndMs - turn.StartMs);
        var strict = Turns(noisy, 200, threshold: 1).Sum(turn => turn.EndMs - turn.StartMs);

        Assert.True(strict < eager, $"{strict} ms at 1, {eager} ms at 0.3");
    }

    [Fact]
    public async Task Speech_FromTheVeryFirstSample_IsHeard()
    {
        short[] samples = [.. await Speech.HelloAsync(), .. Speech.Silence(1000)];

        var turn = Assert.Single(Turns(samples, silenceDurationMs: 700));

        Assert.InRange(turn.StartMs, 0, 150);
    }

    private static async Task<short[]> RecordingAsync() => await Speech.TurnAsync(SpeechAtMs, silenceAfterMs: 1500);

    private static List<(long StartMs, long EndMs)> Turns(
        ReadOnlySpan<short> samples,
        int silenceDurationMs,
        double threshold = 0.5,
        int chunk = 480
    )
    {
        var vad = new EnergyVad
        {
            Settings = new() { SilenceDurationMs = silenceDurationMs, Threshold = threshold },
        };
        List<(long StartMs, long EndMs)> turns = [];
        long startMs = 0;
        for (var at = 0; at < samples.Length; at += chunk)
        {
            vad.Process(
                samples.Slice(at, Math.Min(chunk, samples.Length - at)),
                transition =>
                {
                    var ms = transition.SampleIndex / 24;
                    if (transition.Started)
                    {
                        startMs = ms;
                    }
                    else
                    {
                        turns.Add((startMs, ms));
                    }
                }
            );
        }

        Assert.False(vad.InSpeech);
        return turns;
    }

    private static short[] Tone(int ms, double hz, double amplitude) =>
        [
            .. Enumerable
                .Range(0, ms * 24)
                .Select(i => (short)(32767 * amplitude * Math.Sin(2 * Math.PI * hz * i / 24_000))),
        ];

    private static short[] Noise(int count, double rms)
    {
        // Three equal distributions make nearly a normal one of variance 1/4 each.
        var random = new Random(5);
        double Next() => (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
        return [.. Enumerable.Range(0, count).Select(_ => (short)(32767 * rms * Next()))];
    }

    private static short[] Mix(short[] one, short[] other) =>
        [.. one.Zip(other, (a, b) => (short)Math.Clamp(a + b, short.MinValue, short.MaxValue))];

    private static short[] Scale(short[] samples, double gainDb) =>
        [.. samples.Select(sample => (short)Math.Round(sample * Math.Pow(10, gainDb / 20)))];

    private static double Rms(short[] samples)
    {
        var speech = samples.Where(sample => Math.Abs((int)sample) > 0).ToArray();
        return Math.Sqrt(speech.Sum(sample => (double)sample * sample) / speech.Length) / 32768;
    }
}
