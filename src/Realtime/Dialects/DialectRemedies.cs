using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Dialects;

/// <summary>What a person can do when a server of this dialect refuses: whole sentences, no secrets.</summary>
public sealed record DialectRemedies
{
    /// <summary>The key is missing or wrong.</summary>
    public string Key { get; init; } = "Check the API key (or the token mint that gives it out).";

    /// <summary>The key is good, but not for this.</summary>
    public string Access { get; init; } = "Check the key's project, its access to the model, and your region.";

    /// <summary>There is no such model.</summary>
    public string Model { get; init; } = "Check the model's name and your access to it.";

    /// <summary>There is nothing at this address.</summary>
    public string Address { get; init; } = "Check the path (usually /v1/realtime), the model and the call id.";

    /// <summary>The server did not understand the handshake.</summary>
    public string Request { get; init; } =
        "Check the query (exactly one of model, call_id, intent) and the extra headers.";

    /// <summary>The account is out of quota or blocked.</summary>
    public string Account { get; init; } = "Check the account's billing and limits.";

    /// <summary>What to do about an error that no repetition cures.</summary>
    public string For(ErrorInfo error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Code switch
        {
            "model_not_found" or "DeploymentNotFound" => Model,
            "insufficient_quota" or "billing_hard_limit_reached" or "account_deactivated" => Account,
            "beta_api_shape_disabled" => "Remove the OpenAI-Beta header: a gateway or an extra header adds it.",
            _ => error.Type == "insufficient_quota" ? Account : Key,
        };
    }

    internal static DialectRemedies Azure { get; } =
        new()
        {
            Key =
                "Check that the key belongs to this Azure resource (its page 'Keys and Endpoint'); "
                + "with an Entra token, that it is sent as bearer, is not expired and was made for https://ai.azure.com.",
            Access =
                "Give this identity the role 'Cognitive Services OpenAI User', and check the resource's network rules.",
            Model = "Azure wants the name of your deployment, not that of the model, and it must be in this resource.",
            Address = "Check the resource's name, the path /openai/v1/realtime and the deployment's name.",
            Request =
                "Check that the deployment is one of a realtime model, and that the URL has no api-version with /openai/v1.",
            Account = "Check the quota of the deployment (tokens and requests per minute) and the subscription.",
        };

    internal static DialectRemedies XAi { get; } =
        new()
        {
            Key = "Check the xAI API key (or the token mint that gives it out).",
            Access = "Check that the xAI team of this key may use the voice agent, and your region.",
            Model = "Check the model's name, e.g. grok-voice-latest.",
        };

    internal static DialectRemedies Compatible { get; } =
        new()
        {
            Key =
                "Check the key, and whether this server wants it as bearer, in a header, in the query or as a subprotocol.",
            Access = "Look at the server's own log for what this key may not do.",
            Model = "Check that the server has loaded a model of this name.",
            Address = "Check the path (usually /v1/realtime) and the model's name.",
            Request = "Check the URL, its query and the extra headers against the server's own documentation.",
        };
}
