/* Blosc: parts of chunks, codecs with a pool, headers, and what is refused. */
#define _DEFAULT_SOURCE
#include <stdint.h>
#include <stdlib.h>

#include "child.h"
#include "codecs.h"
#include "exact.h"

enum { CELLS = 60000, TYPESIZE = 4, LEN = CELLS * TYPESIZE, THREADS = 3 };

static const char *const configs[] = {
    "{\"id\": \"blosc\", \"typesize\": 4}",
    "{\"id\": \"blosc\", \"cname\": \"zstd\", \"clevel\": 1, \"shuffle\": 2, \"typesize\": 4}",
    "{\"id\": \"blosc\", \"cname\": \"blosclz\", \"shuffle\": 0, \"blocksize\": 1000, \"typesize\": 4}",
    "{\"id\": \"blosc\", \"cname\": \"lz4hc\", \"blocksize\": 4096, \"typesize\": 4}",
    "{\"id\": \"blosc\", \"cname\": \"zlib\", \"shuffle\": -1, \"typesize\": 4}",
    "{\"id\": \"blosc\", \"cname\": \"snappy\", \"typesize\": 4}",
    "{\"id\": \"blosc\", \"clevel\": 0, \"typesize\": 4}",
};
enum { CONFIGS = sizeof configs / sizeof configs[0] };

static unsigned char data[LEN];
static exact source, room;
static tierce_pool *pool;

static int holds(const tierce_buffer *buffer, const void *expected, size_t len)
{
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), expected, len) == 0);
}

static tierce_blosc_header header_of(const void *chunk, size_t len)
{
    tierce_blosc_header header;
    memset(&header, 0, sizeof header);
    header.struct_size = sizeof header;
    CHECK_STATUS(tierce_blosc_read_header(exact_copy(&source, chunk, len), len, &header), TIERCE_OK);
    return header;
}

/* Elements from `start` on, in both forms, into memory of exactly their size; that of the chunk is as well. */
static void part(const tierce_codec *codec, const tierce_buffer *chunk, uint64_t start, uint64_t nitems)
{
    size_t len = tierce_buffer_len(chunk), size = (size_t)nitems * TYPESIZE, dst_len = 77;
    const unsigned char *src = exact_copy(&source, tierce_buffer_data(chunk), len), *expected = data + start * TYPESIZE;
    unsigned char *dst = exact_room(&room, size);
    tierce_buffer *buffer = make_buffer();
    CHECK_STATUS(tierce_codec_decode_partial_into(codec, src, len, start, nitems, dst, size, &dst_len), TIERCE_OK);
    CHECK(dst_len == size && (size == 0 || memcmp(dst, expected, size) == 0));
    CHECK_STATUS(tierce_codec_decode_partial(codec, src, len, start, nitems, size, buffer), TIERCE_OK);
    CHECK(holds(buffer, expected, size));
    if (size > 0) {
        dst = exact_room(&room, size - 1);
        CHECK_STATUS(tierce_codec_decode_partial_into(codec, src, len, start, nitems, dst, size - 1, &dst_len),
                     TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(dst_len == size);
        CHECK_STATUS(tierce_codec_decode_partial(codec, src, len, start, nitems, size - 1, buffer), TIERCE_E_LIMIT);
        CHECK(tierce_buffer_len(buffer) == 0);
    }
    tierce_buffer_free(buffer);
}

static void no_part(const tierce_codec *codec, const tierce_buffer *chunk, uint64_t start, uint64_t nitems)
{
    size_t dst_len = 77;
    tierce_buffer *buffer = make_buffer();
    const void *src = tierce_buffer_data(chunk);
    size_t len = tierce_buffer_len(chunk);
    CHECK_STATUS(tierce_codec_decode_partial_into(codec, src, len, start, nitems, exact_room(&room, 8), 8, &dst_len),
                 TIERCE_E_ARGUMENT);
    CHECK(dst_len == 77);
    CHECK_STATUS(tierce_codec_decode_partial(codec, src, len, start, nitems, SIZE_MAX, buffer), TIERCE_E_ARGUMENT);
    CHECK(tierce_buffer_len(buffer) == 0);
    tierce_buffer_free(buffer);
}

static void parts(const tierce_codec *codec, const tierce_buffer *chunk)
{
    uint64_t block = header_of(tierce_buffer_data(chunk), tierce_buffer_len(chunk)).blocksize / TYPESIZE;
    static const uint64_t ranges[][2] = {{0, 0},           {0, 1},           {0, CELLS},    {CELLS, 0},
                                         {CELLS - 1, 1},   {CELLS / 2, 100}, {1, CELLS - 2}, {CELLS / 3, CELLS / 3}};
    static const uint64_t beyond[][2] = {{0, CELLS + 1},   {CELLS + 1, 0}, {CELLS, 1},          {UINT64_MAX, 1},
                                         {1, UINT64_MAX},  {0, UINT64_MAX}, {UINT64_MAX / 4, 1},
                                         {UINT64_MAX, UINT64_MAX}};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        part(codec, chunk, ranges[i][0], ranges[i][1]);
    }
    if (2 * block <= CELLS) {
        part(codec, chunk, block - 1, 2);
        part(codec, chunk, block, block);
    }
    for (size_t i = 0; i < sizeof beyond / sizeof beyond[0]; i++) {
        no_part(codec, chunk, beyond[i][0], beyond[i][1]);
    }
}

