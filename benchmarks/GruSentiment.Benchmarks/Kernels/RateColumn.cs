using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace GruSentiment.Benchmarks.Kernels;

/// <summary>A column that follows from the mean time of a kernel.</summary>
/// <param name="name">Its title.</param>
/// <param name="legend">What it is.</param>
/// <param name="format">Of the number.</param>
/// <param name="value">From the kernel, H and the nanoseconds of a call; null for none.</param>
internal sealed class RateColumn(string name, string legend, string format, Func<string, int, double, double?> value) : IColumn
{
    public string Id => nameof(RateColumn) + name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        int hidden = (int)benchmarkCase.Parameters[nameof(KernelBenchmarks.Hidden)];
        double? nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Mean;
        double? shown = nanoseconds is { } mean ? value(benchmarkCase.Descriptor.WorkloadMethod.Name, hidden, mean) : null;
        return shown?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
