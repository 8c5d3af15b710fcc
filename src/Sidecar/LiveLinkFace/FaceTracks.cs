using System.Runtime.InteropServices;
using Sidecar.Conversation;
using Sidecar.Face;

namespace Sidecar.LiveLinkFace;

/// <summary>The tracks of the utterances that are heard or will be, and of the idle face; as curves of ARKit 61.</summary>
internal sealed class FaceTracks
{
    public const ulong IdleUtteranceId = 0;

    public static readonly int CurveCount = CurveSets.ArKit61.Count;

    /// <summary>More than can wait to be heard; then the oldest is dropped.</summary>
    private const int MaxUtterances = 8;

    private readonly List<FrameTrack> _tracks = [];
    private readonly Stack<FrameTrack> _free = new();

    /// <summary>Takes the frames of a message; one without ARKit's curves is left out.</summary>
    public void Add(ulong utteranceId, FaceBatch batch, long originSample)
    {
        (List<long> samples, List<float> values) = (batch.SampleIndices, batch.ArKit61);
        if (values.Count != samples.Count * CurveCount)
        {
            return;
        }
        FrameTrack track = FindOrAdd(utteranceId);
        ReadOnlySpan<float> all = CollectionsMarshal.AsSpan(values);
        for (int frame = 0; frame < samples.Count; frame++)
        {
            track.Put(samples[frame] - originSample, all.Slice(frame * CurveCount, CurveCount));
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
        FrameTrack track = _free.TryPop(out FrameTrack? free) ? free : new FrameTrack(CurveCount);
        track.Reuse(utteranceId);
        _tracks.Add(track);
        return track;
    }
}
