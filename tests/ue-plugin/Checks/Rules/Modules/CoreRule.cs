using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>
/// Core knows nothing of Unreal: it includes itself, the standard library and nghttp2, and uses no name that Unreal
/// defines, as a macro above all, for Core is compiled inside Unreal as well.
/// </summary>
internal sealed class CoreRule : IRule
{
    private static readonly HashSet<string> UnrealTypes = Set(
        "int8 int16 int32 int64 uint8 uint16 uint32 uint64 TCHAR ANSICHAR FString FName FText FGuid FVector FRotator FTransform FMath"
            + " FMemory FArchive FDateTime FTimespan FEvent FRunnable FRunnableThread FSocket FScopeLock FCriticalSection"
            + " FPlatformTime FPlatformProcess TArray TArrayView TMap TSet TPair TOptional TQueue TSharedPtr TSharedRef"
            + " TWeakPtr TUniquePtr TFunction TUniqueFunction TObjectPtr TWeakObjectPtr TAtomic UObject UWorld MoveTemp"
            + " MakeShared MakeUnique"
    );

    private static readonly HashSet<string> UnrealMacros = Set(
        "TEXT UE_LOG UE_CLOG check checkf verify verifyf ensure ensureMsgf ensureAlways PI IN OUT UPDATE INT UINT TRUE FALSE DWORD Yield"
            + " FORCEINLINE UPROPERTY UFUNCTION UCLASS USTRUCT UENUM GENERATED_BODY LOCTEXT NSLOCTEXT"
    );

    public IEnumerable<Finding> Check(PluginTree tree)
    {
        foreach (SourceFile file in tree.CoreCode)
        {
            foreach (Include include in file.Includes.Where(i => !IsAllowed(tree, file, i)))
            {
                yield return new Finding(file.Path, include.Line, $"Core includes {include.Path}");
            }

            foreach (Token token in UnrealNames(file.Tokens))
            {
                yield return new Finding(file.Path, token.Line, $"{token.Text} is a name of Unreal's");
            }
        }
    }

    private static IEnumerable<Token> UnrealNames(IReadOnlyList<Token> tokens)
    {
        // A type inside of a type may have such a name: outside it is qualified, and so never Unreal's.
        HashSet<string> nested = NestedTypes(tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            bool isQualified = tokens.At(i - 1)?.Text is "::" or "." or "->";
            bool isType = UnrealTypes.Contains(tokens[i].Text) && !isQualified && !nested.Contains(tokens[i].Text);
            if (tokens[i].Kind == TokenKind.Identifier && (isType || UnrealMacros.Contains(tokens[i].Text)))
            {
                yield return tokens[i];
            }
        }
    }

    private static HashSet<string> NestedTypes(IReadOnlyList<Token> tokens)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var scopes = new NamespaceScopes(tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            scopes.Step(i);
            if (tokens[i].Text is "struct" or "class" && !scopes.IsAtNamespaceScope && i + 1 < tokens.Count)
            {
                names.Add(tokens[i + 1].Text);
            }
        }

        return names;
    }

    private static bool IsAllowed(PluginTree tree, SourceFile file, Include include) =>
        StandardHeaders.Contains(include)
        || include is { IsAngled: true, Path: "nghttp2/nghttp2.h" }
        || (
            include.Path.StartsWith("Core/", StringComparison.Ordinal)
            && IncludePaths.Find(tree, file, include) is { IsCore: true }
        );

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
