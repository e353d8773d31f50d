/* Streams of every format through every way to use them: pieces of all sizes, failing callbacks, truncated input. */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"

static const char *const configs[] = {
    "{\"id\": \"zstd\"}",
    "{\"id\": \"zlib\"}",
    "{\"id\": \"gzip\", \"level\": 6}",
    "{\"id\": \"bz2\"}",
    "{\"id\": \"lzma\", \"preset\": 0}",
    "{\"id\": \"lzma\", \"format\": 2, \"preset\": 0}",
    "{\"id\": \"lz4frame\", \"content_checksum\": true}",
};
enum { CONFIGS = sizeof configs / sizeof configs[0], MINE = -4321 };

static tierce_stream *make(const char *config, int decode)
{
    tierce_stream *stream = NULL;
    size_t len = strlen(config);
    CHECK_STATUS(decode ? tierce_stream_decoder_from_json(config, len, &stream)
                        : tierce_stream_encoder_from_json(config, len, &stream),
                 TIERCE_OK);
    return stream;
}

static tierce_buffer *new_buffer(void)
{
    tierce_buffer *buffer = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &buffer), TIERCE_OK);
    return buffer;
}

static int same(const tierce_buffer *buffer, const void *data, size_t len)
{
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), data, len) == 0);
}

/* Bytes that compress a little. */
static unsigned char *sample(size_t len)
{
    unsigned char *data = (unsigned char *)malloc(len + 1);
    for (size_t i = 0; data != NULL && i < len; i++) {
        data[i] = (unsigned char)((i * i / 7 >> 3) ^ (i % 5 == 0 ? i * 2654435761u >> 9 : 0));
    }
    return data;
}

/* A read callback over memory, at most `most` bytes at a time; and what it does instead once it `fails_after` calls. */
typedef struct {
    const unsigned char *data;
    size_t len, most;
    long fails_after;
    tierce_status failure;
} source;

static tierce_status from_source(void *userdata, void *dst, size_t cap, size_t *len)
{
    source *from = (source *)userdata;
    if (from->failure != TIERCE_OK && from->fails_after-- <= 0) {
        return from->failure;
    }
    *len = from->len < cap ? from->len : cap;
    *len = *len < from->most ? *len : from->most;
    if (*len > 0) {
        memcpy(dst, from->data, *len);
    }
    from->data += *len;
    from->len -= *len;
    return TIERCE_OK;
}

/* A write callback into a buffer. */
typedef struct {
    tierce_buffer *to;
    size_t largest;
    long fails_after;
    tierce_status failure;
} sink;

static tierce_status to_sink(void *userdata, const void *data, size_t len)
{
    sink *to = (sink *)userdata;
    if (to->failure != TIERCE_OK && to->fails_after-- <= 0) {
        return to->failure;
    }
    to->largest = len > to->largest ? len : to->largest;
    return tierce_buffer_append(to->to, data, len);
}

/* By the plain calls, `piece` bytes at a time. */
static tierce_buffer *written(const char *config, int decode, const unsigned char *src, size_t len, size_t piece)
{
    tierce_stream *stream = make(config, decode);
    tierce_buffer *out = new_buffer();
    for (size_t at = 0; at < len; at += piece) {
        size_t n = len - at < piece ? len - at : piece, used = 0;
        tierce_status status = tierce_stream_write(stream, src + at, n, &used, out);
        CHECK(status == (decode && at + n == len ? TIERCE_END : TIERCE_OK) && used == n);
    }
    CHECK_STATUS(tierce_stream_finish(stream, out), TIERCE_OK);
    CHECK(tierce_stream_bytes_in(stream) == len && tierce_stream_bytes_out(stream) == tierce_buffer_len(out));
    CHECK(tierce_stream_at_end(stream) == 1 && tierce_stream_memory_size(stream) == 0);
    CHECK_STATUS(tierce_stream_write(stream, "x", 1, NULL, out), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_finish(stream, out), TIERCE_E_STATE);
    tierce_stream_free(stream);
    return out;
}

