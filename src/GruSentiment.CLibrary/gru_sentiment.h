/*
 * A trained GruSentiment model in use from C.
 *
 * Errors.   Every function that can fail returns a status: GRU_SENTIMENT_OK (0), or what went wrong. gru_sentiment_last_error() then has
 *           a sentence for people. It is kept for each thread, as errno is, so that no call needs an argument for it and nothing has to be
 *           freed; sqlite3_errmsg and git_error_last are used the same way. After an error, what a call should have written is unchanged.
 * Threads.  Every function may be called from any thread at any time, with the same model too. With many threads of your own, load the
 *           model with threads = 1: each call then stays on its own thread.
 * Freeing.  gru_sentiment_free may be called while other threads ask: calls under way end as if nothing had happened, later ones get
 *           GRU_SENTIMENT_INVALID_MODEL. So does a model that was freed before. The names of labels are freed with their model.
 * Texts.    UTF-8 with a length in bytes; zeros are allowed in them. A length of -1 means: up to the first zero. Bytes that are not UTF-8
 *           are refused with GRU_SENTIMENT_INVALID_TEXT. The library keeps no pointer to a text.
 * Limits.   It can't be unloaded with dlclose. After fork(), load models in the child, not before. It handles signals that .NET needs
 *           (SIGSEGV among them) and passes on those that are not its own.
 * Versions. Functions and values keep their meaning; new ones are added. A struct that may grow begins with its size.
 */
#ifndef GRU_SENTIMENT_H
#define GRU_SENTIMENT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Statuses. */
#define GRU_SENTIMENT_OK 0
#define GRU_SENTIMENT_INVALID_ARGUMENT 1 /* A pointer is NULL, a number is out of range. */
#define GRU_SENTIMENT_INVALID_MODEL 2    /* Not a model, or freed. */
#define GRU_SENTIMENT_BROKEN_MODEL 3     /* A file of the model is missing or broken, or of a newer version. */
#define GRU_SENTIMENT_INVALID_TEXT 4     /* A text is not UTF-8. */
#define GRU_SENTIMENT_OUT_OF_MEMORY 5
#define GRU_SENTIMENT_INTERNAL_ERROR 6   /* A fault in the library. */

/* A loaded model. Not a real pointer: it can't be read through. */
typedef struct gru_sentiment_model gru_sentiment_model;

/* How a model is loaded. */
typedef struct gru_sentiment_options {
    uint32_t size;    /* sizeof(gru_sentiment_options) */
    int32_t threads;  /* Threads that one call uses at most, 1 to 1024; 0 for as many as the machine has. */
    double threshold; /* With two labels, the lowest probability of the second that makes it the answer, 0 to 1. */
} gru_sentiment_options;

#define GRU_SENTIMENT_DEFAULT_OPTIONS { sizeof(gru_sentiment_options), 0, 0.5 }

/* Loads a model.
   directory: a run directory as `train` writes it, UTF-8, ending in a zero.
   options:   NULL for the defaults.
   model:     written; to be freed with gru_sentiment_free. */
int32_t gru_sentiment_load(const char *directory, const gru_sentiment_options *options, gru_sentiment_model **model);

/* Frees a model. NULL is allowed and does nothing. */
int32_t gru_sentiment_free(gru_sentiment_model *model);

/* The number of labels, 2 or more. */
int32_t gru_sentiment_label_count(gru_sentiment_model *model, int32_t *count);

/* The name of a label, UTF-8, ending in a zero; it is the model's. With two labels the negative one is number 0. */
int32_t gru_sentiment_label_name(gru_sentiment_model *model, int32_t label, const char **name);

/* With two labels, the lowest probability of the second that makes it the answer. */
int32_t gru_sentiment_threshold(gru_sentiment_model *model, double *threshold);

/* Classifies a text. Any of the last three may be NULL.
   length:        bytes, or -1 for up to the first zero.
   label:         the number of the label.
   probabilities: [labels], the probability of each; they add up to 1.
   known:         the share of the text's tokens that the model knows, 0 to 1. At 0 the label is hardly better than a guess. */
int32_t gru_sentiment_predict(
    gru_sentiment_model *model, const char *text, int64_t length, int32_t *label, float *probabilities, float *known);

/* Classifies many texts, faster than one after the other. The answers are the same.
   lengths:                   NULL if all texts end in a zero.
   count:                     number of texts; with 0 nothing is done.
   labels, known:             [count]; any of the three may be NULL.
   probabilities:             [count * labels], text after text. */
int32_t gru_sentiment_predict_batch(
    gru_sentiment_model *model, const char *const *texts, const int64_t *lengths, int64_t count, int32_t *labels, float *probabilities,
    float *known);

/* Says why a text is answered as it is, as one JSON object: what each word adds, the answers to the text's parts, the gates.
   The program's `explain --format json` writes the same.
   json:        written; UTF-8, ending in a zero, to be freed with gru_sentiment_free_text.
   json_length: bytes without that zero; may be NULL. */
int32_t gru_sentiment_explain(gru_sentiment_model *model, const char *text, int64_t length, char **json, int64_t *json_length);

/* Frees a text that the library returned. NULL is allowed. */
void gru_sentiment_free_text(char *text);

/* What went wrong in this thread's last call that failed, UTF-8; "" before. Valid until the next call of this thread fails. */
const char *gru_sentiment_last_error(void);

/* The version of the library, such as "0.1.0". */
const char *gru_sentiment_version(void);

#ifdef __cplusplus
}
#endif

#endif
