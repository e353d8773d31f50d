/* Many items at once: with and without a pool, with and without a status for each, and always the same bytes. */
#include <stdint.h>
#include <stdlib.h>

#include "codecs.h"

enum { MOST_ITEMS = 120, ITEM = 24000 };

typedef struct input {
    unsigned char *data;
    size_t lengths[MOST_ITEMS];
    const void *items[MOST_ITEMS];
    size_t count;
    tierce_segments_collection *all;
} input;

static tierce_segments_collection *collect(const void *const *items, const size_t *lengths, size_t count)
{
    tierce_segments_collection *all = NULL;
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, count, &all), TIERCE_OK);
    return all;
}

/* Items of all sizes from none to ITEM, multiples of 8. */
static void make_input(input *in, size_t count)
{
    in->count = count;
    in->data = (unsigned char *)malloc(2 * ITEM);
    fill(in->data, ITEM, SMOOTH);
    fill(in->data + ITEM, ITEM, NOISE);
    for (size_t i = 0; i < count; i++) {
        in->lengths[i] = i % 7 == 3 ? 0 : (i * 7919 % (ITEM / 8)) * 8;
        in->items[i] = in->data + i % 1000 * 16;
    }
    in->all = collect(in->items, in->lengths, count);
}

static void free_input(input *in)
{
    tierce_segments_collection_free(in->all);
    free(in->data);
}

static int element_is(const tierce_segments_collection *all, size_t index, const void *expected, size_t expected_len)
{
    const void *item = NULL;
    size_t len = 77;
    return tierce_segments_collection_get(all, index, &item, &len) == TIERCE_OK && len == expected_len
           && (len == 0 || memcmp(item, expected, len) == 0);
}

static int is_same(const tierce_segments_collection *one, const tierce_segments_collection *other)
{
    size_t count = tierce_segments_collection_count(one);
    if (tierce_segments_collection_count(other) != count
        || tierce_segments_collection_size(one) != tierce_segments_collection_size(other)) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        const void *item = NULL;
        size_t len = 0;
        if (tierce_segments_collection_get(one, i, &item, &len) != TIERCE_OK || !element_is(other, i, item, len)) {
            return 0;
        }
    }
    return 1;
}

/* The result does not depend on the threads, and each item is what the single call makes of it. */
static void threads_do_not_matter(const char *json, size_t count)
{
    long before = check_failed;
    input in;
    tierce_codec *codec = make_codec(json);
    tierce_segments_collection *reference = NULL;
    tierce_buffer *single = make_buffer();
    make_input(&in, count);
    CHECK_STATUS(tierce_codec_encode_many(codec, in.all, NULL, &reference, NULL), TIERCE_OK);
    CHECK(tierce_segments_collection_count(reference) == count);
    for (size_t i = 0; i < count; i++) {
        CHECK_STATUS(tierce_codec_encode(codec, in.items[i], in.lengths[i], single), TIERCE_OK);
        CHECK(element_is(reference, i, tierce_buffer_data(single), tierce_buffer_len(single)));
    }
    for (int32_t threads = 0; threads <= 3; threads++) {
        tierce_pool *pool = NULL;
        tierce_segments_collection *packed = NULL, *back = NULL;
        tierce_status each[MOST_ITEMS];
        size_t wrong = 0;
        memset(each, 77, sizeof each);
        if (threads > 0) {
            CHECK_STATUS(tierce_pool_new(threads, &pool), TIERCE_OK);
        }
        CHECK_STATUS(tierce_codec_encode_many(codec, in.all, pool, &packed, each), TIERCE_OK);
        CHECK(is_same(packed, reference));
        CHECK_STATUS(tierce_codec_decode_many(codec, packed, ITEM, pool, &back, NULL), TIERCE_OK);
        CHECK(is_same(back, in.all));
        for (size_t i = 0; i < count; i++) {
            wrong += each[i] != TIERCE_OK;
        }
        CHECK(wrong == 0);
        tierce_segments_collection_free(back);
        tierce_segments_collection_free(packed);
        tierce_pool_free(pool);
    }
    tierce_buffer_free(single);
    tierce_segments_collection_free(reference);
    tierce_codec_free(codec);
    free_input(&in);
    CHECK_IN_CASE(before, "%s", json);
}

