/* Each codec and config: the round trip in all forms, room and limits to the byte, and arguments that cannot be. */
#define _DEFAULT_SOURCE
#include <stdint.h>
#include <stdlib.h>

#include "codecs.h"
#include "exact.h"

enum { FENCE = 64, MOST = 65536 + 3 };
static const size_t all_sizes[] = {0, 1, 2, 3, 5, 8, 1000, MOST}, few_sizes[] = {0, 1, 3, 8, 1000};
static const size_t *sizes = all_sizes;
static size_t size_count = sizeof all_sizes / sizeof all_sizes[0];
static unsigned char data[MOST];
static exact source;

/* Room of `cap` bytes between two fences. */
static unsigned char *fenced(size_t cap)
{
    unsigned char *memory = (unsigned char *)malloc(cap + 2 * FENCE);
    memset(memory, 0xA5, cap + 2 * FENCE);
    return memory + FENCE;
}

static void fences_stand(unsigned char *room, size_t cap)
{
    size_t damaged = 0;
    for (size_t i = 0; i < FENCE; i++) {
        damaged += (room[i - FENCE] != 0xA5) + (room[cap + i] != 0xA5);
    }
    CHECK(damaged == 0);
    free(room - FENCE);
}

static int holds(const tierce_buffer *buffer, const void *expected, size_t len)
{
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), expected, len) == 0);
}

