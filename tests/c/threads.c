/* Shareable handles in several threads at once: codecs, a pool, segments, a registry that grows meanwhile. */
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>

#include "own.h"

enum { THREADS = 8, LEN = 12000 };

static int rounds = 10;
static unsigned char data[LEN];
static atomic_int arrived;

/* Lets all threads begin together. */
static void meet(void)
{
    arrived++;
    while (arrived < THREADS) {
        sched_yield();
    }
}

static void run(void *(*work)(void *), void *argument)
{
    pthread_t threads[THREADS];
    arrived = 0;
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, argument) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
}

static int holds(const tierce_buffer *buffer, const void *expected, size_t len)
{
    return tierce_buffer_len(buffer) == len && memcmp(tierce_buffer_data(buffer), expected, len) == 0;
}

typedef struct shared_codec {
    const tierce_codec *codec;
    const tierce_buffer *reference;
} shared_codec;

/* All forms of the calls, a failure among them, each time with the result that one thread alone has. */
static void *use_codec(void *argument)
{
    const shared_codec *shared = (const shared_codec *)argument;
    const void *expected = tierce_buffer_data(shared->reference);
    size_t expected_len = tierce_buffer_len(shared->reference);
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    unsigned char *room = (unsigned char *)malloc(LEN);
    meet();
    for (int i = 0; i < rounds; i++) {
        char message[200] = "";
        size_t n = 77;
        CHECK_STATUS(tierce_codec_encode(shared->codec, data, LEN, packed), TIERCE_OK);
        CHECK(holds(packed, expected, expected_len));
        CHECK_STATUS(tierce_codec_decode(shared->codec, expected, expected_len, LEN, back), TIERCE_OK);
        CHECK(holds(back, data, LEN));
        CHECK_STATUS(tierce_codec_decode_into(shared->codec, expected, expected_len, room, LEN, &n), TIERCE_OK);
        CHECK(n == LEN && memcmp(room, data, LEN) == 0);
        CHECK_STATUS(tierce_codec_decode(shared->codec, expected, expected_len, LEN - 1 - (size_t)i, back),
                     TIERCE_E_LIMIT);
        tierce_last_error(message, sizeof message);
        CHECK(strstr(message, "limit") != NULL);
    }
    free(room);
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
    return NULL;
}

static void one_codec(const tierce_codec *codec)
{
    tierce_buffer *reference = make_buffer();
    shared_codec shared = {codec, reference};
    CHECK_STATUS(tierce_codec_encode(codec, data, LEN, reference), TIERCE_OK);
    run(use_codec, &shared);
    tierce_buffer_free(reference);
}

static void one_case(const codec_case *c, tierce_codec *codec)
{
    if (is_default(c)) {
        one_codec(codec);
    }
}

static void pipelines(void)
{
    tierce_codec *codec = NULL;
    static const char json[] =
        "[{\"id\": \"shuffle\"}, {\"id\": \"zstd\"}, {\"id\": \"base64\"}, {\"id\": \"crc32c\"}]";
    if (tierce_codec_from_json(json, strlen(json), &codec) == TIERCE_E_UNKNOWN_CODEC) {
        printf("skipped, not in this build: %s\n", json);
        return;
    }
    CHECK(codec != NULL);
    one_codec(codec);
    tierce_codec_free(codec);
}

enum { ITEMS = 40 };

typedef struct shared_pool {
    const tierce_codec *codec;
    const tierce_pool *pool;
    const tierce_segments_collection *src;
} shared_pool;

static void *use_pool(void *argument)
{
    const shared_pool *shared = (const shared_pool *)argument;
    meet();
    for (int i = 0; i < rounds / 2 + 1; i++) {
        tierce_segments_collection *packed = NULL, *back = NULL;
        tierce_status each[ITEMS];
        size_t wrong = 0;
        CHECK_STATUS(tierce_codec_encode_many(shared->codec, shared->src, shared->pool, &packed, NULL), TIERCE_OK);
        CHECK_STATUS(tierce_codec_decode_many(shared->codec, packed, LEN, shared->pool, &back, each), TIERCE_OK);
        for (size_t k = 0; k < ITEMS; k++) {
            const void *item = NULL;
            size_t len = 0;
            CHECK_STATUS(tierce_segments_collection_get(back, k, &item, &len), TIERCE_OK);
            wrong += len != LEN || memcmp(item, data, LEN) != 0 || each[k] != TIERCE_OK;
        }
        CHECK(wrong == 0);
        tierce_segments_collection_free(back);
        tierce_segments_collection_free(packed);
    }
    return NULL;
}

static void one_pool(void)
{
    const void *items[ITEMS];
    size_t lengths[ITEMS];
    tierce_pool *pool = NULL;
    tierce_segments_collection *src = NULL;
    shared_pool shared;
    for (int i = 0; i < ITEMS; i++) {
        items[i] = data;
        lengths[i] = LEN;
    }
    CHECK_STATUS(tierce_pool_new(3, &pool), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, ITEMS, &src), TIERCE_OK);
    shared.codec = make_codec("[{\"id\": \"shuffle\"}, {\"id\": \"shuffle\", \"elementsize\": 10}]");
    shared.pool = pool;
    shared.src = src;
    run(use_pool, &shared);
    tierce_codec_free((tierce_codec *)shared.codec);
    tierce_segments_collection_free(src);
    tierce_pool_free(pool);
}

static atomic_int added, freed;

static void count_free(void *userdata)
{
    (void)userdata;
    freed++;
}

/* Adds a codec, some of the names again and again, and makes codecs of all that are there. */
static void *use_registry(void *argument)
{
    const tierce_registry *registry = (const tierce_registry *)argument;
    tierce_buffer *buffer = make_buffer();
    meet();
    for (int i = 0; i < 5 * rounds; i++) {
        char id[32], json[64];
        tierce_codec_callbacks mine;
        tierce_codec *codec = NULL;
        snprintf(id, sizeof id, "own%d", added++ % 10);
        snprintf(json, sizeof json, "[{\"id\": \"shuffle\"}, {\"id\": \"%s\"}]", id);
        mine = own_table(id, own_copy);
        mine.userdata_free = count_free;
        CHECK_STATUS(tierce_registry_add(registry, &mine), TIERCE_OK);
        CHECK_STATUS(tierce_registry_codec_from_json(registry, json, strlen(json), &codec), TIERCE_OK);
        CHECK_STATUS(tierce_codec_encode(codec, "abcdefgh", 8, buffer), TIERCE_OK);
        CHECK(holds(buffer, "aebfcgdh", 8));
        tierce_codec_free(codec);
        CHECK_STATUS(tierce_registry_list(registry, buffer), TIERCE_OK);
    }
    tierce_buffer_free(buffer);
    return NULL;
}

static void one_registry(void)
{
    tierce_registry *registry = NULL;
    CHECK_STATUS(tierce_registry_new(&registry), TIERCE_OK);
    run(use_registry, registry);
    tierce_registry_free(registry);
    CHECK(added == THREADS * 5 * rounds);
    CHECK(freed == added);
}

int main(int argc, char **argv)
{
    if (check_quick(argc, argv)) {
        rounds = 1;
    }
    fill(data, LEN, SMOOTH);
    for_each_case(one_case);
    pipelines();
    one_pool();
    one_registry();
    return check_result();
}
