using Sidecar.Configuration;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Session;

namespace Sidecar.Doctor.Provider;

/// <summary>What the checks share: how the server is spoken with, as configured or as found out.</summary>
internal sealed class Examination(
    SidecarOptions options,
    RealtimeSessionOptions session,
    SessionConfiguration configuration,
    IRealtimeSessionFactory sessions,
    UserVoice voice,
    DoctorPace pace,
    TimeProvider time
)
{
    private RealtimeSessionOptions _session = session;

    public SidecarOptions Options => options;

    public DoctorPace Pace => pace;

    public TimeProvider Time => time;

    public UserVoice Voice => voice;

    public RealtimeDialect Dialect => _session.Dialect;

    /// <summary>What the sidecar believes that the server can do.</summary>
    public RealtimeCapabilities Believed => _session.Capabilities;

    /// <summary>What a conversation would send, less the parts that the server refused.</summary>
    public SessionConfiguration Configuration { get; set; } = configuration;

    /// <summary>False once it is clear that there is nothing to talk to.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>A configuration for one answer of a few words: no turn detection, no tools.</summary>
    public SessionConfiguration Brief =>
        Configuration with
        {
            Instructions = "You are being tested by a program. Answer in English, in one short sentence.",
            TurnDetection = TurnDetection.None,
            Tools = null,
            Tracing = null,
        };

    /// <summary>From here on the server is spoken with in this dialect, with the key where it was.</summary>
    public void Speak(RealtimeDialect dialect)
    {
        ProviderKind kind = dialect == RealtimeDialect.XAi ? ProviderKind.XAi : ProviderKind.Compatible;
        ProviderDialect name = dialect == RealtimeDialect.Beta ? ProviderDialect.Beta : ProviderDialect.Auto;
        ProviderProfile profile = new(options.Provider with { Kind = kind, Dialect = name }, kind);
        RealtimeAuthentication authentication = _session.Authentication;
        _session = profile.ApplyTo(_session) with { Authentication = authentication };
    }

    /// <summary>Opens a session that sends everything, also what the server is believed not to know.</summary>
    /// <exception cref="RealtimeSessionException">It can't be opened.</exception>
    public Task<Probe> OpenAsync(
        SessionConfiguration? configuration,
        CancellationToken cancellationToken,
        Func<RealtimeSessionOptions, RealtimeSessionOptions>? change = null
    )
    {
        RealtimeSessionOptions chosen = _session with
        {
            Configuration = configuration,
            Capabilities = _session.Capabilities with { Truncate = true, Cancel = true, ItemDoneEvents = true },
        };
        return Probe.OpenAsync(sessions, change?.Invoke(chosen) ?? chosen, pace, time, cancellationToken);
    }
}
