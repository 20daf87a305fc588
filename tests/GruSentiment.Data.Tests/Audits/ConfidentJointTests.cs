using GruSentiment.Data.Audits;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Tests.Audits;

public class ConfidentJointTests
{
    [Fact]
    public void Rows_count_for_the_class_whose_threshold_they_reach()
    {
        var joint = new ConfidentJoint(Predictions(
            (0, 0.875f), (0, 0.75f), (0, 0.25f), // Mean 0.625 for class 0.
            (1, 0.125f), (1, 0.25f), (1, 0.75f), (1, 0.375f))); // Of class 1: 0.875, 0.75, 0.25, 0.625; mean 0.625.

        Assert.Equal([0.625, 0.625], joint.Thresholds);
        Assert.Equal(new[,] { { 2, 1 }, { 1, 3 } }, joint.Counts);
        Assert.Equal([2, 1, 1, 3], Calibrated(joint));
    }

    [Fact]
    public void Counts_are_scaled_to_the_rows_of_each_label()
    {
        var joint = new ConfidentJoint(Predictions(
            (0, 1f), (0, 0.5f), (0, 0.5f), (0, 0f), // Threshold 0.5: three reach it; the last one that of class 1.
            (1, 0.25f), (1, 0.5f), (1, 0.5f))); // Threshold 0.5833…: one reaches it, two that of class 0.

        Assert.Equal([0.5, (0.75 + 0.5 + 0.5) / 3], joint.Thresholds);
        Assert.Equal(new[,] { { 3, 1 }, { 2, 1 } }, joint.Counts);
        Assert.Equal([3, 1, 2, 1], Calibrated(joint));
    }

    [Fact]
    public void Rows_below_all_thresholds_are_shared_out()
    {
        var predictions = new Predictions(["a", "b", "c"]);
        predictions.Add(0, [0.75f, 0.125f, 0.125f]);
        predictions.Add(0, [0.25f, 0.5f, 0.25f]); // Threshold of a: 0.5; of b: 0.75; of c: 0.75. It reaches none.
        predictions.Add(1, [0.125f, 0.75f, 0.125f]);
        predictions.Add(2, [0.125f, 0.125f, 0.75f]);
        var joint = new ConfidentJoint(predictions);

        Assert.Null(joint.ClassOf(predictions, 1));
        Assert.Equal((1, 2.0), (joint.Counts[0, 0], joint.Calibrated(0, 0)));
    }

    [Fact]
    public void Of_several_classes_the_most_probable_is_taken()
    {
        var joint = new ConfidentJoint(Predictions((0, 0.25f), (0, 0.375f), (1, 0.875f), (1, 0.625f)));

        Assert.Equal([0.3125, 0.25], joint.Thresholds);
        Assert.Equal(new[,] { { 0, 2 }, { 2, 0 } }, joint.Counts);
    }

    private static double[] Calibrated(ConfidentJoint joint) =>
        [joint.Calibrated(0, 0), joint.Calibrated(0, 1), joint.Calibrated(1, 0), joint.Calibrated(1, 1)];

    private static Predictions Predictions(params (int Label, float First)[] rows)
    {
        var predictions = new Predictions(["negative", "positive"]);
        foreach ((int label, float first) in rows)
            predictions.Add(label, [first, 1 - first]);
        return predictions;
    }
}