static tierce_buffer *stepped(const char *config, int decode, const unsigned char *src, size_t len, size_t piece,
                              size_t room)
{
    tierce_stream *stream = make(config, decode);
    tierce_buffer *out = new_buffer();
    unsigned char *dst = (unsigned char *)malloc(room);
    size_t at = 0, idle = 0;
    tierce_status status = TIERCE_OK;
    while (status == TIERCE_OK && idle < 3) {
        size_t n = len - at < piece ? len - at : piece, used = 77, made = 77;
        int32_t op = at + n == len ? TIERCE_STREAM_END : TIERCE_STREAM_CONTINUE;
        status = tierce_stream_step(stream, op, src + at, n, &used, dst, room, &made);
        if (!CHECK(status >= 0 && used <= n && made <= room)) {
            break;
        }
        idle = used == 0 && made == 0 ? idle + 1 : 0;
        at += used;
        CHECK_STATUS(tierce_buffer_append(out, dst, made), TIERCE_OK);
    }
    CHECK(status == TIERCE_END && at == len);
    free(dst);
    tierce_stream_free(stream);
    return out;
}

static tierce_buffer *by_writer(const char *config, int decode, const unsigned char *src, size_t len, size_t piece,
                                size_t size)
{
    tierce_stream *stream = make(config, decode);
    tierce_writer *writer = NULL;
    sink to = {new_buffer(), 0, 0, TIERCE_OK};
    CHECK_STATUS(tierce_writer_new(stream, size, to_sink, &to, &writer), TIERCE_OK);
    tierce_stream_free(stream);
    for (size_t at = 0; at < len; at += piece) {
        CHECK_STATUS(tierce_writer_write(writer, src + at, len - at < piece ? len - at : piece), TIERCE_OK);
    }
    CHECK_STATUS(tierce_writer_finish(writer), TIERCE_OK);
    CHECK_STATUS(tierce_writer_write(writer, "x", 1), TIERCE_E_STATE);
    CHECK(to.largest <= size);
    tierce_writer_free(writer);
    return to.to;
}

static tierce_buffer *by_reader(const char *config, int decode, const unsigned char *src, size_t len, size_t piece,
                                size_t size, int way)
{
    tierce_stream *stream = make(config, decode);
    tierce_reader *reader = NULL;
    tierce_buffer *out = new_buffer();
    source from = {src, len, piece, 0, TIERCE_OK};
    unsigned char *dst = (unsigned char *)malloc(size);
    tierce_status status = TIERCE_OK;
    if (way == 0) {
        CHECK_STATUS(tierce_reader_from_memory(stream, src, len, 0, &reader), TIERCE_OK);
    } else {
        CHECK_STATUS(tierce_reader_new(stream, piece, 0, from_source, &from, &reader), TIERCE_OK);
    }
    tierce_stream_free(stream);
    while (status == TIERCE_OK) {
        const void *data = dst;
        size_t n = 77;
        status = way == 2   ? tierce_reader_next(reader, size, &data, &n)
                 : way == 3 ? tierce_reader_read_some(reader, dst, size, &n)
                            : tierce_reader_read(reader, dst, size, &n);
        if (!CHECK(status >= 0 && n <= size && (status == TIERCE_END || n > 0))) {
            break;
        }
        if (n > 0) {
            CHECK_STATUS(tierce_buffer_append(out, data, n), TIERCE_OK);
        }
    }
    free(dst);
    tierce_reader_free(reader);
    return out;
}

