using Sidecar.FaultMatrix.Matrix;
using Sidecar.Simulator.Faults;

namespace Sidecar.Tests.Survival;

/// <summary>The cells of <c>dotnet run --project tests/FaultMatrix</c>, a row at a time; see docs/survival.md.</summary>
[Collection(nameof(MachineOfItsOwn))]
public sealed class FaultMatrixTests(FaultMatrixRows rows) : IClassFixture<FaultMatrixRows>
{
    public static TheoryData<string> Faults => [.. FaultTable.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_InEveryState_IsSurvived(string fault)
    {
        IReadOnlyList<CellResult> row = await rows.RunAsync(fault).WaitAsync(TestContext.Current.CancellationToken);

        string[] failed =
        [
            .. row.Where(c => !c.HasPassed).Select(c => $"{c.Fault} × {c.State}: {string.Join("; ", c.Failures)}"),
        ];
        Assert.True(failed.Length == 0, string.Join(Environment.NewLine, failed));
        Assert.Equal(0, MatrixRun.CountUndead(row));
    }

    [Fact]
    public void EveryFaultOfTheSimulator_HasARow()
    {
        IEnumerable<string> kinds = FaultTable.All.OfType<SimulatedFault>().Select(f => f.Kind);

        // The refusals are rows of their own kind: the door is shut, then the line breaks.
        Assert.Equal(FaultReader.Kinds.Order(), kinds.Append("refuse").Distinct().Order());
    }
}

/// <summary>Runs the rows, the next ones ahead of time: a cell mostly waits.</summary>
public sealed class FaultMatrixRows
{
    private const int Ahead = 2;

    private readonly Lazy<Task<IReadOnlyList<CellResult>>>[] _rows =
    [
        .. FaultTable.All.Select(f => new Lazy<Task<IReadOnlyList<CellResult>>>(() => RunRowAsync(f))),
    ];

    internal Task<IReadOnlyList<CellResult>> RunAsync(string fault)
    {
        int row = FaultTable.All.ToList().FindIndex(f => f.Name == fault);
        for (int i = row; i <= row + Ahead && i < _rows.Length; i++)
        {
            _ = _rows[i].Value;
        }
        return _rows[row].Value;
    }

    private static async Task<IReadOnlyList<CellResult>> RunRowAsync(MatrixFault fault) =>
        await Task.Run(() => MatrixRun.RunAsync([fault], StateTable.All, degree: StateTable.All.Count, _ => { }));
}
