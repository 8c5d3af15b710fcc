using Sidecar.Conversation;

namespace Sidecar.LiveLinkFace;

/// <summary>The tracks of the utterances that are heard or will be, and of the idle face; as curves of ARKit 61.</summary>
internal sealed class FaceTracks
{
    public const ulong IdleUtteranceId = 0;

    /// <summary>More than can wait to be heard; then the oldest is dropped.</summary>
    private const int MaxUtterances = 8;

    private readonly List<FrameTrack> _tracks = [];
    private readonly Stack<FrameTrack> _free = new();
    private readonly float[] _frame = new float[ArKitNames.Count];
    private int[] _places = [];

    /// <summary>Which curves the frames have from now on. What was received before is forgotten.</summary>
    public void SetCurves(IReadOnlyList<string> names)
    {
        _places = [.. names.Select(ArKitNames.IndexOf)];
        Clear();
    }

    /// <summary>Whether any of the curves is one of ARKit's.</summary>
    public bool HasFace => Array.Exists(_places, place => place >= 0);

    /// <summary>Takes the frames of a message; a message whose counts don't fit is left out.</summary>
    public void Add(ulong utteranceId, FaceBatch batch, long originSample)
    {
        (List<long> samples, List<float> values) = (batch.SampleIndices, batch.Values);
        if (values.Count != samples.Count * _places.Length || !HasFace)
        {
            return;
        }
        FrameTrack track = FindOrAdd(utteranceId);
        for (int frame = 0; frame < samples.Count; frame++)
        {
            Array.Clear(_frame);
            for (int i = 0; i < _places.Length; i++)
            {
                if (_places[i] >= 0)
                {
                    _frame[_places[i]] = values[frame * _places.Length + i];
                }
            }
            track.Put(samples[frame] - originSample, _frame);
        }
    }

    public FrameTrack? Find(ulong utteranceId)
    {
        foreach (FrameTrack track in _tracks)
        {
            if (track.UtteranceId == utteranceId)
            {
                return track;
            }
        }
        return null;
    }

    /// <summary>Drops the utterances before one; never the idle face.</summary>
    public void ForgetBefore(ulong utteranceId)
    {
        for (int i = _tracks.Count - 1; i >= 0; i--)
        {
            if (_tracks[i].UtteranceId != IdleUtteranceId && _tracks[i].UtteranceId < utteranceId)
            {
                _free.Push(_tracks[i]);
                _tracks.RemoveAt(i);
            }
        }
    }

    public void Clear()
    {
        foreach (FrameTrack track in _tracks)
        {
            _free.Push(track);
        }
        _tracks.Clear();
    }

    private FrameTrack FindOrAdd(ulong utteranceId)
    {
        if (Find(utteranceId) is { } known)
        {
            return known;
        }
        if (_tracks.Count > MaxUtterances)
        {
            ForgetBefore(_tracks.Where(t => t.UtteranceId != IdleUtteranceId).Min(t => t.UtteranceId) + 1);
        }
        FrameTrack track = _free.TryPop(out FrameTrack? free) ? free : new FrameTrack(ArKitNames.Count);
        track.Reuse(utteranceId);
        _tracks.Add(track);
        return track;
    }
}
