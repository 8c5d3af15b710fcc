namespace Sidecar.UePlugin.Tests.Source;

/// <summary>A type that Unreal's header tool reads: what stands behind UCLASS, USTRUCT, UENUM or UINTERFACE.</summary>
internal sealed record ReflectedType(string Macro, Specifiers Specifiers, int Line, IReadOnlyList<string> Conditions)
{
    public string Name { get; init; } = "";

    /// <summary><c>class</c>, <c>struct</c>, <c>enum</c> or <c>enum class</c>.</summary>
    public string Keyword { get; init; } = "";

    /// <summary>The type behind the colon of an enum, the bases of a class.</summary>
    public string Bases { get; init; } = "";

    public int NamespaceDepth { get; init; }

    public bool HasGeneratedBody { get; init; }

    public IReadOnlyList<Member> Members { get; init; } = [];

    public bool IsBlueprintType => Specifiers.Has("BlueprintType") || Specifiers.Has("Blueprintable");
}

/// <summary>One member of a reflected type, with or without a macro before it.</summary>
/// <param name="Macro"><c>UPROPERTY</c>, <c>UFUNCTION</c> or empty.</param>
internal sealed record Member(string Macro, Specifiers Specifiers, string Access, Declaration Declaration, int Line)
{
    public bool IsProperty => Macro == "UPROPERTY";

    public bool IsFunction => Macro == "UFUNCTION";
}

/// <summary>A variable, or a function with its parameters.</summary>
/// <param name="Type">Its tokens; empty for a constructor.</param>
/// <param name="Parameters">Null for a variable.</param>
internal sealed record Declaration(
    IReadOnlyList<Token> Type,
    string Name,
    IReadOnlyList<Declaration>? Parameters = null
)
{
    public string TypeText => string.Join(' ', Type.Select(t => t.Text));
}
