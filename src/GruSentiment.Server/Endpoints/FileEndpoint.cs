using System.Text;
using GruSentiment.Data.Answers;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;
using GruSentiment.Options;
using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using GruSentiment.Server.Models;
using GruSentiment.Server.Requests;
using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary><c>POST /predict/file</c>: a file of texts, answered as CSV, some rows at a time.</summary>
internal sealed class FileEndpoint(ServerOptions options, ServedModels models, ServerMetrics metrics, RequestGates gates)
{
    private const int LargestBatch = 64;
    private const int LongestBatch = 1 << 17;
    private const long Megabyte = 1 << 20;

    private static readonly AnswerLabel s_label = new(unsureBelow: null);

    /// <summary>Answers a request.</summary>
    public async Task Answer(HttpContext context)
    {
        FileQuery query = FileQuery.Of(context.Request);
        BodyType.CheckFile(context.Request);
        using RequestGate.Place place = await gates.File.Enter(context.RequestAborted).ConfigureAwait(false);
        using ModelUse use = NamedModel.Use(models, query.Model);
        using FileStream file = await ReceivedFile.Receive(context, options.MaxFile * Megabyte).ConfigureAwait(false);
        try
        {
            using var source = TextSource.Open(file, query.Name, query.Reader);
            await Answer(context, source, use.Model.Predictor).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DataException or OptionException)
        {
            UserMessage message = e is OptionException { Faults: [var fault, ..] } ? fault : ((GruSentimentException)e).UserMessage;
            throw new RequestFault(StatusCodes.Status400BadRequest, message);
        }
    }

    private async Task Answer(HttpContext context, TextSource source, SentimentPredictor predictor)
    {
        using var answers = new MemoryStream();
        using var writer = new CsvPredictionWriter(
            new StreamWriter(answers, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), predictor.Labels, KeptColumns.All(source));
        var batch = new List<TextRow>();
        foreach (TextRow row in source.Rows(withFields: source.Columns is not null))
        {
            batch.Add(row);
            if (batch.Count == LargestBatch || batch.Sum(text => (long)text.Text.Length) > LongestBatch)
                await Send(context, batch, predictor, writer, answers).ConfigureAwait(false);
        }
        await Send(context, batch, predictor, writer, answers).ConfigureAwait(false);
    }

    private async Task Send(
        HttpContext context, List<TextRow> batch, SentimentPredictor predictor, CsvPredictionWriter writer, MemoryStream answers)
    {
        using (await gates.Predict.Wait(context.RequestAborted).ConfigureAwait(false))
        {
            Prediction[] predictions = predictor.Predict([.. batch.Select(row => row.Text)], context.RequestAborted);
            for (int i = 0; i < predictions.Length; i++)
                writer.Write(batch[i], s_label.Of(predictions[i]), predictions[i]);
        }
        writer.Flush();
        metrics.Answered(batch.Count);
        batch.Clear();
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/csv; charset=utf-8";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"answers.csv\"";
        }
        await context.Response.BodyWriter.WriteAsync(answers.GetBuffer().AsMemory(0, (int)answers.Length), context.RequestAborted)
            .ConfigureAwait(false);
        answers.SetLength(0);
    }
}
