namespace Sidecar.UePlugin.Tests.Source;

/// <summary>What stands between the brackets of a U-macro. Names ignore case, as the header tool does.</summary>
internal sealed class Specifiers
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="tokens">Without the brackets.</param>
    public Specifiers(IReadOnlyList<Token> tokens) => Read(tokens);

    public IEnumerable<string> Names => _values.Keys;

    public bool Has(string name) => _values.ContainsKey(name);

    public string? this[string name] => _values.GetValueOrDefault(name);

    private void Read(IReadOnlyList<Token> tokens)
    {
        foreach (IReadOnlyList<Token> part in TokenList.SplitAtCommas(tokens))
        {
            if (part.Count == 0)
            {
                continue;
            }

            bool isGroup = part.Count > 3 && part[1].Is("=") && part[2].Is("(");
            if (isGroup)
            {
                Read([.. part.Skip(3).Take(part.Count - 4)]);
            }
            else
            {
                _values[part[0].Text] = string.Concat(part.Skip(2).Select(t => t.Text));
            }
        }
    }
}
