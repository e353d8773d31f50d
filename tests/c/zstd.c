/* zstd beyond the codec: contexts, dictionaries, chains, batches, frames; what goes wrong, and that it goes on after. */
#define _DEFAULT_SOURCE /* for child.h */
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>

#include "child.h"

enum { FIRST = TIERCE_ZSTD_FRAMES_FIRST, ONLY = TIERCE_ZSTD_FRAMES_ONLY, ALL = TIERCE_ZSTD_FRAMES_ALL };

static unsigned char data[200000];

/* Text of few words, different at each place. */
static void make_data(void)
{
    uint32_t state = 12345;
    for (size_t i = 0; i < sizeof data; i++) {
        state = state * 1664525 + 1013904223;
        data[i] = (unsigned char)"the quick brown fox "[(state >> 24) % 20];
    }
}

static int holds(const tierce_buffer *buffer, const void *bytes, size_t len)
{
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), bytes, len) == 0);
}

static tierce_zstd_compressor *compressor_of(const char *json, const tierce_zstd_dict *dict)
{
    tierce_zstd_params *params = NULL;
    tierce_zstd_compressor *compressor = NULL;
    CHECK_STATUS(tierce_zstd_params_from_json(json, strlen(json), &params), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_from_params(params, dict, &compressor), TIERCE_OK);
    tierce_zstd_params_free(params);
    return compressor;
}

static void one_shot(void)
{
    static const size_t sizes[] = {0, 1, 100, 4096, sizeof data};
    static unsigned char room[sizeof data + 2000], back[sizeof data];
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *packed = NULL, *plain = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        size_t len = sizes[i], bound = 0, room_len = 0, back_len = 0, used = 0;
        CHECK_STATUS(tierce_zstd_compress_bound(len, &bound), TIERCE_OK);
        CHECK(bound >= len && bound <= sizeof room);
        CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, len, packed), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, len, room, bound, &room_len), TIERCE_OK);
        CHECK(holds(packed, room, room_len));
        CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, room, room_len, len, ONLY, plain, &used),
                     TIERCE_OK);
        CHECK(holds(plain, data, len) && used == room_len);
        CHECK_STATUS(tierce_zstd_decompressor_decompress_into(decompressor, room, room_len, ONLY, back, len, &back_len,
                                                              &used), TIERCE_OK);
        CHECK(back_len == len && memcmp(back, data, len) == 0);
        if (len > 0) {
            CHECK_STATUS(tierce_zstd_decompressor_decompress_into(decompressor, room, room_len, ONLY, back, len - 1,
                                                                  &back_len, &used), TIERCE_E_BUFFER_TOO_SMALL);
            CHECK(back_len == len);
            CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, room, room_len, len - 1, ONLY, plain, NULL),
                         TIERCE_E_LIMIT);
            CHECK(tierce_buffer_len(plain) == 0);
        }
        CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, len, room, room_len - 1, &room_len),
                     TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(room_len == bound);
    }
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
    tierce_buffer_free(plain);
    tierce_buffer_free(packed);
}

/* Two frames, a skippable one between them, and bytes that are none behind: in each of the three ways to look at it. */
static void several_frames(void)
{
    unsigned char all[5000];
    size_t len = 0, first = 0, part = 0, used = 0;
    tierce_zstd_compressor *compressor = compressor_of("{\"write_content_size\": false}", NULL);
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *plain = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, 1000, all, sizeof all, &first), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_frame_write_skippable("hello", 5, 7, all + first, sizeof all - first, &part), TIERCE_OK);
    len = first + part;
    CHECK(part == 13);
    CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data + 1000, 500, all + len, sizeof all - len, &part),
                 TIERCE_OK);
    len += part;

    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len, 5000, FIRST, plain, &used), TIERCE_OK);
    CHECK(holds(plain, data, 1000) && used == first);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len, 5000, ONLY, plain, &used),
                 TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len, 5000, ALL, plain, &used), TIERCE_OK);
    CHECK(holds(plain, data, 1500) && used == len);
    /* The limit is for all of them. */
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len, 1500, ALL, plain, &used), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len, 1499, ALL, plain, &used), TIERCE_E_LIMIT);
    /* Bytes that are no frame. */
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len - 1, 5000, ALL, plain, &used),
                 TIERCE_E_CORRUPT);
    memset(all + len, 'x', 20);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len + 20, 5000, ALL, plain, &used),
                 TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, 0, 5000, ALL, plain, &used), TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, all, len, 5000, 3, plain, &used), TIERCE_E_ARGUMENT);

    {
        uint64_t size = 0, bound = 0;
        size_t margin = 0, found = 0;
        uint32_t variant = 0;
        const void *content = NULL;
        CHECK_STATUS(tierce_zstd_frame_content_size(all, len, &size), TIERCE_OK);
        CHECK(size == TIERCE_ZSTD_CONTENTSIZE_UNKNOWN);
        CHECK_STATUS(tierce_zstd_frame_compressed_size(all, len, &found), TIERCE_OK);
        CHECK(found == first);
        CHECK_STATUS(tierce_zstd_frame_compressed_size(all, first - 1, &found), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zstd_frame_contents(all, len, &size, &bound), TIERCE_OK);
        CHECK(size == TIERCE_ZSTD_CONTENTSIZE_UNKNOWN && bound >= 1500);
        CHECK_STATUS(tierce_zstd_frame_decompression_margin(all, len, &margin), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_frame_read_skippable(all + first, len - first, &variant, &content, &found), TIERCE_OK);
        CHECK(variant == 7 && found == 5 && memcmp(content, "hello", 5) == 0);
        CHECK_STATUS(tierce_zstd_frame_read_skippable(all + first, 12, &variant, &content, &found), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zstd_frame_read_skippable(all, len, &variant, &content, &found), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zstd_frame_write_skippable("x", 1, 16, all, sizeof all, &found), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_frame_write_skippable("x", 1, 0, all, 8, &found), TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(found == 9);
    }
    tierce_buffer_free(plain);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
}

