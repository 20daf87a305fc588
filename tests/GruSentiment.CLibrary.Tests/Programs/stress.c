/* stress MODEL TEXTS THREADS CALLS: the same answers from many threads, and what memory that takes.
   TEXTS: a text a line. Prints calls, wrong answers, and the growth of the resident memory in kilobytes over the second half. */
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "gru_sentiment.h"

#define MOST_TEXTS 1000

static gru_sentiment_model *model;
static char *texts[MOST_TEXTS];
static float expected[MOST_TEXTS];
static int count;
static long calls;
static atomic_long next, wrong;
static long middle;

static long resident(void)
{
    long pages = 0, all = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%ld %ld", &all, &pages) != 2)
        abort();
    fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static void *ask(void *unused)
{
    for (long call; (call = atomic_fetch_add(&next, 1)) < calls;) {
        int i = (int)(call % count);
        float probabilities[16];
        if (call == calls / 2)
            middle = resident();
        if (call % 50 == 49) { /* An explanation now and then, an error, a short life of the model. */
            char *json;
            if (gru_sentiment_explain(model, texts[i], -1, &json, NULL) != 0 || json[0] != '{')
                wrong++;
            else
                gru_sentiment_free_text(json);
        }
        if (call % 10 == 9 && (gru_sentiment_predict(model, "\xFF", 1, NULL, NULL, NULL) != GRU_SENTIMENT_INVALID_TEXT
            || strcmp(gru_sentiment_last_error(), "text is not UTF-8: byte 0 can't be read.") != 0))
            wrong++;
        if (gru_sentiment_predict(model, texts[i], -1, NULL, probabilities, NULL) != 0 || probabilities[0] != expected[i])
            wrong++;
    }
    return unused;
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    gru_sentiment_options options = GRU_SENTIMENT_DEFAULT_OPTIONS;
    options.threads = 1;
    int threads = atoi(argv[3]);
    calls = atol(argv[4]);
    FILE *file = fopen(argv[2], "r");
    if (file == NULL)
        return 2;
    static char line[1 << 16];
    while (count < MOST_TEXTS && fgets(line, sizeof line, file))
        texts[count++] = strdup(line);
    fclose(file);
    if (gru_sentiment_load(argv[1], &options, &model) != 0) {
        fprintf(stderr, "%s\n", gru_sentiment_last_error());
        return 1;
    }
    for (int i = 0; i < count; i++) {
        float probabilities[16];
        if (gru_sentiment_predict(model, texts[i], -1, NULL, probabilities, NULL) != 0)
            return 1;
        expected[i] = probabilities[0];
    }
    pthread_t *ids = malloc(threads * sizeof *ids);
    for (int i = 0; i < threads; i++)
        pthread_create(&ids[i], NULL, ask, NULL);
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    long end = resident();
    if (gru_sentiment_free(model) != 0)
        return 1;
    printf("%ld calls, %ld wrong, %ld KB in the middle, %ld KB more at the end\n", calls, (long)wrong, middle, end - middle);
    for (int i = 0; i < count; i++)
        free(texts[i]);
    free(ids);
    return wrong != 0;
}
