using Sidecar.Face.Performance;

namespace Sidecar.Face.Rig;

/// <summary>A mapping whose curves are changed as a calibration says.</summary>
internal sealed class CalibratedMapping : ICurveMapping
{
    private readonly ICurveMapping _inner;
    private readonly (int Curve, CurveCalibration How, CurveRange Range)[] _changes;
    private readonly int _jawOpen;
    private readonly int _mouthClose;
    private readonly bool _keepsClosure;

    private CalibratedMapping(ICurveMapping inner, FaceCalibration calibration)
    {
        _inner = inner;
        _jawOpen = inner.CurveNames.ToList().IndexOf(nameof(ArKitCurve.JawOpen));
        _mouthClose = inner.CurveNames.ToList().IndexOf(nameof(ArKitCurve.MouthClose));
        _changes =
        [
            .. from entry in inner.CurveNames.Index()
            let how = calibration.OfCurve(entry.Item)
            where how is not null
            select (entry.Index, how, inner.RangeOf(entry.Index)),
        ];
        _keepsClosure = _mouthClose >= 0 && !_changes.Any(change => change.Curve == _mouthClose);
    }

    public IReadOnlyList<string> CurveNames => _inner.CurveNames;

    public static ICurveMapping Of(ICurveMapping mapping, FaceCalibration? calibration)
    {
        if (calibration is null)
        {
            return mapping;
        }
        CalibratedMapping calibrated = new(mapping, calibration);
        return calibrated._changes.Length == 0 ? mapping : calibrated;
    }

    public CurveRange RangeOf(int curve) => _inner.RangeOf(curve);

    public void Write(FacePose pose, Span<float> values)
    {
        _inner.Write(pose, values);
        float jaw = _jawOpen < 0 ? 0 : values[_jawOpen];
        foreach ((int curve, CurveCalibration how, CurveRange range) in _changes)
        {
            if (curve == _mouthClose && jaw > 0)
            {
                // Closed lips are those that close the whole opening, whatever it has been made. The jaw comes before.
                values[curve] *= values[_jawOpen] / jaw;
            }
            values[curve] = how.Apply(values[curve], range);
        }
        if (_keepsClosure && jaw > 0)
        {
            values[_mouthClose] *= values[_jawOpen] / jaw;
        }
    }
}
