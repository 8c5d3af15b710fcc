using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Reflection;

/// <summary>The types of Unreal that the header tool takes, as far as this plugin meets them; more may be added.</summary>
internal static class KnownTypes
{
    /// <summary>Values that Blueprint has pins for.</summary>
    public static readonly IReadOnlySet<string> Blueprint = Set(
        "bool uint8 int32 int64 float double FString FName FText"
            + " FVector FVector2D FRotator FTransform FColor FLinearColor FDateTime FTimespan FGuid"
            + " FFilePath FDirectoryPath FSoftObjectPath FLatentActionInfo"
            + " FLiveLinkSubjectName FLiveLinkSourceHandle FLiveLinkSubjectKey"
    );

    /// <summary>Values that a UPROPERTY may have, but no pin.</summary>
    public static readonly IReadOnlySet<string> PropertyOnly = Set("int8 int16 uint16 uint32 uint64");

    public static readonly IReadOnlySet<string> Containers = Set("TArray TSet TMap");

    /// <summary>Templates around the name of an object or an enum.</summary>
    public static readonly IReadOnlySet<string> Pointers = Set(
        "TObjectPtr TSubclassOf TSoftObjectPtr TSoftClassPtr TWeakObjectPtr TScriptInterface TEnumAsByte"
    );

    /// <summary>Enums of Unreal that Blueprint knows.</summary>
    public static readonly IReadOnlySet<string> Enums = Set("EEndPlayReason ESoundGroup ELiveLinkSourceMode");

    public static bool IsObjectName(string name) =>
        name.Length > 2 && name[0] is 'U' or 'A' && char.IsUpper(name[1]) && name.Any(char.IsLower);

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
