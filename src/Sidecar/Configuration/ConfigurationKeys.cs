using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Sidecar.Configuration;

/// <summary>One key of the configuration, as the documentation shows it.</summary>
internal sealed record ConfigurationKey(string Key, string Description, string Default, string Range, bool IsSecret)
{
    /// <summary>A row of the table in docs/configuration.md.</summary>
    public string ToTableRow() => $"| `{Key}` | {Default} | {Range} | {Description} |";
}

/// <summary>Every key there is, read off <see cref="SidecarOptions"/>.</summary>
internal static class ConfigurationKeys
{
    /// <summary>In declaration order. A dictionary's entries appear once, with <c>&lt;name&gt;</c> in the key.</summary>
    public static IReadOnlyList<ConfigurationKey> All { get; } = [.. Walk(new SidecarOptions(), prefix: "")];

    public static string Name(Enum value)
    {
        string name = value.ToString();
        return string.Concat(
                name.Select((c, i) => char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) ? $"_{c}" : c.ToString())
            )
            .ToLowerInvariant()
            .Replace("open_ai", "openai", StringComparison.Ordinal);
    }

    private static IEnumerable<ConfigurationKey> Walk(object section, string prefix)
    {
        foreach (PropertyInfo property in section.GetType().GetProperties())
        {
            object? value = property.GetValue(section);
            string key = prefix + property.Name;
            if (value is IDictionary entries)
            {
                foreach (ConfigurationKey leaf in Walk(Example(entries), $"{key}:<name>:"))
                {
                    yield return leaf;
                }
            }
            else if (value is not null && IsSection(property.PropertyType))
            {
                foreach (ConfigurationKey leaf in Walk(value!, $"{key}:"))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return new ConfigurationKey(
                    key,
                    property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
                    Show(value),
                    RangeOf(property),
                    property.IsDefined(typeof(SecretAttribute))
                );
            }
        }
    }

    public static bool IsSection(Type type) => type.IsClass && type != typeof(string);

    public static string RangeOf(PropertyInfo property)
    {
        if (property.PropertyType.IsEnum)
        {
            return string.Join(", ", Enum.GetValues(property.PropertyType).Cast<Enum>().Select(v => $"`{Name(v)}`"));
        }
        if (property.PropertyType == typeof(bool))
        {
            return "`true`, `false`";
        }
        if (IsSection(property.PropertyType))
        {
            return "section";
        }
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{range.Minimum}…{range.Maximum}");
        }
        return property.GetCustomAttribute<MaxLengthAttribute>() is { } length
            ? $"up to {length.Length} characters"
            : "text";
    }

    private static object Example(IDictionary entries)
    {
        IDictionaryEnumerator each = entries.GetEnumerator();
        return each.MoveNext() ? each.Value! : Activator.CreateInstance(entries.GetType().GetGenericArguments()[1])!;
    }

    private static string Show(object? value) =>
        value switch
        {
            null or "" => "(empty)",
            bool b => b ? "`true`" : "`false`",
            Enum e => $"`{Name(e)}`",
            _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
        };
}
