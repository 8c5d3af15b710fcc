using BenchmarkDotNet.Running;
using Sidecar.Benchmarks.Audio;
using Sidecar.Benchmarks.Captions;
using Sidecar.Benchmarks.Face;
using Sidecar.Benchmarks.Relay;

// A word as the first argument prints a table of its own; everything else goes to BenchmarkDotNet
// (`--list flat` lists the benchmarks, `--filter '*Resampler*'` runs some).
return args switch
{
    ["quality", ..] => QualityCommand.Run(Console.Out),
    ["captions", var folder] => CaptionsCommand.Run(Console.Out, folder),
    ["face-speed", ..] => FaceSpeedCommand.Run(Console.Out, new FaceArguments(args.AsSpan(1))),
    ["face-accuracy", ..] => FaceAccuracyCommand.Run(Console.Out, new FaceArguments(args.AsSpan(1))),
    ["relay", ..] => await RelayCommand.RunAsync(),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(QualityCommand).Assembly).Run(args);
    return 0;
}
