namespace Sidecar.UePlugin.Tests.Source;

public class LexerTests
{
    [Theory]
    [InlineData("a // UCLASS()\nb", "a b")]
    [InlineData("a /* UCLASS()\n */ b", "a b")]
    [InlineData("\"UCLASS() // no\" b", "UCLASS() // no b")]
    [InlineData("\"say \\\"UCLASS\\\"\" b", "say \\\"UCLASS\\\" b")]
    [InlineData("R\"x(a\" )\" b)x\" c", "a\" )\" b c")]
    [InlineData("u8\"a\" L'b' 'c'", "a b c")]
    [InlineData("1'000'000 x", "1'000'000 x")]
    [InlineData("A::B->C", "A :: B -> C")]
    [InlineData("#define A UCLASS() \\\n UENUM()\nb", "b")]
    [InlineData("a#b", "a # b")]
    [InlineData("\"open", "open")]
    [InlineData("/* open", "")]
    public void Tokens_AreWhatACompilerSees(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Lexer.Read(text).Tokens.Select(t => t.Text)));

    [Fact]
    public void Lines_AreCountedThroughCommentsStringsAndContinuations()
    {
        var (tokens, directives) = Lexer.Read("/*\n*/ a R\"(\n)\" b\n#if X \\\n && Y\nc\n#endif");
        Assert.Equal([2, 2, 3, 6], tokens.Select(t => t.Line));
        Assert.Equal([4, 7], directives.Select(d => d.Line));
        Assert.Equal("X   && Y", directives[0].Argument);
    }

    [Fact]
    public void Conditions_FollowTheBlocks()
    {
        const string text = "#if A\nx\n#ifdef B\ny\n#else\nz\n#endif\n#elif C // why\nv\n#endif\nw";
        Assert.Equal(
            ["x: A", "y: A defined(B)", "z: A !(defined(B))", "v: C", "w: "],
            Lexer.Read(text).Tokens.Select(t => $"{t.Text}: {string.Join(' ', t.Conditions)}")
        );
    }

    [Fact]
    public void Includes_KeepTheirBracketsAndDropTheirComments()
    {
        var file = new SourceFile("Source/M/A.cpp", "#include <vector> // why\n#  include \"B/C.h\" /* why */\n");
        Assert.Equal([new Include("vector", true, 1), new Include("B/C.h", false, 2)], file.Includes);
    }
}
