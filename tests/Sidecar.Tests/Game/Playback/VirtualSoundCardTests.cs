using Microsoft.Extensions.Time.Testing;
using Sidecar.Game.Playback;

namespace Sidecar.Tests.Game.Playback;

public sealed class VirtualSoundCardTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Recorder _source = new();

    [Fact]
    public void CatchUp_AfterALateWakeUp_PullsEverythingThatIsDueInBlocks()
    {
        var card = Start();
        _time.Advance(TimeSpan.FromMilliseconds(35));

        card.CatchUp(_source);

        Assert.Equal([(0L, 240), (240L, 240), (480L, 240), (720L, 120)], _source.Blocks);
        Assert.Equal(840, card.Position);
    }

    [Fact]
    public void CatchUp_BetweenTwoBlocks_PullsUpToNowAndGoesOnToTheGrid()
    {
        var card = Start();
        _time.Advance(TimeSpan.FromMilliseconds(3));
        card.CatchUp(_source);
        _time.Advance(TimeSpan.FromMilliseconds(17));

        card.CatchUp(_source);

        Assert.Equal([(0L, 72), (72L, 168), (240L, 240)], _source.Blocks);
    }

    [Fact]
    public void CatchUp_AtTheSameMoment_PullsNothingTwice()
    {
        var card = Start();
        _time.Advance(TimeSpan.FromMilliseconds(10));
        card.CatchUp(_source);
        card.CatchUp(_source);

        Assert.Single(_source.Blocks);
    }

    [Fact]
    public void CatchUp_WithUnevenWakeUpsForAnHour_DoesNotDrift()
    {
        var card = Start();
        var random = new Random(1);
        var elapsed = TimeSpan.Zero;
        while (elapsed < TimeSpan.FromHours(1))
        {
            var pause = TimeSpan.FromTicks(random.Next(1, 400_000));
            elapsed += pause;
            _time.Advance(pause);
            card.CatchUp(_source);
            _source.Blocks.Clear();
        }

        Assert.Equal((long)(elapsed.TotalSeconds * 24_000), card.Position);
        Assert.Equal(card.Position, _source.Pulled);
    }

    private VirtualSoundCard Start()
    {
        var card = new VirtualSoundCard(_time);
        card.Start();
        return card;
    }

    private sealed class Recorder : ISoundCardSource
    {
        public List<(long CardSample, int Count)> Blocks { get; } = [];

        public long Pulled { get; private set; }

        public void Render(long cardSample, Span<short> block)
        {
            Assert.Equal(Pulled, cardSample);
            Pulled += block.Length;
            Blocks.Add((cardSample, block.Length));
        }
    }
}
