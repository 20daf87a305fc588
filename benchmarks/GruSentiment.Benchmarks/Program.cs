using System.Globalization;
using BenchmarkDotNet.Running;
using GruSentiment.Benchmarks;
using GruSentiment.Benchmarks.Explaining;
using GruSentiment.Benchmarks.FastText;
using GruSentiment.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--short", .. string[] rest])
    return ShortRun.Print(rest);
if (args is ["compare", .. string[] files])
    return CompareCommand.Run(files);
if (args is ["stream", string model, string data, .. string[] most] && most.Length < 2)
    return StreamSpeed.Run(model, data, most is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 2000);

if (args is ["explain", .. string[] measured])
    return ExplainCommand.Run(measured);
if (args is ["sentences", string file])
    return BehaviourSentences.Write(file);
if (args is ["table", string rows, string table])
    return MadeUpTable.Write(rows, table);
NativeRuntime.Prepare(Environment.ProcessorCount, seed: 1);
BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args, InProcess.Config);
return 0;