static tierce_buffer *by_chunker(const char *config, int decode, const unsigned char *src, size_t len, size_t piece,
                                 size_t size)
{
    tierce_stream *stream = make(config, decode);
    tierce_chunker *chunker = NULL;
    tierce_buffer *out = new_buffer();
    const void *data;
    size_t n, last = size;
    CHECK_STATUS(tierce_chunker_new(stream, size, &chunker), TIERCE_OK);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_chunker_next(chunker, &data, &n), TIERCE_END);
    for (size_t at = 0; at < len; at += piece) {
        CHECK_STATUS(tierce_chunker_give(chunker, src + at, len - at < piece ? len - at : piece), TIERCE_OK);
        CHECK_STATUS(tierce_chunker_give(chunker, "x", 1), TIERCE_E_STATE);
        CHECK_STATUS(tierce_chunker_flush(chunker), TIERCE_E_STATE);
        CHECK_STATUS(tierce_chunker_finish(chunker), TIERCE_E_STATE);
        while (tierce_chunker_next(chunker, &data, &n) == TIERCE_OK) {
            CHECK(n == size);
            CHECK_STATUS(tierce_buffer_append(out, data, n), TIERCE_OK);
        }
        CHECK(data == NULL && n == 0);
    }
    CHECK_STATUS(tierce_chunker_finish(chunker), TIERCE_OK);
    while (tierce_chunker_next(chunker, &data, &n) == TIERCE_OK) {
        CHECK(last == size && n <= size);
        last = n;
        CHECK_STATUS(tierce_buffer_append(out, data, n), TIERCE_OK);
    }
    CHECK_STATUS(tierce_chunker_next(chunker, &data, &n), TIERCE_END);
    CHECK_STATUS(tierce_chunker_give(chunker, "x", 1), TIERCE_E_STATE);
    CHECK_STATUS(tierce_chunker_finish(chunker), TIERCE_E_STATE);
    tierce_chunker_free(chunker);
    return out;
}

static tierce_buffer *by_copy(const char *config, int decode, const unsigned char *src, size_t len, size_t piece,
                              size_t size)
{
    tierce_stream *stream = make(config, decode);
    source from = {src, len, piece, 0, TIERCE_OK};
    sink to = {new_buffer(), 0, 0, TIERCE_OK};
    uint64_t read = 77, wrote = 77;
    CHECK_STATUS(tierce_stream_copy(stream, from_source, &from, piece, to_sink, &to, size, &read, &wrote), TIERCE_OK);
    CHECK(read == len && wrote == tierce_buffer_len(to.to) && to.largest <= size);
    tierce_stream_free(stream);
    return to.to;
}

static tierce_buffer *run(int way, const char *config, int decode, const unsigned char *src, size_t len, size_t piece,
                          size_t size)
{
    switch (way) {
    case 0: return written(config, decode, src, len, piece);
    case 1: return stepped(config, decode, src, len, piece, size);
    case 2: return by_writer(config, decode, src, len, piece, size);
    case 3: return by_chunker(config, decode, src, len, piece, size);
    case 4: return by_copy(config, decode, src, len, piece, size);
    default: return by_reader(config, decode, src, len, piece, size, way - 5);
    }
}

enum { WAYS = 9 };

/* What any way encodes, every way decodes. */
static void round_trips(const char *config, size_t len)
{
    static const size_t cuts[][2] = {{1, 1}, {3, 100}, {1000, 7}, {100000, 4096}};
    unsigned char *data = sample(len);
    for (size_t cut = 0; cut < sizeof cuts / sizeof cuts[0]; cut++) {
        for (int way = 0; way < WAYS; way++) {
            long failed = check_failed;
            size_t piece = cuts[cut][0], size = cuts[cut][1];
            tierce_buffer *packed = run(way, config, 0, data, len, piece, size), *back;
            back = run((way + 4 + (int)cut) % WAYS, config, 1, (const unsigned char *)tierce_buffer_data(packed),
                       tierce_buffer_len(packed), piece, size);
            CHECK(same(back, data, len));
            CHECK_IN_CASE(failed, "%s, way %d, pieces of %zu, room for %zu", config, way, piece, size);
            tierce_buffer_free(back);
            tierce_buffer_free(packed);
        }
    }
    free(data);
}

