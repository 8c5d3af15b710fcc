using Sidecar.Face.Features;
using Sidecar.Face.Tests.Solver;

namespace Sidecar.Face.Tests.Features;

public class VoiceNormaliserTests
{
    private const int Bands = 40;

    [Fact]
    public void ASteadyVoice_EndsUpAtZero()
    {
        var normaliser = Create();
        var inputs = Feed(normaliser, hop => -4 + 0.01f * (hop % 3), 600);

        Assert.All(inputs[..Bands], value => Assert.InRange(value, -0.25f, 0.25f));
    }

    [Fact]
    public void SilenceAfterAVoice_ChangesNothingInWhatIsKnownOfIt()
    {
        var (without, with) = (Create(), Create());
        Feed(without, _ => -4, 300);
        Feed(with, _ => -4, 300);
        Feed(with, _ => -18, 40);

        var (direct, later) = (Feed(without, _ => -4, 1), Feed(with, _ => -4, 1));
        Assert.Equal(direct[..Bands], later[..Bands]);
    }

    [Fact]
    public void Restore_GoesBackToWhatWasKept()
    {
        var normaliser = Create();
        Feed(normaliser, _ => -4, 100);
        normaliser.Keep();
        var kept = Feed(normaliser, _ => -3, 1);
        Feed(normaliser, _ => -2, 100);
        normaliser.Restore();

        Assert.Equal(kept, Feed(normaliser, _ => -3, 1));
    }

    [Fact]
    public void Forget_MakesItAsGoodAsNew()
    {
        var normaliser = Create();
        Feed(normaliser, _ => -1, 100);
        normaliser.Forget();
        normaliser.Restore();

        Assert.Equal(Feed(Create(), _ => -5, 3), Feed(normaliser, _ => -5, 3));
    }

    private static VoiceNormaliser Create() =>
        new(TestWeights.Model.Normaliser, TestWeights.Model.PriorMean, TestWeights.Model.PriorScale);

    private static float[] Feed(VoiceNormaliser normaliser, Func<int, float> level, int hops)
    {
        var inputs = new float[Bands + VoiceNormaliser.LevelInputs];
        var bands = new float[Bands];
        for (var hop = 0; hop < hops; hop++)
        {
            Array.Fill(bands, level(hop));
            normaliser.Observe(bands, level(hop), inputs);
        }

        return inputs;
    }
}
