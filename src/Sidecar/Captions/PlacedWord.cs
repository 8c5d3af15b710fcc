using Sidecar.Protocol.V1;

namespace Sidecar.Captions;

/// <summary>A word on its utterance's timeline.</summary>
/// <param name="Text">With its punctuation, without blanks around it.</param>
/// <param name="StartSample">Where it begins.</param>
/// <param name="EndSample">Where it ends; the same as its start for what has no sound, such as an emoji.</param>
/// <param name="Timing">Whether its place was estimated or measured.</param>
internal sealed record PlacedWord(string Text, long StartSample, long EndSample, WordTiming Timing);