static void headers(void)
{
    struct {
        const char *params;
        uint64_t size;
        int32_t checksum;
    } cases[] = {
        {"{}", 777, 0},
        {"{\"write_checksum\": true}", 777, 1},
        {"{\"write_content_size\": 0, \"window_log\": 14}", TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unsigned char frame[1500];
        size_t len = 0, size = 0;
        tierce_zstd_frame_header header = {.struct_size = sizeof header};
        tierce_zstd_compressor *compressor = compressor_of(cases[i].params, NULL);
        CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, 777, frame, sizeof frame, &len), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_frame_read_header(frame, len, TIERCE_ZSTD_FORMAT_ZSTD1, &header), TIERCE_OK);
        CHECK(header.content_size == cases[i].size && header.has_checksum == cases[i].checksum);
        CHECK(header.dict_id == 0 && !header.is_skippable && header.struct_size == sizeof header);
        CHECK(i < 2 || (header.window_size >= 777 && header.window_size <= 1 << 14));
        CHECK_STATUS(tierce_zstd_frame_header_size(frame, len, &size), TIERCE_OK);
        CHECK(size == header.header_size);
        CHECK_STATUS(tierce_zstd_frame_read_header(frame, header.header_size - 1, 0, &header), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zstd_frame_read_header(frame, len, 2, &header), TIERCE_E_ARGUMENT);
        header.struct_size = 8;
        CHECK_STATUS(tierce_zstd_frame_read_header(frame, len, 0, &header), TIERCE_E_ARGUMENT);
        tierce_zstd_compressor_free(compressor);
    }
}

static void magicless(void)
{
    tierce_zstd_compressor *compressor = compressor_of("{\"format\": 1}", NULL);
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *packed = NULL, *plain = NULL;
    size_t used = 0;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, 5000, packed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                     tierce_buffer_len(packed), 5000, ONLY, plain, NULL),
                 TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_FORMAT, TIERCE_ZSTD_FORMAT_MAGICLESS),
                 TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                     tierce_buffer_len(packed), 5000, ONLY, plain, &used), TIERCE_OK);
    CHECK(holds(plain, data, 5000) && used == tierce_buffer_len(packed));
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                     tierce_buffer_len(packed) - 1, 5000, ONLY, plain, &used),
                 TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                     tierce_buffer_len(packed), 4999, ONLY, plain, &used),
                 TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_FORMAT, 2), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_MAX_WINDOW_SIZE, 7), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_IGNORE_CHECKSUM, 2), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, 3, 0), TIERCE_E_ARGUMENT);
    /* What was refused changed nothing. */
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                     tierce_buffer_len(packed), 5000, ONLY, plain, &used), TIERCE_OK);
    tierce_buffer_free(plain);
    tierce_buffer_free(packed);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
}

static void checksums(void)
{
    unsigned char frame[3000];
    size_t len = 0;
    tierce_zstd_compressor *compressor = compressor_of("{\"write_checksum\": 1}", NULL);
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *plain = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, 2000, frame, sizeof frame, &len), TIERCE_OK);
    frame[len - 1] ^= 1;
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, frame, len, 2000, ONLY, plain, NULL),
                 TIERCE_E_CORRUPT);
    {
        char library[8] = "???????";
        /* ZSTD_error_checksum_wrong */
        CHECK(tierce_last_error_native(library, sizeof library) == 22 && strcmp(library, "zstd") == 0);
        CHECK(tierce_last_error_native(library, 3) == 22 && strcmp(library, "zs") == 0);
        CHECK_STATUS(tierce_zstd_params_new(NULL), TIERCE_E_NULL);
        CHECK(tierce_last_error_native(library, sizeof library) == 0 && strcmp(library, "") == 0);
    }
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_IGNORE_CHECKSUM, 1), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, frame, len, 2000, ONLY, plain, NULL), TIERCE_OK);
    CHECK(holds(plain, data, 2000));
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_IGNORE_CHECKSUM, 0), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, frame, len, 2000, ONLY, plain, NULL),
                 TIERCE_E_CORRUPT);
    tierce_buffer_free(plain);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
}

