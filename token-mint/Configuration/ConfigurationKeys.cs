using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Sidecar.TokenMint.Configuration;

/// <summary>One key of the configuration, as the documentation shows it.</summary>
internal sealed record ConfigurationKey(string Key, string Default, string Range, string Description)
{
    public string ToTableRow() => $"| `{Key}` | {Default} | {Range} | {Description} |";
}

/// <summary>Every key there is, read off <see cref="MintOptions"/>.</summary>
internal static class ConfigurationKeys
{
    public static IReadOnlyList<ConfigurationKey> All { get; } = [.. Walk(new MintOptions(), prefix: "")];

    /// <summary>The properties that configuration may set; a computed one has no setter.</summary>
    public static PropertyInfo[] PropertiesOf(Type section) =>
        [.. section.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)];

    public static bool IsSection(Type type) => type.Namespace == typeof(MintOptions).Namespace && type.IsClass;

    public static string Name(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}"))
            .ToLowerInvariant();

    public static string RangeOf(PropertyInfo property)
    {
        Type type = property.PropertyType;
        if (type.IsEnum)
        {
            return string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(v => $"`{Name(v)}`"));
        }
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{range.Minimum}…{range.Maximum}");
        }
        return type == typeof(bool) ? "`true`, `false`"
            : type == typeof(JsonObject) ? "JSON object"
            : typeof(IReadOnlyDictionary<string, string>) == type ? "name → text"
            : type == typeof(string) ? "text"
            : "list";
    }

    private static IEnumerable<ConfigurationKey> Walk(object section, string prefix)
    {
        foreach (PropertyInfo property in PropertiesOf(section.GetType()))
        {
            object? value = property.GetValue(section);
            string key = prefix + property.Name;
            if (IsSection(property.PropertyType))
            {
                foreach (ConfigurationKey leaf in Walk(value!, $"{key}:"))
                {
                    yield return leaf;
                }
            }
            else
            {
                string description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
                yield return new ConfigurationKey(key, Show(value), RangeOf(property), description);
            }
        }
    }

    private static string Show(object? value) =>
        value switch
        {
            null or "" => "(empty)",
            bool b => b ? "`true`" : "`false`",
            Enum e => $"`{Name(e)}`",
            JsonObject { Count: 0 } => "(empty)",
            JsonObject json => $"`{json.ToJsonString()}`",
            IEnumerable and not string => "(empty)",
            _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
        };
}
