using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>The words that make the header tool read a file.</summary>
internal static class ReflectionMacros
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "GENERATED_BODY",
        "GENERATED_UCLASS_BODY",
        "GENERATED_USTRUCT_BODY",
        "UCLASS",
        "UDELEGATE",
        "UENUM",
        "UFUNCTION",
        "UINTERFACE",
        "UMETA",
        "UPROPERTY",
        "USTRUCT",
    };

    public static IEnumerable<Token> In(SourceFile file) =>
        file.IsCore
            ? []
            : file
                .Tokens.Where(t => t.Kind == TokenKind.Identifier)
                .Where(t => Words.Contains(t.Text) || t.Text.StartsWith("DECLARE_DYNAMIC_", StringComparison.Ordinal));
}