/* A codec with a pool makes the same chunk, decodes it and parts of it, and needs neither of what it was made of. */
static void with_pool(const char *config)
{
    tierce_codec *alone = make_codec(config), *shared = NULL;
    tierce_pool *own = NULL;
    tierce_buffer *chunk = make_buffer(), *other = make_buffer(), *text = make_buffer(), *same_text = make_buffer();
    CHECK_STATUS(tierce_codec_encode(alone, data, LEN, chunk), TIERCE_OK);
    parts(alone, chunk);
    CHECK_STATUS(tierce_pool_new(THREADS, &own), TIERCE_OK);
    CHECK_STATUS(tierce_codec_with_pool(alone, own, &shared), TIERCE_OK);
    CHECK_STATUS(tierce_codec_config(alone, text), TIERCE_OK);
    CHECK_STATUS(tierce_codec_config(shared, same_text), TIERCE_OK);
    CHECK(holds(same_text, tierce_buffer_data(text), tierce_buffer_len(text)));
    tierce_codec_free(alone);
    tierce_pool_free(own);
    CHECK_STATUS(tierce_codec_encode(shared, data, LEN, other), TIERCE_OK);
    CHECK(holds(other, tierce_buffer_data(chunk), tierce_buffer_len(chunk)));
    CHECK_STATUS(tierce_codec_decode(shared, tierce_buffer_data(chunk), tierce_buffer_len(chunk), LEN, other),
                 TIERCE_OK);
    CHECK(holds(other, data, LEN));
    parts(shared, chunk);
    tierce_codec_free(shared);
    tierce_buffer_free(same_text);
    tierce_buffer_free(text);
    tierce_buffer_free(other);
    tierce_buffer_free(chunk);
}

/* Truncated at many places, with and without a pool: the chunk is of exactly its size in memory. */
static void truncated(const char *config, size_t stride)
{
    tierce_codec *alone = make_codec(config), *shared = NULL;
    tierce_buffer *chunk = make_buffer(), *back = make_buffer();
    CHECK_STATUS(tierce_codec_with_pool(alone, pool, &shared), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode(alone, data, LEN, chunk), TIERCE_OK);
    for (size_t len = 0; len < tierce_buffer_len(chunk); len += len < 64 ? 1 : stride) {
        unsigned char *src = exact_copy(&source, tierce_buffer_data(chunk), len);
        CHECK_STATUS(tierce_codec_decode(alone, src, len, LEN, back), TIERCE_E_CORRUPT);
        if (len >= TIERCE_BLOSC_HEADER_SIZE) {
            for (int byte = 0; byte < 4; byte++) { /* the header knows of it */
                src[12 + byte] = (unsigned char)(len >> (8 * byte));
            }
            CHECK_STATUS(tierce_codec_decode(alone, src, len, LEN, back), TIERCE_E_CORRUPT);
            CHECK_STATUS(tierce_codec_decode(shared, src, len, LEN, back), TIERCE_E_CORRUPT);
        }
        CHECK(tierce_buffer_len(back) == 0);
    }
    tierce_codec_free(shared);
    tierce_codec_free(alone);
    tierce_buffer_free(back);
    tierce_buffer_free(chunk);
}

