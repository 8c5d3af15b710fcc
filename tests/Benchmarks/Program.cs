using BenchmarkDotNet.Running;
using Sidecar.Benchmarks.Audio;

// A word as the first argument prints a table of its own; everything else goes to BenchmarkDotNet
// (`--list flat` lists the benchmarks, `--filter '*Resampler*'` runs some).
return args switch
{
    ["quality", ..] => QualityCommand.Run(Console.Out),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(QualityCommand).Assembly).Run(args);
    return 0;
}
