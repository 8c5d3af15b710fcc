using Sidecar.Configuration;
using Sidecar.Face;
using Sidecar.Face.Solver;
using Sidecar.Face.Spectral;

namespace Sidecar.Conversation;

/// <summary>The face engine that the configuration asks for.</summary>
internal sealed class FaceEngines(SidecarOptions options)
{
    /// <summary>Null for none.</summary>
    public IFaceEngine? Engine { get; } =
        options.Face.Engine switch
        {
            FaceEngineKind.Spectral => new SpectralFaceEngine(),
            FaceEngineKind.Solver => OpenSolver(options.Face),
            _ => null,
        };

    /// <summary>The solver with the weights that the configuration names.</summary>
    /// <exception cref="InvalidDataException">They can't be used.</exception>
    /// <exception cref="IOException">They can't be read.</exception>
    public static SolverFaceEngine OpenSolver(FaceOptions options) =>
        options.WeightsFile.Length == 0 ? new SolverFaceEngine() : new SolverFaceEngine(options.WeightsFile);
}