static void truncated(const char *config)
{
    unsigned char *data = sample(200);
    tierce_buffer *packed = written(config, 0, data, 200, 200), *out = new_buffer();
    const char *whole = (const char *)tierce_buffer_data(packed);
    unsigned char room[300];
    for (size_t cut = 0; cut < tierce_buffer_len(packed); cut++) {
        long failed = check_failed;
        tierce_stream *stream = make(config, 1);
        tierce_reader *reader = NULL;
        size_t len = 77;
        /* So that reading behind the end is found. */
        unsigned char *part = (unsigned char *)malloc(cut > 0 ? cut : 1);
        memcpy(part, whole, cut);
        tierce_buffer_clear(out);
        CHECK_STATUS(tierce_stream_write(stream, part, cut, NULL, out), TIERCE_OK);
        CHECK(tierce_stream_at_end(stream) == 0);
        CHECK_STATUS(tierce_stream_finish(stream, out), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_stream_finish(stream, out), TIERCE_E_STATE);
        tierce_stream_free(stream);
        stream = make(config, 1);
        CHECK_STATUS(tierce_stream_set_across_frames(stream, 1), TIERCE_OK);
        CHECK_STATUS(tierce_reader_from_memory(stream, part, cut, 0, &reader), TIERCE_OK);
        CHECK_STATUS(tierce_reader_read(reader, room, sizeof room, &len), TIERCE_E_CORRUPT);
        CHECK(len == 77);
        CHECK_STATUS(tierce_reader_read(reader, room, sizeof room, &len), TIERCE_E_STATE);
        CHECK_IN_CASE(failed, "%s cut at %zu", config, cut);
        tierce_reader_free(reader);
        tierce_stream_free(stream);
        free(part);
    }
    tierce_buffer_free(out);
    tierce_buffer_free(packed);
    free(data);
}

/* Frames in a row: one at a time, and across. */
static void frames(const char *config)
{
    tierce_stream *stream = make(config, 0);
    tierce_buffer *packed = new_buffer(), *out = new_buffer();
    tierce_reader *reader = NULL;
    size_t first, used = 0, len = 0;
    uint64_t skipped = 0;
    unsigned char room[100];
    CHECK_STATUS(tierce_stream_write(stream, "first", 5, NULL, packed), TIERCE_OK);
    CHECK_STATUS(tierce_stream_flush(stream, TIERCE_STREAM_END, packed), TIERCE_OK);
    CHECK(tierce_stream_at_end(stream) == 1);
    first = tierce_buffer_len(packed);
    CHECK_STATUS(tierce_stream_write(stream, "second", 6, NULL, packed), TIERCE_OK);
    CHECK(tierce_stream_at_end(stream) == 0);
    CHECK_STATUS(tierce_stream_flush(stream, 7, packed), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_flush(stream, TIERCE_STREAM_CONTINUE, packed), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_finish(stream, packed), TIERCE_OK);
    tierce_stream_free(stream);

    stream = make(config, 1);
    CHECK_STATUS(tierce_stream_write(stream, tierce_buffer_data(packed), tierce_buffer_len(packed), &used, out),
                 TIERCE_END);
    CHECK(used == first && same(out, "first", 5) && tierce_stream_at_end(stream) == 1);
    CHECK_STATUS(tierce_stream_write(stream, "xyz", 3, &used, out), TIERCE_END);
    CHECK(used == 0);
    CHECK_STATUS(tierce_stream_write(stream, "xyz", 3, NULL, out), TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_stream_finish(stream, out), TIERCE_OK);
    tierce_stream_free(stream);

    stream = make(config, 1);
    CHECK_STATUS(tierce_stream_set_across_frames(stream, 2), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_set_across_frames(stream, 1), TIERCE_OK);
    CHECK_STATUS(tierce_reader_from_memory(stream, tierce_buffer_data(packed), tierce_buffer_len(packed), 0, &reader),
                 TIERCE_OK);
    CHECK_STATUS(tierce_reader_skip(reader, 3, &skipped), TIERCE_OK);
    CHECK(skipped == 3);
    CHECK_STATUS(tierce_reader_read(reader, room, 4, &len), TIERCE_OK);
    CHECK(len == 4 && memcmp(room, "stse", 4) == 0);
    CHECK_STATUS(tierce_reader_read(reader, room, sizeof room, &len), TIERCE_END);
    CHECK(len == 4 && memcmp(room, "cond", 4) == 0);
    CHECK_STATUS(tierce_reader_read(reader, room, sizeof room, &len), TIERCE_END);
    CHECK_STATUS(tierce_reader_skip(reader, 5, &skipped), TIERCE_END);
    CHECK(len == 0 && skipped == 0);
    tierce_reader_free(reader);
    tierce_stream_free(stream);

    stream = make(config, 1);
    CHECK_STATUS(tierce_reader_from_memory(stream, tierce_buffer_data(packed), tierce_buffer_len(packed), first, &reader),
                 TIERCE_OK);
    CHECK_STATUS(tierce_reader_read(reader, room, sizeof room, &len), TIERCE_END);
    CHECK(len == 6 && memcmp(room, "second", 6) == 0);
    tierce_reader_free(reader);
    tierce_stream_free(stream);

    stream = make(config, 1);
    CHECK_STATUS(tierce_reader_from_memory(stream, tierce_buffer_data(packed), first, first + 1, &reader), TIERCE_OK);
    CHECK_STATUS(tierce_reader_read(reader, room, sizeof room, &len), TIERCE_E_CORRUPT);
    tierce_reader_free(reader);
    tierce_stream_free(stream);

    stream = make(config, 1);
    CHECK_STATUS(tierce_stream_set_limit(stream, 4), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(stream, tierce_buffer_data(packed), first, NULL, out), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_stream_write(stream, "x", 1, NULL, out), TIERCE_E_STATE);
    tierce_stream_free(stream);
    tierce_buffer_free(out);
    tierce_buffer_free(packed);
}

