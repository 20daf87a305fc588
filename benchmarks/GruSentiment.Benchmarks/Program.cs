using System.Globalization;
using BenchmarkDotNet.Running;
using GruSentiment.Benchmarks;
using GruSentiment.Benchmarks.AgainstTorch;
using GruSentiment.Benchmarks.Explaining;
using GruSentiment.Benchmarks.FastText;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--short", .. string[] brief])
    return ComparisonCommand.Run(Effort.Short, brief);
if (args is ["--thorough", .. string[] thorough])
    return ComparisonCommand.Run(Effort.Thorough, thorough);
if (args is [MeasuringLoop.Command, string what, .. string[] reviews])
    return MeasuringLoop.Run(what, reviews.FirstOrDefault());
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
BenchmarkSwitcher.FromAssembly(typeof(InProcess).Assembly).Run(args, InProcess.Config);
return 0;
