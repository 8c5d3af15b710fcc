using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

// What no event tells: a response of which nothing more comes, and a machine that slept.
internal sealed partial class ConversationLoop
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(10);

    // Less may be a busy machine, or a clock that was set.
    private static readonly TimeSpan SleepAtLeast = TimeSpan.FromSeconds(60);

    private long? _stallDue;
    private bool _hasHeardSinceAsked;
    private long? _heartbeatDue;
    private long _heartbeatTimestamp;
    private DateTimeOffset _heartbeatUtc;

    /// <summary>Any event shows that the server still works on what it began.</summary>
    private void WatchResponses() =>
        _stallDue = _turn is { OpenResponses: > 0 }
            ? _deadlines.In(TimeSpan.FromMilliseconds(_settings.Survival.ResponseStallMs))
            : null;

    private void OnResponseStalled()
    {
        _stallDue = null;
        if (_isSessionOpen && _turn is { OpenResponses: > 0 })
        {
            Log.ResponseStalled(_log, Id, _settings.Survival.ResponseStallMs);
            LoseSession(
                $"Nothing more of a response came for {_settings.Survival.ResponseStallMs} ms; the session was given up.",
                wasClosed: false
            );
        }
    }

    // Pongs show that a connection is alive, not that anybody behind it is. No event at all since the question was sent,
    // not even the one that confirms it, is the silence of a dead session. A turn that meets it again is given up.
    private bool IsSessionMute() =>
        _isSessionOpen && _turn is { IsAwaitingAnswer: true, Retries: < MaxRetriesOfATurn } && !_hasHeardSinceAsked;

    private void LoseMuteSession()
    {
        _turn!.Retries++;
        Log.SessionMute(_log, Id);
        LoseSession("The provider has said nothing since it was asked; the session was given up.", wasClosed: false);
    }

    private void Beat()
    {
        _heartbeatUtc = _time.GetUtcNow();
        _heartbeatTimestamp = _time.GetTimestamp();
        _heartbeatDue = _deadlines.In(HeartbeatInterval);
    }

    /// <summary>
    /// A machine that sleeps stops the timers. Its monotonic clock stands still meanwhile or goes on, according to the
    /// system; the time of day always goes on. After it, a connection may look alive and be dead.
    /// </summary>
    private void OnHeartbeat()
    {
        TimeSpan elapsed = _time.GetElapsedTime(_heartbeatTimestamp);
        TimeSpan ofDay = _time.GetUtcNow() - _heartbeatUtc;
        Beat();
        if (elapsed > HeartbeatInterval + SleepAtLeast || ofDay > HeartbeatInterval + SleepAtLeast)
        {
            Log.MachineSlept(_log, Id);
            if (_isSessionOpen && _renewal is null)
            {
                _renewDue = _time.GetTimestamp();
            }
        }
    }
}
