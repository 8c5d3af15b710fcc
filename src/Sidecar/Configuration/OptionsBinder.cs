using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Sidecar.Configuration;

/// <summary>
/// Binds configuration text to options and gathers every fault with its key, which the framework's binder, stopping at
/// the first and ignoring unknown keys, does not.
/// </summary>
internal sealed class OptionsBinder
{
    private readonly List<ConfigurationFault> _faults = [];
    private SidecarOptions _root = new();

    public IReadOnlyList<ConfigurationFault> Faults => _faults;

    public SidecarOptions Bind(IConfiguration configuration)
    {
        _root = new SidecarOptions();
        return (SidecarOptions)BindSection(configuration, _root, prefix: "");
    }

    private object BindSection(IConfiguration configuration, object section, string prefix)
    {
        PropertyInfo[] properties = section.GetType().GetProperties();
        // Characters last: their own turn taking begins with everybody's.
        foreach (IConfigurationSection child in configuration.GetChildren().OrderBy(IsCharacters))
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
            else
            {
                BindProperty(child, section, property, prefix + property.Name);
            }
        }
        return section;
    }

    private void BindProperty(IConfigurationSection child, object section, PropertyInfo property, string key)
    {
        if (property.GetValue(section) is IReadOnlyDictionary<string, CharacterOptions>)
        {
            property.SetValue(section, BindCharacters(child, key));
        }
        else if (property.GetValue(section) is IReadOnlyDictionary<string, ModelPriceOptions>)
        {
            property.SetValue(section, BindEntries<ModelPriceOptions>(child, key));
        }
        else if (ConfigurationKeys.IsSection(property.PropertyType))
        {
            if (child.Value is { Length: > 0 })
            {
                _faults.Add(new(key, "is a section and takes keys, not a value"));
            }
            else
            {
                object inner = property.GetValue(section) ?? _root.TurnTaking with { };
                BindSection(child, inner, $"{key}:");
                property.SetValue(section, inner);
            }
        }
        else if (child.GetChildren().Any())
        {
            _faults.Add(new(key, "takes a value, not a section"));
        }
        else if (TryParse(child.Value ?? "", property, key, out object? value) && IsValid(value, property, key))
        {
            property.SetValue(section, value);
        }
    }

    private Dictionary<string, CharacterOptions> BindCharacters(IConfigurationSection section, string key)
    {
        Dictionary<string, CharacterOptions> characters = BindEntries<CharacterOptions>(section, key);
        if (characters.Count == 0)
        {
            _faults.Add(new(key, "needs at least one character"));
        }
        return characters;
    }

    private Dictionary<string, T> BindEntries<T>(IConfigurationSection section, string key)
        where T : new()
    {
        Dictionary<string, T> entries = new(StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection child in section.GetChildren())
        {
            T entry = new();
            BindSection(child, entry, $"{key}:{child.Key}:");
            entries.Add(child.Key, entry);
        }
        return entries;
    }

    private bool TryParse(string text, PropertyInfo property, string key, out object? value)
    {
        Type type = property.PropertyType;
        value = null;
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            if (text.Length == 0)
            {
                return true;
            }
            type = inner;
        }
        if (type == typeof(BargeInMode) && bool.TryParse(text, out bool interrupts))
        {
            // What the key was before it had three values.
            value = interrupts ? BargeInMode.Reversible : BargeInMode.Off;
        }
        else if (type == typeof(string))
        {
            value = text;
        }
        else if (type.IsEnum)
        {
            value = Enum.GetValues(type)
                .Cast<Enum>()
                .FirstOrDefault(v =>
                    string.Equals(Plain(v.ToString()), Plain(text), StringComparison.OrdinalIgnoreCase)
                );
        }
        else if (type == typeof(bool) && bool.TryParse(text, out bool flag))
        {
            value = flag;
        }
        else if (
            type == typeof(int)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        )
        {
            value = number;
        }
        else if (
            type == typeof(double)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            && double.IsFinite(real)
        )
        {
            value = real;
        }
        if (value is null)
        {
            _faults.Add(new(key, $"'{Shown(text, property)}' is not one of: {ConfigurationKeys.RangeOf(property)}"));
        }
        return value is not null;
    }

    private bool IsValid(object? value, PropertyInfo property, string key)
    {
        int before = _faults.Count;
        foreach (ValidationAttribute rule in property.GetCustomAttributes<ValidationAttribute>())
        {
            if (!rule.IsValid(value))
            {
                string shown = Shown(Convert.ToString(value, CultureInfo.InvariantCulture)!, property);
                _faults.Add(
                    rule is RequiredAttribute
                        ? new(key, "must not be empty")
                        : new(key, $"{shown} is outside {ConfigurationKeys.RangeOf(property)}")
                );
            }
        }
        return _faults.Count == before;
    }

    private static bool IsCharacters(IConfigurationSection section) =>
        string.Equals(section.Path, nameof(SidecarOptions.Characters), StringComparison.OrdinalIgnoreCase);

    private static string Shown(string text, PropertyInfo property) =>
        property.IsDefined(typeof(SecretAttribute)) ? "(secret)"
        : text.Length > 60 ? text[..60] + "…"
        : text;

    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
