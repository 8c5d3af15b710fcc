using Grpc.Core;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Credentials;
using Sidecar.Hosting;
using Sidecar.Microphone;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Relay;
using Sidecar.Usage;

namespace Sidecar.Bridge;

/// <summary>Status and orders for tools and dashboards. Every call needs the token as metadata.</summary>
internal sealed class ControlService(
    ConversationRegistry conversations,
    SidecarOptions options,
    ProviderTarget provider,
    ICredentialSource credentials,
    RelayMeter meter,
    UsageBook usage,
    LaunchToken token,
    LaunchTime launch,
    TimeProvider time,
    IHostApplicationLifetime lifetime
) : Control.ControlBase
{
    public override Task<GetStatusResponse> GetStatus(GetStatusRequest request, ServerCallContext context)
    {
        Authenticate(context);
        RelayFigures relay = meter.Read();
        GetStatusResponse response = new()
        {
            SidecarVersion = BuildVersion.Text,
            Contract = ContractVersions.Current(),
            UptimeMs = (ulong)time.GetElapsedTime(launch.Timestamp).TotalMilliseconds,
            Provider = provider.Name,
            ProviderAuth = credentials.Description,
            Relay = new RelayStatistics
            {
                Deltas = (ulong)relay.Count,
                P50Us = relay.P50Us,
                P99Us = relay.P99Us,
                MaxUs = relay.MaxUs,
            },
            UsageToday = UsageMessages.ToReport(usage.Day.Today, usage.Currency),
            BudgetToday = UsageMessages.ToStatus(usage.ReadDayBudget()),
        };
        response.Conversations.AddRange(conversations.Conversations.Select(ToStatus));
        string? noMicrophone = MicrophonePump.WhyNone(options.Microphone);
        response.Capabilities.Add(
            new Capability
            {
                Name = "microphone",
                Available = noMicrophone is null,
                Reason = noMicrophone ?? "",
            }
        );
        return Task.FromResult(response);
    }

    public override Task<ListDevicesResponse> ListDevices(ListDevicesRequest request, ServerCallContext context)
    {
        Authenticate(context);
        ListDevicesResponse response = new();
        string? noMicrophone = MicrophonePump.WhyNone(options.Microphone);
        if (noMicrophone is null)
        {
            response.Devices.Add(
                new AudioDevice
                {
                    Id = options.Microphone.Source,
                    Name = Path.GetFileName(options.Microphone.Source["file:".Length..]),
                    Direction = DeviceDirection.Capture,
                    IsDefault = true,
                    SampleRateHz = PcmFormat.SampleRateHz,
                    Channels = 1,
                    Backend = "file",
                }
            );
        }
        response.Backends.Add(new Capability { Name = "file", Available = true });
        return Task.FromResult(response);
    }

    public override async Task<SayResponse> Say(SayRequest request, ServerCallContext context)
    {
        Authenticate(context);
        ConversationLoop conversation =
            conversations.Find(request.Character)
            ?? throw new RpcException(
                new Status(StatusCode.NotFound, $"Nobody is talking with character '{request.Character}' now.")
            );
        return await conversation.SayAsync(request.Text, request.Mode) is { } refusal
            ? throw new RpcException(new Status(StatusCode.FailedPrecondition, $"It can't be said now: {refusal}."))
            : new SayResponse();
    }

    public override Task<ShutDownResponse> ShutDown(ShutDownRequest request, ServerCallContext context)
    {
        Authenticate(context);
        lifetime.StopApplication();
        return Task.FromResult(new ShutDownResponse());
    }

    private void Authenticate(ServerCallContext context)
    {
        if (!token.IsIn(context.RequestHeaders))
        {
            throw new RpcException(
                new Status(
                    StatusCode.Unauthenticated,
                    "Control needs the endpoint file's token as 'authorization: Bearer …'."
                )
            );
        }
    }

    private ConversationStatus ToStatus(ConversationLoop conversation)
    {
        ConversationSnapshot now = conversation.Snapshot;
        double graceMs = now.GraceEndsAt is { } end
            ? (end - time.GetTimestamp()) * 1000.0 / time.TimestampFrequency
            : 0;
        ConversationStatus status = new()
        {
            ConversationId = conversation.Id,
            Character = conversation.CharacterName,
            State = now.State,
            StateReason = now.StateReason,
            Observers = (uint)now.Observers,
            HasMicrophone = now.HasMicrophone,
            Turns = now.Turns,
            GraceLeftMs = (ulong)Math.Max(0, graceMs),
            Usage = UsageMessages.ToReport(now.Usage.Conversation, usage.Currency),
            SessionUsage = UsageMessages.ToReport(now.Usage.Session, usage.Currency),
            Budget = UsageMessages.ToStatus(now.Usage.Budget),
        };
        status.RateLimits.AddRange(now.Usage.RateLimits.Select(UsageMessages.ToStatus));
        if (now.Participant is { } participant)
        {
            status.Participants.Add(participant);
        }
        return status;
    }
}

/// <summary>When the daemon started.</summary>
internal sealed record LaunchTime(long Timestamp);
