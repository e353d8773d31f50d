/* What was taken is given back: each handle made, used and freed, and loops over one codec and one buffer. */
#define _GNU_SOURCE
#include <features.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "own.h"

enum { SLACK = 1024 };

/* malloc's small caches of each thread count as given out: the program starts itself anew without them. */
static void without_caches(char **argv)
{
    static const char name[] = "GLIBC_TUNABLES", value[] = "glibc.malloc.tcache_count=0";
    const char *now = getenv(name);
    if (now == NULL || strcmp(now, value) != 0) {
        setenv(name, value, 1);
        execv("/proc/self/exe", argv);
    }
}

/* What malloc has given out, or 0 where it does not tell. */
static size_t in_use(void)
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

static int malloc_tells(void)
{
    size_t before = in_use(), after;
    void *volatile taken = malloc(100000);
    after = in_use();
    free(taken);
    return after >= before + 100000;
}

/* Calls `work` until what is kept for good is there, then `times` more: nothing is left behind. */
static void leaves_nothing(void (*work)(void *), void *argument, int times, size_t tolerance, const char *what)
{
    size_t before, after;
    for (int i = 0; i < 5; i++) {
        work(argument);
    }
    before = in_use();
    for (int i = 0; i < times; i++) {
        work(argument);
    }
    after = in_use();
    if (!CHECK(after <= before + tolerance)) {
        fprintf(stderr, "    %s: %zu bytes after %d rounds, %zu before\n", what, after, times, before);
    }
}

static void make_buffers(void *unused)
{
    tierce_buffer *buffer = make_buffer();
    (void)unused;
    CHECK_STATUS(tierce_buffer_append(buffer, "abc", 3), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_reserve(buffer, 100000), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_reserve(buffer, 5 << 20), TIERCE_OK);
    CHECK_STATUS(tierce_build_info(buffer), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_reserve(buffer, SIZE_MAX), TIERCE_E_NO_MEMORY);
    tierce_buffer_free(buffer);
}

static void make_segments(void *unused)
{
    static const tierce_segment table[2] = {{0, 3}, {2, 1}}, bad = {0, 4};
    const void *starts[2] = {"abc", "de"};
    const size_t sizes[2] = {3, 2};
    tierce_segments *copied = NULL, *lent = NULL, *none = NULL;
    tierce_segments_collection *all = NULL, *pointers = NULL;
    const tierce_segments *both[2];
    (void)unused;
    CHECK_STATUS(tierce_segments_copy("abc", 3, table, 2, &copied), TIERCE_OK);
    CHECK_STATUS(tierce_segments_wrap("abc", 3, table, 2, NULL, NULL, &lent), TIERCE_OK);
    CHECK_STATUS(tierce_segments_copy("abc", 3, &bad, 1, &none), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_segments_wrap("abc", 3, &bad, 1, NULL, NULL, &none), TIERCE_E_ARGUMENT);
    both[0] = copied;
    both[1] = lent;
    CHECK_STATUS(tierce_segments_collection_new(both, 2, &all), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_from_pointers(starts, sizes, 2, &pointers), TIERCE_OK);
    tierce_segments_free(copied);
    tierce_segments_collection_free(all);
    tierce_segments_collection_free(pointers);
    tierce_segments_free(lent);
}

static void make_registries(void *unused)
{
    tierce_codec *codec = own_codec(own_copy);
    tierce_buffer *buffer = make_buffer();
    (void)unused;
    CHECK_STATUS(tierce_codec_encode(codec, "abc", 3, buffer), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(codec, "abc", 3, 2, buffer), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_codec_list(buffer), TIERCE_OK);
    CHECK_STATUS(tierce_codec_config(codec, buffer), TIERCE_OK);
    tierce_buffer_free(buffer);
    tierce_codec_free(codec);
}

