using Sidecar.UePlugin.Tests.Source;

namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>The headers of the C++ standard library, C's among them.</summary>
internal static class StandardHeaders
{
    private static readonly HashSet<string> OfC = new(StringComparer.Ordinal)
    {
        "assert.h",
        "ctype.h",
        "errno.h",
        "float.h",
        "inttypes.h",
        "limits.h",
        "math.h",
        "stdarg.h",
        "stddef.h",
        "stdint.h",
        "stdio.h",
        "stdlib.h",
        "string.h",
        "time.h",
    };

    public static bool Contains(Include include) =>
        include.IsAngled
        && (
            OfC.Contains(include.Path)
            || include.Path.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
        );
}
