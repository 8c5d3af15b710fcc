namespace Sidecar.UePlugin.Tests.Source;

internal enum TokenKind
{
    Identifier,
    Number,

    /// <summary>A string literal; its text is what stands between the quotes, escapes as written.</summary>
    String,
    Character,

    /// <summary>One operator; of the longer ones only :: and -> are put together.</summary>
    Punctuator,
}

/// <summary>One token of C++ or C#; comments and preprocessor lines are no tokens.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Conditions">The conditions of the preprocessor blocks around it, outermost first.</param>
internal sealed record Token(TokenKind Kind, string Text, int Line, IReadOnlyList<string> Conditions)
{
    public bool Is(string text) =>
        Kind is TokenKind.Identifier or TokenKind.Punctuator && string.Equals(Text, text, StringComparison.Ordinal);
}

/// <summary>One preprocessor line, continuation lines joined, comments gone: <c>include</c> and <c>"A.h"</c>.</summary>
internal sealed record Directive(string Name, string Argument, int Line, IReadOnlyList<string> Conditions);
