using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>Where a type is used: Blueprint has fewer of them than C++, and only parameters are references.</summary>
internal enum TypeUse
{
    Property,
    BlueprintProperty,
    Parameter,
    Pin,
}

/// <summary>Decides whether the header tool takes a type.</summary>
internal sealed class TypeJudge(Declared declared)
{
    private static readonly string[] Ignored = ["const", "class", "struct", "enum"];

    /// <returns>Null when it takes it.</returns>
    public string? WhyNot(IReadOnlyList<Token> type, TypeUse use)
    {
        IReadOnlyList<Token> plain = [.. type.Where(t => !Array.Exists(Ignored, t.Is))];
        bool isReference = plain is [.., { Text: "&" }];
        if (isReference && use is TypeUse.Property or TypeUse.BlueprintProperty)
        {
            return "a property is no reference";
        }

        return Judge([.. plain.Take(plain.Count - (isReference ? 1 : 0))], use, isInContainer: false);
    }

    private string? Judge(IReadOnlyList<Token> type, TypeUse use, bool isInContainer)
    {
        string text = string.Concat(type.Select(t => t.Text));
        if (type.Count == 0)
        {
            return "a type is missing";
        }

        string name = type[0].Text;
        bool isTemplate = type.IsAt(1, "<");
        if (isTemplate)
        {
            IReadOnlyList<Token> inner = [.. type.Skip(2).Take(type.Count - 3)];
            if (KnownTypes.Pointers.Contains(name))
            {
                return null;
            }

            if (!KnownTypes.Containers.Contains(name))
            {
                return $"{text} is nothing the header tool takes";
            }

            return isInContainer
                ? $"{text}: a container in a container"
                : TokenList
                    .SplitAtCommas(inner)
                    .Select(part => Judge(part, use, isInContainer: true))
                    .OfType<string>()
                    .FirstOrDefault();
        }

        if (type.IsAt(1, "*"))
        {
            return type.Count == 2 && KnownTypes.IsObjectName(name) ? null : $"{text}: only pointers to objects";
        }

        bool isEngineEnum = KnownTypes.Enums.Contains(name) && (type.Count == 1 || type.AreAt(1, "::", "Type"));
        return isEngineEnum ? null
            : type.Count > 1 ? $"{text} is nothing the header tool takes"
            : JudgeName(name, use);
    }

    private string? JudgeName(string name, TypeUse use)
    {
        bool isPin = use is TypeUse.Pin or TypeUse.BlueprintProperty;
        if (KnownTypes.Blueprint.Contains(name) || declared.Delegates.Contains(name))
        {
            return null;
        }

        if (KnownTypes.PropertyOnly.Contains(name))
        {
            return isPin ? $"Blueprint has no {name}" : null;
        }

        if (declared.Structs.Contains(name) || declared.Enums.Contains(name))
        {
            return !isPin || declared.BlueprintTypes.Contains(name) ? null : $"{name} is no BlueprintType";
        }

        return $"{name} is neither ours nor known as a type that the header tool takes";
    }
}
