using Sidecar.Face;

namespace Sidecar.FaceFiles;

/// <summary>Takes the speech frames of one file, in order, as <see cref="SpeechFrame"/> lays them out.</summary>
internal interface IFaceFileOutput : IFaceFrameSink
{
    /// <summary>Takes the sound that the frames are of; it comes before them.</summary>
    void OnSpeech(ReadOnlySpan<short> pcm) { }

    /// <summary>Whatever has been written so far becomes visible to a reader.</summary>
    void Flush() { }

    /// <summary>There is nothing more.</summary>
    /// <param name="sampleCount">Length of the speech.</param>
    void Complete(long sampleCount);
}
