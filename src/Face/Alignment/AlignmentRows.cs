namespace Sidecar.Face.Alignment;

/// <summary>The viseme weights of an utterance in bytes, up to 10 minutes of them (540 kB).</summary>
internal sealed class AlignmentRows
{
    private const int Most = 10 * 60 * FaceFrameRate.FramesPerSecond;

    private byte[] _weights = new byte[256 * VisemeCount.All];

    public int Count { get; private set; }

    public bool IsFull => Count == Most;

    public ReadOnlySpan<byte> this[int row] => _weights.AsSpan(row * VisemeCount.All, VisemeCount.All);

    public void Add(ReadOnlySpan<float> frame)
    {
        if ((Count + 1) * VisemeCount.All > _weights.Length)
        {
            Array.Resize(ref _weights, _weights.Length * 2);
        }

        for (var i = 0; i < VisemeCount.All; i++)
        {
            // A weight that is no number counts as none.
            _weights[Count * VisemeCount.All + i] = frame[i] > 0 ? (byte)(255 * Math.Min(1, frame[i]) + 0.5f) : (byte)0;
        }

        Count++;
    }
}