/* Bad items, first, last and between, do not lose the others; without a status for each they fail the call. */
static void bad_items(tierce_pool *pool, size_t count)
{
    char place;
    tierce_segments_collection *none = (tierce_segments_collection *)(void *)&place, *packed = NULL, *back = none;
    tierce_codec *codec = make_codec("{\"id\": \"crc32\"}");
    input in;
    const void *items[MOST_ITEMS];
    size_t lengths[MOST_ITEMS];
    tierce_status each[MOST_ITEMS + 1];
    char message[300] = "", first[40];
    make_input(&in, count);
    CHECK_STATUS(tierce_codec_encode_many(codec, in.all, pool, &packed, NULL), TIERCE_OK);
    for (size_t i = 0; i < count; i++) {
        CHECK_STATUS(tierce_segments_collection_get(packed, i, &items[i], &lengths[i]), TIERCE_OK);
    }
    for (size_t offset = 0; offset < 3; offset++) {
        /* Too short for its checksum, too long for the limit, damaged. */
        size_t bad[3] = {offset, count / 2, count - 1};
        const void *damaged[MOST_ITEMS];
        size_t cut[MOST_ITEMS];
        tierce_segments_collection *src;
        memcpy(damaged, items, sizeof items);
        memcpy(cut, lengths, sizeof lengths);
        cut[bad[0]] = 3;
        damaged[bad[1]] = in.data;
        cut[bad[1]] = 2 * ITEM;
        damaged[bad[2]] = in.data + ITEM;
        cut[bad[2]] = 1000;
        src = collect(damaged, cut, count);
        each[count] = 77;
        CHECK_STATUS(tierce_codec_decode_many(codec, src, ITEM, pool, &back, NULL), TIERCE_E_CORRUPT);
        CHECK(back == none);
        tierce_last_error(message, sizeof message);
        snprintf(first, sizeof first, "item %zu:", bad[0]);
        CHECK(strstr(message, first) != NULL);
        CHECK_STATUS(tierce_buffer_clear(NULL), TIERCE_E_NULL);
        CHECK_STATUS(tierce_codec_decode_many(codec, src, ITEM, pool, &back, each), TIERCE_PARTIAL);
        tierce_last_error(message, sizeof message);
        CHECK(strstr(message, first) != NULL);
        CHECK(each[count] == 77);
        CHECK(tierce_segments_collection_count(back) == count);
        for (size_t i = 0; i < count; i++) {
            int is_bad = i == bad[0] || i == bad[1] || i == bad[2];
            CHECK(each[i] == (!is_bad ? TIERCE_OK : i == bad[1] ? TIERCE_E_LIMIT : TIERCE_E_CORRUPT));
            CHECK(element_is(back, i, in.items[i], is_bad ? 0 : in.lengths[i]));
        }
        tierce_segments_collection_free(back);
        back = none;
        tierce_segments_collection_free(src);
    }
    tierce_segments_collection_free(packed);
    tierce_codec_free(codec);
    free_input(&in);
}

static void all_bad(tierce_pool *pool)
{
    const void *items[3] = {"abc", "de", "f"};
    const size_t lengths[3] = {3, 2, 1};
    tierce_status each[3] = {77, 77, 77};
    tierce_codec *codec = make_codec("{\"id\": \"shuffle\"}");
    tierce_segments_collection *src = collect(items, lengths, 3), *packed = NULL;
    CHECK_STATUS(tierce_codec_encode_many(codec, src, pool, &packed, each), TIERCE_PARTIAL);
    CHECK(each[0] == TIERCE_E_ARGUMENT && each[1] == TIERCE_E_ARGUMENT && each[2] == TIERCE_E_ARGUMENT);
    CHECK(tierce_segments_collection_count(packed) == 3 && tierce_segments_collection_size(packed) == 0);
    tierce_segments_collection_free(packed);
    tierce_segments_collection_free(src);
    tierce_codec_free(codec);
}

