namespace Sidecar.UePlugin.Tests.Rules.Files;

public class CopyrightRuleTests
{
    [Fact]
    public void FirstLine_Passes() =>
        RuleAssert<CopyrightRule>.Accepts("// Copyright (c) 2026 The Sidecar authors. MIT licence.\n#pragma once\n");

    [Fact]
    public void Missing_IsFound() => RuleAssert<CopyrightRule>.Refuses("#pragma once\n", "the first line is");

    [Fact]
    public void InABuildScript_IsLookedForToo() =>
        RuleAssert<CopyrightRule>.Refuses(
            "the first line is",
            ("Source/Sidecar/Sidecar.Build.cs", "using UnrealBuildTool;\n")
        );
}
