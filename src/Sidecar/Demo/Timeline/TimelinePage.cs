using System.Text.Json;
using Sidecar.Game.Recording;
using Sidecar.Game.Report;

namespace Sidecar.Demo.Timeline;

/// <summary><c>timeline.html</c>: one page with everything in it, which needs no network.</summary>
internal static class TimelinePage
{
    public const string FileName = "timeline.html";

    private static readonly string[] Scripts =
    [
        "model.js",
        "lanes.js",
        "view.js",
        "tooltip.js",
        "player.js",
        "table.js",
    ];

    /// <summary>The default encoder escapes every character that could end the script element.</summary>
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Writes the page of a run into its directory.</summary>
    /// <exception cref="IOException">A file of the recording can't be read, or the page not be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string directory, RunLog log, RunReport report)
    {
        var data = TimelineBuilder.Build(directory, log, report);
        await File.WriteAllTextAsync(Path.Combine(directory, FileName), Render(data));
        return [FileName];
    }

    public static string Render(TimelineData data)
    {
        var script = string.Join("\n", Scripts.Select(DemoResource.ReadText));
        return DemoResource
            .ReadText("page.html")
            .Replace("/*style*/", DemoResource.ReadText("page.css"), StringComparison.Ordinal)
            .Replace("/*script*/", script, StringComparison.Ordinal)
            .Replace("/*data*/", JsonSerializer.Serialize(data, Json), StringComparison.Ordinal);
    }
}
