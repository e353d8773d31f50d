/* NULL for each pointer argument of each function, one at a time, all others valid: TIERCE_E_NULL and nothing written,
 * or harmless where the header says so.
 *
 * `null list` prints "function argument" of each check that ran; listed.cmake compares that with the header.
 */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"

enum { DST = 64, NUMBER = 0xC0FFEE, STATUS = 77 };

static int listing;
static char canary_place;

/* All outputs of all calls, and the marks they must keep. */
static tierce_buffer *new_buffer, *json, *dst;
static tierce_segments *new_segments;
static tierce_segments_collection *new_collection;
static tierce_pool *new_pool;
static tierce_codec *new_codec;
static tierce_registry *new_registry;
static tierce_stream *new_stream;
static tierce_writer *new_writer;
static tierce_reader *new_reader;
static tierce_chunker *new_chunker;
static const void *item;
static void *new_room;
static size_t item_len, bound, dst_len;
static uint64_t amount, other_amount;
static tierce_status each[2];
static unsigned char room[DST];
/* More places for handles and numbers: `(type *)place(0)` is where an output of that type goes. */
static uint64_t places[4];

static void *place(int index)
{
    return &places[index];
}

static void mark(void)
{
    void *nowhere = &canary_place;
    new_buffer = (tierce_buffer *)nowhere;
    new_segments = (tierce_segments *)nowhere;
    new_collection = (tierce_segments_collection *)nowhere;
    new_pool = (tierce_pool *)nowhere;
    new_codec = (tierce_codec *)nowhere;
    new_registry = (tierce_registry *)nowhere;
    new_stream = (tierce_stream *)nowhere;
    new_writer = (tierce_writer *)nowhere;
    new_reader = (tierce_reader *)nowhere;
    new_chunker = (tierce_chunker *)nowhere;
    amount = other_amount = NUMBER;
    item = nowhere;
    new_room = nowhere;
    item_len = bound = dst_len = NUMBER;
    each[0] = each[1] = STATUS;
    memset(room, 0xA5, DST);
    memset(places, 0xA5, sizeof places);
    tierce_buffer_clear(json);
    tierce_buffer_append(json, "kept", 4);
}

static int untouched(void)
{
    void *nowhere = &canary_place;
    int same = (void *)new_buffer == nowhere && (void *)new_segments == nowhere && (void *)new_collection == nowhere
               && (void *)new_pool == nowhere && (void *)new_codec == nowhere && (void *)new_registry == nowhere
               && (void *)new_stream == nowhere && (void *)new_writer == nowhere && (void *)new_reader == nowhere
               && (void *)new_chunker == nowhere && amount == NUMBER && other_amount == NUMBER
               && item == nowhere && new_room == nowhere && item_len == NUMBER && bound == NUMBER && dst_len == NUMBER && each[0] == STATUS
               && each[1] == STATUS && tierce_buffer_len(json) == 4
               && memcmp(tierce_buffer_data(json), "kept", 4) == 0;
    for (size_t i = 0; i < DST; i++) {
        same = same && room[i] == 0xA5;
    }
    for (size_t i = 0; i < sizeof places; i++) {
        same = same && ((const unsigned char *)places)[i] == 0xA5;
    }
    return same;
}

static void covers(const char *function, const char *argument)
{
    if (listing) {
        printf("%s %s\n", function, argument);
    }
}

