using System.Text;

namespace Sidecar.UePlugin.Tests.Source;

/// <summary>
/// Splits C++ into tokens and preprocessor lines: as much of ISO C++ [lex] as is needed never to mistake a comment or a
/// literal for code. C# of the build scripts is near enough.
/// </summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly List<Directive> _directives = [];
    private readonly ConditionStack _conditions = new();
    private int _at;
    private int _line = 1;
    private bool _isAtLineStart = true;

    private Lexer(string text) => _text = text;

    public static (IReadOnlyList<Token> Tokens, IReadOnlyList<Directive> Directives) Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer._at < text.Length)
        {
            lexer.Step();
        }

        return (lexer._tokens, lexer._directives);
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void Step()
    {
        if (Current == '\n')
        {
            _line++;
            _at++;
            _isAtLineStart = true;
        }
        else if (char.IsWhiteSpace(Current) || Current == '\uFEFF' || (Current == '\\' && Peek(1) is '\n' or '\r'))
        {
            _at++;
        }
        else if (Current == '/' && Peek(1) is '/' or '*')
        {
            SkipComment();
        }
        else if (Current == '#' && _isAtLineStart)
        {
            ReadDirective();
        }
        else
        {
            _isAtLineStart = false;
            ReadToken();
        }
    }

    private void ReadToken()
    {
        if (Current == '"')
        {
            ReadQuoted(TokenKind.String);
        }
        else if (Current == '\'')
        {
            ReadQuoted(TokenKind.Character);
        }
        else if (char.IsAsciiDigit(Current))
        {
            // A digit separator belongs to the number, or it would open a character literal.
            Take(TokenKind.Number, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '\'');
        }
        else if (char.IsLetter(Current) || Current == '_')
        {
            ReadWord();
        }
        else
        {
            bool isPair = (Current, Peek(1)) is (':', ':') or ('-', '>');
            Add(TokenKind.Punctuator, _text.Substring(_at, isPair ? 2 : 1));
            _at += isPair ? 2 : 1;
        }
    }

    private void ReadWord()
    {
        int length = 0;
        while (char.IsLetterOrDigit(Peek(length)) || Peek(length) == '_')
        {
            length++;
        }

        string word = _text.Substring(_at, length);
        _at += length;
        if (Current == '"' && word is "R" or "LR" or "uR" or "UR" or "u8R")
        {
            ReadRawString();
        }
        else if (Current is not ('"' or '\'') || word is not ("L" or "u" or "U" or "u8"))
        {
            Add(TokenKind.Identifier, word);
        }
    }

    private void ReadRawString()
    {
        int line = _line;
        int open = _text.IndexOf('(', _at);
        string end = open < 0 ? "\"" : $"){_text[(_at + 1)..open]}\"";
        int close = open < 0 ? -1 : _text.IndexOf(end, open, StringComparison.Ordinal);
        int stop = close < 0 ? _text.Length : close;
        string content = open < 0 ? "" : _text[(open + 1)..stop];
        _line += content.Count(c => c == '\n');
        _tokens.Add(new Token(TokenKind.String, content, line, _conditions.Current));
        _at = Math.Min(_text.Length, stop + end.Length);
    }

    private void ReadQuoted(TokenKind kind)
    {
        char quote = Current;
        int start = ++_at;
        while (_at < _text.Length && Current != quote && Current != '\n')
        {
            _at += Current == '\\' ? 2 : 1;
        }

        int end = Math.Min(_at, _text.Length);
        Add(kind, _text[start..end]);
        _at = Current == quote ? end + 1 : end;
    }

    private void ReadDirective()
    {
        int line = _line;
        var content = new StringBuilder();
        _at++;
        while (_at < _text.Length && Current != '\n')
        {
            if (Current == '\\' && (Peek(1) == '\n' || (Peek(1) == '\r' && Peek(2) == '\n')))
            {
                _at += Peek(1) == '\n' ? 2 : 3;
                _line++;
                content.Append(' ');
            }
            else if (
                Current == '/'
                && Peek(1) is '/' or '*'
                && !content.ToString().Contains('"', StringComparison.Ordinal)
            )
            {
                SkipComment();
                content.Append(' ');
            }
            else
            {
                content.Append(Current);
                _at++;
            }
        }

        string[] words = content.ToString().Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string name = words.Length > 0 ? words[0] : "";
        string argument = words.Length > 1 ? words[1].Trim() : "";
        _directives.Add(new Directive(name, argument, line, _conditions.Current));
        _conditions.Read(name, argument);
    }

    private void SkipComment()
    {
        bool isBlock = Peek(1) == '*';
        int end = isBlock ? _text.IndexOf("*/", _at + 2, StringComparison.Ordinal) : _text.IndexOf('\n', _at);
        int stop = end < 0 ? _text.Length : end + (isBlock ? 2 : 0);
        _line += _text.AsSpan(_at, stop - _at).Count('\n');
        _at = stop;
    }

    private void Take(TokenKind kind, Func<char, bool> belongs)
    {
        int start = _at;
        while (_at < _text.Length && belongs(Current))
        {
            _at++;
        }

        Add(kind, _text[start.._at]);
    }

    private void Add(TokenKind kind, string text) => _tokens.Add(new Token(kind, text, _line, _conditions.Current));
}
