namespace Sidecar.Face.Solver;

/// <summary>
/// Hears with a small causal network that was trained on synthesised speech of many voices. A frame is known at most
/// 120 ms after its sample; hurried, at most 60 ms. See docs/face-solver.md.
/// </summary>
public sealed class SolverFaceEngine : IFaceEngine
{
    private const string Embedded = "face.weights";

    private readonly SolverModel _model;

    /// <summary>Uses the weights that come with this assembly.</summary>
    /// <exception cref="InvalidDataException">They can't be used; the message says why.</exception>
    public SolverFaceEngine()
        : this(ReadBuiltIn()) { }

    /// <summary>Uses the weights of a file.</summary>
    /// <param name="weightsPath">A file in the format of training/face/FORMAT.md.</param>
    /// <exception cref="InvalidDataException">It is no such file, of another version, truncated, altered, or of another
    /// shape; the message says what is wrong and where.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public SolverFaceEngine(string weightsPath)
        : this(SolverModel.Read(File.ReadAllBytes(weightsPath), weightsPath)) { }

    internal SolverFaceEngine(SolverModel model) => _model = model;

    /// <inheritdoc/>
    public string Name => "solver";

    /// <inheritdoc/>
    public IFaceStream Open() => new SolverFaceStream(_model);

    internal static SolverModel ReadBuiltIn()
    {
        using var stream =
            typeof(SolverFaceEngine).Assembly.GetManifestResourceStream(Embedded)
            ?? throw new InvalidDataException("This build comes without face.weights.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return SolverModel.Read(bytes, "The built-in face.weights");
    }
}
