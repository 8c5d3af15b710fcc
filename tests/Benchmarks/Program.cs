using BenchmarkDotNet.Running;
using Sidecar.Benchmarks.Audio;
using Sidecar.Benchmarks.Captions;
using Sidecar.Benchmarks.Relay;

// A word as the first argument prints a table of its own; everything else goes to BenchmarkDotNet
// (`--list flat` lists the benchmarks, `--filter '*Resampler*'` runs some).
return args switch
{
    ["quality", ..] => QualityCommand.Run(Console.Out),
    ["captions", var folder] => CaptionsCommand.Run(Console.Out, folder),
    ["relay", ..] => await RelayCommand.RunAsync(),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(QualityCommand).Assembly).Run(args);
    return 0;
}
