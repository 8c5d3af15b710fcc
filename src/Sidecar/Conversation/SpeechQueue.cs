using Sidecar.Captions;
using Sidecar.Face;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>
/// The utterances that are not yet heard to the end, and the pacing that keeps what was sent at most the lead ahead of
/// what was played: a flush is then cheap, and a client's memory bounded. Belongs to the owner loop.
/// </summary>
internal sealed class SpeechQueue(
    ClientRoster clients,
    PcmBlockPool blocks,
    FaceBatchPool batches,
    FaceStage stage,
    TimeProvider time
)
{
    // From the first chunk on its way to the first sample heard: the game's queue and the sound card.
    private static readonly long StartDelaySamples = PcmFormat.FromMs(100);

    // Less than this ahead of the ear, and the face is told with the shortest look-ahead.
    private static readonly long StarvedSamples = PcmFormat.FromMs(60);

    private const int MaxFaceDriftFrames = 9;

    private readonly List<Utterance> _utterances = [];
    private IFaceStream? _face;
    private Utterance? _faceOwner;
    private ulong _lastId;

    /// <summary>The most that is sent ahead of the played position.</summary>
    public long LeadSamples { get; set; }

    /// <summary>Nothing is sent while nobody is there to play it.</summary>
    public bool IsPaused { get; set; } = true;

    public bool IsEmpty => _utterances.Count == 0;

    public IReadOnlyList<Utterance> Utterances => _utterances;

    /// <summary>Hears with another stream from the next utterance on; null hears nothing, and no face is shown.</summary>
    public void UseFace(IFaceStream? face)
    {
        ReleaseFace();
        _face = face;
    }

    /// <param name="generation">The session that makes it.</param>
    public Utterance Begin(string itemId, int contentIndex, Turn turn, int generation)
    {
        WordTimeline words = new();
        Utterance utterance = new(++_lastId, itemId, contentIndex, turn, new UtteranceAudio(blocks))
        {
            Generation = generation,
            Words = words,
            Face = _face is null ? null : new FaceTrack(words),
        };
        ReleaseFace();
        if (_face is not null)
        {
            _face.Begin();
            _faceOwner = utterance;
        }
        _utterances.Add(utterance);
        turn.UtteranceIds.Add(utterance.Id);
        turn.OpenUtterances++;
        return utterance;
    }

    public Utterance? Find(string itemId, int contentIndex)
    {
        foreach (Utterance utterance in _utterances)
        {
            if (
                utterance.ContentIndex == contentIndex
                && string.Equals(utterance.ItemId, itemId, StringComparison.Ordinal)
            )
            {
                return utterance;
            }
        }
        return null;
    }

    public Utterance? Find(ulong id)
    {
        foreach (Utterance utterance in _utterances)
        {
            if (utterance.Id == id)
            {
                return utterance;
            }
        }
        return null;
    }

    /// <summary>Takes a delta: audio, face and word timeline grow together.</summary>
    public void Receive(Utterance utterance, ReadOnlySpan<byte> pcm, long arrivalTimestamp)
    {
        ReadOnlySpan<short> samples = Audio.Pcm.PcmBytes.AsSamples(pcm);
        utterance.Audio.Append(pcm, arrivalTimestamp);
        utterance.Turn.ReceivedSamples += samples.Length;
        utterance.Words.AppendAudio(samples);
        if (ReferenceEquals(_faceOwner, utterance))
        {
            _face!.Push(samples, utterance.Face!);
        }
    }

    /// <summary>No more audio of this utterance will be received.</summary>
    public void Complete(Utterance utterance, UtteranceEndReason reason)
    {
        if (utterance.Audio.IsComplete)
        {
            return;
        }
        utterance.EndReason = reason;
        utterance.Audio.Complete();
        utterance.Words.CompleteAudio();
        if (ReferenceEquals(_faceOwner, utterance))
        {
            ReleaseFace();
        }
    }

    /// <summary>Sends what the lead allows, utterance after utterance.</summary>
    public void Pump()
    {
        if (IsPaused)
        {
            return;
        }
        long budget = LeadSamples;
        foreach (Utterance utterance in _utterances)
        {
            budget -= utterance.Audio.SentSamples - utterance.Audio.PlayedSamples;
        }
        foreach (Utterance utterance in _utterances)
        {
            budget = Send(utterance, budget);
            if (budget > 0 && IsStarved(utterance))
            {
                _face!.Hurry(utterance.Face!);
                budget = Send(utterance, budget);
            }
            if (!utterance.Audio.IsAllSent)
            {
                break;
            }
            if (!utterance.IsEndSent)
            {
                utterance.IsEndSent = true;
                SendEnd(utterance, utterance.Audio.ReceivedSamples);
            }
        }
    }

    /// <summary>Takes a playback report. The position is clamped to what was sent and never goes back.</summary>
    /// <returns>False when the report claims more than was sent, or less than before.</returns>
    public bool MarkPlayed(Utterance utterance, long playedSamples)
    {
        bool isPossible =
            playedSamples >= utterance.Audio.PlayedSamples && playedSamples <= utterance.Audio.SentSamples;
        utterance.Audio.MarkPlayed(playedSamples);
        utterance.Face?.ForgetBefore(utterance.Audio.PlayedSamples);
        utterance.LastReportTimestamp = time.GetTimestamp();
        clients.TellPlayed(utterance.Id, utterance.Audio.PlayedSamples);
        return isPossible;
    }

    /// <summary>The voice goes on after a hold: the time of it was not heard time.</summary>
    public void RestartClock()
    {
        if (_utterances.Count > 0 && _utterances[0].LastReportTimestamp != 0)
        {
            _utterances[0].LastReportTimestamp = time.GetTimestamp();
        }
    }

    /// <summary>Takes an utterance out of the queue without letting go of it: nothing more of it is sent.</summary>
    public void Detach(Utterance utterance)
    {
        if (ReferenceEquals(_faceOwner, utterance))
        {
            _faceOwner = null;
        }
        _utterances.Remove(utterance);
    }

    /// <summary>Forgets an utterance that was heard.</summary>
    public void Remove(Utterance utterance)
    {
        Detach(utterance);
        utterance.Turn.OpenUtterances--;
        utterance.Turn.PlayedSamples += utterance.Audio.PlayedSamples;
        utterance.Dispose();
    }

    /// <summary>Prepares to send everything unheard once more, for a client that came back with an empty queue.</summary>
    public void Rewind()
    {
        foreach (Utterance utterance in _utterances)
        {
            utterance.FaceSentSamples = utterance.Audio.Rewind();
            utterance.IsAnnounced = false;
            utterance.IsEndSent = false;
        }
    }

    public void SendEnd(Utterance utterance, long totalSamples)
    {
        clients.Broadcast(
            new ServerMessage
            {
                UtteranceEnded = new UtteranceEnded
                {
                    UtteranceId = utterance.Id,
                    TotalSamples = totalSamples,
                    Reason = utterance.EndReason,
                },
            }
        );
    }

    /// <summary>Says that an utterance begins, if that has not been said.</summary>
    public void Announce(Utterance utterance)
    {
        if (utterance.IsAnnounced || IsPaused)
        {
            return;
        }
        utterance.IsAnnounced = true;
        clients.Broadcast(Started(utterance));
    }

    /// <summary>The message that an utterance begins at the sample that is sent next.</summary>
    public static ServerMessage Started(Utterance utterance) =>
        new()
        {
            UtteranceStarted = new UtteranceStarted
            {
                UtteranceId = utterance.Id,
                ItemId = utterance.ItemId,
                FirstSampleIndex = utterance.Audio.SentSamples,
            },
        };

    private long Send(Utterance utterance, long budget)
    {
        UtteranceAudio audio = utterance.Audio;
        long limitSample = Math.Min(utterance.SendableSamples, audio.SentSamples + budget);
        if (audio.PeekUnsent(limitSample) is not null)
        {
            Announce(utterance);
            SendFace(utterance, limitSample);
        }
        while (audio.PeekUnsent(limitSample) is { } block)
        {
            MarkFirstSent(utterance);
            clients.Broadcast(OutboundMessage.Of(block, utterance.Id, audio.SentSamples));
            audio.MarkSent();
            budget -= block.SampleCount;
        }
        audio.ForgetArrivals();
        return budget;
    }

    private void SendFace(Utterance utterance, long limitSample)
    {
        if (utterance.Face is null || stage.Performer is null)
        {
            return;
        }
        UtteranceAudio audio = utterance.Audio;
        // The frames at and after the last sample close the mouth; they go with the last audio.
        bool isLast = audio.IsComplete && limitSample >= audio.ReceivedSamples;
        long toSample = isLast ? long.MaxValue : limitSample;
        FaceBatch batch = batches.Rent();
        Draw(batch, utterance, toSample);
        utterance.FaceSentSamples = toSample;
        if (batch.SampleIndices.Count > 0)
        {
            clients.Broadcast(OutboundMessage.Of(batch, utterance.Id));
        }
        batch.Release();
    }

    private void Draw(FaceBatch batch, Utterance utterance, long toSample)
    {
        FaceTrack track = utterance.Face!;
        int first = track.IndexAtOrAfter(utterance.FaceSentSamples);
        if (first == track.Count)
        {
            return;
        }
        long firstFrame = ExpectedFrame(utterance);
        for (int i = first; i < track.Count && track.SampleOf(i) < toSample; i++)
        {
            long sample = track.SampleOf(i);
            stage.DrawSpeech(firstFrame + sample / FaceFrameRate.FrameIntervalSamples, sample, track[i], batch);
        }
    }

    /// <summary>
    /// The frame of the conversation at which the utterance's first sample is, or was, expected to be heard. It is kept
    /// while it is about right, so that what lives beside the mouth goes on evenly.
    /// </summary>
    private long ExpectedFrame(Utterance utterance)
    {
        long wait = 0;
        foreach (Utterance earlier in _utterances)
        {
            if (ReferenceEquals(earlier, utterance))
            {
                break;
            }
            wait += earlier.Audio.ReceivedSamples - earlier.Audio.PlayedSamples;
        }
        long heard = utterance.Audio.PlayedSamples;
        if (utterance.LastReportTimestamp != 0)
        {
            heard += PcmFormat.FromTimeSpan(time.GetElapsedTime(utterance.LastReportTimestamp));
        }
        else
        {
            wait += StartDelaySamples;
        }
        long expected = stage.NowFrame + (wait - heard) / FaceFrameRate.FrameIntervalSamples;
        if (utterance.FaceFirstFrame is not { } kept || Math.Abs(expected - kept) > MaxFaceDriftFrames)
        {
            if (utterance.FaceFirstFrame is null)
            {
                stage.Performer!.BeginUtterance(expected);
            }
            utterance.FaceFirstFrame = expected;
        }
        return utterance.FaceFirstFrame!.Value;
    }

    /// <summary>The listener has next to nothing left to hear, and what there is waits for its face.</summary>
    private bool IsStarved(Utterance utterance)
    {
        if (
            !ReferenceEquals(_utterances[0], utterance)
            || !ReferenceEquals(_faceOwner, utterance)
            || utterance.Face!.CoveredSamples >= utterance.Audio.ReceivedSamples
        )
        {
            return false;
        }
        long ahead = utterance.Audio.SentSamples - utterance.Audio.PlayedSamples;
        if (utterance.LastReportTimestamp != 0)
        {
            ahead -= PcmFormat.FromTimeSpan(time.GetElapsedTime(utterance.LastReportTimestamp));
        }
        return ahead < StarvedSamples;
    }

    private void MarkFirstSent(Utterance utterance)
    {
        if (utterance.FirstSentTimestamp == 0)
        {
            utterance.FirstSentTimestamp = time.GetTimestamp();
            if (utterance.Turn.FirstChunkTimestamp == 0)
            {
                utterance.Turn.FirstChunkTimestamp = utterance.FirstSentTimestamp;
            }
        }
    }

    private void ReleaseFace()
    {
        if (_faceOwner is not null)
        {
            _face!.Complete(_faceOwner.Face!);
            _faceOwner.IsFaceDone = true;
            _faceOwner = null;
        }
    }
}