/* Callbacks that fail, at once and later: their status comes back, and the stream is over. */
static void failures(const char *config)
{
    static const tierce_status returned[] = {MINE, TIERCE_E_USER, TIERCE_E_LIMIT, 5, TIERCE_END};
    unsigned char *data = sample(500);
    tierce_buffer *unused = new_buffer();
    for (int i = 0; i < 10; i++) {
        tierce_status failure = returned[i % 5], expected = failure > 0 ? TIERCE_E_CALLBACK : failure;
        source from = {data, 500, 100, i / 5, failure}, good_from = {data, 500, 100, 0, TIERCE_OK};
        sink to = {unused, 0, 0, failure}, good_to = {unused, 0, 0, TIERCE_OK};
        tierce_stream *stream = make(config, 0);
        tierce_reader *reader = NULL;
        tierce_writer *writer = NULL;
        const void *piece = data;
        size_t len = 77;
        uint64_t read = 77, wrote = 77;
        char message[300] = "";
        CHECK_STATUS(tierce_reader_new(stream, 100, 0, from_source, &from, &reader), TIERCE_OK);
        CHECK_STATUS(tierce_reader_next(reader, 1 << 20, &piece, &len), expected);
        CHECK(piece == data && len == 77);
        CHECK_STATUS(tierce_reader_next(reader, 1 << 20, &piece, &len), TIERCE_E_STATE);
        CHECK_STATUS(tierce_stream_write(stream, "x", 1, NULL, unused), TIERCE_E_STATE);
        tierce_last_error(message, sizeof message);
        CHECK(strstr(message, "read callback") != NULL);
        tierce_reader_free(reader);
        tierce_stream_free(stream);

        stream = make(config, 0);
        CHECK_STATUS(tierce_writer_new(stream, 10, to_sink, &to, &writer), TIERCE_OK);
        tierce_writer_write(writer, data, 500);
        tierce_writer_free(writer);
        CHECK_STATUS(tierce_writer_new(stream, 10, to_sink, &to, &writer), TIERCE_OK);
        if (tierce_stream_bytes_out(stream) == 0) {
            CHECK_STATUS(tierce_writer_finish(writer), expected);
        }
        CHECK_STATUS(tierce_writer_finish(writer), TIERCE_E_STATE);
        CHECK_STATUS(tierce_writer_flush(writer, TIERCE_STREAM_END), TIERCE_E_STATE);
        CHECK_STATUS(tierce_writer_flush(writer, 0), TIERCE_E_ARGUMENT);
        tierce_writer_free(writer);
        tierce_stream_free(stream);

        from.data = data, from.len = 500, from.fails_after = i / 5;
        stream = make(config, 0);
        CHECK_STATUS(tierce_stream_copy(stream, from_source, &from, 0, to_sink, &good_to, 0, &read, &wrote), expected);
        tierce_stream_free(stream);
        stream = make(config, 0);
        CHECK_STATUS(tierce_stream_copy(stream, from_source, &good_from, 0, to_sink, &to, 0, &read, &wrote), expected);
        CHECK(read == 77 && wrote == 77);
        tierce_stream_free(stream);
    }
    tierce_buffer_free(unused);
    free(data);
}