static void params(void)
{
    tierce_zstd_params *set = NULL;
    tierce_buffer *json = NULL;
    size_t one_shot = 0, stream = 0;
    int32_t value = 0, least = 0, greatest = 0;
    CHECK_STATUS(tierce_buffer_new(0, &json), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_params_from_level(TIERCE_ZSTD_MAX_LEVEL + 1, 0, 0, &set), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_params_from_level(TIERCE_ZSTD_MIN_LEVEL - 1, 0, 0, &set), TIERCE_E_ARGUMENT);
    CHECK(set == NULL);
    CHECK_STATUS(tierce_zstd_params_from_level(19, 1 << 20, 0, &set), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_params_get(set, TIERCE_ZSTD_P_WINDOW_LOG, &value), TIERCE_OK);
    CHECK(value == 20);
    for (int32_t p = 0; tierce_zstd_parameter_name(p) != NULL; p++) {
        int32_t found = -1;
        CHECK_STATUS(tierce_zstd_parameter_from_name(tierce_zstd_parameter_name(p), &found), TIERCE_OK);
        CHECK(found == p);
        CHECK_STATUS(tierce_zstd_parameter_bounds(p, &least, &greatest), TIERCE_OK);
        CHECK(least <= greatest);
        CHECK_STATUS(tierce_zstd_params_set(set, p, greatest), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_params_get(set, p, &value), TIERCE_OK);
        if (greatest < INT32_MAX) {
            CHECK_STATUS(tierce_zstd_params_set(set, p, greatest + 1), TIERCE_E_ARGUMENT);
        }
        /* Any negative number of threads means as many as there are. */
        if (least > INT32_MIN && p != TIERCE_ZSTD_P_THREADS) {
            CHECK_STATUS(tierce_zstd_params_set(set, p, least - 1), TIERCE_E_ARGUMENT);
        }
        CHECK_STATUS(tierce_zstd_params_get(set, p, &found), TIERCE_OK);
        CHECK(found == value);
    }
    CHECK(tierce_zstd_parameter_name(-1) == NULL);
    CHECK_STATUS(tierce_zstd_params_set(set, 1000, 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_params_get(set, -1, &value), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_parameter_bounds(1000, &least, &greatest), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_parameter_from_name("compression_strategy", &value), TIERCE_OK);
    CHECK(value == TIERCE_ZSTD_P_STRATEGY);
    CHECK_STATUS(tierce_zstd_parameter_from_name("windowLog", &value), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_params_estimated_size(set, &one_shot, &stream), TIERCE_E_UNSUPPORTED);
    tierce_zstd_params_free(set);

    CHECK_STATUS(tierce_zstd_params_from_level(3, 1 << 20, 0, &set), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_params_estimated_size(set, &one_shot, &stream), TIERCE_OK);
    CHECK(one_shot > 100000 && stream > one_shot);
    CHECK_STATUS(tierce_zstd_params_json(set, json), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(json, "", 1), TIERCE_OK);
    CHECK(strstr((const char *)tierce_buffer_data(json), "\"window_log\":20") != NULL);
    tierce_zstd_params_free(set);
    CHECK_STATUS(tierce_zstd_params_from_json("{\"window_logg\": 3}", 18, &set), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_zstd_decompressor_estimated_size(0, &one_shot), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_estimated_size(1 << 20, &stream), TIERCE_OK);
    CHECK(one_shot > 10000 && stream > one_shot + (1 << 20));
    CHECK_STATUS(tierce_zstd_decompressor_estimated_size(SIZE_MAX, &stream), TIERCE_E_ARGUMENT);
    tierce_buffer_free(json);
}

/* A collection of `count` records of the data; each pointer into it. */
static tierce_segments_collection *records(size_t count, size_t len)
{
    tierce_segments_collection *collection = NULL;
    const void **items = malloc(count * sizeof *items);
    size_t *lengths = malloc(count * sizeof *lengths);
    for (size_t i = 0; items != NULL && lengths != NULL && i < count; i++) {
        items[i] = data + i * 97 % (sizeof data - len);
        lengths[i] = len;
    }
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, count, &collection), TIERCE_OK);
    free(items);
    free(lengths);
    return collection;
}

static tierce_zstd_dict *trained(void)
{
    tierce_zstd_dict *dict = NULL;
    tierce_segments_collection *samples = records(1000, 150);
    static const char options[] = "{\"k\": 64, \"d\": 8, \"steps\": 1, \"dict_id\": 4321}";
    CHECK_STATUS(tierce_zstd_dict_train(4096, samples, options, strlen(options), &dict), TIERCE_OK);
    tierce_segments_collection_free(samples);
    return dict;
}

struct shared {
    const tierce_zstd_dict *dict;
    atomic_int good;
};

/* Every thread with contexts of its own, and one dictionary for all. */
static int use_dictionary(void *argument)
{
    struct shared *shared = argument;
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *packed = NULL, *plain = NULL;
    int good = tierce_zstd_compressor_new(3, shared->dict, &compressor) == TIERCE_OK
               && tierce_zstd_decompressor_new(&shared->dict, 1, &decompressor) == TIERCE_OK
               && tierce_buffer_new(0, &packed) == TIERCE_OK && tierce_buffer_new(0, &plain) == TIERCE_OK;
    for (size_t i = 0; good && i < 200; i++) {
        good = tierce_zstd_compressor_compress(compressor, data + i * 31, 150, packed) == TIERCE_OK
               && tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                      tierce_buffer_len(packed), 150, ONLY, plain, NULL) == TIERCE_OK
               && holds(plain, data + i * 31, 150);
    }
    shared->good += good;
    tierce_buffer_free(plain);
    tierce_buffer_free(packed);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
    return 0;
}