static void make_pools(void *unused)
{
    const void *starts[3] = {"abcd", "efgh", "ijk"};
    const size_t sizes[3] = {4, 4, 3};
    tierce_status each[3];
    tierce_pool *pool = NULL;
    tierce_codec *codec = make_codec("{\"id\": \"shuffle\"}");
    tierce_segments_collection *src = NULL, *packed = NULL;
    (void)unused;
    CHECK_STATUS(tierce_pool_new(2, &pool), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_from_pointers(starts, sizes, 3, &src), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_many(codec, src, pool, &packed, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_encode_many(codec, src, pool, &packed, each), TIERCE_PARTIAL);
    tierce_segments_collection_free(packed);
    tierce_segments_collection_free(src);
    tierce_codec_free(codec);
    tierce_pool_free(pool);
}

static unsigned char small[3000];

static void make_and_use_codec(void *argument)
{
    const codec_case *c = (const codec_case *)argument;
    tierce_codec *codec = make_codec(c->json);
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    CHECK_STATUS(tierce_codec_encode(codec, small, sizeof small, packed), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), sizeof small, back),
                 TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), 10, back),
                 TIERCE_E_LIMIT);
    CHECK(tierce_codec_decode(codec, "\x01\x02\x03\x04\x05", 5, 0, back) < 0);
    tierce_codec_free(codec);
    tierce_buffer_free(packed);
    tierce_buffer_free(back);
}

static void refuse_codec(void *unused)
{
    static const char json[] = "[{\"id\": \"shuffle\"}, {\"id\": \"shuffle\", \"unknown\": [1, 2, 3]}]";
    tierce_codec *codec = NULL;
    (void)unused;
    CHECK_STATUS(tierce_codec_from_json(json, strlen(json), &codec), TIERCE_E_CONFIG);
}

/* These take a millisecond even for a little. */
static int is_slow(const codec_case *c)
{
    return strcmp(c->id, "lzma") == 0 || strcmp(c->id, "bz2") == 0;
}

static void made_once(const codec_case *c, tierce_codec *codec)
{
    (void)codec;
    make_and_use_codec((void *)c);
}

static void made_and_freed(const codec_case *c, tierce_codec *codec)
{
    (void)codec;
    leaves_nothing(make_and_use_codec, (void *)c, is_slow(c) ? 20 : 100, SLACK, c->json);
}

/* A loop over one codec and one buffer, as a simulation writes its chunks. */
static void loops(const codec_case *c, tierce_codec *codec)
{
    int times = is_slow(c) ? 100 : 1000;
    tierce_buffer *buffer = make_buffer();
    size_t before = 0, capacity = 0, failed = 0;
    if (!is_default(c)) {
        tierce_buffer_free(buffer);
        return;
    }
    for (int i = 0; i < times + 10; i++) {
        if (i == 10) {
            before = in_use();
            capacity = tierce_buffer_capacity(buffer);
        }
        failed += tierce_codec_encode(codec, small, sizeof small, buffer) != TIERCE_OK;
    }
    CHECK(failed == 0);
    CHECK(in_use() == before);
    CHECK(tierce_buffer_capacity(buffer) == capacity);
    tierce_buffer_free(buffer);
}

int main(int argc, char **argv)
{
    if (!check_quick(argc, argv) && !CHECK_ASAN) {
        without_caches(argv);
    }
    fill(small, sizeof small, NOISE);
    if (malloc_tells()) {
        leaves_nothing(make_buffers, NULL, 200, SLACK, "buffers");
        leaves_nothing(make_segments, NULL, 1000, SLACK, "segments");
        leaves_nothing(make_registries, NULL, 300, SLACK, "registries");
        leaves_nothing(refuse_codec, NULL, 1000, SLACK, "refused configs");
        /* Queues without locks free what they no longer need a few rounds later. */
        leaves_nothing(make_pools, NULL, 200, 64 << 10, "pools");
        for_each_case(made_and_freed);
        for_each_case(loops);
    } else {
        /* The same calls, for the tool that replaced malloc to look at. */
        printf("not measured: malloc does not tell how much is in use\n");
        make_buffers(NULL);
        make_segments(NULL);
        make_registries(NULL);
        refuse_codec(NULL);
        make_pools(NULL);
        for_each_case(made_once);
    }
    return check_result();
}
