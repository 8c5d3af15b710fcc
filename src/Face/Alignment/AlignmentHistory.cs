namespace Sidecar.Face.Alignment;

/// <summary>
/// The words that paths have left behind: each record points to the one before it, so that paths share their past.
/// Record 0 is the root, where all paths that are left agree.
/// </summary>
internal sealed class AlignmentHistory
{
    private Record[] _records = new Record[1024];
    private int[] _mark = new int[1024];
    private int[] _child = new int[1024];

    public int Count { get; private set; }

    public ref readonly Record this[int index] => ref _records[index];

    /// <summary>Starts anew from a place where all paths agree.</summary>
    public void Begin(int word, int frame)
    {
        Count = 0;
        Add(new Record(-1, word, frame, frame, 0));
    }

    public int Add(in Record record)
    {
        if (Count == _records.Length)
        {
            Array.Resize(ref _records, Count * 2);
            Array.Resize(ref _mark, Count * 2);
            Array.Resize(ref _child, Count * 2);
        }

        _records[Count] = record;
        return Count++;
    }

    /// <summary>Forgets which records are needed.</summary>
    public void Unmark() => Array.Clear(_mark, 0, Count);

    /// <summary>Says that a path needs a record. More than one path at the same record make it a place that they still
    /// share.</summary>
    public void Mark(int index) => _mark[index] |= IsEnd;

    /// <summary>Drops what no path needs, and moves the root forward to where they part.</summary>
    /// <param name="isFinal">Whether a record may be left to the past.</param>
    /// <param name="agreed">Receives the records that the root passes, oldest first.</param>
    public void Compact(Predicate<Record> isFinal, List<Record> agreed)
    {
        for (var i = Count - 1; i > 0; i--)
        {
            if (_mark[i] != 0)
            {
                var before = _records[i].Previous;
                _mark[before] = _mark[before] == 0 ? OneChild : _mark[before] | ManyChildren;
                _child[before] = i;
            }
        }

        var root = 0;
        while (_mark[root] == OneChild && isFinal(_records[_child[root]]))
        {
            root = _child[root];
            agreed.Add(_records[root]);
        }

        var kept = 0;
        for (var i = root; i < Count; i++)
        {
            if (i != root && (_mark[i] == 0 || _records[i].Previous < root))
            {
                _child[i] = 0;
                continue;
            }

            var previous = i == root ? -1 : _child[_records[i].Previous];
            _records[kept] = _records[i] with { Previous = previous };
            _child[i] = kept++;
        }

        Count = kept;
    }

    /// <summary>Where <see cref="Compact"/> has moved a marked record.</summary>
    public int Moved(int index) => _child[index];

    private const int IsEnd = 1;
    private const int OneChild = 2;
    private const int ManyChildren = 4;

    /// <param name="Previous">The record before it; -1 for the root.</param>
    /// <param name="Word">Its index.</param>
    /// <param name="Start">The first frame.</param>
    /// <param name="End">The first frame after it; its start when it was passed over.</param>
    /// <param name="Heard">The sum of its frames' log likelihoods.</param>
    internal readonly record struct Record(int Previous, int Word, int Start, int End, float Heard);
}