static void dictionaries(void)
{
    tierce_zstd_dict *dict = trained(), *again = NULL, *raw = NULL;
    tierce_zstd_compressor *with = NULL, *without = NULL;
    tierce_zstd_decompressor *both = NULL, *none = NULL, *wrong = NULL;
    tierce_buffer *packed = NULL, *plain = NULL;
    uint32_t k = 0, d = 0;
    size_t alone;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK(tierce_zstd_dict_len(dict) > 200 && tierce_zstd_dict_len(dict) <= 4096);
    CHECK(tierce_zstd_dict_id(dict) == 4321);
    CHECK_STATUS(tierce_zstd_dict_trained_with(dict, &k, &d), TIERCE_OK);
    CHECK(k == 64 && d == 8);

    /* Bytes of a trained one make the same dictionary; bytes that are none are content only if that is allowed. */
    CHECK_STATUS(tierce_zstd_dict_new(tierce_zstd_dict_data(dict), tierce_zstd_dict_len(dict), TIERCE_ZSTD_DICT_FULL,
                                      &again), TIERCE_OK);
    CHECK(tierce_zstd_dict_id(again) == 4321);
    CHECK_STATUS(tierce_zstd_dict_trained_with(again, &k, &d), TIERCE_OK);
    CHECK(k == 0 && d == 0);
    CHECK_STATUS(tierce_zstd_dict_new(data, 1000, TIERCE_ZSTD_DICT_FULL, &raw), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_dict_new(data, 1000, 3, &raw), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_dict_new(data, 1000, TIERCE_ZSTD_DICT_AUTO, &raw), TIERCE_OK);
    CHECK(tierce_zstd_dict_id(raw) == 0);

    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &without), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, dict, &with), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(without, data, 150, packed), TIERCE_OK);
    alone = tierce_buffer_len(packed);
    CHECK_STATUS(tierce_zstd_compressor_compress(with, data, 150, packed), TIERCE_OK);
    CHECK(tierce_buffer_len(packed) < alone);
    {
        const tierce_zstd_dict *two[] = {raw, again};
        const tierce_zstd_dict *one[] = {raw};
        CHECK_STATUS(tierce_zstd_decompressor_new(two, 2, &both), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_decompressor_new(one, 1, &wrong), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &none), TIERCE_OK);
    }
    /* The contexts keep what they need. */
    tierce_zstd_dict_free(again);
    tierce_zstd_dict_free(raw);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(both, tierce_buffer_data(packed), tierce_buffer_len(packed), 150,
                                                     ONLY, plain, NULL), TIERCE_OK);
    CHECK(holds(plain, data, 150));
    CHECK_STATUS(tierce_zstd_decompressor_decompress(none, tierce_buffer_data(packed), tierce_buffer_len(packed), 150,
                                                     ONLY, plain, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(wrong, tierce_buffer_data(packed), tierce_buffer_len(packed), 150,
                                                     ONLY, plain, NULL), TIERCE_E_ARGUMENT);

    for (int precomputed = 0; precomputed < 2; precomputed++) {
        struct shared shared = {dict, 0};
        thrd_t threads[8];
        int started = 0;
        if (precomputed) {
            CHECK_STATUS(tierce_zstd_dict_precompute(dict, 3), TIERCE_OK);
            CHECK_STATUS(tierce_zstd_dict_precompute(dict, 23), TIERCE_E_ARGUMENT);
        }
        while (started < 8 && thrd_create(&threads[started], use_dictionary, &shared) == thrd_success) {
            started++;
        }
        for (int i = 0; i < started; i++) {
            thrd_join(threads[i], NULL);
        }
        CHECK(started == 8 && shared.good == 8);
    }
    tierce_zstd_decompressor_free(wrong);
    tierce_zstd_decompressor_free(none);
    tierce_zstd_decompressor_free(both);
    tierce_zstd_compressor_free(with);
    tierce_zstd_compressor_free(without);
    tierce_zstd_dict_free(dict);
    tierce_buffer_free(plain);
    tierce_buffer_free(packed);
}

/* Two dictionaries of one identifier: the frame could not say which it needs, and raw content taken for other raw content
 * would give other bytes without an error. */
static void dictionaries_of_one_identifier(void)
{
    tierce_zstd_dict *first = NULL, *second = NULL, *named = trained();
    tierce_zstd_decompressor *decompressor = NULL;
    CHECK_STATUS(tierce_zstd_dict_new(data, 1000, TIERCE_ZSTD_DICT_RAW_CONTENT, &first), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_dict_new(data + 5000, 1000, TIERCE_ZSTD_DICT_RAW_CONTENT, &second), TIERCE_OK);
    {
        const tierce_zstd_dict *same[] = {first, named, second};
        const tierce_zstd_dict *twice[] = {first, named, first};
        CHECK_STATUS(tierce_zstd_decompressor_new(same, 3, &decompressor), TIERCE_E_ARGUMENT);
        CHECK(decompressor == NULL);
        CHECK_STATUS(tierce_zstd_decompressor_new(twice, 3, &decompressor), TIERCE_OK);
    }
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_dict_free(named);
    tierce_zstd_dict_free(second);
    tierce_zstd_dict_free(first);
}

static void bad_training(void)
{
    static const char *const options[] = {"[]", "{\"kk\": 1}", "{\"k\": -1}", "{\"split_point\": 2}",
                                          "{\"algorithm\": \"x\"}", "{\"optimise\": false}", "{\"level\": 23}"};
    tierce_segments_collection *few = records(1, 20), *samples = records(500, 100);
    tierce_zstd_dict *dict = NULL;
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        CHECK_STATUS(tierce_zstd_dict_train(1000, samples, options[i], strlen(options[i]), &dict), TIERCE_E_CONFIG);
    }
    CHECK_STATUS(tierce_zstd_dict_train(1000, few, NULL, 0, &dict), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_dict_train(0, samples, NULL, 0, &dict), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_dict_train(SIZE_MAX, samples, NULL, 0, &dict), TIERCE_E_NO_MEMORY);
    CHECK(dict == NULL);
    tierce_segments_collection_free(samples);
    tierce_segments_collection_free(few);
}

