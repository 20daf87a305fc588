using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Audits;

/// <summary>Is told how an audit goes.</summary>
public interface IAuditObserver
{
    /// <summary>The data has been read; training comes next.</summary>
    void FilesRead(TrainingFiles files);

    /// <summary>A batch has been trained on.</summary>
    void Progressed(AuditProgress progress);
}
