using Sidecar.Configuration;
using Sidecar.Face.Life;

namespace Sidecar.Tests.Configuration;

public class FaceLivingOptionsTests
{
    [Fact]
    public void NothingConfigured_IsTheFacesOwnLife()
    {
        FaceOptions face = new();

        Assert.Equal(new FaceLifeOptions(), face.Life.ToLife(face.Emotion, face.EmotionIntensity));
    }

    [Fact]
    public void EveryKey_ReachesTheFace()
    {
        FaceLivingOptions living = new()
        {
            Liveliness = 0.5,
            Blinks = false,
            Gaze = false,
            Prosody = false,
            Breath = false,
            IdleMotion = false,
            Attention = false,
            Emotions = false,
        };
        FaceLifeOptions expected = new()
        {
            Liveliness = 0.5f,
            Blinks = false,
            Gaze = false,
            Prosody = false,
            Breath = false,
            IdleMotion = false,
            Attention = false,
            Emotions = false,
            BaseEmotion = FaceEmotion.Joy,
            BaseEmotionIntensity = 0.25f,
        };

        Assert.Equal(expected, living.ToLife(FaceEmotion.Joy, 0.25));
    }
}
