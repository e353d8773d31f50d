/* Seekable files of zstd: written in one call and piece by piece, read at every place; callbacks that fail, files that
 * are not what they seem. */
#define _DEFAULT_SOURCE /* for exact.h */
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>

#include "exact.h"

enum { LENGTH = 100000, USER = TIERCE_E_USER - 7, THREADS = 4 };

static unsigned char data[LENGTH];
static exact place = {CHECK_ASAN, NULL, 0};

/* Text of few words, different at each place. */
static void make_data(void)
{
    uint32_t state = 12345;
    for (size_t i = 0; i < LENGTH; i++) {
        state = state * 1664525 + 1013904223;
        data[i] = (unsigned char)"the quick brown fox "[(state >> 24) % 20];
    }
}

static tierce_buffer *make(const void *src, size_t len, size_t frame_size, int32_t checksums, const tierce_pool *pool)
{
    tierce_zstd_compressor *compressor = NULL;
    tierce_buffer *file = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &file), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_seekable_compress(compressor, src, len, frame_size, checksums, pool, file), TIERCE_OK);
    tierce_zstd_compressor_free(compressor);
    return file;
}

static int same(const tierce_buffer *one, const tierce_buffer *other)
{
    size_t len = tierce_buffer_len(one);
    return len == tierce_buffer_len(other) && memcmp(tierce_buffer_data(one), tierce_buffer_data(other), len) == 0;
}

/* A file that can fail, and counts. */
typedef struct storage {
    tierce_buffer *file;
    long calls, fail_at; /* the call that fails, from 1 on; 0: none */
    tierce_status status;
    tierce_zstd_seekable_writer *writer; /* called from within, once */
    tierce_status inner;
} storage;

static tierce_status append(void *userdata, const void *bytes, size_t len)
{
    storage *to = (storage *)userdata;
    if (++to->calls == to->fail_at) {
        return to->status;
    }
    if (to->writer != NULL) {
        to->inner = tierce_zstd_seekable_writer_write(to->writer, "x", 1);
    }
    return tierce_buffer_append(to->file, bytes, len);
}

static tierce_status read_at(void *userdata, uint64_t offset, void *dst, size_t len)
{
    storage *from = (storage *)userdata;
    if (++from->calls == from->fail_at) {
        return from->status;
    }
    if (!CHECK(offset <= tierce_buffer_len(from->file) && len <= tierce_buffer_len(from->file) - offset)) {
        return TIERCE_E_USER;
    }
    memcpy(dst, (const char *)tierce_buffer_data(from->file) + offset, len);
    return TIERCE_OK;
}

static tierce_status write_all(storage *to, size_t len, size_t frame_size, size_t piece)
{
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_seekable_writer *writer = NULL;
    tierce_status status = TIERCE_OK;
    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_seekable_writer_new(compressor, frame_size, 1, append, to, &writer), TIERCE_OK);
    tierce_zstd_compressor_free(compressor);
    if (to->writer != NULL) {
        to->writer = writer;
    }
    for (size_t at = 0; at < len && status == TIERCE_OK; at += piece) {
        status = tierce_zstd_seekable_writer_write(writer, data + at, len - at < piece ? len - at : piece);
    }
    if (status == TIERCE_OK) {
        status = tierce_zstd_seekable_writer_finish(writer);
    }
    CHECK_STATUS(tierce_zstd_seekable_writer_write(writer, data, 1), TIERCE_E_STATE);
    CHECK_STATUS(tierce_zstd_seekable_writer_end_frame(writer), TIERCE_E_STATE);
    CHECK_STATUS(tierce_zstd_seekable_writer_finish(writer), TIERCE_E_STATE);
    tierce_zstd_seekable_writer_free(writer);
    return status;
}

