/* Chooses, when a program compiled ahead of time runs, the widest of the kernels linked to it; see NativeAot.targets.
   The compiler's checks ask the operating system too: it must save the wide registers. */

void gru_sentiment_kernels_avx2(void *table);
void gru_sentiment_kernels_avx512(void *table);

/* The first processors with AVX-512 lower their clock when they use it: as in .NET, they are better served with AVX2. */
static int is_throttled(void)
{
    return __builtin_cpu_is("skylake-avx512") || __builtin_cpu_is("cascadelake") || __builtin_cpu_is("cooperlake")
        || __builtin_cpu_is("cannonlake");
}

__attribute__((visibility("hidden"))) int gru_sentiment_best_kernels(void *table)
{
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") || !__builtin_cpu_supports("bmi")
        || !__builtin_cpu_supports("bmi2"))
        return 0;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") && !is_throttled())
        gru_sentiment_kernels_avx512(table);
    else
        gru_sentiment_kernels_avx2(table);
    return 1;
}
