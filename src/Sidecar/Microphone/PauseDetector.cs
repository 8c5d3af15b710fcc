using Sidecar.Protocol;

namespace Sidecar.Microphone;

/// <summary>
/// Hears that somebody who speaks has come to a pause, 100 ms after the last sound: long before a provider calls it the
/// end of a turn. It decides nothing; a listener nods at such moments, and is forgiven when the speaker goes on.
/// Works on levels against the loudest and the quietest of late, so that no microphone has to be calibrated.
/// </summary>
internal sealed class PauseDetector
{
    private const int PauseFrames = 5;
    private const int SpeechFrames = 12;
    private const float LeastRangeDb = 12;
    private const float LoudShare = 0.5f;
    private const float QuietShare = 0.35f;
    private const float PeakFallDb = 0.1f;
    private const float FloorRiseDb = 0.05f;
    private const float SilenceDb = -80;

    private float _peakDb = SilenceDb;
    private float _floorDb;
    private int _spokenFrames;
    private int _quietFrames;

    /// <summary>Hears the next 20 ms.</summary>
    /// <param name="frame"><see cref="PcmFormat.FrameSamples"/> samples.</param>
    /// <returns>Whether this frame makes it a pause: once in each, and only after some 250 ms of speech.</returns>
    public bool Hear(ReadOnlySpan<short> frame)
    {
        float levelDb = LevelDb(frame);
        _peakDb = Math.Max(levelDb, _peakDb - PeakFallDb);
        _floorDb = Math.Min(levelDb, _floorDb + FloorRiseDb);
        float rangeDb = _peakDb - _floorDb;
        if (rangeDb < LeastRangeDb)
        {
            return false;
        }
        if (levelDb > _floorDb + LoudShare * rangeDb)
        {
            _spokenFrames++;
            _quietFrames = 0;
            return false;
        }
        _quietFrames = levelDb < _floorDb + QuietShare * rangeDb ? _quietFrames + 1 : 0;
        if (_quietFrames < PauseFrames || _spokenFrames < SpeechFrames)
        {
            return false;
        }
        _spokenFrames = 0;
        return true;
    }

    // About the mean, so that an offset of the microphone is no sound.
    private static float LevelDb(ReadOnlySpan<short> frame)
    {
        float sum = 0;
        foreach (short sample in frame)
        {
            sum += sample;
        }
        float mean = sum / frame.Length;
        float energy = 0;
        foreach (short sample in frame)
        {
            float centred = (sample - mean) / 32768;
            energy += centred * centred;
        }
        return Math.Max(SilenceDb, 10 * MathF.Log10(energy / frame.Length + 1e-12f));
    }
}