static void writing(const tierce_pool *pool)
{
    static const size_t sizes[] = {0, 1000, 4096, LENGTH, 3 * LENGTH};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        tierce_buffer *one = make(data, LENGTH, sizes[i], 1, NULL), *other = make(data, LENGTH, sizes[i], 1, pool);
        storage to = {NULL, 0, 0, 0, NULL, 0};
        CHECK(same(one, other));
        tierce_buffer_free(other);
        CHECK_STATUS(tierce_buffer_new(0, &to.file), TIERCE_OK);
        CHECK_STATUS(write_all(&to, LENGTH, sizes[i], 7777), TIERCE_OK);
        CHECK(same(one, to.file));
        tierce_buffer_free(to.file);
        tierce_buffer_free(one);
    }
    {
        tierce_zstd_compressor *compressor = NULL;
        tierce_zstd_seekable_writer *writer = NULL;
        tierce_buffer *file = NULL;
        CHECK_STATUS(tierce_buffer_new(0, &file), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_seekable_compress(compressor, data, 9, 0, 2, NULL, file), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_seekable_compress(compressor, data, 9, 0, -1, NULL, file), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_seekable_compress(compressor, data, 9, (1u << 30) + 1, 0, NULL, file),
                     TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_seekable_compress(compressor, data, SIZE_MAX, 0, 0, NULL, file), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_seekable_writer_new(compressor, 9, 5, append, NULL, &writer), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_seekable_writer_new(compressor, SIZE_MAX, 1, append, NULL, &writer),
                     TIERCE_E_ARGUMENT);
        CHECK(writer == NULL && tierce_buffer_len(file) == 0);
        tierce_zstd_compressor_free(compressor);
        tierce_buffer_free(file);
    }
}

static void writers_that_fail(void)
{
    static const tierce_status statuses[][2] = {{USER, USER}, {TIERCE_E_NO_MEMORY, TIERCE_E_NO_MEMORY},
                                                {5, TIERCE_E_CALLBACK}};
    for (long fail_at = 1; fail_at <= 6; fail_at++) {
        for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
            storage to = {NULL, 0, fail_at, statuses[i][0], NULL, 0};
            char message[200];
            CHECK_STATUS(tierce_buffer_new(0, &to.file), TIERCE_OK);
            CHECK_STATUS(write_all(&to, 5000, 1000, 333), statuses[i][1]);
            CHECK(to.calls == fail_at);
            tierce_last_error(message, sizeof message);
            tierce_buffer_free(to.file);
        }
    }
    {
        /* The writer is busy while it writes. */
        storage to = {NULL, 0, 0, 0, (tierce_zstd_seekable_writer *)data, TIERCE_OK};
        tierce_buffer *expected = make(data, 5000, 1000, 1, NULL);
        CHECK_STATUS(tierce_buffer_new(0, &to.file), TIERCE_OK);
        CHECK_STATUS(write_all(&to, 5000, 1000, 333), TIERCE_OK);
        CHECK(to.inner == TIERCE_E_STATE && same(expected, to.file));
        tierce_buffer_free(to.file);
        tierce_buffer_free(expected);
    }
}

static void ranges(const tierce_zstd_seekable *reader, size_t len, const tierce_pool *pool, int quick)
{
    const size_t steps[] = {0, 1, 13, 99, 100, 101, 250, 1000, len, 5 * len};
    for (size_t offset = 0; offset <= len + 1; offset += quick ? 37 : 1) {
        for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
            size_t left = offset < len ? len - offset : 0;
            size_t wanted = steps[i] < left ? steps[i] : left, got = 77;
            unsigned char *room = exact_room(&place, steps[i]);
            CHECK_STATUS(tierce_zstd_seekable_read(reader, offset, room, steps[i], pool, &got), TIERCE_OK);
            CHECK(got == wanted && memcmp(room, data + offset, wanted) == 0);
        }
    }
}