/* Callbacks that use what called them: refused, and no harm done. */
typedef struct {
    tierce_stream *stream;
    tierce_writer *writer;
    tierce_buffer *out;
    int calls;
} again;

static tierce_status use_again(void *userdata, const void *data, size_t len)
{
    again *my = (again *)userdata;
    tierce_buffer *other = new_buffer();
    uint64_t read, wrote;
    size_t used, made;
    char byte;
    my->calls++;
    CHECK_STATUS(tierce_stream_write(my->stream, "x", 1, NULL, other), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_finish(my->stream, other), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_set_limit(my->stream, 0), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_step(my->stream, 0, "x", 1, &used, &byte, 1, &made), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_copy(my->stream, from_source, my, 0, use_again, my, 0, &read, &wrote), TIERCE_E_STATE);
    CHECK(tierce_stream_memory_size(my->stream) == 0);
    CHECK(tierce_stream_bytes_out(my->stream) > 0);
    if (my->writer != NULL) {
        CHECK_STATUS(tierce_writer_write(my->writer, "x", 1), TIERCE_E_STATE);
        CHECK_STATUS(tierce_writer_finish(my->writer), TIERCE_E_STATE);
    }
    tierce_buffer_free(other);
    return tierce_buffer_append(my->out, data, len);
}

static tierce_status lie(void *userdata, void *dst, size_t cap, size_t *len)
{
    (void)userdata, (void)dst;
    *len = cap + 1;
    return TIERCE_OK;
}

static void in_use(const char *config)
{
    again my = {make(config, 0), NULL, new_buffer(), 0};
    tierce_buffer *back;
    tierce_reader *reader = NULL;
    const void *data = NULL;
    size_t len;
    unsigned char *src = sample(3000);
    CHECK_STATUS(tierce_writer_new(my.stream, 0, use_again, &my, &my.writer), TIERCE_OK);
    CHECK_STATUS(tierce_writer_write(my.writer, src, 3000), TIERCE_OK);
    CHECK_STATUS(tierce_writer_finish(my.writer), TIERCE_OK);
    CHECK(my.calls > 0);
    back = written(config, 1, (const unsigned char *)tierce_buffer_data(my.out), tierce_buffer_len(my.out), 100);
    CHECK(same(back, src, 3000));
    tierce_writer_free(my.writer);
    tierce_stream_free(my.stream);
    my.stream = make(config, 0);
    CHECK_STATUS(tierce_reader_new(my.stream, 0, 0, lie, NULL, &reader), TIERCE_OK);
    CHECK_STATUS(tierce_reader_next(reader, 0, &data, &len), TIERCE_E_CALLBACK);
    tierce_reader_free(reader);
    tierce_stream_free(my.stream);
    tierce_buffer_free(back);
    tierce_buffer_free(my.out);
    free(src);
}

