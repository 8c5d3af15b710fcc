using System.Net;
using Sidecar.Game.Playback;
using Sidecar.Game.Script;
using Sidecar.Protocol.V1;
using Spectre.Console;

namespace Sidecar.Game;

/// <summary>How a headless game plays.</summary>
internal sealed record GameOptions
{
    /// <summary><c>http://127.0.0.1:PORT</c>, or <c>unix:/path</c> for a Unix socket.</summary>
    public required string Address { get; init; }

    /// <summary>Of the endpoint file; empty when the sidecar needs none.</summary>
    public required string Token { get; init; }

    /// <summary>Empty for the default character.</summary>
    public string Character { get; init; } = "";

    /// <summary>Only watch: nothing is said and nothing reported.</summary>
    public bool Observe { get; init; }

    /// <summary>The game's microphone takes the place of the sidecar's. Needed to speak recordings.</summary>
    public bool UseMicrophone { get; init; }

    public CurveSet CurveSet { get; init; } = CurveSet.Arkit52;

    public IGameScript Script { get; init; } = new ListenOnly();

    /// <summary>Where the recording of the run goes; null for nowhere.</summary>
    public string? OutDirectory { get; init; }

    /// <summary>Where the face that is shown is sent as Live Link Face datagrams; null for nowhere.</summary>
    public IPEndPoint? LiveLinkFace { get; init; }

    /// <summary>Ends the run after this long; null for never.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where the captions are printed.</summary>
    public required IAnsiConsole Console { get; init; }

    public PlaybackOptions Playback { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