static void reading(const tierce_pool *pool, int quick)
{
    enum { LEN = 1234, FRAME = 100, FRAMES = 13 };
    for (int32_t checksums = 0; checksums <= 1; checksums++) {
        tierce_buffer *file = make(data, LEN, FRAME, checksums, NULL);
        size_t len = tierce_buffer_len(file), index = 77, got = 77;
        unsigned char *copy = (unsigned char *)malloc(len);
        uint64_t offset = 0, size = 0, at = 0, compressed = 0, end = 0;
        storage from = {file, 0, 0, 0, NULL, 0};
        tierce_zstd_seekable *reader = NULL, *other = NULL;
        memcpy(copy, tierce_buffer_data(file), len);
        CHECK_STATUS(tierce_zstd_seekable_open_memory(NULL, 0, copy, len, &reader), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_seekable_open_callback(NULL, 0, len, read_at, &from, &other), TIERCE_OK);
        CHECK(tierce_zstd_seekable_size(reader) == LEN && tierce_zstd_seekable_frame_count(reader) == FRAMES);
        for (size_t i = 0; i < FRAMES; i++) {
            CHECK_STATUS(tierce_zstd_seekable_frame(reader, i, &offset, &size, &at, &compressed), TIERCE_OK);
            CHECK(offset == i * FRAME && size == (i < FRAMES - 1 ? FRAME : LEN % FRAME) && at == end);
            CHECK_STATUS(tierce_zstd_seekable_find(reader, offset, &index), TIERCE_OK);
            CHECK(index == i);
            CHECK_STATUS(tierce_zstd_seekable_find(reader, offset + size - 1, &index), TIERCE_OK);
            CHECK(index == i);
            end += compressed;
        }
        CHECK_STATUS(tierce_zstd_seekable_frame(reader, FRAMES, &offset, &size, &at, &compressed), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_seekable_find(reader, LEN, &index), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_zstd_seekable_read(reader, UINT64_MAX, data, 1, NULL, &got), TIERCE_OK);
        CHECK(got == 0);
        CHECK_STATUS(tierce_zstd_seekable_read(reader, 0, copy + len - 5, 100, NULL, &got), TIERCE_E_ARGUMENT);
        ranges(reader, LEN, NULL, quick);
        ranges(other, LEN, NULL, quick);
        if (checksums || !quick) {
            ranges(reader, LEN, pool, 1);
        }
        tierce_zstd_seekable_free(other);
        tierce_zstd_seekable_free(reader);
        free(copy);
        tierce_buffer_free(file);
    }
}

static void readers_that_fail(void)
{
    enum { CALLS = 3 }; /* footer, header and entries */
    tierce_buffer *file = make(data, 5000, 1000, 1, NULL);
    size_t len = tierce_buffer_len(file);
    static unsigned char room[5000];
    for (long fail_at = 1; fail_at <= CALLS; fail_at++) {
        storage from = {file, 0, fail_at, USER, NULL, 0};
        tierce_zstd_seekable *reader = NULL;
        CHECK_STATUS(tierce_zstd_seekable_open_callback(NULL, 0, len, read_at, &from, &reader), USER);
        CHECK(reader == NULL && from.calls == fail_at);
    }
    for (long fail_at = 1; fail_at <= 5; fail_at++) {
        storage from = {file, 0, CALLS + fail_at, 3, NULL, 0};
        tierce_zstd_seekable *reader = NULL;
        size_t got = 77;
        CHECK_STATUS(tierce_zstd_seekable_open_callback(NULL, 0, len, read_at, &from, &reader), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_seekable_read(reader, 0, room, 5000, NULL, &got), TIERCE_E_CALLBACK);
        CHECK(got == 77);
        /* The next attempt is as good as any. */
        CHECK_STATUS(tierce_zstd_seekable_read(reader, 1, room, 5000, NULL, &got), TIERCE_OK);
        CHECK(got == 4999 && memcmp(room, data + 1, got) == 0);
        tierce_zstd_seekable_free(reader);
    }
    /* A size that is not the file's. */
    {
        storage from = {file, 0, 0, 0, NULL, 0};
        tierce_zstd_seekable *reader = NULL;
        for (size_t less = 1; less <= len; less++) {
            CHECK_STATUS(tierce_zstd_seekable_open_callback(NULL, 0, len - less, read_at, &from, &reader),
                         TIERCE_E_CORRUPT);
        }
        CHECK(reader == NULL);
    }
    tierce_buffer_free(file);
}

/* Cut off anywhere, any byte changed: an error or the right bytes, and nothing outside the memory is touched. */
static void damage(int quick)
{
    enum { LEN = 500 };
    tierce_buffer *file = make(data, LEN, 120, 1, NULL);
    size_t len = tierce_buffer_len(file);
    static unsigned char room[2 * LEN];
    for (size_t cut = 0; cut < len; cut++) {
        tierce_zstd_seekable *reader = NULL;
        const unsigned char *copy = exact_copy(&place, tierce_buffer_data(file), cut);
        CHECK_STATUS(tierce_zstd_seekable_open_memory(NULL, 0, copy, cut, &reader), TIERCE_E_CORRUPT);
    }
    for (size_t at = 0; at < len; at += quick ? 5 : 1) {
        for (unsigned change = 1; change < 256; change += quick ? 101 : 1) {
            unsigned char *copy = exact_copy(&place, tierce_buffer_data(file), len);
            tierce_zstd_seekable *reader = NULL;
            tierce_status status;
            copy[at] = (unsigned char)(copy[at] ^ change);
            status = tierce_zstd_seekable_open_memory(NULL, 0, copy, len, &reader);
            if (status == TIERCE_OK) {
                size_t got = 0;
                status = tierce_zstd_seekable_read(reader, 0, room, sizeof room, NULL, &got);
                CHECK(status != TIERCE_OK || (got == LEN && memcmp(room, data, LEN) == 0));
                (void)tierce_zstd_seekable_read(reader, 100, room, 50, NULL, &got);
            }
            CHECK(status == TIERCE_OK || status == TIERCE_E_CORRUPT || status == TIERCE_E_UNSUPPORTED
                  || status == TIERCE_E_ARGUMENT);
            tierce_zstd_seekable_free(reader);
        }
    }
    tierce_buffer_free(file);
}