/* Steps without room or input, in the wrong order, over their own memory. */
static void odd_steps(const char *config)
{
    tierce_stream *stream = make(config, 0);
    tierce_buffer *out = new_buffer();
    unsigned char room[8];
    size_t used = 77, made = 77, src_size = 0, dst_size = 0;
    tierce_status status;
    CHECK_STATUS(tierce_stream_recommended(stream, &src_size, &dst_size), TIERCE_OK);
    CHECK(src_size >= 1024 && dst_size >= 1024);
    CHECK_STATUS(tierce_stream_step(stream, 3, NULL, 0, &used, room, 8, &made), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_step(stream, -1, NULL, 0, &used, room, 8, &made), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_step(stream, TIERCE_STREAM_END, "abc", 3, &used, NULL, 0, &made), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_stream_step(stream, TIERCE_STREAM_CONTINUE, room, 4, &used, room, 8, &made), TIERCE_E_ARGUMENT);
    CHECK(used == 77 && made == 77);
    CHECK_STATUS(tierce_stream_step(stream, TIERCE_STREAM_CONTINUE, NULL, 0, &used, NULL, 0, &made), TIERCE_OK);
    CHECK(used == 0 && made == 0);
    /* An end that is not done is gone on with. */
    status = tierce_stream_step(stream, TIERCE_STREAM_END, "abc", 3, &used, room, 1, &made);
    CHECK(status == TIERCE_OK && made <= 1);
    CHECK_STATUS(tierce_stream_step(stream, TIERCE_STREAM_CONTINUE, NULL, 0, &used, room, 8, &made), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_write(stream, "x", 1, NULL, out), TIERCE_E_STATE);
    for (size_t at = used, steps = 0; status == TIERCE_OK && steps < 1000; steps++) {
        status = tierce_stream_step(stream, TIERCE_STREAM_END, &"abc"[at], 3 - at, &used, room, 1, &made);
        at += used;
    }
    CHECK(status == TIERCE_END);
    CHECK_STATUS(tierce_stream_finish(stream, out), TIERCE_OK);
    CHECK(tierce_buffer_len(out) == 0);
    tierce_stream_free(stream);
    /* Input from the buffer that the output goes to. */
    stream = make(config, 0);
    CHECK_STATUS(tierce_buffer_append(out, "abc", 3), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(stream, tierce_buffer_data(out), 3, NULL, out), TIERCE_E_ARGUMENT);
    tierce_stream_free(stream);
    tierce_buffer_free(out);
}

static void configs_and_sizes(void)
{
    tierce_stream *none = NULL, *stream = make(configs[0], 0);
    tierce_writer *writer = NULL;
    tierce_reader *reader = NULL;
    tierce_chunker *chunker = NULL;
    source from = {NULL, 0, 0, 0, TIERCE_OK};
    sink to = {NULL, 0, 0, TIERCE_OK};
    const void *data = NULL;
    size_t len = 0;
    CHECK_STATUS(tierce_stream_encoder_from_json("{\"id\": \"shuffle\"}", 17, &none), TIERCE_E_UNSUPPORTED);
    CHECK_STATUS(tierce_stream_encoder_from_json("{\"id\": \"no\"}", 12, &none), TIERCE_E_UNKNOWN_CODEC);
    CHECK_STATUS(tierce_stream_encoder_from_json("[]", 2, &none), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_stream_decoder_from_json("{", 1, &none), TIERCE_E_CONFIG);
    CHECK(none == NULL);
    CHECK_STATUS(tierce_writer_new(stream, SIZE_MAX, to_sink, &to, &writer), TIERCE_E_NO_MEMORY);
    CHECK_STATUS(tierce_reader_new(stream, SIZE_MAX, 0, from_source, &from, &reader), TIERCE_E_NO_MEMORY);
    CHECK_STATUS(tierce_chunker_new(stream, SIZE_MAX, &chunker), TIERCE_E_NO_MEMORY);
    CHECK_STATUS(tierce_reader_from_memory(stream, "abc", 3, 0, &reader), TIERCE_OK);
    CHECK_STATUS(tierce_reader_next(reader, SIZE_MAX, &data, &len), TIERCE_E_NO_MEMORY);
    CHECK_STATUS(tierce_reader_next(reader, 0, &data, &len), TIERCE_OK);
    tierce_reader_free(reader);
    /* A handle of another kind. */
    CHECK_STATUS(tierce_writer_finish((tierce_writer *)(void *)stream), TIERCE_E_ARGUMENT);
    tierce_stream_free(stream);
}

int main(int argc, char **argv)
{
    size_t len = check_quick(argc, argv) ? 300 : 20000;
    for (size_t i = 0; i < CONFIGS; i++) {
        round_trips(configs[i], len);
        round_trips(configs[i], 0);
        truncated(configs[i]);
        frames(configs[i]);
        failures(configs[i]);
        in_use(configs[i]);
        odd_steps(configs[i]);
    }
    configs_and_sizes();
    return check_result();
}
