/* Answers to texts, from C.
   gcc predict.c -I LIBRARY LIBRARY/gru_sentiment.so -Wl,-rpath,LIBRARY -o predict
   ./predict MODEL TEXT... */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "gru_sentiment.h"

static void check(int32_t status)
{
    if (status == GRU_SENTIMENT_OK)
        return;
    fprintf(stderr, "error %" PRId32 ": %s\n", status, gru_sentiment_last_error());
    exit(1);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "predict MODEL TEXT...\n");
        return 2;
    }
    gru_sentiment_model *model;
    check(gru_sentiment_load(argv[1], NULL, &model));

    int64_t count = argc - 2;
    int32_t label_count;
    check(gru_sentiment_label_count(model, &label_count));
    int32_t *labels = malloc(count * sizeof *labels);
    float *probabilities = malloc(count * label_count * sizeof *probabilities);
    if (labels == NULL || probabilities == NULL)
        return 1;
    check(gru_sentiment_predict_batch(model, (const char *const *)argv + 2, NULL, count, labels, probabilities, NULL));

    for (int64_t i = 0; i < count; i++) {
        const char *name;
        check(gru_sentiment_label_name(model, labels[i], &name));
        printf("%s %.6f %s\n", name, probabilities[i * label_count + labels[i]], argv[i + 2]);
    }
    free(labels);
    free(probabilities);
    check(gru_sentiment_free(model));
    return 0;
}