static void headers(void)
{
    tierce_codec *codec = make_codec("{\"id\": \"blosc\", \"cname\": \"zlib\", \"shuffle\": 2, \"typesize\": 8}");
    tierce_buffer *chunk = make_buffer();
    unsigned char wrong[TIERCE_BLOSC_HEADER_SIZE];
    tierce_blosc_header header;
    CHECK_STATUS(tierce_codec_encode(codec, data, LEN, chunk), TIERCE_OK);
    header = header_of(tierce_buffer_data(chunk), TIERCE_BLOSC_HEADER_SIZE);
    CHECK(header.nbytes == LEN && header.cbytes == tierce_buffer_len(chunk));
    CHECK(header.blocksize > 0 && header.blocksize <= LEN && header.typesize == 8);
    CHECK(header.shuffle == TIERCE_BLOSC_BITSHUFFLE && header.compressor == TIERCE_BLOSC_ZLIB);
    CHECK(header.is_stored == 0 && header.is_split == 1 && header.reserved == 0);
    CHECK(header.struct_size == sizeof header);

    memset(&header, 0xA5, sizeof header);
    for (size_t len = 0; len < TIERCE_BLOSC_HEADER_SIZE; len++) {
        header.struct_size = sizeof header;
        CHECK_STATUS(tierce_blosc_read_header(exact_copy(&source, tierce_buffer_data(chunk), len), len, &header),
                     TIERCE_E_CORRUPT);
    }
    header.struct_size = sizeof header - 1;
    CHECK_STATUS(tierce_blosc_read_header(tierce_buffer_data(chunk), 16, &header), TIERCE_E_ARGUMENT);
    header.struct_size = sizeof header;
    memcpy(wrong, tierce_buffer_data(chunk), sizeof wrong);
    wrong[0] = 5; /* as Blosc 2 writes */
    CHECK_STATUS(tierce_blosc_read_header(wrong, sizeof wrong, &header), TIERCE_E_UNSUPPORTED);
    wrong[0] = 2;
    wrong[3] = 0; /* elements of no bytes */
    CHECK_STATUS(tierce_blosc_read_header(wrong, sizeof wrong, &header), TIERCE_E_CORRUPT);
    CHECK(header.nbytes == UINT64_C(0xA5A5A5A5A5A5A5A5));
    tierce_buffer_free(chunk);
    tierce_codec_free(codec);
}

static void compressors(void)
{
    static const char *const names[] = {"blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd"};
    static const char *const libraries[] = {"BloscLZ", "LZ4", "LZ4", "Snappy", "Zlib", "Zstd"};
    int32_t number = -7;
    for (int32_t i = 0; i < 6; i++) {
        CHECK(strcmp(tierce_blosc_compressor_name(i), names[i]) == 0);
        CHECK(strcmp(tierce_blosc_compressor_library(i), libraries[i]) == 0);
        CHECK_STATUS(tierce_blosc_compressor_number(names[i], &number), TIERCE_OK);
        CHECK(number == i);
    }
    number = -7;
    CHECK(tierce_blosc_compressor_name(6) == NULL && tierce_blosc_compressor_name(-1) == NULL);
    CHECK(tierce_blosc_compressor_library(INT32_MAX) == NULL && tierce_blosc_compressor_library(INT32_MIN) == NULL);
    CHECK_STATUS(tierce_blosc_compressor_number("Zstd", &number), TIERCE_E_ARGUMENT);
    CHECK(number == -7);
}