/* Decodes `packed` into room of `cap` bytes where `len` are needed. */
static void decode_into(const tierce_codec *codec, const void *packed, size_t packed_len, size_t len, size_t cap)
{
    unsigned char *room = fenced(cap);
    size_t dst_len = 77;
    tierce_status status = tierce_codec_decode_into(codec, packed, packed_len, cap == 0 ? NULL : room, cap, &dst_len);
    if (cap >= len) {
        CHECK_STATUS(status, TIERCE_OK);
        CHECK(dst_len == len);
        CHECK(len == 0 || memcmp(room, data, len) == 0);
    } else {
        CHECK_STATUS(status, TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(dst_len == len || dst_len == SIZE_MAX);
    }
    fences_stand(room, cap);
}

static void decode_forms(const tierce_codec *codec, const tierce_buffer *from, size_t len, tierce_buffer *buffer)
{
    size_t packed_len = tierce_buffer_len(from);
    const void *packed = exact_copy(&source, tierce_buffer_data(from), packed_len);
    CHECK_STATUS(tierce_codec_decode(codec, packed, packed_len, SIZE_MAX, buffer), TIERCE_OK);
    CHECK(holds(buffer, data, len));
    CHECK_STATUS(tierce_codec_decode(codec, packed, packed_len, len, buffer), TIERCE_OK);
    CHECK(holds(buffer, data, len));
    if (len > 0) {
        CHECK_STATUS(tierce_codec_decode(codec, packed, packed_len, len - 1, buffer), TIERCE_E_LIMIT);
        CHECK(tierce_buffer_len(buffer) == 0);
        CHECK_STATUS(tierce_codec_decode(codec, packed, packed_len, 0, buffer), TIERCE_E_LIMIT);
        decode_into(codec, packed, packed_len, len, len - 1);
        decode_into(codec, packed, packed_len, len, 0);
    }
    decode_into(codec, packed, packed_len, len, len);
    decode_into(codec, packed, packed_len, len, len + 100);
    /* The codec is none the worse for the failures. */
    CHECK_STATUS(tierce_codec_decode(codec, packed, packed_len, len + 1, buffer), TIERCE_OK);
    CHECK(holds(buffer, data, len));
}

/* Encodes into room of `cap` bytes; gives the status, and in `dst_len` what the call wrote there. */
static tierce_status encode_into(const tierce_codec *codec, const void *src, size_t len, size_t cap, size_t *dst_len,
                                 tierce_buffer *back)
{
    unsigned char *room = fenced(cap);
    tierce_status status;
    *dst_len = 77;
    status = tierce_codec_encode_into(codec, src, len, cap == 0 ? NULL : room, cap, dst_len);
    if (status == TIERCE_OK) {
        CHECK(*dst_len <= cap);
        CHECK_STATUS(tierce_codec_decode(codec, room, *dst_len, len, back), TIERCE_OK);
        CHECK(holds(back, data, len));
    } else {
        CHECK_STATUS(status, TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(*dst_len > cap);
    }
    fences_stand(room, cap);
    return status;
}

/* An encoder that is not told how much it will write may want more than that, but then says how much. */
static void encode_room(const tierce_codec *codec, const void *src, size_t len, size_t packed_len, size_t bound,
                        tierce_buffer *back)
{
    const size_t caps[] = {packed_len, packed_len == 0 ? 0 : packed_len - 1, 0};
    size_t dst_len, unused;
    CHECK(encode_into(codec, src, len, bound, &dst_len, back) == TIERCE_OK);
    for (size_t i = 0; i < 3; i++) {
        tierce_status status = encode_into(codec, src, len, caps[i], &dst_len, back);
        CHECK(status == TIERCE_OK || caps[i] < bound);
        CHECK(status != TIERCE_OK || i == 0 || packed_len == 0);
        if (status == TIERCE_E_BUFFER_TOO_SMALL && dst_len != SIZE_MAX) {
            CHECK(encode_into(codec, src, len, dst_len, &unused, back) == TIERCE_OK);
        }
    }
}

static void one_size(const codec_case *c, const tierce_codec *codec, size_t len)
{
    tierce_buffer *packed = make_buffer(), *buffer = make_buffer();
    exact plain = {source.by_malloc, NULL, 0};
    const void *src = exact_copy(&plain, data, len);
    size_t bound = 77;
    if (len % c->multiple != 0) {
        unsigned char room[MOST];
        CHECK_STATUS(tierce_codec_encode(codec, src, len, packed), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_encode_into(codec, src, len, room, sizeof room, &bound), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode(codec, src, len, SIZE_MAX, packed), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_codec_decode_into(codec, src, len, room, sizeof room, &bound), TIERCE_E_CORRUPT);
        CHECK(bound == 77);
    } else {
        CHECK_STATUS(tierce_codec_encode_bound(codec, len, &bound), TIERCE_OK);
        CHECK_STATUS(tierce_codec_encode(codec, src, len, packed), TIERCE_OK);
        CHECK(tierce_buffer_len(packed) <= bound);
        /* The same bytes each time, and what the buffer held before is gone. */
        CHECK_STATUS(tierce_codec_encode(codec, src, len, buffer), TIERCE_OK);
        CHECK_STATUS(tierce_codec_encode(codec, src, len, buffer), TIERCE_OK);
        CHECK(holds(buffer, tierce_buffer_data(packed), tierce_buffer_len(packed)));
        encode_room(codec, src, len, tierce_buffer_len(packed), bound, buffer);
        decode_forms(codec, packed, len, buffer);
    }
    exact_free(&plain);
    tierce_buffer_free(buffer);
    tierce_buffer_free(packed);
}

static void round_trips(const codec_case *c, tierce_codec *codec)
{
    for (size_t i = 0; i < size_count; i++) {
        /* Of a few bytes one kind is enough. */
        for (int pattern = sizes[i] < 1000 ? NOISE : ZEROS; pattern < PATTERNS; pattern++) {
            long before = check_failed;
            fill(data, sizes[i], pattern);
            one_size(c, codec, sizes[i]);
            CHECK_IN_CASE(before, "%zu bytes of pattern %d", sizes[i], pattern);
        }
    }
}

static void empty_input(const codec_case *c, tierce_codec *codec)
{
    tierce_buffer *buffer = make_buffer();
    tierce_status expected = c->flags & EMPTY_IS_VALID ? TIERCE_OK : TIERCE_E_CORRUPT;
    unsigned char room[8];
    size_t dst_len = 77;
    CHECK_STATUS(tierce_codec_decode(codec, NULL, 0, SIZE_MAX, buffer), expected);
    CHECK(tierce_buffer_len(buffer) == 0);
    CHECK_STATUS(tierce_codec_decode_into(codec, NULL, 0, room, sizeof room, &dst_len), expected);
    CHECK(dst_len == (expected == TIERCE_OK ? 0 : 77));
    tierce_buffer_free(buffer);
}

static void bounds(const codec_case *c, tierce_codec *codec)
{
    const size_t lengths[] = {0x7E000000, 0x7E000001, UINT32_MAX, (size_t)PTRDIFF_MAX, SIZE_MAX - 3, SIZE_MAX};
    (void)c;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        size_t bound = 77;
        tierce_status status = tierce_codec_encode_bound(codec, lengths[i], &bound);
        CHECK(status == TIERCE_OK ? bound >= lengths[i] : status == TIERCE_E_UNSUPPORTED && bound == 77);
    }
}

/* Refused before anything is read or written. */
static void overlaps(const codec_case *c, tierce_codec *codec)
{
    enum { LEN = 3000 };
    unsigned char *memory = (unsigned char *)malloc(3 * LEN);
    size_t dst_len = 77;
    tierce_buffer *buffer = make_buffer();
    (void)c;
    memset(memory, 7, 3 * LEN);
    for (size_t offset = 0; offset <= 2 * LEN; offset += offset == 0 || offset == 2 * LEN - 1 ? 1 : LEN - 1) {
        long before = check_failed;
        const unsigned char *src = memory + offset;
        int overlap = offset < 2 * LEN && offset + LEN > LEN;
        tierce_status encoded = tierce_codec_encode_into(codec, src, LEN, memory + LEN, LEN, &dst_len);
        tierce_status decoded;
        CHECK(overlap ? encoded == TIERCE_E_ARGUMENT : encoded == TIERCE_OK || encoded == TIERCE_E_BUFFER_TOO_SMALL);
        memset(memory, 7, 3 * LEN);
        decoded = tierce_codec_decode_into(codec, src, LEN, memory + LEN, LEN, &dst_len);
        CHECK((decoded == TIERCE_E_ARGUMENT) == overlap);
        CHECK_IN_CASE(before, "a source %zu bytes on from that of the destination", offset);
    }
    CHECK_STATUS(tierce_buffer_append(buffer, memory, 3 * LEN), TIERCE_OK);
    for (size_t offset = 0; offset <= 2 * LEN; offset += LEN) {
        const char *inside = (const char *)tierce_buffer_data(buffer) + offset;
        CHECK_STATUS(tierce_codec_encode(codec, inside, LEN, buffer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode(codec, inside, LEN, SIZE_MAX, buffer), TIERCE_E_ARGUMENT);
        if (tierce_buffer_len(buffer) == 0) { /* after a failure a buffer may be */
            tierce_buffer_append(buffer, memory, 3 * LEN);
        }
    }
    tierce_buffer_free(buffer);
    free(memory);
}

static void negative_lengths(const codec_case *c, tierce_codec *codec)
{
    const size_t lengths[] = {SIZE_MAX, (size_t)PTRDIFF_MAX + 1};
    unsigned char src[16] = {0}, room[64];
    size_t dst_len = 77;
    tierce_buffer *buffer = make_buffer();
    (void)c;
    for (size_t i = 0; i < 2; i++) {
        size_t bad = lengths[i];
        CHECK_STATUS(tierce_codec_encode(codec, src, bad, buffer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode(codec, src, bad, 100, buffer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_encode_into(codec, src, bad, room, sizeof room, &dst_len), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode_into(codec, src, bad, room, sizeof room, &dst_len), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_encode_into(codec, src, 16, room, bad, &dst_len), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode_into(codec, src, 16, room, bad, &dst_len), TIERCE_E_ARGUMENT);
    }
    CHECK(dst_len == 77);
    tierce_buffer_free(buffer);
}

static void one_case(const codec_case *c, tierce_codec *codec)
{
    round_trips(c, codec);
    empty_input(c, codec);
    bounds(c, codec);
    overlaps(c, codec);
    negative_lengths(c, codec);
}

/* A handle of another kind in the place of each handle. */
static void wrong_handles(void)
{
    tierce_buffer *buffer = make_buffer();
    tierce_codec *codec = make_codec("{\"id\": \"shuffle\"}"), *made = codec;
    tierce_registry *registry = NULL;
    tierce_pool *pool = NULL;
    tierce_segments_collection *all = NULL, *many = NULL;
    void *wrong[4];
    size_t dst_len = 77;
    char room[8];
    CHECK_STATUS(tierce_registry_new(&registry), TIERCE_OK);
    CHECK_STATUS(tierce_pool_new(1, &pool), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_new(NULL, 0, &all), TIERCE_OK);
    wrong[0] = buffer;
    wrong[1] = registry;
    wrong[2] = pool;
    wrong[3] = all;
    for (int i = 0; i < 4; i++) {
        tierce_codec *no_codec = (tierce_codec *)wrong[i];
        CHECK_STATUS(tierce_codec_encode(no_codec, "abcd", 4, buffer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode(no_codec, "abcd", 4, 10, buffer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_encode_into(no_codec, "abcd", 4, room, 8, &dst_len), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode_into(no_codec, "abcd", 4, room, 8, &dst_len), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_encode_bound(no_codec, 4, &dst_len), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_config(no_codec, buffer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_config_as(no_codec, TIERCE_CONFIG_V2, buffer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_encode_many(no_codec, all, pool, &many, NULL), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_codec_decode_many(no_codec, all, 10, pool, &many, NULL), TIERCE_E_ARGUMENT);
        tierce_codec_free(no_codec);
    }
    CHECK_STATUS(tierce_codec_encode(codec, "abcd", 4, (tierce_buffer *)(void *)codec), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_decode(codec, "abcd", 4, 10, (tierce_buffer *)(void *)pool), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_encode_many(codec, (void *)buffer, NULL, &many, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_encode_many(codec, all, (void *)buffer, &many, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_decode_many(codec, all, 10, (void *)codec, &many, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_registry_add((void *)codec, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_registry_list((void *)codec, buffer), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_registry_codec_from_json((void *)codec, "[]", 2, &made), TIERCE_E_ARGUMENT);
    CHECK(dst_len == 77 && many == NULL && made == codec);
    /* All live on. */
    CHECK_STATUS(tierce_codec_encode(codec, "abcd", 4, buffer), TIERCE_OK);
    CHECK(tierce_pool_threads(pool) == 1 && tierce_segments_collection_count(all) == 0);
    tierce_codec_free(codec);
    tierce_segments_collection_free(all);
    tierce_pool_free(pool);
    tierce_registry_free(registry);
    tierce_buffer_free(buffer);
}

/* "bytes" in the other byte order, where bytes alone do not say what to swap. */
static void needs_dtype(void)
{
    const union {
        uint16_t number;
        unsigned char low;
    } one = {1};
    const char *other = one.low == 1 ? "big" : "little";
    char json[100];
    size_t dst_len = 77;
    unsigned char room[8];
    tierce_buffer *buffer = make_buffer();
    tierce_codec *codec;
    snprintf(json, sizeof json, "{\"name\": \"bytes\", \"configuration\": {\"endian\": \"%s\"}}", other);
    codec = make_codec(json);
    CHECK_STATUS(tierce_codec_encode(codec, "abcd", 4, buffer), TIERCE_E_NEEDS_DTYPE);
    CHECK_STATUS(tierce_codec_decode(codec, "abcd", 4, 4, buffer), TIERCE_E_NEEDS_DTYPE);
    CHECK_STATUS(tierce_codec_encode_into(codec, "abcd", 4, room, 8, &dst_len), TIERCE_E_NEEDS_DTYPE);
    CHECK_STATUS(tierce_codec_decode_into(codec, "abcd", 4, room, 8, &dst_len), TIERCE_E_NEEDS_DTYPE);
    CHECK(dst_len == 77);
    tierce_codec_free(codec);
    tierce_buffer_free(buffer);
}

/* lzma's format 0 reads both of the others, and writes none. */
static void lzma_auto(void)
{
    static const char *const formats[] = {"{\"id\": \"lzma\", \"preset\": 0}",
                                          "{\"id\": \"lzma\", \"format\": 2, \"preset\": 0}"};
    listed_codecs list;
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    tierce_codec *codec;
    list_codecs(&list);
    if (is_listed(&list, "lzma")) {
        codec = make_codec("{\"id\": \"lzma\", \"format\": 0}");
        CHECK_STATUS(tierce_codec_encode(codec, "abcd", 4, packed), TIERCE_E_UNSUPPORTED);
        for (int i = 0; i < 2; i++) {
            tierce_codec *writer = make_codec(formats[i]);
            CHECK_STATUS(tierce_codec_encode(writer, "abcd", 4, packed), TIERCE_OK);
            CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), 4, back),
                         TIERCE_OK);
            CHECK(holds(back, "abcd", 4));
            tierce_codec_free(writer);
        }
        CHECK_STATUS(tierce_codec_decode(codec, NULL, 0, 4, back), TIERCE_E_CORRUPT);
        tierce_codec_free(codec);
    }
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    if (quick) {
        sizes = few_sizes;
        size_count = sizeof few_sizes / sizeof few_sizes[0];
    }
    source.by_malloc = quick || CHECK_ASAN;
    for_each_case(one_case);
    wrong_handles();
    needs_dtype();
    lzma_auto();
    exact_free(&source);
    return check_result();
}
