using System.Text;
using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>C++ text in Epic's layout: tabs, and each brace on a line of its own.</summary>
internal sealed class CppText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Begins a file that is written from <paramref name="source"/>, a path in the repository.</summary>
    public CppText(string source)
    {
        Line("// Copyright (c) 2026 The Sidecar authors. MIT licence.");
        Line($"// Generated from {source} by src/UePluginGenerator: change that, not this.");
        Line();
    }

    /// <summary>Adds one line, or an empty one. A call that is too long is broken before its arguments.</summary>
    public void Line(string text = "")
    {
        var isTooLong = text.Length + (_depth * CppComment.TabColumns) > CppComment.Columns;
        if (
            isTooLong
            && text.EndsWith(");", StringComparison.Ordinal)
            && text.IndexOf('(', StringComparison.Ordinal) is > 0 and var parenthesis
        )
        {
            Line(text[..(parenthesis + 1)]);
            Deeper(() => Line(text[(parenthesis + 1)..]));
            return;
        }

        if (text.Length > 0)
        {
            _text.Append('\t', _depth).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Adds <c>#include</c> lines for a group of headers, and an empty line after them.</summary>
    public void Includes(IEnumerable<string> headers)
    {
        foreach (var header in headers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Line(header.Contains('/', StringComparison.Ordinal) ? $"#include \"{header}\"" : $"#include <{header}>");
        }

        Line();
    }

    /// <summary>Adds the comment of the contract on an element.</summary>
    public void Comment(IDescriptor descriptor) => Comment(Contract.Comment(descriptor));

    /// <summary>Adds a JavaDoc comment, nothing for an empty one.</summary>
    public void Comment(string comment)
    {
        foreach (var line in CppComment.Lines(comment, _depth))
        {
            Line(line);
        }
    }

    /// <summary>Adds a line, and a block that <paramref name="end"/> follows directly, e.g. a semicolon.</summary>
    public void Block(string head, Action body, string end = "")
    {
        Line(head);
        Line("{");
        _depth++;
        body();
        _depth--;
        Line("}" + end);
    }

    /// <summary>Adds lines that are one step deeper.</summary>
    public void Deeper(Action body)
    {
        _depth++;
        body();
        _depth--;
    }

    /// <summary>Adds a switch, whose labels stand as deep as itself.</summary>
    public void Switch(string value, Action cases)
    {
        Line($"switch ({value})");
        Line("{");
        cases();
        Line("}");
    }

    /// <summary>Adds a label of a switch and what is done there.</summary>
    public void Case(string label, params ReadOnlySpan<string> statements)
    {
        Line(label);
        _depth++;
        foreach (var statement in statements)
        {
            Line(statement);
        }

        _depth--;
    }

    /// <summary>Adds the contents of the plugin's namespace, to which <paramref name="inner"/> may add a part.</summary>
    public void Namespace(Action body, string inner = "")
    {
        Line($"namespace UE::Sidecar{inner}");
        Line("{");
        Line();
        body();
        Line("}");
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => _text.ToString();
}