static void refused(void)
{
    static const char *const wrong[] = {
        "{\"id\": \"blosc\", \"cname\": \"gzip\"}",   "{\"id\": \"blosc\", \"clevel\": 10}",
        "{\"id\": \"blosc\", \"shuffle\": 3}",        "{\"id\": \"blosc\", \"blocksize\": -1}",
        "{\"id\": \"blosc\", \"typesize\": 0}",       "{\"id\": \"blosc\", \"threads\": 4}",
    };
    tierce_codec *codec = NULL, *zstd = make_codec("{\"id\": \"zstd\"}");
    tierce_buffer *buffer = make_buffer();
    size_t bound = 0;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CHECK_STATUS(tierce_codec_from_json(wrong[i], strlen(wrong[i]), &codec), TIERCE_E_CONFIG);
    }
    codec = make_codec(configs[0]);
    CHECK_STATUS(tierce_codec_encode_bound(codec, TIERCE_BLOSC_MAX_NBYTES, &bound), TIERCE_OK);
    CHECK(bound > TIERCE_BLOSC_MAX_NBYTES);
    CHECK_STATUS(tierce_codec_encode_bound(codec, TIERCE_BLOSC_MAX_NBYTES + 1, &bound), TIERCE_E_UNSUPPORTED);
    CHECK_STATUS(tierce_codec_encode(zstd, data, LEN, buffer), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode_partial(codec, tierce_buffer_data(buffer), LEN / 100, 0, 1, 1, buffer),
                 TIERCE_E_ARGUMENT); /* one in the other */
    CHECK_STATUS(tierce_codec_decode_partial(zstd, data, 100, 0, 1, 1, buffer), TIERCE_E_UNSUPPORTED);
    tierce_buffer_free(buffer);
    tierce_codec_free(zstd);
    tierce_codec_free(codec);
}

/* A codec with the parent's pool, and the one that it was made of. */
static void in_child(void *codecs)
{
    tierce_codec *const *both = (tierce_codec *const *)codecs;
    tierce_codec *own = NULL;
    tierce_pool *new_pool = NULL;
    tierce_buffer *chunk = make_buffer(), *back = make_buffer();
    CHECK_STATUS(tierce_codec_encode(both[1], data, LEN, chunk), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_codec_encode(both[0], data, LEN, chunk), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(both[1], tierce_buffer_data(chunk), tierce_buffer_len(chunk), LEN, back),
                 TIERCE_E_FORKED);
    CHECK_STATUS(tierce_codec_decode(both[0], tierce_buffer_data(chunk), tierce_buffer_len(chunk), LEN, back),
                 TIERCE_OK);
    CHECK(holds(back, data, LEN));
    CHECK_STATUS(tierce_pool_new(2, &new_pool), TIERCE_OK);
    CHECK_STATUS(tierce_codec_with_pool(both[0], new_pool, &own), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(own, tierce_buffer_data(chunk), tierce_buffer_len(chunk), LEN, back), TIERCE_OK);
    CHECK(holds(back, data, LEN));
    tierce_codec_free(own);
    tierce_pool_free(new_pool);
    tierce_codec_free(both[1]);
    tierce_codec_free(both[0]);
    tierce_buffer_free(back);
    tierce_buffer_free(chunk);
}

static void forked(void)
{
    tierce_codec *both[2] = {make_codec(configs[3]), NULL};
    tierce_buffer *chunk = make_buffer();
    CHECK_STATUS(tierce_codec_with_pool(both[0], pool, &both[1]), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode(both[1], data, LEN, chunk), TIERCE_OK);
    if (CHECK_ASAN) {
        printf("skipped: AddressSanitizer's malloc keeps its locks over a fork, and hangs by itself\n");
    } else {
        CHECK(child_does(in_child, both));
    }
    CHECK_STATUS(tierce_codec_encode(both[1], data, LEN, chunk), TIERCE_OK);
    tierce_buffer_free(chunk);
    tierce_codec_free(both[1]);
    tierce_codec_free(both[0]);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    listed_codecs list;
    list_codecs(&list);
    if (!is_listed(&list, "blosc")) {
        printf("skipped, not in this build: blosc\n");
        return 77;
    }
    source.by_malloc = room.by_malloc = quick || CHECK_ASAN;
    fill(data, LEN, SMOOTH);
    fill(data, LEN / 3, NOISE);
    CHECK_STATUS(tierce_pool_new(THREADS, &pool), TIERCE_OK);
    for (size_t i = 0; i < CONFIGS; i++) {
        long before = check_failed;
        with_pool(configs[i]);
        truncated(configs[i], quick ? 40009 : 5003);
        CHECK_IN_CASE(before, "%s", configs[i]);
    }
    headers();
    compressors();
    refused();
    forked();
    tierce_pool_free(pool);
    exact_free(&source);
    exact_free(&room);
    return check_result();
}