static void few_and_empty(tierce_pool *pool)
{
    const void *items[3] = {NULL, "", NULL};
    const size_t lengths[3] = {0, 0, 0};
    tierce_status each[4] = {77, 77, 77, 77};
    tierce_codec *codec = make_codec("{\"id\": \"crc32\"}");
    tierce_segments_collection *nothing = collect(NULL, NULL, 0), *empty = collect(items, lengths, 3);
    tierce_segments_collection *packed = NULL, *back = NULL;
    CHECK_STATUS(tierce_codec_encode_many(codec, nothing, pool, &packed, each), TIERCE_OK);
    CHECK(tierce_segments_collection_count(packed) == 0 && each[0] == 77);
    CHECK_STATUS(tierce_codec_decode_many(codec, packed, 0, pool, &back, NULL), TIERCE_OK);
    CHECK(tierce_segments_collection_count(back) == 0);
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(packed);
    packed = back = NULL;
    CHECK_STATUS(tierce_codec_encode_many(codec, empty, pool, &packed, each), TIERCE_OK);
    CHECK(each[0] == 0 && each[1] == 0 && each[2] == 0 && each[3] == 77);
    CHECK(element_is(packed, 0, "\0\0\0\0", 4) && element_is(packed, 2, "\0\0\0\0", 4));
    CHECK_STATUS(tierce_codec_decode_many(codec, packed, 0, pool, &back, NULL), TIERCE_OK);
    CHECK(tierce_segments_collection_count(back) == 3 && tierce_segments_collection_size(back) == 0);
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(packed);
    tierce_segments_collection_free(empty);
    tierce_segments_collection_free(nothing);
    tierce_codec_free(codec);
}

/* The result owns its memory: it outlives the source and the codec. */
static void outlives(tierce_pool *pool)
{
    char text[] = "abcdefgh";
    const void *items[1] = {text};
    const size_t lengths[1] = {8};
    tierce_codec *codec = make_codec("{\"id\": \"shuffle\"}");
    tierce_segments_collection *src = collect(items, lengths, 1), *packed = NULL;
    CHECK_STATUS(tierce_codec_encode_many(codec, src, pool, &packed, NULL), TIERCE_OK);
    tierce_segments_collection_free(src);
    tierce_codec_free(codec);
    memset(text, 'x', 8);
    CHECK(element_is(packed, 0, "aebfcgdh", 8));
    tierce_segments_collection_free(packed);
}

int main(int argc, char **argv)
{
    static const char *const configs[] = {
        "{\"id\": \"shuffle\", \"elementsize\": 8}",
        "[]",
        "[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\"}, {\"id\": \"crc32c\"}]",
        "{\"id\": \"lz4\"}",
        "{\"id\": \"gzip\"}",
        "{\"id\": \"bz2\"}",
    };
    int quick = check_quick(argc, argv);
    listed_codecs list;
    tierce_pool *pool = NULL;
    list_codecs(&list);
    for (size_t i = 0; i < sizeof configs / sizeof configs[0]; i++) {
        tierce_codec *codec = NULL;
        if (tierce_codec_from_json(configs[i], strlen(configs[i]), &codec) == TIERCE_E_UNKNOWN_CODEC) {
            printf("skipped, not in this build: %s\n", configs[i]);
        } else {
            threads_do_not_matter(configs[i], quick ? 40 : MOST_ITEMS);
        }
        tierce_codec_free(codec);
    }
    CHECK_STATUS(tierce_pool_new(3, &pool), TIERCE_OK);
    for (int with_pool = 0; with_pool < 2; with_pool++) {
        tierce_pool *used = with_pool ? pool : NULL;
        if (is_listed(&list, "crc32")) {
            bad_items(used, quick ? 40 : MOST_ITEMS);
            few_and_empty(used);
        } else {
            printf("skipped, not in this build: crc32\n");
        }
        all_bad(used);
        outlives(used);
    }
    tierce_pool_free(pool);
    return check_result();
}