/* Each content is compressed with the one before as its dictionary. */
static void chains(void)
{
    enum { LINKS = 5, LEN = 3000 };
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *frame = NULL, *plain = NULL;
    tierce_segments_collection *chain = NULL, *cut = NULL;
    unsigned char frames[LINKS][LEN + 100], before[LEN], content[LEN] = {0};
    const void *pointers[LINKS];
    size_t lengths[LINKS];
    CHECK_STATUS(tierce_buffer_new(0, &frame), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    for (int i = 0; i < LINKS; i++) {
        memcpy(before, content, LEN);
        memcpy(content, data + i * 100, LEN);
        CHECK_STATUS(tierce_zstd_compressor_compress_after(compressor, before, i > 0 ? LEN : 0, content, LEN, frame),
                     TIERCE_OK);
        lengths[i] = tierce_buffer_len(frame);
        pointers[i] = frames[i];
        CHECK(lengths[i] <= sizeof frames[i]);
        memcpy(frames[i], tierce_buffer_data(frame), lengths[i]);
        CHECK(i == 0 || lengths[i] < lengths[0] / 2);
    }
    CHECK_STATUS(tierce_segments_collection_from_pointers(pointers, lengths, LINKS, &chain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_chain(decompressor, chain, LEN, plain), TIERCE_OK);
    CHECK(holds(plain, data + (LINKS - 1) * 100, LEN));
    CHECK_STATUS(tierce_zstd_decompressor_chain(decompressor, chain, LEN - 1, plain), TIERCE_E_LIMIT);
    {
        /* The last frame lies in the buffer that the result would replace. */
        tierce_segments_collection *inside = NULL;
        CHECK(tierce_buffer_len(frame) == lengths[LINKS - 1]);
        pointers[LINKS - 1] = tierce_buffer_data(frame);
        CHECK_STATUS(tierce_segments_collection_from_pointers(pointers, lengths, LINKS, &inside), TIERCE_OK);
        pointers[LINKS - 1] = frames[LINKS - 1];
        CHECK_STATUS(tierce_zstd_decompressor_chain(decompressor, inside, LEN, frame), TIERCE_E_ARGUMENT);
        CHECK(holds(frame, frames[LINKS - 1], lengths[LINKS - 1]));
        tierce_segments_collection_free(inside);
    }
    tierce_segments_collection_free(chain);
    lengths[2]--;
    CHECK_STATUS(tierce_segments_collection_from_pointers(pointers, lengths, LINKS, &cut), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_chain(decompressor, cut, LEN, plain), TIERCE_E_CORRUPT);
    tierce_segments_collection_free(cut);
    CHECK_STATUS(tierce_segments_collection_from_pointers(NULL, NULL, 0, &cut), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_chain(decompressor, cut, LEN, plain), TIERCE_E_ARGUMENT);
    tierce_segments_collection_free(cut);
    tierce_buffer_free(plain);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
}

static void batches(int32_t buffers, const tierce_pool *pool)
{
    enum { COUNT = 3000, LEN = 1000 };
    tierce_zstd_dict *dict = trained();
    const tierce_zstd_dict *dicts[1];
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_segments_collection *src = records(COUNT, LEN), *frames = NULL, *back = NULL, *damaged = NULL;
    tierce_buffer *frame = NULL;
    tierce_status *each = malloc(COUNT * sizeof *each);
    uint64_t *sizes = malloc(COUNT * sizeof *sizes);
    const void **pointers = malloc(COUNT * sizeof *pointers);
    size_t *lengths = malloc(COUNT * sizeof *lengths), different = 0;
    if (!CHECK(each != NULL && sizes != NULL && pointers != NULL && lengths != NULL)) {
        return;
    }
    dicts[0] = dict;
    CHECK_STATUS(tierce_buffer_new(0, &frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(1, dict, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(dicts, 1, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress_many(compressor, src, buffers, pool, &frames, each), TIERCE_OK);
    CHECK(tierce_segments_collection_count(frames) == COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        const void *item = NULL;
        sizes[i] = LEN;
        CHECK(each[i] == TIERCE_OK);
        tierce_segments_collection_get(src, i, &item, &lengths[i]);
        if (i % 100 == 0) {
            CHECK_STATUS(tierce_zstd_compressor_compress(compressor, item, lengths[i], frame), TIERCE_OK);
        }
        CHECK_STATUS(tierce_segments_collection_get(frames, i, &pointers[i], &lengths[i]), TIERCE_OK);
        different += i % 100 == 0 && !holds(frame, pointers[i], lengths[i]);
    }
    CHECK(different == 0);
    CHECK_STATUS(tierce_zstd_decompressor_decompress_many(decompressor, frames, NULL, LEN, buffers, pool, &back, NULL),
                 TIERCE_OK);
    CHECK(tierce_segments_collection_size(back) == (uint64_t)COUNT * LEN);
    tierce_segments_collection_free(back);
    CHECK_STATUS(tierce_zstd_decompressor_decompress_many(decompressor, frames, sizes, SIZE_MAX, buffers, pool, &back,
                                                          NULL), TIERCE_OK);
    tierce_segments_collection_free(back);

    /* One that is cut off and one of another size do not lose the others. */
    lengths[17]--;
    sizes[1234] = LEN + 1;
    CHECK_STATUS(tierce_segments_collection_from_pointers(pointers, lengths, COUNT, &damaged), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress_many(decompressor, damaged, sizes, SIZE_MAX, buffers, pool, &back,
                                                          NULL), TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_decompressor_decompress_many(decompressor, damaged, sizes, SIZE_MAX, buffers, pool, &back,
                                                          each), TIERCE_PARTIAL);
    different = 0;
    for (size_t i = 0; i < COUNT; i++) {
        const void *item = NULL, *original = NULL;
        size_t len = 0, original_len = 0;
        tierce_status expected = i == 17 || i == 1234 ? TIERCE_E_CORRUPT : TIERCE_OK;
        tierce_segments_collection_get(back, i, &item, &len);
        tierce_segments_collection_get(src, i, &original, &original_len);
        different += each[i] != expected
                     || (expected == TIERCE_OK ? len != LEN || memcmp(item, original, LEN) != 0 : len != 0);
    }
    CHECK(different == 0);
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(damaged);
    CHECK_STATUS(tierce_zstd_compressor_compress_many(compressor, src, 2, pool, &back, each), TIERCE_E_ARGUMENT);

    /* What is set later holds for batches too, also those of contexts that are there already. */
    CHECK_STATUS(tierce_zstd_compressor_set(compressor, TIERCE_ZSTD_P_WRITE_CHECKSUM, 1), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress_many(compressor, src, buffers, pool, &back, NULL), TIERCE_OK);
    CHECK(tierce_segments_collection_size(back) == tierce_segments_collection_size(frames) + 4 * COUNT);
    tierce_segments_collection_free(back);
    CHECK_STATUS(tierce_zstd_compressor_reset_parameters(compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress_many(compressor, src, buffers, pool, &back, NULL), TIERCE_OK);
    CHECK(tierce_segments_collection_size(back) == tierce_segments_collection_size(frames));
    tierce_segments_collection_free(back);
    CHECK_STATUS(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_FORMAT, TIERCE_ZSTD_FORMAT_MAGICLESS),
                 TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress_many(decompressor, frames, NULL, LEN, buffers, pool, &back, NULL),
                 TIERCE_E_CORRUPT);
    free(lengths);
    free(pointers);
    free(sizes);
    free(each);
    tierce_segments_collection_free(frames);
    tierce_segments_collection_free(src);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
    tierce_zstd_dict_free(dict);
    tierce_buffer_free(frame);
}

/* Damage of every kind to a small frame: an error, or the right bytes; and the context is good for the next frame. */
static void hostile(void)
{
    enum { LEN = 300 };
    unsigned char frame[1000], bad[1000], back[LEN];
    size_t len = 0, back_len = 0, wrong = 0;
    tierce_zstd_compressor *compressor = compressor_of("{\"write_checksum\": 1}", NULL);
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *plain = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, LEN, frame, sizeof frame, &len), TIERCE_OK);
    for (size_t cut = 0; cut < len; cut++) {
        wrong += tierce_zstd_decompressor_decompress(decompressor, frame, cut, SIZE_MAX, ALL, plain, NULL) >= 0;
    }
    for (size_t bit = 0; bit < 8 * len; bit++) {
        tierce_status status;
        memcpy(bad, frame, len);
        bad[bit / 8] ^= (unsigned char)(1 << bit % 8);
        status = tierce_zstd_decompressor_decompress(decompressor, bad, len, SIZE_MAX, ALL, plain, NULL);
        wrong += status >= 0 && !holds(plain, data, LEN) && bit >= 8 * 4 + 8;
        status = tierce_zstd_decompressor_decompress_into(decompressor, bad, len, ALL, back, LEN, &back_len, NULL);
        wrong += tierce_zstd_decompressor_decompress(decompressor, frame, len, LEN, ONLY, plain, NULL) != TIERCE_OK;
        (void)status;
    }
    CHECK(wrong == 0);

    /* A frame of 17 bytes that declares a terabyte: with a limit, without one, and into fixed room. */
    {
        static const unsigned char bomb[] = {0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 0x01, 0, 0, 0};
        size_t before = tierce_buffer_capacity(plain);
        CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, bomb, sizeof bomb, 1 << 20, ALL, plain, NULL),
                     TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, bomb, sizeof bomb, SIZE_MAX, ALL, plain, NULL),
                     TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zstd_decompressor_decompress_into(decompressor, bomb, sizeof bomb, ALL, back, LEN,
                                                              &back_len, NULL), TIERCE_E_CORRUPT);
        CHECK(tierce_buffer_capacity(plain) == before);
    }
    /* What fails leaves a compressor usable, too. */
    CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, LEN, frame, 5, &len), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK_STATUS(tierce_zstd_compressor_compress_into(compressor, data, LEN, frame, sizeof frame, &len), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, frame, len, LEN, ONLY, plain, NULL), TIERCE_OK);
    CHECK(holds(plain, data, LEN));
    tierce_buffer_free(plain);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
}

