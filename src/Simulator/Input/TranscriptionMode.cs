namespace Sidecar.Simulator;

/// <summary>When the transcript of the user's speech arrives, if the session asks for one.</summary>
public enum TranscriptionMode
{
    /// <summary>A little after the commit, in between the events of the response. The live service's habit.</summary>
    DuringResponse,

    /// <summary>Directly after the commit, before response.created.</summary>
    BeforeResponse,

    /// <summary>After the next response.done.</summary>
    AfterResponse,

    /// <summary>A transcription.failed event instead.</summary>
    Failed,

    /// <summary>Nothing ever arrives.</summary>
    Never,
}