/* A few bytes that claim much: refused without a try. */
static void bombs(void)
{
    /* No frames, and the table of 357,913,940 of them. */
    static const unsigned char count[] = {0x5e, 0x2a, 0x4d, 0x18, 0xf9, 0xff, 0xff, 0xff, 0x54, 0x55,
                                          0x55, 0x15, 0x80, 0xb1, 0xea, 0x92, 0x8f};
    /* One frame of no bytes of content, of which the table says 4 GiB. */
    static const unsigned char size[] = {0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x00, 0x01, 0x00, 0x00, 0x5e, 0x2a, 0x4d,
                                         0x18, 0x11, 0x00, 0x00, 0x00, 0x09, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff,
                                         0xff, 0x01, 0x00, 0x00, 0x00, 0x00, 0xb1, 0xea, 0x92, 0x8f};
    tierce_zstd_seekable *reader = NULL;
    unsigned char byte = 0;
    size_t got = 0;
    CHECK_STATUS(tierce_zstd_seekable_open_memory(NULL, 0, count, sizeof count, &reader), TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_seekable_open_memory(NULL, 0, size, sizeof size, &reader), TIERCE_OK);
    CHECK(tierce_zstd_seekable_size(reader) == UINT32_MAX);
    CHECK_STATUS(tierce_zstd_seekable_read(reader, 1u << 31, &byte, 1, NULL, &got), TIERCE_E_CORRUPT);
    tierce_zstd_seekable_free(reader);
}

static int read_much(void *argument)
{
    const tierce_zstd_seekable *reader = (const tierce_zstd_seekable *)argument;
    int good = 1;
    for (size_t offset = 0; offset < LENGTH; offset += 997) {
        unsigned char room[3000];
        size_t got = 0, wanted = LENGTH - offset < sizeof room ? LENGTH - offset : sizeof room;
        good = good && tierce_zstd_seekable_read(reader, offset, room, sizeof room, NULL, &got) == TIERCE_OK
               && got == wanted && memcmp(room, data + offset, got) == 0;
    }
    return good;
}

static void many_threads(void)
{
    tierce_buffer *file = make(data, LENGTH, 1000, 1, NULL);
    tierce_zstd_seekable *reader = NULL;
    thrd_t threads[THREADS];
    CHECK_STATUS(tierce_zstd_seekable_open_memory(NULL, 0, tierce_buffer_data(file), tierce_buffer_len(file), &reader),
                 TIERCE_OK);
    for (int i = 0; i < THREADS; i++) {
        CHECK(thrd_create(&threads[i], read_much, reader) == thrd_success);
    }
    for (int i = 0; i < THREADS; i++) {
        int good = 0;
        CHECK(thrd_join(threads[i], &good) == thrd_success && good);
    }
    tierce_zstd_seekable_free(reader);
    tierce_buffer_free(file);
}

static void with_dictionary(void)
{
    tierce_zstd_dict *dict = NULL;
    const tierce_zstd_dict *dicts[1];
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_seekable *reader = NULL;
    tierce_buffer *file = NULL;
    unsigned char room[500];
    size_t got = 0;
    CHECK_STATUS(tierce_buffer_new(0, &file), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_dict_new(data, 5000, TIERCE_ZSTD_DICT_RAW_CONTENT, &dict), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, dict, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_seekable_compress(compressor, data, 5000, 200, 1, NULL, file), TIERCE_OK);
    dicts[0] = dict;
    CHECK_STATUS(tierce_zstd_seekable_open_memory(dicts, 1, tierce_buffer_data(file), tierce_buffer_len(file), &reader),
                 TIERCE_OK);
    /* The reader and the compressor keep what they need. */
    tierce_zstd_dict_free(dict);
    tierce_zstd_compressor_free(compressor);
    CHECK_STATUS(tierce_zstd_seekable_read(reader, 333, room, sizeof room, NULL, &got), TIERCE_OK);
    CHECK(got == sizeof room && memcmp(room, data + 333, got) == 0);
    tierce_zstd_seekable_free(reader);
    tierce_buffer_free(file);
}

