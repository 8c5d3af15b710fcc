namespace Sidecar.Face.Tests.Accuracy;

/// <summary>Counts labels that are right, per frame of 10 ms.</summary>
internal sealed class LabelScore
{
    private readonly int[] _truePositives = new int[VisemeCount.All];
    private readonly int[] _falsePositives = new int[VisemeCount.All];
    private readonly int[] _falseNegatives = new int[VisemeCount.All];
    private readonly int[] _shapeFrames = new int[PhoneTable.Shapes.Length];
    private readonly int[] _shapeHits = new int[PhoneTable.Shapes.Length];
    private readonly Count _all = new();
    private readonly Count _speech = new();
    private int _changes;
    private int _spokenFrames;
    private int _labels;
    private int _shortLabels;

    public void Add(ScoredClip clip, int lag)
    {
        var reference = clip.Reference;
        var visemes = Lag.Undo(clip.Visemes!, lag);
        var shapes = Lag.Undo(clip.Shapes!, lag);
        for (var frame = 0; frame < reference.Frames; frame++)
        {
            if (reference.Primary[frame] >= 0)
            {
                Add(reference, frame, visemes[frame], shapes[frame]);
            }
        }

        AddChanges(reference, visemes);
    }

    public AccuracyScore Score =>
        new()
        {
            Strict = _all.Share(_all.Strict),
            StrictInSpeech = _speech.Share(_speech.Strict),
            Accepted = _all.Share(_all.Accepted),
            AcceptedInSpeech = _speech.Share(_speech.Accepted),
            F1 = Enumerable
                .Range(0, VisemeCount.All)
                .Where(viseme => _truePositives[viseme] + _falseNegatives[viseme] > 0)
                .Average(viseme =>
                    2.0
                    * _truePositives[viseme]
                    / Math.Max(1, 2 * _truePositives[viseme] + _falsePositives[viseme] + _falseNegatives[viseme])
                ),
            Shape = _all.Share(_all.Shape),
            ShapeInSpeech = _speech.Share(_speech.Shape),
            ShapeBalanced = Enumerable
                .Range(0, _shapeFrames.Length)
                .Where(shape => _shapeFrames[shape] > 0)
                .Average(shape => (double)_shapeHits[shape] / _shapeFrames[shape]),
            ChangesPerSecond = _changes / (_spokenFrames / (double)ReferenceClip.FramesPerSecond),
            ShortLabels = _shortLabels / (double)Math.Max(1, _labels),
        };

    private void Add(ReferenceClip reference, int frame, int viseme, int shape)
    {
        var isStrict = viseme == reference.Primary[frame];
        var isShape = reference.Shapes[frame][shape];
        _all.Add(isStrict, reference.Accepted[frame][viseme], isShape);
        if (!reference.Silent[frame])
        {
            _speech.Add(isStrict, reference.Accepted[frame][viseme], isShape);
        }

        if (isStrict)
        {
            _truePositives[viseme]++;
        }
        else
        {
            _falsePositives[viseme]++;
            _falseNegatives[reference.Primary[frame]]++;
        }

        _shapeFrames[reference.PrimaryShape[frame]]++;
        _shapeHits[reference.PrimaryShape[frame]] += isShape ? 1 : 0;
    }

    private void AddChanges(ReferenceClip reference, int[] visemes)
    {
        var began = -1;
        for (var frame = 0; frame < visemes.Length; frame++)
        {
            _spokenFrames += reference.Silent[frame] ? 0 : 1;
            if (frame == 0 || visemes[frame] == visemes[frame - 1])
            {
                continue;
            }

            _changes += reference.Silent[frame] ? 0 : 1;
            if (began >= 0 && !reference.Silent[began])
            {
                _labels++;
                _shortLabels += frame - began < 5 ? 1 : 0;
            }

            began = frame;
        }
    }

    private sealed class Count
    {
        public int Strict { get; private set; }

        public int Accepted { get; private set; }

        public int Shape { get; private set; }

        private int Frames { get; set; }

        public void Add(bool strict, bool accepted, bool shape)
        {
            Frames++;
            Strict += strict ? 1 : 0;
            Accepted += accepted ? 1 : 0;
            Shape += shape ? 1 : 0;
        }

        public double Share(int count) => (double)count / Frames;
    }
}
