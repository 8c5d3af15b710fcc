using Sidecar.Face.Rig;

namespace Sidecar.Face.Life;

/// <summary>Shows the emotion that was asked for, or else the character's own; one flows into the other.</summary>
internal sealed class EmotionLayer(FaceEmotion baseEmotion, float baseIntensity) : ILifeLayer
{
    // 95 % after 0.4 s.
    private const float Stiffness = 12;
    private const float Invisible = 1e-4f;

    private readonly Spring[] _weights = [.. Enumerable.Range(0, EmotionPose.Count).Select(_ => new Spring(Stiffness))];

    public void Advance(LifeScene scene, FacePose pose)
    {
        bool isOwn = scene.Emotion == FaceEmotion.Neutral;
        FaceEmotion shown = isOwn ? baseEmotion : scene.Emotion;
        float intensity = isOwn ? baseIntensity : scene.EmotionIntensity;
        float blinkRate = 1;
        float aversion = 1;
        float pace = 1;
        for (int i = 0; i < _weights.Length; i++)
        {
            float weight = _weights[i].Advance((int)shown == i ? intensity : 0);
            if (weight > Invisible)
            {
                EmotionPose emotion = EmotionPose.Of((FaceEmotion)i);
                Show(emotion, weight, pose);
                blinkRate += weight * (emotion.Mood.BlinkRate - 1);
                aversion += weight * (emotion.Mood.Aversion - 1);
                pace += weight * (emotion.Mood.Pace - 1);
            }
        }
        scene.Mood = new(blinkRate, aversion, pace);
    }

    private static void Show(EmotionPose emotion, float weight, FacePose pose)
    {
        foreach ((FaceControl control, float amount) in emotion.Parts)
        {
            pose[control] += weight * amount;
        }
        pose.AddHead(0, weight * emotion.PitchDegrees, weight * emotion.RollDegrees);
    }
}