/* A dictionary trained on pieces of the data; the identifier is what frames know it by. */
static tierce_zstd_dict *trained(size_t at, const char *options)
{
    enum { SAMPLES = 400, SAMPLE = 100 };
    const void *items[SAMPLES];
    size_t lengths[SAMPLES];
    tierce_segments_collection *samples = NULL;
    tierce_zstd_dict *dict = NULL;
    for (size_t i = 0; i < SAMPLES; i++) {
        items[i] = data + at + i * SAMPLE;
        lengths[i] = SAMPLE;
    }
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, SAMPLES, &samples), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_dict_train(4096, samples, options, strlen(options), &dict), TIERCE_OK);
    tierce_segments_collection_free(samples);
    return dict;
}

/* Each frame names its own, whichever stands first; two of one name are refused. */
static void with_dictionaries(void)
{
    tierce_zstd_dict *one = trained(0, "{\"dict_id\": 40000, \"k\": 64, \"d\": 8, \"steps\": 1}");
    tierce_zstd_dict *other = trained(50000, "{\"dict_id\": 50000, \"k\": 64, \"d\": 8, \"steps\": 1}");
    tierce_zstd_dict *raw = NULL, *raw_too = NULL;
    tierce_buffer *file = NULL;
    tierce_zstd_seekable *reader = NULL;
    static unsigned char room[20000];
    size_t got = 0;
    CHECK_STATUS(tierce_buffer_new(0, &file), TIERCE_OK);
    for (int written_with = 0; written_with < 3; written_with++) {
        const tierce_zstd_dict *orders[2][2];
        tierce_zstd_compressor *compressor = NULL;
        orders[0][0] = orders[1][1] = one;
        orders[0][1] = orders[1][0] = other;
        CHECK_STATUS(tierce_zstd_compressor_new(3, written_with == 0 ? one : written_with == 1 ? other : NULL, &compressor),
                     TIERCE_OK);
        CHECK_STATUS(tierce_zstd_seekable_compress(compressor, data, sizeof room, 300, 1, NULL, file), TIERCE_OK);
        tierce_zstd_compressor_free(compressor);
        for (int order = 0; order < 2; order++) {
            CHECK_STATUS(tierce_zstd_seekable_open_memory(orders[order], 2, tierce_buffer_data(file),
                                                          tierce_buffer_len(file), &reader), TIERCE_OK);
            CHECK_STATUS(tierce_zstd_seekable_read(reader, 0, room, sizeof room, NULL, &got), TIERCE_OK);
            CHECK(got == sizeof room && memcmp(room, data, got) == 0);
            CHECK_STATUS(tierce_zstd_seekable_read(reader, 777, room, 100, NULL, &got), TIERCE_OK);
            CHECK(got == 100 && memcmp(room, data + 777, got) == 0);
            tierce_zstd_seekable_free(reader);
        }
    }
    CHECK_STATUS(tierce_zstd_dict_new(data, 1000, TIERCE_ZSTD_DICT_RAW_CONTENT, &raw), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_dict_new(data + 1, 1000, TIERCE_ZSTD_DICT_RAW_CONTENT, &raw_too), TIERCE_OK);
    {
        const tierce_zstd_dict *same[2];
        same[0] = raw;
        same[1] = raw_too;
        CHECK_STATUS(tierce_zstd_seekable_open_memory(same, 2, tierce_buffer_data(file), tierce_buffer_len(file), &reader),
                     TIERCE_E_ARGUMENT);
    }
    tierce_zstd_dict_free(raw_too);
    tierce_zstd_dict_free(raw);
    tierce_zstd_dict_free(other);
    tierce_zstd_dict_free(one);
    tierce_buffer_free(file);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    tierce_pool *pool = NULL;
    place.by_malloc = place.by_malloc || quick; /* valgrind knows malloc */
    make_data();
    CHECK_STATUS(tierce_pool_new(3, &pool), TIERCE_OK);
    writing(pool);
    writers_that_fail();
    reading(pool, quick);
    readers_that_fail();
    damage(quick);
    bombs();
    many_threads();
    with_dictionary();
    with_dictionaries();
    tierce_pool_free(pool);
    exact_free(&place);
    return check_result();
}
