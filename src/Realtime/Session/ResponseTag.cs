using System.Collections.Frozen;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Session;

/// <summary>How a response is known to be ours: its request's event id comes back in its metadata.</summary>
internal static class ResponseTag
{
    public const string MetadataKey = "client_event_id";

    /// <summary>What the interface allows.</summary>
    private const int MaxMetadataPairs = 16;

    private static readonly FrozenDictionary<string, string> NoMetadata = FrozenDictionary<string, string>.Empty;

    /// <summary>The event id of the request; null for a response that the server began, or whose metadata was full.
    /// </summary>
    public static string? Of(ResponseInfo response) => response.Metadata.GetValueOrDefault(MetadataKey);

    /// <summary>The request with its own event id in its metadata, if there is room.</summary>
    public static ResponseCreate AddTo(ResponseCreate create)
    {
        var configuration = create.Configuration ?? new ResponseConfiguration();
        var metadata = new Dictionary<string, string>(configuration.Metadata ?? NoMetadata, StringComparer.Ordinal);
        if (metadata.Count >= MaxMetadataPairs)
        {
            return create;
        }

        metadata[MetadataKey] = create.EventId!;
        return create with { Configuration = configuration with { Metadata = metadata } };
    }
}
