namespace Sidecar.UePlugin.Tests.Rules.Files;

public class HeaderGuardRuleTests
{
    [Fact]
    public void PragmaOnce_Passes() =>
        RuleAssert<HeaderGuardRule>.Accepts(
            "// Copyright (c) 2026 The Sidecar authors. MIT licence.\n\n#pragma once\n"
        );

    [Fact]
    public void Missing_IsFound() => RuleAssert<HeaderGuardRule>.Refuses("int A;\n", "#pragma once");

    [Fact]
    public void BehindAnInclude_IsFound() =>
        RuleAssert<HeaderGuardRule>.Refuses("#include \"A.h\"\n#pragma once\n", "#pragma once");
}
