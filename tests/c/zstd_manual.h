/* What the programs zstd_manual_*.c share. They go through the manual of python-zstandard, example by example: a comment
 * has the section and the Python code, below it stands the same in C.
 *
 * The manual is that of version 0.9. Where 0.25 does otherwise, tierce does as 0.25, and the programs show how to have
 * what the manual describes ("Manual: ...").
 */
#ifndef ZSTD_MANUAL_H
#define ZSTD_MANUAL_H

#include <stdint.h>
#include <stdlib.h>

#include "check.h"

enum { FIRST = TIERCE_ZSTD_FRAMES_FIRST, ONLY = TIERCE_ZSTD_FRAMES_ONLY, ALL = TIERCE_ZSTD_FRAMES_ALL };

#define UNKNOWN TIERCE_ZSTD_CONTENTSIZE_UNKNOWN

/* Some blocks long. */
static unsigned char data[400000];

/* Text of few words, different at each place. */
static inline void make_data(void)
{
    uint32_t state = 12345;
    for (size_t i = 0; i < sizeof data; i++) {
        state = state * 1664525 + 1013904223;
        data[i] = (unsigned char)"the quick brown fox "[(state >> 24) % 20];
    }
}

/* An object with a method read(size). */
struct source {
    const unsigned char *bytes;
    size_t len, at;
    size_t largest; /* what was asked for at most */
    size_t calls;
};

static inline tierce_status source_read(void *userdata, void *dst, size_t cap, size_t *len)
{
    struct source *source = userdata;
    *len = source->len - source->at < cap ? source->len - source->at : cap;
    memcpy(dst, source->bytes + source->at, *len);
    source->at += *len;
    source->largest = cap > source->largest ? cap : source->largest;
    source->calls++;
    return TIERCE_OK;
}

/* An object with a method write(data). */
struct sink {
    tierce_buffer *bytes;
    size_t largest; /* what was written at once at most */
    size_t calls;
};

static inline tierce_status sink_write(void *userdata, const void *bytes, size_t len)
{
    struct sink *sink = userdata;
    sink->largest = len > sink->largest ? len : sink->largest;
    sink->calls++;
    return tierce_buffer_append(sink->bytes, bytes, len);
}

static inline struct source source_of(const void *bytes, size_t len)
{
    struct source source = {bytes, len, 0, 0, 0};
    return source;
}

static inline tierce_buffer *new_buffer(void)
{
    tierce_buffer *buffer = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &buffer), TIERCE_OK);
    return buffer;
}

static inline struct sink new_sink(void)
{
    struct sink sink = {new_buffer(), 0, 0};
    return sink;
}

/* ZstdCompressor() */
static inline tierce_zstd_compressor *new_compressor(int32_t level, const tierce_zstd_dict *dict)
{
    tierce_zstd_compressor *compressor = NULL;
    CHECK_STATUS(tierce_zstd_compressor_new(level, dict, &compressor), TIERCE_OK);
    return compressor;
}

/* ZstdDecompressor() */
static inline tierce_zstd_decompressor *new_decompressor(const tierce_zstd_dict *dict)
{
    tierce_zstd_decompressor *decompressor = NULL;
    CHECK_STATUS(tierce_zstd_decompressor_new(&dict, dict != NULL, &decompressor), TIERCE_OK);
    return decompressor;
}

static inline int holds(const tierce_buffer *buffer, const void *bytes, size_t len)
{
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), bytes, len) == 0);
}

/* Whether the bytes are one frame of that content. */
static inline int is_frame_of(const void *frame, size_t frame_len, const void *content, size_t len)
{
    tierce_zstd_decompressor *decompressor = new_decompressor(NULL);
    tierce_buffer *plain = new_buffer();
    int good = CHECK_STATUS(tierce_zstd_decompressor_decompress(decompressor, frame, frame_len, len, ONLY, plain, NULL),
                            TIERCE_OK)
               && holds(plain, content, len);
    tierce_buffer_free(plain);
    tierce_zstd_decompressor_free(decompressor);
    return good;
}

static inline int buffer_is_frame_of(const tierce_buffer *frame, const void *content, size_t len)
{
    return is_frame_of(tierce_buffer_data(frame), tierce_buffer_len(frame), content, len);
}

/* What the header of a frame declares. */
static inline uint64_t declared_size(const void *frame, size_t len)
{
    uint64_t size = 0;
    CHECK_STATUS(tierce_zstd_frame_content_size(frame, len, &size), TIERCE_OK);
    return size;
}

#endif