/* A compressor with threads, in a child that does not have them. */
static void without_threads(void *compressor)
{
    tierce_buffer *packed = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, 10, packed), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_zstd_compressor_reset(compressor), TIERCE_E_FORKED);
    tierce_zstd_compressor_free(compressor);
    tierce_buffer_free(packed);
}

/* zstd's own threads: a frame that any decoder reads, and an error instead of a hang in a child of fork. */
static void threads_of_its_own(int quick)
{
    tierce_zstd_compressor *compressor = compressor_of("{\"threads\": 2, \"job_size\": 524288, \"level\": 1}", NULL);
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *packed = NULL, *plain = NULL;
    size_t len = quick ? 600000 : 3000000, size = 0;
    unsigned char *large = malloc(len);
    uint64_t ingested = 0, consumed = 0, produced = 0;
    if (!CHECK(large != NULL)) {
        return;
    }
    for (size_t i = 0; i < len; i++) {
        large[i] = data[i % sizeof data];
    }
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, large, len, packed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_progression(compressor, &ingested, &consumed, &produced), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_memory_size(compressor, &size), TIERCE_OK);
    CHECK(size > 100000);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                     tierce_buffer_len(packed), len, ONLY, plain, NULL), TIERCE_OK);
    CHECK(holds(plain, large, len));
    CHECK(child_does(without_threads, compressor));
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, large, len, packed), TIERCE_OK);
    free(large);
    tierce_buffer_free(plain);
    tierce_buffer_free(packed);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
}

