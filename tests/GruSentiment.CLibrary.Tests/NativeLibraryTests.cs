using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Tests;

namespace GruSentiment.CLibrary.Tests;

[Collection(OnePublishedLibrary.Name)]
public sealed unsafe class NativeLibraryTests
{
    private const double Tolerance = 1e-6;

    private readonly NativeLibraryFixture _fixture;
    private readonly Imports _library = null!;

    public NativeLibraryTests(NativeLibraryFixture fixture)
    {
        _fixture = fixture;
        Assert.SkipWhen(fixture.WhyNot is not null, fixture.WhyNot ?? "");
        _library = new Imports(fixture.Library);
    }

    [Fact]
    public void AnswersAreThoseOfThePredictor()
    {
        string[] texts = SixKindsOfText.Texts(1000);
        nint model = Load();
        byte[][] bytes = Array.ConvertAll(texts, Encoding.UTF8.GetBytes);
        GCHandle[] pins = Array.ConvertAll(bytes, text => GCHandle.Alloc(text, GCHandleType.Pinned));
        nint[] pointers = Array.ConvertAll(pins, pin => Marshal.UnsafeAddrOfPinnedArrayElement((byte[])pin.Target!, 0));
        long[] lengths = Array.ConvertAll(bytes, text => (long)text.Length);
        int[] labels = new int[texts.Length];
        float[] probabilities = new float[3 * texts.Length], known = new float[texts.Length];
        fixed (nint* text = pointers)
        fixed (long* length = lengths)
        fixed (int* label = labels)
        fixed (float* probability = probabilities, share = known)
            Assert.Equal(0, _library.PredictBatch(model, (byte**)text, length, texts.Length, label, probability, share));
        Array.ForEach(pins, pin => pin.Free());

        Prediction[] expected = _fixture.Predictor.Predict(texts);
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.Equal(expected[i].Class, labels[i]);
            Assert.Equal(expected[i].Known, known[i]);
            for (int c = 0; c < 3; c++)
                Assert.Equal(expected[i].Probabilities[c], probabilities[3 * i + c], Tolerance);
            (int status, float first) = First(model, bytes[i]);
            Assert.Equal((0, probabilities[3 * i]), (status, first)); // Alone as among others, bit for bit.
        }
        Assert.Equal(0, _library.Free(model));
    }

    [Fact]
    public void ExplanationsAreThoseOfThePredictor()
    {
        nint model = Load();
        const string Text = "not good, very bad soup!";
        byte* json;
        long length;
        fixed (byte* text = Encoding.UTF8.GetBytes(Text))
            Assert.Equal(0, _library.Explain(model, text, Text.Length, &json, &length));
        using JsonDocument document = JsonDocument.Parse(new ReadOnlySpan<byte>(json, (int)length).ToArray());
        _library.FreeText(json);
        Explanation expected = _fixture.Predictor.Explain(Text);
        JsonElement root = document.RootElement;
        Assert.Equal(Text, root.GetProperty("text").GetString());
        Assert.Equal(expected.Logit, root.GetProperty("logit").GetDouble(), Tolerance);
        Assert.Equal(
            expected.Words.Select(word => word.Token),
            root.GetProperty("words").EnumerateArray().Select(w => w.GetProperty("token").GetString()));
        Assert.Equal(0, _library.Free(model));
    }

    [Fact]
    public void AModelSaysWhatItIs()
    {
        nint model = Load();
        int count;
        double threshold;
        byte* name;
        Assert.Equal(0, _library.LabelCount(model, &count));
        Assert.Equal(0, _library.Threshold(model, &threshold));
        Assert.Equal(0, _library.LabelName(model, 2, &name));
        Assert.Equal((3, 0.5, "class 2"), (count, threshold, Marshal.PtrToStringUTF8((nint)name)));
        Assert.Equal(typeof(SentimentPredictor).Assembly.GetName().Version!.ToString(3), _library.Version);
        Assert.Equal((1, "label is 3; the model has 3, from 0 on."), (_library.LabelName(model, 3, &name), _library.LastError));
        Assert.Equal(0, _library.Free(model));
    }

    [Fact]
    public void WrongCallsAreRefused()
    {
        nint model = Load();
        nint other;
        byte* json;
        byte zero = 0;
        byte* none = null;
        int untouched = 7;
        Assert.Equal((1, "directory is NULL."), (_library.Load(null, null, &other), _library.LastError));
        Assert.Equal((1, "model is NULL."), (_library.Load(&zero, null, null), _library.LastError));
        Assert.Equal((1, "model is NULL."), (_library.Predict(0, &zero, 0, null, null, null), _library.LastError));
        Assert.Equal((1, "text is NULL."), (_library.Predict(model, null, 0, &untouched, null, null), _library.LastError));
        Assert.Equal((1, "count is NULL."), (_library.LabelCount(model, null), _library.LastError));
        Assert.Equal((1, "json is NULL."), (_library.Explain(model, &zero, 0, null, null), _library.LastError));
        Assert.Equal((1, "texts is NULL."), (_library.PredictBatch(model, null, null, 1, null, null, null), _library.LastError));
        Assert.Equal((1, "texts[0] is NULL."), (_library.PredictBatch(model, &none, null, 1, null, null, null), _library.LastError));
        Assert.StartsWith("count is -1;",
            Error(1, _library.PredictBatch(model, null, null, -1, null, null, null)), StringComparison.Ordinal);
        Assert.StartsWith("text has a length of -2;",
            Error(1, _library.Predict(model, &zero, -2, null, null, null)), StringComparison.Ordinal);
        Assert.Equal((4, "text is not UTF-8: byte 3 can't be read."), (First(model, [65, 66, 67, 0xC3, 65]).Status, _library.LastError));
        Assert.Equal(2, _library.Explain(12345, &zero, 0, &json, null));
        Assert.Equal(2, _library.Predict(-1, &zero, 0, null, null, null));
        Assert.Equal(0, _library.PredictBatch(model, null, null, 0, null, null, null));
        Assert.Equal(0, _library.Predict(model, &zero, -1, null, null, null));
        Assert.Equal((0, 0), (_library.Free(model), _library.Free(0)));
        Assert.Equal((2, "model is none that is loaded: it may have been freed."), (_library.Free(model), _library.LastError));
        Assert.Equal(2, _library.Predict(model, &zero, 0, &untouched, null, null));
        _library.FreeText(null);
        Assert.Equal(7, untouched);
    }

    [Fact]
    public void AModelThatIsBrokenOrMissingIsRefused()
    {
        using var directory = new TemporaryDirectory();
        Assert.Equal(3, _library.TryLoad(directory.File("missing"), out _));
        Assert.Equal($"{directory.File("missing")}: does not exist.", _library.LastError);
        foreach (string file in Directory.GetFiles(_fixture.Model))
            File.Copy(file, directory.File(Path.GetFileName(file)));
        File.WriteAllBytes(directory.File("model.safetensors"), new byte[100]);
        Assert.Equal(3, _library.TryLoad(directory.Path, out nint model));
        Assert.Contains("model.safetensors", _library.LastError, StringComparison.Ordinal);
        Assert.Equal(0, model);
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Equal((0, 0.7), LoadWith(16, 1, 0.7));
        Assert.StartsWith("options.size is 4;", Error(1, LoadWith(4, 1, 0.5).Status), StringComparison.Ordinal);
        Assert.Equal("threads is 5000; it must be from 1 to 1024.", Error(1, LoadWith(16, 5000, 0.5).Status));
        Assert.Equal("threshold is 2; it must be from 0 to 1.", Error(1, LoadWith(16, 0, 2).Status));

        (int Status, double Threshold) LoadWith(uint size, int threads, double threshold)
        {
            nint model = 0;
            byte[] options = [.. BitConverter.GetBytes(size), .. BitConverter.GetBytes(threads), .. BitConverter.GetBytes(threshold)];
            int status;
            fixed (byte* directory = Encoding.UTF8.GetBytes(_fixture.Model + '\0'), pointer = options)
                status = _library.Load(directory, pointer, &model);
            double got = 0;
            if (status == 0)
                Assert.Equal((0, 0), (_library.Threshold(model, &got), _library.Free(model)));
            return (status, got);
        }
    }

    [Fact]
    public void AModelMayBeFreedWhileThreadsAskIt()
    {
        for (int round = 0; round < 20; round++)
        {
            nint model = Load();
            byte[] text = Encoding.UTF8.GetBytes("very good film ! not bad soup");
            float expected = First(model, text).Probability;
            var last = new (int Status, float Probability)[8];
            bool same = true;
            Thread[] threads = [.. Enumerable.Range(0, last.Length).Select(i => new Thread(() =>
            {
                while ((last[i] = First(model, text)).Status == 0)
                    same &= last[i].Probability == expected;
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Assert.Equal(0, _library.Free(model));
            Array.ForEach(threads, thread => thread.Join());
            Assert.True(same);
            Assert.All(last, answer => Assert.Equal(2, answer.Status));
        }
    }

    private nint Load()
    {
        Assert.Equal(0, _library.TryLoad(_fixture.Model, out nint model));
        return model;
    }

    private string Error(int expected, int status)
    {
        Assert.Equal(expected, status);
        return _library.LastError;
    }

    /// <summary>The probability of the first label.</summary>
    private (int Status, float Probability) First(nint model, byte[] text)
    {
        float* probabilities = stackalloc float[3];
        byte empty = 0;
        fixed (byte* pointer = text)
        {
            int status = _library.Predict(model, pointer is null ? &empty : pointer, text.Length, null, probabilities, null);
            return (status, probabilities[0]);
        }
    }
}
