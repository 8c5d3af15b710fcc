using Microsoft.Extensions.Time.Testing;
using Sidecar.Conversation;
using Sidecar.Face;
using Sidecar.LiveLinkFace;

namespace Sidecar.Tests.LiveLinkFace;

public sealed class ShownFaceTests
{
    private const int Ms = 24;
    private const int JawOpen = 17;

    private readonly FakeTimeProvider _time = new();
    private readonly FaceBatchPool _batches = new();
    private readonly ShownFace _face;

    public ShownFaceTests()
    {
        _face = new ShownFace(_time);
        _face.Begin(_time.GetTimestamp());
    }

    [Fact]
    public void AtFirst_ItIsAtRest()
    {
        Assert.Equal(0, Jaw);
        Assert.True(_face.IsAtRest);
    }

    [Fact]
    public void WhileAnUtteranceIsHeard_ItIsExactlyTheFrameOfThatSample_AfterAnEaseOf20Ms()
    {
        Add(1, frames: 120, frame => frame / 240f);
        _ = Jaw;
        Report(1, 0);
        Pass(10);
        Assert.InRange(Jaw, 0, 0.02f);
        Pass(10);
        // Sample 480 lies a fifth of the way from frame 1 to frame 2.
        Assert.Equal(1.2f / 240, Jaw, 1e-5f);
        Pass(180);
        Assert.Equal(12f / 240, Jaw, 1e-5f);
    }

    [Fact]
    public void Flushed_ItIsAtRestWithin100Ms_AndLateFramesAreNothing()
    {
        Speak();
        _face.Flush(1);
        Assert.Equal(0.5f, Jaw, 1e-5f);
        Pass(50);
        Assert.Equal(0.25f, Jaw, 1e-3f);
        Pass(50);
        Assert.Equal(0, Jaw);
        Assert.True(_face.IsAtRest);

        Add(1, frames: 120, _ => 0.5f);
        Report(1, 200 * Ms);
        Pass(50);
        Assert.Equal(0, Jaw);
    }

    [Fact]
    public void HeardToItsEnd_ItEasesOutIn120Ms()
    {
        Speak();
        _face.End(1, totalSamples: 250 * Ms);
        Pass(50);
        Assert.Equal(0.5f, Jaw, 1e-5f);
        Pass(60);
        Assert.Equal(0.25f, Jaw, 1e-3f);
        Pass(60);
        Assert.Equal(0, Jaw);
    }

    [Fact]
    public void Held_ItLeavesTheUtteranceAfter150Ms_AndComesBackWithTheVoice()
    {
        Speak();
        _face.Hold(_time.GetTimestamp());
        Pass(140);
        Assert.Equal(0.5f, Jaw, 1e-5f);
        Pass(10);
        Assert.Equal(0.5f, Jaw, 1e-5f);
        Pass(120);
        Assert.Equal(0, Jaw);

        _face.Resume(_time.GetTimestamp());
        Assert.Equal(0, Jaw);
        Pass(20);
        Assert.Equal(0.5f, Jaw, 1e-5f);
    }

    [Fact]
    public void WhenThePlayerFallsSilent_TheMouthDoesNotStayOpen()
    {
        Speak();
        Pass(399);
        Assert.Equal(0.5f, Jaw, 1e-5f);
        Pass(1);
        Assert.Equal(0.5f, Jaw, 1e-5f);
        Pass(120);
        Assert.Equal(0, Jaw);
    }

    [Fact]
    public void WhileNobodySpeaks_TheIdleFaceIsShown_50MsLate()
    {
        Add(0, frames: 120, frame => frame / 120f);
        _ = Jaw;
        Pass(550);

        Assert.Equal(30f / 120, Jaw, 1e-4f);
    }

    [Fact]
    public void WhenTheIdleFaceStopsComing_ItIsAtRest()
    {
        Add(0, frames: 60, _ => 0.4f);
        _ = Jaw;
        Pass(1_400);
        Assert.Equal(0.4f, Jaw, 1e-5f);
        Pass(150);
        _ = Jaw;
        Pass(120);
        Assert.Equal(0, Jaw);
    }

    [Fact]
    public void Left_ItEasesToRest_WhateverStillComes()
    {
        Speak();
        _face.Leave();
        _ = Jaw;
        Pass(120);

        Assert.Equal(0, Jaw);
        Assert.True(_face.IsAtRest);
        Report(1, 400 * Ms);
        Assert.Equal(0, Jaw);
    }

    [Fact]
    public void FramesWithoutArKitsCurves_AreLeftOut()
    {
        FaceBatch batch = _batches.Rent();
        batch.Add(0, [0.1f, 0.9f, 0.3f]);
        _face.Add(1, batch, originSample: 0);
        Report(1, 0);
        _ = Jaw;
        Pass(20);

        Assert.Equal(0, Jaw);
    }

    private float Jaw => _face.At(_time.GetTimestamp())[JawOpen];

    /// <summary>An utterance whose mouth is half open, 200 ms into it.</summary>
    private void Speak()
    {
        Add(1, frames: 120, _ => 0.5f);
        Report(1, 0);
        _ = Jaw;
        Pass(200);
        Assert.Equal(0.5f, Jaw, 1e-5f);
        Report(1, 200 * Ms);
    }

    private void Add(ulong utteranceId, int frames, Func<int, float> jaw)
    {
        FaceBatch batch = _batches.Rent();
        float[] values = new float[61];
        for (int frame = 0; frame < frames; frame++)
        {
            values[JawOpen] = jaw(frame);
            batch.Add(frame * 400L, []);
            batch.ArKit61.AddRange(values);
        }
        _face.Add(utteranceId, batch, originSample: 0);
        batch.Release();
    }

    private void Report(ulong id, long samples) => _face.Report(id, samples, _time.GetTimestamp());

    private void Pass(int ms) => _time.Advance(TimeSpan.FromMilliseconds(ms));
}
