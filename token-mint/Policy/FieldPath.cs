using System.Text.Json.Nodes;

namespace Sidecar.TokenMint.Policy;

/// <summary>A dotted path below the session, such as <c>audio.output.voice</c>.</summary>
internal static class FieldPath
{
    public static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";

    /// <summary>False where an ancestor, or the field itself, is missing.</summary>
    public static bool TryFind(JsonObject root, string path, out JsonNode? value)
    {
        value = root;
        foreach (string name in path.Split('.'))
        {
            if (value is not JsonObject parent || !parent.TryGetPropertyValue(name, out value))
            {
                value = null;
                return false;
            }
        }
        return true;
    }

    /// <summary>Sets the field, with the objects on the way to it.</summary>
    public static void Set(JsonObject root, string path, JsonNode? value)
    {
        string[] names = path.Split('.');
        JsonObject parent = root;
        foreach (string name in names[..^1])
        {
            if (parent[name] is not JsonObject child)
            {
                parent[name] = child = [];
            }
            parent = child;
        }
        parent[names[^1]] = value?.DeepClone();
    }
}
