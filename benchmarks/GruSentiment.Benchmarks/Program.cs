using System.Diagnostics;
using GruSentiment.Benchmarks;
using static TorchSharp.torch;
set_num_threads(2);
var law=new ReviewLaw();
var w = new Workload(args.Length>0?int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture):128, 128, args.Contains("both"), args.Contains("ragged"));
var r=new Random(1); var batches=Enumerable.Range(0,8).Select(_=>law.Draw(w,r)).ToArray();
Console.WriteLine($"words {batches[0].Words} distinct {batches[0].Distinct}");
double peak=FmaPeak.Measure(2); Console.WriteLine($"peak {peak:f0}");
using var ours=new FusedStep(w,2); 
int n=args.Contains("long")?200:40;
double[] t=new double[n];
for(int i=0;i<n;i++){ long s=Stopwatch.GetTimestamp(); ours.Run(batches[i%8]); t[i]=Stopwatch.GetElapsedTime(s).TotalMilliseconds; }
Array.Sort(t,5,n-5); Console.WriteLine($"ours median {t[5+(n-5)/2]:f2} min {t[5]:f2} ms  {batches[0].Words/t[5+(n-5)/2]:f0}k tok/s");
if(args.Contains("torch")){ using var th=new TorchStep(w); for(int i=0;i<8;i++){ long s=Stopwatch.GetTimestamp(); th.Run(batches[i%8]); t[i]=Stopwatch.GetElapsedTime(s).TotalMilliseconds; } Array.Sort(t,0,8); Console.WriteLine($"torch median {t[4]:f1}"); }
