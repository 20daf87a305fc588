using System.Globalization;
using BenchmarkDotNet.Running;
using GruSentiment.Benchmarks;
using GruSentiment.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--short", .. string[] rest])
    return ShortRun.Print(rest);
NativeRuntime.Prepare(Environment.ProcessorCount, seed: 1);
BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args, InProcess.Config);
return 0;
