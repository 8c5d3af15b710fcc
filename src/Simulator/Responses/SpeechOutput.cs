using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Sidecar.Protocol;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Formats;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator.Responses;

/// <summary>A spoken message: audio in bursts, with its transcript running ahead.</summary>
internal sealed class SpeechOutput(
    SessionContext session,
    ResponseRun run,
    int outputIndex,
    ConversationItem item,
    Task<SpokenLine> speech
) : OutputItem(session, run, outputIndex, item)
{
    private const int WordsBeforeAudio = 3;
    private const int StaleMs = 100;

    // The share of the audio with which the whole transcript has been sent.
    private const double TranscriptLead = 0.6;

    private static readonly int[] DeltaMs = [100, 150, 250];

    private readonly AudioFormat _format = AudioFormat.From(run.Request.OutputFormat);
    private readonly ContentPart _part = new("output_audio") { Transcript = "", Audio = [] };
    private readonly StringBuilder _transcript = new();
    private int _sentWords;

    public override IEnumerable<Pause> Write()
    {
        if (!speech.IsCompleted)
        {
            yield return Pause.UntilDone(speech);
        }

        Begin();
        EmitPart("response.content_part.added", new JsonObject { ["type"] = "audio", ["transcript"] = "" });
        Item.Content.Add(_part);
        var line = speech.Result;
        var words = TextTokens.Split(line.Text);
        var wholeMs = (int)PcmFormat.ToMs(line.Samples.Length);
        var share = Affordable(words.Count, line.Samples.Length);
        if (Run.CutAfterAudioMs is { } cutMs)
        {
            share = Math.Min(share, (double)cutMs / Math.Max(1, wholeMs));
            Cut = true;
        }

        Cut |= share < 1;
        var wordCount = (int)(words.Count * share);
        var sampleCount = (int)(line.Samples.Length * share);
        if (!_format.IsNative)
        {
            // A whole number of milliseconds: the client's bytes and the item's samples then agree on the length.
            sampleCount -= sampleCount % PcmFormat.SamplesPerMs;
        }

        var audio = _format.Encode(line.Samples.AsSpan(0, sampleCount));

        var ahead = Math.Min(WordsBeforeAudio, wordCount);
        for (var i = 0; i < ahead; i++)
        {
            yield return Pause.For(Session.Timing.FirstAudioDelay / (ahead + 1));
            SendWordsUpTo(words, i + 1);
        }

        yield return Pause.For(Session.Timing.FirstAudioDelay / (ahead + 1));
        var sent = 0;
        for (var delta = 0; sent < sampleCount; delta++)
        {
            var deltaMs = DeltaMs[Math.Min(delta, DeltaMs.Length - 1)];
            var count = (int)Math.Min(PcmFormat.FromMs(deltaMs), sampleCount - sent);
            SendAudio(line.Samples.AsMemory(sent, count), audio.AsMemory(Bytes(sent), Bytes(count)));
            sent += count;
            SendWordsUpTo(words, (int)Math.Min(wordCount, wordCount * sent / (TranscriptLead * sampleCount)));
            yield return Pause.For(Run.TimeToSend(deltaMs));
        }

        SendWordsUpTo(words, wordCount);
    }

    protected override void CloseContent()
    {
        Emit("response.output_audio.done");
        Emit("response.output_audio_transcript.done", ("transcript", _part.Transcript));
        EmitPart(
            "response.content_part.done",
            new JsonObject { ["type"] = "audio", ["transcript"] = _part.Transcript }
        );
    }

    private double Affordable(int words, int samples)
    {
        var tokens = words + TokenUsage.AudioTokens((int)PcmFormat.ToMs(samples));
        return Run.TokensLeft is { } left && left < tokens ? (double)left / tokens : 1;
    }

    private void SendWordsUpTo(IReadOnlyList<string> words, int count)
    {
        for (; _sentWords < count; _sentWords++)
        {
            _transcript.Append(words[_sentWords]);
            _part.Transcript = _transcript.ToString();
            Run.Usage.AddOutputText(1);
            Run.Spend(1);
            EmitDelta("response.output_audio_transcript.delta", words[_sentWords]);
        }
    }

    /// <summary>The end of what was sent once more, after the response is over: nobody should play it.</summary>
    public void SendStaleDeltas(int count)
    {
        var tail = CollectionsMarshal.AsSpan(_part.Audio);
        tail = tail[Math.Max(0, tail.Length - (StaleMs * PcmFormat.SamplesPerMs))..];
        var audio = _format.Encode(tail[..(tail.Length - (tail.Length % PcmFormat.SamplesPerMs))]);
        for (var i = 0; i < count; i++)
        {
            EmitDelta("response.output_audio_transcript.delta", " stale");
            Session.Events.AudioDelta(Run.Id, Item.Id, OutputIndex, audio);
        }
    }

    private int Bytes(int samples) =>
        (int)((long)samples * _format.RateHz / PcmFormat.SampleRateHz) * _format.BytesPerSample;

    private void SendAudio(ReadOnlyMemory<short> samples, ReadOnlyMemory<byte> audio)
    {
        var ms = (int)PcmFormat.ToMs(samples.Length);
        Run.Usage.AddOutputAudio(ms);
        Run.Spend(TokenUsage.AudioTokens(ms));
        _part.Audio!.AddRange(samples.Span);
        Session.Conversation.HasAssistantAudio |= Run.Request.InConversation;
        Session.Events.AudioDelta(Run.Id, Item.Id, OutputIndex, audio);
    }
}
