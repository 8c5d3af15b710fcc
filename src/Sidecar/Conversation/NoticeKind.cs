using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>
/// Everything that a <see cref="Notice"/> can be about. docs/notices.md explains each; a test keeps both the same.
/// </summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="IsTransient">Whether it passes without anybody doing something.</param>
internal sealed record NoticeKind(string Code, NoticeSeverity Severity, bool IsTransient)
{
    public static NoticeKind SessionLost { get; } = new("session_lost", NoticeSeverity.Warning, IsTransient: true);

    public static NoticeKind SessionRefused { get; } = new("session_refused", NoticeSeverity.Error, IsTransient: false);

    public static NoticeKind RateLimited { get; } = new("rate_limited", NoticeSeverity.Warning, IsTransient: true);

    public static NoticeKind ProviderRefused { get; } =
        new("provider_refused", NoticeSeverity.Error, IsTransient: false);

    public static NoticeKind ProviderError { get; } = new("provider_error", NoticeSeverity.Error, IsTransient: true);

    public static NoticeKind ProviderMalformedMessage { get; } =
        new("provider_malformed_message", NoticeSeverity.Warning, IsTransient: true);

    public static NoticeKind ResponseFailed { get; } = new("response_failed", NoticeSeverity.Error, IsTransient: true);

    public static NoticeKind ResponseIncomplete { get; } =
        new("response_incomplete", NoticeSeverity.Warning, IsTransient: true);

    public static NoticeKind NoAnswer { get; } = new("no_answer", NoticeSeverity.Warning, IsTransient: true);

    public static NoticeKind TextRefused { get; } = new("text_refused", NoticeSeverity.Error, IsTransient: true);

    public static NoticeKind ImageRefused { get; } = new("image_refused", NoticeSeverity.Error, IsTransient: true);

    public static NoticeKind McpToolsFailed { get; } =
        new("mcp_tools_failed", NoticeSeverity.Warning, IsTransient: true);

    public static NoticeKind UpdateRefused { get; } = new("update_refused", NoticeSeverity.Error, IsTransient: true);

    public static NoticeKind NotPushToTalk { get; } = new("not_push_to_talk", NoticeSeverity.Error, IsTransient: true);

    public static NoticeKind MicrophoneAudioRefused { get; } =
        new("microphone_audio_refused", NoticeSeverity.Error, IsTransient: true);

    public static NoticeKind RateLimitNear { get; } = new("rate_limit_near", NoticeSeverity.Warning, IsTransient: true);

    public static NoticeKind BudgetNear { get; } = new("budget_near", NoticeSeverity.Warning, IsTransient: false);

    public static NoticeKind BudgetSpent { get; } = new("budget_spent", NoticeSeverity.Error, IsTransient: false);
}
