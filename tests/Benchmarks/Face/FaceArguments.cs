using Sidecar.Face.Solver;

namespace Sidecar.Benchmarks.Face;

/// <summary>The flags after a face verb: <c>--name value</c> pairs and one folder at most.</summary>
internal sealed class FaceArguments
{
    private readonly Dictionary<string, string> _flags = new(StringComparer.Ordinal);

    public FaceArguments(ReadOnlySpan<string> args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                Folder = args[i];
            }
            else if (i + 1 < args.Length)
            {
                _flags[args[i]] = args[++i];
            }
        }
    }

    public string? Folder { get; }

    public string? Flag(string name) => _flags.GetValueOrDefault(name);

    /// <summary>The solver with the weights of <c>--weights</c>, or the built-in ones.</summary>
    public SolverFaceEngine Solver() =>
        Flag("--weights") is { } path ? new SolverFaceEngine(path) : new SolverFaceEngine();
}