/* A context has one stream at a time, and nothing else meanwhile. */
static void busy(void)
{
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_stream *stream = NULL, *second = NULL;
    tierce_buffer *packed = NULL;
    int32_t value = 0;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_stream(compressor, TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_stream(compressor, 5, &second), TIERCE_E_STATE);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, 10, packed), TIERCE_E_STATE);
    CHECK_STATUS(tierce_zstd_compressor_set(compressor, TIERCE_ZSTD_P_WINDOW_LOG, 12), TIERCE_E_STATE);
    CHECK_STATUS(tierce_zstd_compressor_reset(compressor), TIERCE_E_STATE);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_zstd_compressor_set(compressor, TIERCE_ZSTD_P_WINDOW_LOG, 12), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_get(compressor, TIERCE_ZSTD_P_WINDOW_LOG, &value), TIERCE_OK);
    CHECK(value == 12);
    CHECK_STATUS(tierce_zstd_compressor_reset_parameters(compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_get(compressor, TIERCE_ZSTD_P_WINDOW_LOG, &value), TIERCE_OK);
    CHECK(value == 0);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, 10, packed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_stream(decompressor, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_stream(decompressor, &second), TIERCE_E_STATE);
    CHECK_STATUS(tierce_zstd_decompressor_reset(decompressor), TIERCE_E_STATE);
    /* The stream outlives the handle it was made of. */
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
    tierce_stream_free(stream);
    tierce_buffer_free(packed);
}

/* A stream of a large window leaves its memory with the decompressor; a reset gives it back. */
static void memory_is_let_go(void)
{
    tierce_zstd_compressor *compressor = compressor_of("{\"window_log\": 23, \"write_content_size\": 0}", NULL);
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_stream *stream = NULL;
    tierce_buffer *packed = NULL, *plain = NULL;
    size_t before = 0, after = 0, reset = 0;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_stream(compressor, TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(stream, data, sizeof data, NULL, packed), TIERCE_OK);
    CHECK_STATUS(tierce_stream_finish(stream, packed), TIERCE_OK);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_memory_size(decompressor, &before), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_stream(decompressor, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(stream, tierce_buffer_data(packed), tierce_buffer_len(packed), NULL, plain),
                 TIERCE_END);
    CHECK(holds(plain, data, sizeof data));
    CHECK_STATUS(tierce_stream_finish(stream, plain), TIERCE_OK);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_zstd_decompressor_memory_size(decompressor, &after), TIERCE_OK);
    CHECK(after > before + (8 << 20));
    CHECK_STATUS(tierce_zstd_decompressor_reset(decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_memory_size(decompressor, &reset), TIERCE_OK);
    CHECK(reset == before);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
    tierce_buffer_free(plain);
    tierce_buffer_free(packed);
}

/* What may change within a frame, and how far it is. */
static void within_a_frame(void)
{
    tierce_zstd_compressor *compressor = compressor_of("{\"threads\": 1, \"level\": 1}", NULL);
    tierce_stream *stream = NULL, *other = NULL;
    tierce_buffer *packed = NULL;
    uint64_t ingested = 0, consumed = 0, produced = 0;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_stream(compressor, TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(stream, data, 1000, NULL, packed), TIERCE_OK);
    CHECK_STATUS(tierce_stream_set_parameter(stream, TIERCE_ZSTD_P_COMPRESSION_LEVEL, 5), TIERCE_OK);
    CHECK_STATUS(tierce_stream_set_parameter(stream, TIERCE_ZSTD_P_WRITE_CHECKSUM, 1), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_set_parameter(stream, 99, 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_progression(stream, &ingested, &consumed, &produced), TIERCE_OK);
    CHECK(ingested == 1000 && consumed <= ingested);
    CHECK_STATUS(tierce_stream_finish(stream, packed), TIERCE_OK);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_zstd_compressor_stream(compressor, 10, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(stream, data, 9, NULL, packed), TIERCE_OK);
    /* The size that was promised is not kept. */
    CHECK_STATUS(tierce_stream_finish(stream, packed), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_write(stream, data, 1, NULL, packed), TIERCE_E_STATE);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, 10, packed), TIERCE_OK);
    CHECK_STATUS(tierce_stream_encoder_from_json("{\"id\": \"bz2\"}", 13, &other), TIERCE_OK);
    CHECK_STATUS(tierce_stream_set_parameter(other, 1, 1), TIERCE_E_UNSUPPORTED);
    tierce_stream_free(other);
    tierce_zstd_compressor_free(compressor);
    tierce_buffer_free(packed);
}

