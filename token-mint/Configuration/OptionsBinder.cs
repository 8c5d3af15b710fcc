using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sidecar.TokenMint.Configuration;

/// <summary>
/// Binds configuration text to options and gathers every fault with its key, which the framework's binder, stopping at
/// the first and ignoring unknown keys, does not.
/// </summary>
internal sealed class OptionsBinder
{
    private readonly List<ConfigurationFault> _faults = [];

    public IReadOnlyList<ConfigurationFault> Faults => _faults;

    public MintOptions Bind(IConfiguration configuration)
    {
        MintOptions options = new();
        BindSection(configuration, options, prefix: "");
        return options;
    }

    private void BindSection(IConfiguration configuration, object section, string prefix)
    {
        PropertyInfo[] properties = ConfigurationKeys.PropertiesOf(section.GetType());
        foreach (IConfigurationSection child in configuration.GetChildren())
        {
            PropertyInfo? property = Array.Find(
                properties,
                p => string.Equals(p.Name, child.Key, StringComparison.OrdinalIgnoreCase)
            );
            if (property is null)
            {
                string known = string.Join(", ", properties.Select(p => p.Name));
                _faults.Add(new(prefix + child.Key, $"there is no such key; known here: {known}"));
            }
            else if (ConfigurationKeys.IsSection(property.PropertyType))
            {
                BindSection(child, property.GetValue(section)!, $"{prefix}{property.Name}:");
            }
            else
            {
                BindLeaf(child, section, property, prefix + property.Name);
            }
        }
    }

    private void BindLeaf(IConfigurationSection child, object section, PropertyInfo property, string key)
    {
        List<IConfigurationSection> entries = [.. child.GetChildren()];
        object? value;
        if (property.PropertyType == typeof(IReadOnlyDictionary<string, string>))
        {
            value = entries.ToDictionary(e => e.Key, e => e.Value ?? "", StringComparer.Ordinal);
        }
        else if (property.PropertyType == typeof(IReadOnlyList<string>))
        {
            value = entries.Count > 0 ? entries.ConvertAll(e => e.Value ?? "") : Split(child.Value ?? "");
        }
        else if (entries.Count > 0)
        {
            _faults.Add(new(key, "takes a value, not a section"));
            return;
        }
        else
        {
            value = Parse(child.Value ?? "", property.PropertyType);
        }
        if (value is null)
        {
            _faults.Add(
                new(key, $"'{Shown(child.Value ?? "", property)}' is not one of: {ConfigurationKeys.RangeOf(property)}")
            );
        }
        else if (IsValid(value, property, key))
        {
            property.SetValue(section, value);
        }
    }

    private static List<string> Split(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static object? Parse(string text, Type type)
    {
        if (type == typeof(string))
        {
            return text;
        }
        if (type.IsEnum)
        {
            string plain = text.Replace("_", "", StringComparison.Ordinal);
            return Enum.GetValues(type)
                .Cast<Enum>()
                .FirstOrDefault(v => string.Equals(v.ToString(), plain, StringComparison.OrdinalIgnoreCase));
        }
        if (type == typeof(bool))
        {
            return bool.TryParse(text, out bool flag) ? flag : null;
        }
        if (type == typeof(JsonObject))
        {
            return ParseObject(text);
        }
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
    }

    private static JsonObject? ParseObject(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: ConfigurationLoader.Json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsValid(object value, PropertyInfo property, string key)
    {
        int before = _faults.Count;
        foreach (ValidationAttribute rule in property.GetCustomAttributes<ValidationAttribute>())
        {
            if (!rule.IsValid(value))
            {
                string shown = Shown(Convert.ToString(value, CultureInfo.InvariantCulture)!, property);
                string problem =
                    rule is RequiredAttribute
                        ? "must not be empty"
                        : $"{shown} is outside {ConfigurationKeys.RangeOf(property)}";
                _faults.Add(new(key, problem));
            }
        }
        return _faults.Count == before;
    }

    private static string Shown(string text, PropertyInfo property) =>
        property.IsDefined(typeof(SecretAttribute)) ? "(secret)"
        : text.Length > 60 ? text[..60] + "…"
        : text;
}
