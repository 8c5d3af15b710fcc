using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>
/// The .uplugin has only keys that Unreal knows, its modules are those in Source, and it names the engine's plugins
/// whose modules are used. It pins no engine version: that is set when a build is packaged.
/// </summary>
internal sealed class DescriptorRule : IRule
{
    private static readonly HashSet<string> Keys = Set(
        "FileVersion Version VersionName FriendlyName Description Category CreatedBy CreatedByURL DocsURL"
            + " MarketplaceURL SupportURL EnabledByDefault CanContainContent IsBetaVersion IsExperimentalVersion"
            + " Installed Modules Plugins"
    );

    private static readonly HashSet<string> ModuleKeys = Set(
        "Name Type LoadingPhase PlatformAllowList PlatformDenyList TargetAllowList TargetDenyList"
    );

    private static readonly HashSet<string> PluginKeys = Set(
        "Name Enabled Optional PlatformAllowList PlatformDenyList"
    );

    private static readonly HashSet<string> ModuleTypes = Set(
        "Runtime RuntimeNoCommandlet Developer Editor EditorNoCommandlet UncookedOnly Program"
    );

    private static readonly HashSet<string> LoadingPhases = Set(
        "EarliestPossible PostConfigInit PostSplashScreen PreEarlyLoadingScreen PreLoadingScreen PreDefault Default"
            + " PostDefault PostEngineInit None"
    );

    public IEnumerable<Finding> Check(PluginTree tree) =>
        tree
            .Files.Where(f => f.Path.EndsWith(".uplugin", StringComparison.Ordinal))
            .SelectMany(f => Check(tree, f).Select(message => new Finding(f.Path, 1, message)));

    private static IEnumerable<string> Check(PluginTree tree, SourceFile file)
    {
        JsonObject? descriptor = Parse(file.Text);
        if (descriptor is null)
        {
            return ["is no JSON object"];
        }

        JsonObject[] modules = [.. Objects(descriptor["Modules"])];
        JsonObject[] plugins = [.. Objects(descriptor["Plugins"])];
        return
        [
            .. Unknown(descriptor, Keys, "the descriptor"),
            .. modules.SelectMany(m => Unknown(m, ModuleKeys, "a module")),
            .. plugins.SelectMany(p => Unknown(p, PluginKeys, "a plugin reference")),
            .. descriptor["FileVersion"]?.ToString() == "3" ? Array.Empty<string>() : ["FileVersion is 3"],
            .. modules.SelectMany(m => Module(tree, m)),
            .. tree
                .Modules.Except(modules.Select(Name), StringComparer.Ordinal)
                .Select(m => $"module {m} is in Source and not named"),
            .. NeededPlugins(tree)
                .Except(plugins.Select(Name), StringComparer.Ordinal)
                .Select(p => $"plugin {p} is used and not named"),
        ];
    }

    private static IEnumerable<string> Module(PluginTree tree, JsonObject module)
    {
        if (!tree.Modules.Contains(Name(module), StringComparer.Ordinal))
        {
            yield return $"module {Name(module)} has no Source/{Name(module)}/{Name(module)}.Build.cs";
        }

        if (!ModuleTypes.Contains(module["Type"]?.ToString() ?? ""))
        {
            yield return $"module {Name(module)} has the type {module["Type"]}";
        }

        if (!LoadingPhases.Contains(module["LoadingPhase"]?.ToString() ?? "Default"))
        {
            yield return $"module {Name(module)} has the loading phase {module["LoadingPhase"]}";
        }
    }

    private static IEnumerable<string> NeededPlugins(PluginTree tree) =>
        tree
            .BuildScripts.SelectMany(s => BuildScript.Read(s).All)
            .Select(m => ModuleTable.PluginOfModule.GetValueOrDefault(m.Text))
            .OfType<string>();

    private static IEnumerable<string> Unknown(JsonObject values, HashSet<string> known, string where) =>
        values.Select(v => v.Key).Where(key => !known.Contains(key)).Select(key => $"{where} has the key {key}");

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static string Name(JsonObject value) => value["Name"]?.ToString() ?? "";

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
