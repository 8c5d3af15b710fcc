using Sidecar.Protocol;

namespace Sidecar.Simulator.Input;

/// <summary>
/// Voice activity by level above an adaptive background, in frames of 10 ms. A start also needs something voice-like
/// (a pitch, or half a second of modulation), so that steady noise and clicks don't open a turn.
/// </summary>
internal sealed class EnergyVad
{
    private const int FrameMs = 10;
    private const int FrameSamples = FrameMs * PcmFormat.SamplesPerMs;
    private const int OnsetWindow = 10;
    private const int OnsetActive = 8;
    private const int VoicedWindow = 20;
    private const int VoicedFrames = 3;
    private const double VoicedCorrelation = 0.55;
    private const int ModulationWindow = 40;
    private const int ModulationActive = 32;
    private const double ModulationDb = 3;
    private const int ConfirmWindow = 5;
    private const int ConfirmActive = 3;

    // Reverberation and breath this far below the talker's own peak are the pause after the word.
    private const double BelowPeakDb = 32;
    private const double PeakDecayPerFrameDb = 0.02;

    // Hum and rumble lie below the voice; most of the power of hiss lies above it.
    private readonly Biquad _highPass = Biquad.HighPass(120, PcmFormat.SampleRateHz);
    private readonly Biquad _lowPass = Biquad.LowPass(4000, PcmFormat.SampleRateHz);
    private readonly VoicingMeter _voicing = new();
    private readonly NoiseFloor _floor = new();
    private readonly double[] _recentDb = new double[ModulationWindow];
    private readonly bool[] _recentActive = new bool[ModulationWindow];
    private readonly bool[] _recentVoiced = new bool[ModulationWindow];
    private double _frameEnergy;
    private int _frameFill;
    private long _frame;
    private double _peakDb;
    private long _lastSpeechFrame;

    public VadSettings Settings { get; set; } = new();

    public bool InSpeech { get; private set; }

    public double NoiseFloorDb => _floor.Db;

    /// <summary>
    /// Takes 24 kHz samples of any count. A start is reported at the sample where the speech began (before now), an end
    /// at the sample where the silence had lasted long enough (now).
    /// </summary>
    public void Process(ReadOnlySpan<short> samples, Action<VadTransition> onTransition)
    {
        foreach (var sample in samples)
        {
            var filtered = _lowPass.Next(_highPass.Next(sample / 32768.0));
            _voicing.Add((float)filtered);
            _frameEnergy += filtered * filtered;
            if (++_frameFill < FrameSamples)
            {
                continue;
            }

            var db = 10 * Math.Log10((_frameEnergy / FrameSamples) + 1e-12);
            _frameEnergy = 0;
            _frameFill = 0;
            if (Judge(db) is { } transition)
            {
                onTransition(transition);
            }
        }
    }

    /// <summary>Forgets speech in progress; the background stays known.</summary>
    public void Reset()
    {
        InSpeech = false;
        Array.Clear(_recentActive);
        Array.Clear(_recentVoiced);
    }

    private VadTransition? Judge(double db)
    {
        _floor.Update(db, InSpeech);
        var marginDb = 3 + (12 * Settings.Threshold);
        var slot = (int)(_frame % ModulationWindow);
        _recentDb[slot] = db;
        // A pitch is evidence enough of speech that it may be nearly drowned.
        var voiced = db > _floor.Db + (marginDb / 2) && _voicing.Measure() > VoicedCorrelation;
        if (InSpeech)
        {
            _peakDb = Math.Max(_peakDb - PeakDecayPerFrameDb, db);
            _recentActive[slot] = db > _peakDb - BelowPeakDb && (voiced || db > _floor.Db + Math.Max(3, marginDb - 3));
            _frame++;
            return StillSpeaking() ? null : End();
        }

        _recentActive[slot] = voiced || db > _floor.Db + marginDb;
        _recentVoiced[slot] = voiced;
        _frame++;
        return Starts() ? Start() : null;
    }

    private bool Starts()
    {
        if (!_recentActive[(_frame - 1) % ModulationWindow] || Count(_recentActive, OnsetWindow) < OnsetActive)
        {
            return false;
        }

        return Count(_recentVoiced, VoicedWindow) >= VoicedFrames
            || (Count(_recentActive, ModulationWindow) >= ModulationActive && Modulated());
    }

    private VadTransition Start()
    {
        InSpeech = true;
        _lastSpeechFrame = _frame;
        _peakDb = double.NegativeInfinity;
        var onset = _frame;
        for (long back = 1, quiet = 0; back <= Math.Min(ModulationWindow, _frame) && quiet < 3; back++)
        {
            var slot = (_frame - back) % ModulationWindow;
            quiet = _recentActive[slot] ? 0 : quiet + 1;
            onset = _recentActive[slot] ? _frame - back : onset;
            _peakDb = Math.Max(_peakDb, _recentDb[slot]);
        }

        return new(Started: true, onset * FrameSamples);
    }

    private bool StillSpeaking()
    {
        if (Count(_recentActive, ConfirmWindow) >= ConfirmActive)
        {
            _lastSpeechFrame = _frame;
        }

        return (_frame - _lastSpeechFrame) * FrameMs < Settings.SilenceDurationMs;
    }

    private VadTransition End()
    {
        Reset();
        return new(Started: false, _frame * FrameSamples);
    }

    private int Count(bool[] flags, int window)
    {
        var count = 0;
        for (var back = 1; back <= Math.Min(window, _frame); back++)
        {
            count += flags[(_frame - back) % ModulationWindow] ? 1 : 0;
        }

        return count;
    }

    // The edge of a noise is no modulation of it: only frames with sound count.
    private bool Modulated()
    {
        double sum = 0;
        double squares = 0;
        var count = 0;
        for (var slot = 0; slot < ModulationWindow; slot++)
        {
            if (_recentActive[slot])
            {
                sum += _recentDb[slot];
                squares += _recentDb[slot] * _recentDb[slot];
                count++;
            }
        }

        var mean = sum / count;
        return Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))) > ModulationDb;
    }
}

/// <param name="Started">True for a start, false for an end.</param>
/// <param name="SampleIndex">In samples processed since the detector was made.</param>
internal readonly record struct VadTransition(bool Started, long SampleIndex);