/* Threads that two compressors share: the frames are those that threads of their own make. */
static void shared_threads(int quick)
{
    static const char json[] = "{\"threads\": 2, \"job_size\": 524288, \"level\": 1}";
    size_t len = quick ? 700000 : 3000000;
    tierce_zstd_compressor *own = compressor_of(json, NULL), *first = compressor_of(json, NULL),
                           *second = compressor_of(json, NULL);
    tierce_zstd_threads *threads = NULL, *none = NULL;
    tierce_buffer *expected = NULL, *packed = NULL;
    unsigned char *large = malloc(len);
    if (!CHECK(large != NULL)) {
        return;
    }
    for (size_t i = 0; i < len; i++) {
        large[i] = data[i % sizeof data];
    }
    CHECK_STATUS(tierce_buffer_new(0, &expected), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_threads_new(0, &none), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_threads_new(257, &none), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_threads_new(2, &threads), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_share_threads(first, threads), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_share_threads(second, threads), TIERCE_OK);
    tierce_zstd_threads_free(threads);
    CHECK_STATUS(tierce_zstd_compressor_compress(own, large, len, expected), TIERCE_OK);
    for (int i = 0; i < 2; i++) {
        CHECK_STATUS(tierce_zstd_compressor_compress(first, large, len, packed), TIERCE_OK);
        CHECK(holds(packed, tierce_buffer_data(expected), tierce_buffer_len(expected)));
        CHECK_STATUS(tierce_zstd_compressor_compress(second, large, len, packed), TIERCE_OK);
        CHECK(holds(packed, tierce_buffer_data(expected), tierce_buffer_len(expected)));
    }
    CHECK(child_does(without_threads, first));
    free(large);
    tierce_zstd_compressor_free(own);
    tierce_zstd_compressor_free(first);
    tierce_zstd_compressor_free(second);
    tierce_buffer_free(packed);
    tierce_buffer_free(expected);
}

struct finder {
    int mode, calls, freed;
};

/* Mode 0: literals alone; 1: fails; 2: an offset before the beginning; 3: more bytes than there are. */
static size_t find(void *userdata, tierce_zstd_sequence *sequences, size_t cap, const void *src, size_t src_len,
                   const void *dict, size_t dict_len, int32_t level, size_t window_size)
{
    struct finder *finder = userdata;
    (void)src, (void)dict, (void)dict_len, (void)level, (void)window_size;
    finder->calls++;
    memset(sequences, 0, 2 * sizeof *sequences);
    if (finder->mode == 1 || cap < 2) {
        return SIZE_MAX;
    }
    if (finder->mode >= 2) {
        sequences[0].lit_length = 1;
        sequences[0].match_length = (uint32_t)(finder->mode == 2 ? src_len - 1 : src_len + 1000);
        sequences[0].offset = finder->mode == 2 ? UINT32_MAX / 2 : 1;
        return 2;
    }
    sequences[0].lit_length = (uint32_t)src_len;
    return 1;
}

static void free_finder(void *userdata)
{
    ((struct finder *)userdata)->freed++;
}

static void matches_of_ones_own(void)
{
    struct finder finder = {0, 0, 0};
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *packed = NULL, *plain = NULL;
    size_t alone;
    CHECK_STATUS(tierce_buffer_new(0, &packed), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &plain), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, sizeof data, packed), TIERCE_OK);
    alone = tierce_buffer_len(packed);
    CHECK_STATUS(tierce_zstd_compressor_produce_sequences(compressor, find, 2, free_finder, &finder),
                 TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_compressor_produce_sequences(compressor, find, 0, free_finder, &finder), TIERCE_OK);
    for (finder.mode = 0; finder.mode < 4; finder.mode++) {
        int calls = finder.calls;
        CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, sizeof data, packed),
                     finder.mode == 0 ? TIERCE_OK : TIERCE_E_ARGUMENT);
        CHECK(finder.calls > calls);
        if (finder.mode == 0) {
            CHECK(tierce_buffer_len(packed) != alone);
            CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(packed),
                                                             tierce_buffer_len(packed), sizeof data, ONLY, plain, NULL),
                         TIERCE_OK);
            CHECK(holds(plain, data, sizeof data));
        }
    }
    CHECK(finder.freed == 0);
    CHECK_STATUS(tierce_zstd_compressor_produce_sequences(compressor, find, 1, free_finder, &finder), TIERCE_OK);
    CHECK(finder.freed == 1);
    finder.mode = 1;
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, sizeof data, packed), TIERCE_OK);
    CHECK(tierce_buffer_len(packed) == alone);
    CHECK_STATUS(tierce_zstd_compressor_set(compressor, TIERCE_ZSTD_P_ENABLE_LDM, 1), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(compressor, data, sizeof data, packed), TIERCE_E_UNSUPPORTED);
    tierce_zstd_compressor_free(compressor);
    CHECK(finder.freed == 2);
    tierce_zstd_decompressor_free(decompressor);
    tierce_buffer_free(plain);
    tierce_buffer_free(packed);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    tierce_pool *pool = NULL;
    make_data();
    one_shot();
    several_frames();
    headers();
    magicless();
    checksums();
    params();
    dictionaries();
    dictionaries_of_one_identifier();
    bad_training();
    chains();
    CHECK_STATUS(tierce_pool_new(2, &pool), TIERCE_OK);
    batches(TIERCE_ZSTD_SHARED_BUFFERS, NULL);
    if (!quick) {
        batches(TIERCE_ZSTD_BUFFER_PER_ITEM, NULL);
        batches(TIERCE_ZSTD_BUFFER_PER_ITEM, pool);
    }
    batches(TIERCE_ZSTD_SHARED_BUFFERS, pool);
    tierce_pool_free(pool);
    hostile();
    threads_of_its_own(quick);
    busy();
    within_a_frame();
    memory_is_let_go();
    shared_threads(quick);
    matches_of_ones_own();
    return check_result();
}
