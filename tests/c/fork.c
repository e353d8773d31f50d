/* After a fork: codecs, registries and buffers go on in the child; a pool says that its threads are gone; nothing hangs,
 * also where other threads were inside the library at that moment. */
#define _DEFAULT_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "child.h"
#include "own.h"

enum { LEN = 6000, WORKERS = 3 };

static unsigned char data[LEN];
static const char json[] = "[{\"id\": \"shuffle\"}, {\"id\": \"shuffle\", \"elementsize\": 10}]";
static tierce_codec *pipeline;
static tierce_pool *pool;
static tierce_segments_collection *items;

static int holds(const tierce_buffer *buffer, const void *expected, size_t len)
{
    return tierce_buffer_len(buffer) == len && memcmp(tierce_buffer_data(buffer), expected, len) == 0;
}

static void round_trip(const tierce_codec *codec)
{
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    CHECK_STATUS(tierce_codec_encode(codec, data, LEN, packed), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), LEN, back),
                 TIERCE_OK);
    CHECK(holds(back, data, LEN));
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
}

static void codec_in_child(void *codec)
{
    round_trip((const tierce_codec *)codec);
}

static void codec_made_before(const codec_case *c, tierce_codec *codec)
{
    (void)c;
    round_trip(codec); /* so that it has contexts to keep */
    CHECK(child_does(codec_in_child, codec));
    round_trip(codec);
}

static void codec_freed_in_child(void *codec)
{
    tierce_codec_free((tierce_codec *)codec);
    CHECK(1);
}

/* The calls with the pool fail, those without go on, a new pool can be made, the old one be freed. */
static void pool_in_child(void *unused)
{
    char place;
    tierce_segments_collection *none = (tierce_segments_collection *)(void *)&place, *packed = none;
    tierce_status each[2] = {77, 77};
    tierce_pool *own = NULL;
    (void)unused;
    CHECK_STATUS(tierce_codec_encode_many(pipeline, items, pool, &packed, each), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_codec_encode_many(pipeline, items, pool, &packed, NULL), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_codec_decode_many(pipeline, items, LEN, pool, &packed, each), TIERCE_E_FORKED);
    CHECK(packed == none && each[0] == 77 && each[1] == 77);
    CHECK_STATUS(tierce_codec_encode_many(pipeline, items, NULL, &packed, each), TIERCE_OK);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_OK);
    tierce_segments_collection_free(packed);
    tierce_pool_free(pool);
    CHECK_STATUS(tierce_pool_new(2, &own), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_many(pipeline, items, own, &packed, NULL), TIERCE_OK);
    tierce_segments_collection_free(packed);
    tierce_pool_free(own);
}

static void pool_still_works(void)
{
    tierce_segments_collection *packed = NULL;
    CHECK_STATUS(tierce_codec_encode_many(pipeline, items, pool, &packed, NULL), TIERCE_OK);
    tierce_segments_collection_free(packed);
}

static atomic_int stop;

typedef struct worker {
    const tierce_codec *codec;
    atomic_int calls;
} worker;

static void *keep_encoding(void *argument)
{
    worker *w = (worker *)argument;
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    while (!stop) {
        CHECK_STATUS(tierce_codec_encode(w->codec, data, LEN, packed), TIERCE_OK);
        CHECK_STATUS(tierce_codec_decode(w->codec, tierce_buffer_data(packed), tierce_buffer_len(packed), LEN, back),
                     TIERCE_OK);
        w->calls++;
    }
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
    return NULL;
}

/* Uses everything that the other threads may have held: the codec's contexts and scratch memory, malloc, the message. */
static void all_in_child(void *codec)
{
    tierce_codec *made = NULL;
    for (int i = 0; i < 3; i++) {
        round_trip((const tierce_codec *)codec);
    }
    CHECK_STATUS(tierce_codec_from_json(json, strlen(json), &made), TIERCE_OK);
    round_trip(made);
    tierce_codec_free(made);
    tierce_codec_free((tierce_codec *)codec);
}

