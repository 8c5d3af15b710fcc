using System.Reflection;
using System.Text.Json;
using Sidecar.Demo;

namespace Sidecar.FacePlot;

/// <summary>The page that <c>sidecar face --plot</c> leaves: everything in it, no network.</summary>
internal static class FacePlotPage
{
    private static readonly string[] Scripts = ["face.js", "model.js", "lanes.js", "view.js"];

    /// <summary>The default encoder escapes every character that could end the script element.</summary>
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <exception cref="IOException">The page can't be written; the message names it.</exception>
    public static void Write(string path, FacePlotData data)
    {
        try
        {
            File.WriteAllText(path, Render(data));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{path}: can't be written: {fault.Message}", fault);
        }
    }

    public static string Render(FacePlotData data) =>
        ReadText("page.html")
            // The look is the timeline's; what only this page has comes after it.
            .Replace("/*style*/", DemoResource.ReadText("page.css") + ReadText("plot.css"), StringComparison.Ordinal)
            .Replace("/*script*/", string.Join("\n", Scripts.Select(ReadText)), StringComparison.Ordinal)
            .Replace("/*data*/", JsonSerializer.Serialize(data, Json), StringComparison.Ordinal);

    private static string ReadText(string name)
    {
        using Stream stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"faceplot/{name}")
            ?? throw new InvalidOperationException($"The resource faceplot/{name} is missing in this build.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