/* `argument` of `function` is NULL in the call: it is refused, with a message that names it. */
#define REFUSED(function, argument, ...)                           \
    do {                                                           \
        char message[200] = "";                                    \
        covers(#function, #argument);                              \
        mark();                                                    \
        CHECK_STATUS(function(__VA_ARGS__), TIERCE_E_NULL);        \
        CHECK(untouched());                                        \
        tierce_last_error(message, sizeof message);                \
        CHECK(strstr(message, #argument) != NULL);                 \
    } while (0)

/* `argument` of `function` is NULL somewhere in the condition, which says what the header promises. */
#define HARMLESS(function, argument, condition) \
    do {                                        \
        covers(#function, #argument);           \
        CHECK(condition);                       \
    } while (0)

#include "null_zstd.h"
#include "null_zstd_seekable.h"
#include "null_array.h"
#include "null_blosc.h"
#include "null_store.h"
#include "null_zfp.h"
#include "null_zarr.h"

static const char config[] = "{\"id\": \"shuffle\", \"elementsize\": 1}";
static const tierce_segment table[2] = {{0, 3}, {3, 2}};

static void status_and_version(void)
{
    HARMLESS(tierce_last_error, dst, tierce_last_error(NULL, 0) == tierce_last_error(NULL, 5));
    HARMLESS(tierce_last_error_native, library, tierce_last_error_native(NULL, 5) == tierce_last_error_native(NULL, 0));
    REFUSED(tierce_build_info, json, NULL);
}

static void buffers(void)
{
    tierce_buffer *buffer = NULL;
    CHECK_STATUS(tierce_buffer_new(8, &buffer), TIERCE_OK);
    REFUSED(tierce_buffer_new, out, 8, NULL);
    HARMLESS(tierce_buffer_free, buffer, (tierce_buffer_free(NULL), 1));
    HARMLESS(tierce_buffer_data, buffer, tierce_buffer_data(NULL) == NULL);
    HARMLESS(tierce_buffer_len, buffer, tierce_buffer_len(NULL) == 0);
    HARMLESS(tierce_buffer_capacity, buffer, tierce_buffer_capacity(NULL) == 0);
    REFUSED(tierce_buffer_reserve, buffer, NULL, 8);
    REFUSED(tierce_buffer_clear, buffer, NULL);
    REFUSED(tierce_buffer_append, buffer, NULL, "abc", 3);
    REFUSED(tierce_buffer_append, src, buffer, NULL, 3);
    REFUSED(tierce_buffer_room, buffer, NULL, 8, &new_room, &dst_len);
    REFUSED(tierce_buffer_room, room, buffer, 8, NULL, &dst_len);
    REFUSED(tierce_buffer_room, room_len, buffer, 8, &new_room, NULL);
    REFUSED(tierce_buffer_commit, buffer, NULL, 0);
    CHECK(tierce_buffer_len(buffer) == 0);
    CHECK_STATUS(tierce_buffer_append(buffer, NULL, 0), TIERCE_OK);
    CHECK(tierce_buffer_data(buffer) == NULL);
    tierce_buffer_free(buffer);
}

static void segments(void)
{
    tierce_segments *segments = NULL;
    CHECK_STATUS(tierce_segments_copy("abcde", 5, table, 2, &segments), TIERCE_OK);
    REFUSED(tierce_segments_copy, data, NULL, 5, table, 2, &new_segments);
    REFUSED(tierce_segments_copy, segments, "abcde", 5, NULL, 2, &new_segments);
    REFUSED(tierce_segments_copy, out, "abcde", 5, table, 2, NULL);
    REFUSED(tierce_segments_wrap, data, NULL, 5, table, 2, NULL, NULL, &new_segments);
    REFUSED(tierce_segments_wrap, segments, "abcde", 5, NULL, 2, NULL, NULL, &new_segments);
    REFUSED(tierce_segments_wrap, out, "abcde", 5, table, 2, NULL, NULL, NULL);
    HARMLESS(tierce_segments_free, segments, (tierce_segments_free(NULL), 1));
    HARMLESS(tierce_segments_count, segments, tierce_segments_count(NULL) == 0);
    REFUSED(tierce_segments_data, segments, NULL, &item, &item_len);
    REFUSED(tierce_segments_data, data, segments, NULL, &item_len);
    REFUSED(tierce_segments_data, data_len, segments, &item, NULL);
    REFUSED(tierce_segments_table, segments, NULL, (const tierce_segment **)place(0));
    REFUSED(tierce_segments_table, table, segments, NULL);
    REFUSED(tierce_segments_get, segments, NULL, 0, &item, &item_len);
    REFUSED(tierce_segments_get, item, segments, 0, NULL, &item_len);
    REFUSED(tierce_segments_get, item_len, segments, 0, &item, NULL);
    tierce_segments_free(segments);
    segments = NULL;
    CHECK_STATUS(tierce_segments_copy(NULL, 0, NULL, 0, &segments), TIERCE_OK);
    CHECK(tierce_segments_count(segments) == 0);
    tierce_segments_free(segments);
    segments = NULL;
    HARMLESS(tierce_segments_wrap, release,
             tierce_segments_wrap("abcde", 5, table, 2, NULL, room, &segments) == TIERCE_OK);
    HARMLESS(tierce_segments_wrap, userdata, tierce_segments_count(segments) == 2);
    tierce_segments_free(segments);
}

static void collections(const tierce_segments_collection *collection)
{
    const tierce_segments *none[1] = {NULL};
    const void *items[2] = {"abc", NULL};
    const size_t lengths[2] = {3, 1}, empty_second[2] = {3, 0};
    REFUSED(tierce_segments_collection_new, parts, NULL, 1, &new_collection);
    REFUSED(tierce_segments_collection_new, out, NULL, 0, NULL);
    REFUSED(tierce_segments_collection_new, element, none, 1, &new_collection);
    REFUSED(tierce_segments_collection_from_pointers, items, NULL, lengths, 1, &new_collection);
    REFUSED(tierce_segments_collection_from_pointers, lengths, items, NULL, 1, &new_collection);
    REFUSED(tierce_segments_collection_from_pointers, out, items, lengths, 1, NULL);
    REFUSED(tierce_segments_collection_from_pointers, element, items, lengths, 2, &new_collection);
    HARMLESS(tierce_segments_collection_free, collection, (tierce_segments_collection_free(NULL), 1));
    HARMLESS(tierce_segments_collection_count, collection, tierce_segments_collection_count(NULL) == 0);
    HARMLESS(tierce_segments_collection_size, collection, tierce_segments_collection_size(NULL) == 0);
    REFUSED(tierce_segments_collection_keep, collection, NULL, 0, &new_segments);
    REFUSED(tierce_segments_collection_keep, out, collection, 0, NULL);
    REFUSED(tierce_segments_collection_get, collection, NULL, 0, &item, &item_len);
    REFUSED(tierce_segments_collection_get, item, collection, 0, NULL, &item_len);
    REFUSED(tierce_segments_collection_get, item_len, collection, 0, &item, NULL);
    mark();
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, empty_second, 2, &new_collection), TIERCE_OK);
    CHECK(tierce_segments_collection_size(new_collection) == 3);
    tierce_segments_collection_free(new_collection);
    mark();
    CHECK_STATUS(tierce_segments_collection_new(NULL, 0, &new_collection), TIERCE_OK);
    CHECK(tierce_segments_collection_count(new_collection) == 0);
    tierce_segments_collection_free(new_collection);
}

static void codecs(const tierce_codec *codec)
{
    REFUSED(tierce_codec_from_json, json, NULL, 5, &new_codec);
    REFUSED(tierce_codec_from_json, out, config, strlen(config), NULL);
    HARMLESS(tierce_codec_free, codec, (tierce_codec_free(NULL), 1));
    REFUSED(tierce_codec_config, codec, NULL, json);
    REFUSED(tierce_codec_config, json, codec, NULL);
    REFUSED(tierce_codec_config_as, codec, NULL, TIERCE_CONFIG_V3, json);
    REFUSED(tierce_codec_config_as, json, codec, TIERCE_CONFIG_V3, NULL);
    REFUSED(tierce_codec_encode_bound, codec, NULL, 10, &bound);
    REFUSED(tierce_codec_encode_bound, bound, codec, 10, NULL);
    REFUSED(tierce_codec_encode_into, codec, NULL, "abc", 3, room, DST, &dst_len);
    REFUSED(tierce_codec_encode_into, src, codec, NULL, 3, room, DST, &dst_len);
    REFUSED(tierce_codec_encode_into, dst, codec, "abc", 3, NULL, DST, &dst_len);
    REFUSED(tierce_codec_encode_into, dst_len, codec, "abc", 3, room, DST, NULL);
    REFUSED(tierce_codec_encode, codec, NULL, "abc", 3, dst);
    REFUSED(tierce_codec_encode, src, codec, NULL, 3, dst);
    REFUSED(tierce_codec_encode, dst, codec, "abc", 3, NULL);
    REFUSED(tierce_codec_decode_into, codec, NULL, "abcd", 4, room, DST, &dst_len);
    REFUSED(tierce_codec_decode_into, src, codec, NULL, 4, room, DST, &dst_len);
    REFUSED(tierce_codec_decode_into, dst, codec, "abcd", 4, NULL, DST, &dst_len);
    REFUSED(tierce_codec_decode_into, dst_len, codec, "abcd", 4, room, DST, NULL);
    REFUSED(tierce_codec_decode, codec, NULL, "abcd", 4, 10, dst);
    REFUSED(tierce_codec_decode, src, codec, NULL, 4, 10, dst);
    REFUSED(tierce_codec_decode, dst, codec, "abcd", 4, 10, NULL);
    mark();
    CHECK_STATUS(tierce_codec_from_json(NULL, 0, &new_codec), TIERCE_E_CONFIG);
    CHECK(untouched());
    CHECK_STATUS(tierce_codec_encode_into(codec, NULL, 0, room, DST, &dst_len), TIERCE_OK);
    CHECK(dst_len == 0);
    dst_len = NUMBER;
    CHECK_STATUS(tierce_codec_decode_into(codec, NULL, 0, NULL, 0, &dst_len), TIERCE_OK);
    CHECK(dst_len == 0);
    CHECK_STATUS(tierce_codec_encode_into(codec, "abc", 3, NULL, 0, &dst_len), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(dst_len == 3);
    CHECK_STATUS(tierce_codec_encode(codec, NULL, 0, dst), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(codec, NULL, 0, 0, dst), TIERCE_OK);
    CHECK(tierce_buffer_len(dst) == 0);
}

static void many(const tierce_codec *codec, const tierce_segments_collection *collection, const tierce_pool *pool)
{
    tierce_segments_collection *packed = NULL, *back = NULL;
    REFUSED(tierce_codec_encode_many, codec, NULL, collection, pool, &new_collection, each);
    REFUSED(tierce_codec_encode_many, src, codec, NULL, pool, &new_collection, each);
    REFUSED(tierce_codec_encode_many, dst, codec, collection, pool, NULL, each);
    HARMLESS(tierce_codec_encode_many, pool,
             tierce_codec_encode_many(codec, collection, NULL, &packed, each) == TIERCE_OK);
    tierce_segments_collection_free(packed);
    packed = NULL;
    HARMLESS(tierce_codec_encode_many, each,
             tierce_codec_encode_many(codec, collection, pool, &packed, NULL) == TIERCE_OK);
    REFUSED(tierce_codec_decode_many, codec, NULL, packed, 10, pool, &new_collection, each);
    REFUSED(tierce_codec_decode_many, src, codec, NULL, 10, pool, &new_collection, each);
    REFUSED(tierce_codec_decode_many, dst, codec, packed, 10, pool, NULL, each);
    HARMLESS(tierce_codec_decode_many, pool,
             tierce_codec_decode_many(codec, packed, 10, NULL, &back, each) == TIERCE_OK);
    tierce_segments_collection_free(back);
    back = NULL;
    HARMLESS(tierce_codec_decode_many, each,
             tierce_codec_decode_many(codec, packed, 10, pool, &back, NULL) == TIERCE_OK);
    CHECK(tierce_segments_collection_size(back) == 5);
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(packed);
}

static tierce_status keep(void *userdata, void *state, const void *src, size_t src_len, tierce_buffer *to)
{
    (void)userdata, (void)state;
    return tierce_buffer_append(to, src, src_len);
}

static tierce_status keep_back(void *userdata, void *state, const void *src, size_t src_len, size_t max_len,
                               tierce_buffer *to)
{
    (void)max_len;
    return keep(userdata, state, src, src_len, to);
}

static void registries(void)
{
    tierce_registry *registry = NULL;
    tierce_codec_callbacks mine;
    memset(&mine, 0, sizeof mine);
    mine.struct_size = sizeof mine;
    mine.id = "keep";
    mine.encode = keep;
    mine.decode = keep_back;
    CHECK_STATUS(tierce_registry_new(&registry), TIERCE_OK);
    REFUSED(tierce_codec_list, json, NULL);
    REFUSED(tierce_registry_new, out, NULL);
    HARMLESS(tierce_registry_free, registry, (tierce_registry_free(NULL), 1));
    REFUSED(tierce_registry_add, registry, NULL, &mine);
    REFUSED(tierce_registry_add, callbacks, registry, NULL);
    REFUSED(tierce_registry_list, registry, NULL, json);
    REFUSED(tierce_registry_list, json, registry, NULL);
    REFUSED(tierce_registry_codec_from_json, registry, NULL, config, strlen(config), &new_codec);
    REFUSED(tierce_registry_codec_from_json, json, registry, NULL, 5, &new_codec);
    REFUSED(tierce_registry_codec_from_json, out, registry, config, strlen(config), NULL);
    mine.encode = NULL;
    REFUSED(tierce_registry_add, encode, registry, &mine);
    mine.encode = keep;
    mine.decode = NULL;
    REFUSED(tierce_registry_add, decode, registry, &mine);
    mine.decode = keep_back;
    mine.id = NULL;
    REFUSED(tierce_registry_add, id, registry, &mine);
    mine.id = "keep";
    CHECK_STATUS(tierce_registry_add(registry, &mine), TIERCE_OK);
    tierce_registry_free(registry);
}

static tierce_status take_all(void *userdata, const void *data, size_t len)
{
    (void)userdata, (void)data, (void)len;
    return TIERCE_OK;
}

static tierce_status nothing_left(void *userdata, void *to, size_t cap, size_t *len)
{
    (void)userdata, (void)to, (void)cap;
    *len = 0;
    return TIERCE_OK;
}

static const char gzip[] = "{\"id\": \"gzip\"}";

static void streams(void)
{
    tierce_stream *stream = NULL, *fresh = NULL;
    REFUSED(tierce_stream_encoder_from_json, json, NULL, 5, &new_stream);
    REFUSED(tierce_stream_encoder_from_json, out, gzip, strlen(gzip), NULL);
    REFUSED(tierce_stream_decoder_from_json, json, NULL, 5, &new_stream);
    REFUSED(tierce_stream_decoder_from_json, out, gzip, strlen(gzip), NULL);
    if (!CHECK_STATUS(tierce_stream_encoder_from_json(gzip, strlen(gzip), &stream), TIERCE_OK)) {
        return;
    }
    HARMLESS(tierce_stream_free, stream, (tierce_stream_free(NULL), 1));
    REFUSED(tierce_stream_set_across_frames, stream, NULL, 1);
    REFUSED(tierce_stream_set_limit, stream, NULL, 1);
    REFUSED(tierce_stream_step, stream, NULL, TIERCE_STREAM_END, "abc", 3, &item_len, room, DST, &dst_len);
    REFUSED(tierce_stream_step, src, stream, TIERCE_STREAM_END, NULL, 3, &item_len, room, DST, &dst_len);
    REFUSED(tierce_stream_step, src_used, stream, TIERCE_STREAM_END, "abc", 3, NULL, room, DST, &dst_len);
    REFUSED(tierce_stream_step, dst, stream, TIERCE_STREAM_END, "abc", 3, &item_len, NULL, DST, &dst_len);
    REFUSED(tierce_stream_step, dst_len, stream, TIERCE_STREAM_END, "abc", 3, &item_len, room, DST, NULL);
    REFUSED(tierce_stream_write, stream, NULL, "abc", 3, &item_len, dst);
    REFUSED(tierce_stream_write, src, stream, NULL, 3, &item_len, dst);
    REFUSED(tierce_stream_write, dst, stream, "abc", 3, &item_len, NULL);
    HARMLESS(tierce_stream_write, src_used, tierce_stream_write(stream, NULL, 0, NULL, dst) == TIERCE_OK);
    REFUSED(tierce_stream_flush, stream, NULL, TIERCE_STREAM_FLUSH, dst);
    REFUSED(tierce_stream_flush, dst, stream, TIERCE_STREAM_FLUSH, NULL);
    REFUSED(tierce_stream_finish, stream, NULL, dst);
    REFUSED(tierce_stream_finish, dst, stream, NULL);
    HARMLESS(tierce_stream_bytes_in, stream, tierce_stream_bytes_in(NULL) == 0);
    HARMLESS(tierce_stream_bytes_out, stream, tierce_stream_bytes_out(NULL) == 0);
    HARMLESS(tierce_stream_at_end, stream, tierce_stream_at_end(NULL) == 0);
    HARMLESS(tierce_stream_memory_size, stream, tierce_stream_memory_size(NULL) == 0);
    REFUSED(tierce_stream_set_parameter, stream, NULL, 0, 0);
    REFUSED(tierce_stream_progression, stream, NULL, &places[0], &places[1], &places[2]);
    REFUSED(tierce_stream_progression, ingested, stream, NULL, &places[1], &places[2]);
    REFUSED(tierce_stream_progression, consumed, stream, &places[0], NULL, &places[2]);
    REFUSED(tierce_stream_progression, produced, stream, &places[0], &places[1], NULL);
    REFUSED(tierce_stream_recommended, stream, NULL, &item_len, &dst_len);
    REFUSED(tierce_stream_recommended, src_size, stream, NULL, &dst_len);
    REFUSED(tierce_stream_recommended, dst_size, stream, &item_len, NULL);
    REFUSED(tierce_stream_copy, stream, NULL, nothing_left, NULL, 0, take_all, NULL, 0, &amount, &other_amount);
    REFUSED(tierce_stream_copy, read, stream, NULL, NULL, 0, take_all, NULL, 0, &amount, &other_amount);
    REFUSED(tierce_stream_copy, write, stream, nothing_left, NULL, 0, NULL, NULL, 0, &amount, &other_amount);
    REFUSED(tierce_stream_copy, bytes_read, stream, nothing_left, NULL, 0, take_all, NULL, 0, NULL, &other_amount);
    REFUSED(tierce_stream_copy, bytes_written, stream, nothing_left, NULL, 0, take_all, NULL, 0, &amount, NULL);
    /* Nothing of that went into the stream. */
    CHECK(tierce_stream_bytes_in(stream) == 0 && tierce_stream_bytes_out(stream) == 0);
    CHECK_STATUS(tierce_stream_encoder_from_json(gzip, strlen(gzip), &fresh), TIERCE_OK);
    HARMLESS(tierce_stream_copy, read_userdata,
             tierce_stream_copy(stream, nothing_left, NULL, 0, take_all, &fresh, 0, &amount, &other_amount) == TIERCE_OK);
    HARMLESS(tierce_stream_copy, write_userdata,
             tierce_stream_copy(fresh, nothing_left, &fresh, 0, take_all, NULL, 0, &amount, &other_amount) == TIERCE_OK);
    tierce_stream_free(fresh);
    tierce_stream_free(stream);
}

static void writers_and_chunkers(void)
{
    tierce_stream *stream = NULL;
    tierce_writer *writer = NULL;
    tierce_chunker *chunker = NULL;
    CHECK_STATUS(tierce_stream_encoder_from_json(gzip, strlen(gzip), &stream), TIERCE_OK);
    REFUSED(tierce_writer_new, stream, NULL, 0, take_all, NULL, &new_writer);
    REFUSED(tierce_writer_new, write, stream, 0, NULL, NULL, &new_writer);
    REFUSED(tierce_writer_new, out, stream, 0, take_all, NULL, NULL);
    HARMLESS(tierce_writer_new, userdata, tierce_writer_new(stream, 0, take_all, NULL, &writer) == TIERCE_OK);
    REFUSED(tierce_writer_write, writer, NULL, "abc", 3);
    REFUSED(tierce_writer_write, src, writer, NULL, 3);
    REFUSED(tierce_writer_flush, writer, NULL, TIERCE_STREAM_FLUSH);
    REFUSED(tierce_writer_finish, writer, NULL);
    HARMLESS(tierce_writer_free, writer, (tierce_writer_free(NULL), 1));
    REFUSED(tierce_chunker_new, stream, NULL, 5, &new_chunker);
    REFUSED(tierce_chunker_new, out, stream, 5, NULL);
    CHECK_STATUS(tierce_chunker_new(stream, 5, &chunker), TIERCE_OK);
    REFUSED(tierce_chunker_give, chunker, NULL, "abc", 3);
    REFUSED(tierce_chunker_give, src, chunker, NULL, 3);
    REFUSED(tierce_chunker_flush, chunker, NULL);
    REFUSED(tierce_chunker_finish, chunker, NULL);
    CHECK_STATUS(tierce_chunker_finish(chunker), TIERCE_OK);
    REFUSED(tierce_chunker_next, chunker, NULL, &item, &item_len);
    REFUSED(tierce_chunker_next, data, chunker, NULL, &item_len);
    REFUSED(tierce_chunker_next, len, chunker, &item, NULL);
    CHECK_STATUS(tierce_chunker_next(chunker, &item, &item_len), TIERCE_OK);
    CHECK(item_len == 5);
    HARMLESS(tierce_chunker_free, chunker, (tierce_chunker_free(NULL), 1));
    tierce_chunker_free(chunker);
    tierce_writer_free(writer);
    tierce_stream_free(stream);
}

static void readers(void)
{
    tierce_stream *stream = NULL;
    tierce_reader *reader = NULL, *empty = NULL;
    CHECK_STATUS(tierce_stream_encoder_from_json(gzip, strlen(gzip), &stream), TIERCE_OK);
    REFUSED(tierce_reader_new, stream, NULL, 0, 0, nothing_left, NULL, &new_reader);
    REFUSED(tierce_reader_new, read, stream, 0, 0, NULL, NULL, &new_reader);
    REFUSED(tierce_reader_new, out, stream, 0, 0, nothing_left, NULL, NULL);
    HARMLESS(tierce_reader_new, userdata, tierce_reader_new(stream, 0, 0, nothing_left, NULL, &reader) == TIERCE_OK);
    REFUSED(tierce_reader_from_memory, stream, NULL, "abc", 3, 0, &new_reader);
    REFUSED(tierce_reader_from_memory, src, stream, NULL, 3, 0, &new_reader);
    REFUSED(tierce_reader_from_memory, out, stream, "abc", 3, 0, NULL);
    CHECK_STATUS(tierce_reader_from_memory(stream, NULL, 0, 0, &empty), TIERCE_OK);
    REFUSED(tierce_reader_read, reader, NULL, room, DST, &dst_len);
    REFUSED(tierce_reader_read, dst, reader, NULL, DST, &dst_len);
    REFUSED(tierce_reader_read, len, reader, room, DST, NULL);
    REFUSED(tierce_reader_read_some, reader, NULL, room, DST, &dst_len);
    REFUSED(tierce_reader_read_some, dst, reader, NULL, DST, &dst_len);
    REFUSED(tierce_reader_read_some, len, reader, room, DST, NULL);
    REFUSED(tierce_reader_skip, reader, NULL, 5, &amount);
    REFUSED(tierce_reader_skip, skipped, reader, 5, NULL);
    REFUSED(tierce_reader_next, reader, NULL, 5, &item, &item_len);
    REFUSED(tierce_reader_next, data, reader, 5, NULL, &item_len);
    REFUSED(tierce_reader_next, len, reader, 5, &item, NULL);
    CHECK_STATUS(tierce_reader_read(reader, NULL, 0, &dst_len), TIERCE_OK);
    CHECK(dst_len == 0 && tierce_stream_bytes_out(stream) == 0);
    HARMLESS(tierce_reader_free, reader, (tierce_reader_free(NULL), 1));
    tierce_reader_free(empty);
    tierce_reader_free(reader);
    tierce_stream_free(stream);
}

int main(int argc, char **argv)
{
    const void *items[2] = {"abc", "de"};
    const size_t lengths[2] = {3, 2};
    tierce_segments_collection *collection = NULL;
    tierce_codec *codec = NULL;
    tierce_pool *pool = NULL;
    listing = argc > 1 && strcmp(argv[1], "list") == 0;
    CHECK_STATUS(tierce_buffer_new(0, &json), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &dst), TIERCE_OK);
    CHECK_STATUS(tierce_codec_from_json(config, strlen(config), &codec), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, 2, &collection), TIERCE_OK);
    CHECK_STATUS(tierce_pool_new(2, &pool), TIERCE_OK);

    status_and_version();
    buffers();
    segments();
    collections(collection);
    REFUSED(tierce_pool_new, out, 1, NULL);
    HARMLESS(tierce_pool_free, pool, (tierce_pool_free(NULL), 1));
    HARMLESS(tierce_pool_threads, pool, tierce_pool_threads(NULL) == 0);
    codecs(codec);
    many(codec, collection, pool);
    registries();
    blosc(pool);
    arrays(codec, pool);
    zstd(collection, pool);
    zstd_seekable(pool);
    streams();
    writers_and_chunkers();
    readers();
    stores();
    zfp();
    zarr();

    tierce_pool_free(pool);
    tierce_segments_collection_free(collection);
    tierce_codec_free(codec);
    tierce_buffer_free(dst);
    tierce_buffer_free(json);
    return listing ? 0 : check_result();
}