static void while_encoding(const char *config, int times)
{
    tierce_codec *codec = NULL;
    pthread_t threads[WORKERS];
    worker w;
    if (tierce_codec_from_json(config, strlen(config), &codec) != TIERCE_OK) {
        printf("skipped, not in this build: %s\n", config);
        return;
    }
    stop = 0;
    w.codec = codec;
    w.calls = 0;
    for (int i = 0; i < WORKERS; i++) {
        CHECK(pthread_create(&threads[i], NULL, keep_encoding, &w) == 0);
    }
    for (int i = 0; i < times; i++) {
        int seen = w.calls;
        while (w.calls < seen + 2) { /* the workers are at it */
            usleep(50);
        }
        CHECK(child_does(all_in_child, codec));
    }
    stop = 1;
    for (int i = 0; i < WORKERS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    tierce_codec_free(codec);
}

/* Used by all threads at once, and by the child as well. */
static void add_and_make(const tierce_registry *registry)
{
    static const char own[] = "{\"id\": \"own\"}";
    tierce_codec_callbacks mine = own_table("own", own_copy);
    tierce_codec *codec = NULL;
    CHECK_STATUS(tierce_registry_add(registry, &mine), TIERCE_OK);
    CHECK_STATUS(tierce_registry_codec_from_json(registry, own, strlen(own), &codec), TIERCE_OK);
    tierce_codec_free(codec);
}

static void *keep_adding(void *argument)
{
    while (!stop) {
        add_and_make((const tierce_registry *)argument);
    }
    return NULL;
}

static void registry_in_child(void *registry)
{
    tierce_registry *another = NULL;
    add_and_make((const tierce_registry *)registry);
    CHECK_STATUS(tierce_registry_new(&another), TIERCE_OK);
    tierce_registry_free(another);
    tierce_registry_free((tierce_registry *)registry);
}

static void while_adding(int times)
{
    tierce_registry *registry = NULL;
    pthread_t threads[WORKERS];
    int held = 1;
    stop = 0;
    CHECK_STATUS(tierce_registry_new(&registry), TIERCE_OK);
    for (int i = 0; i < WORKERS; i++) {
        CHECK(pthread_create(&threads[i], NULL, keep_adding, registry) == 0);
    }
    for (int i = 0; i < times && held; i++) {
        usleep(200);
        held = CHECK(child_does(registry_in_child, registry));
    }
    stop = 1;
    for (int i = 0; i < WORKERS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    tierce_registry_free(registry);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    const void *starts[2] = {data, data};
    const size_t lengths[2] = {LEN, LEN - 20};
    tierce_codec *codec;
    fill(data, LEN, SMOOTH);
    pipeline = make_codec(json);
    CHECK_STATUS(tierce_segments_collection_from_pointers(starts, lengths, 2, &items), TIERCE_OK);

    for_each_case(codec_made_before);
    codec = make_codec(json);
    CHECK(child_does(codec_freed_in_child, codec));
    round_trip(codec);
    tierce_codec_free(codec);

    CHECK_STATUS(tierce_pool_new(3, &pool), TIERCE_OK);
    pool_still_works();
    if (CHECK_ASAN) {
        printf("skipped: AddressSanitizer's malloc keeps its locks over a fork, and hangs by itself\n");
    } else {
        CHECK(child_does(pool_in_child, NULL));
        pool_still_works();
        while_encoding(json, quick ? 3 : 50);
        while_encoding("[{\"id\": \"zstd\"}, {\"id\": \"gzip\"}]", quick ? 3 : 50);
        while_encoding("{\"id\": \"bz2\"}", quick ? 1 : 20);
        while_adding(quick ? 3 : 50);
    }

    tierce_pool_free(pool);
    tierce_segments_collection_free(items);
    tierce_codec_free(pipeline);
    return check_result();
}
