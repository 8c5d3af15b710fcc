using System.Runtime.InteropServices;
using Sidecar.Game.Microphone;

namespace Sidecar.Tests.Game.Microphone;

public sealed class GameMicrophoneTests
{
    private readonly List<short> _sent = [];
    private readonly List<short> _recorded = [];
    private readonly GameMicrophone _microphone;

    public GameMicrophoneTests() =>
        _microphone = new GameMicrophone(frame =>
        {
            Assert.Equal(960, frame.Length);
            _sent.AddRange(MemoryMarshal.Cast<byte, short>(frame.Span));
        });

    [Fact]
    public void Render_AroundARecording_SendsWhatItRecords()
    {
        short[] speech = [.. Enumerable.Range(1, 700).Select(i => (short)i)];
        _microphone.Open();
        Record(1000);

        _microphone.Speak(new UserRecording("a.wav", speech));
        Record(2000);

        Assert.Equal([.. new short[1000], .. speech, .. new short[1300]], _recorded);
        Assert.Equal(_recorded[..2880], _sent);
        Assert.Equal(1000, Assert.Single(_microphone.Spoken).CardSample);
        Assert.False(_microphone.IsSpeaking);
    }

    [Fact]
    public void Open_AfterAWhile_BeginsAFrameThere()
    {
        Record(100);
        _microphone.Open();
        Record(100);
        _microphone.Open();
        _microphone.Speak(new UserRecording("a.wav", [1, 2, 3]));
        Record(400);

        Assert.Equal([.. new short[100], 1, 2, 3, .. new short[377]], _sent);
        Assert.Equal(100, _microphone.OpenedAt);
    }

    [Fact]
    public void Speak_WhileSpeaking_IsRefused()
    {
        _microphone.Speak(new UserRecording("a.wav", new short[500]));
        Record(240);

        Assert.Throws<InvalidOperationException>(() => _microphone.Speak(new UserRecording("b.wav", [1])));
    }

    private void Record(int count)
    {
        for (var at = 0; at < count; at += 240)
        {
            var block = new short[Math.Min(240, count - at)];
            _microphone.Render(block);
            _recorded.AddRange(block);
        }
    }
}
