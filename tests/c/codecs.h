/* The codecs that the tests go over: those of tierce_codec_list(), each with the configs of the table here. */
#ifndef CODECS_H
#define CODECS_H

#include <stdlib.h>

#include "check.h"

enum {
    EMPTY_IS_VALID = 1, /* the encoded form of nothing is nothing */
    CUT_MAY_PASS = 2,   /* a truncated chunk can look whole */
    GUARDED = 4,        /* a checksum covers the content: damage is found */
};

typedef struct codec_case {
    const char *id;    /* the codec's id, or its zarr v3 name where it has none */
    const char *json;  /* the config */
    unsigned multiple; /* it encodes whole elements of so many bytes */
    unsigned flags;
} codec_case;

/* The first row of each codec is its default config. */
static const codec_case codec_cases[] = {
    {"bytes", "{\"name\": \"bytes\"}", 1, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"shuffle", "{\"id\": \"shuffle\"}", 4, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"shuffle", "{\"id\": \"shuffle\", \"elementsize\": 0}", 1, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"shuffle", "{\"id\": \"shuffle\", \"elementsize\": 2}", 2, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"shuffle", "{\"id\": \"shuffle\", \"elementsize\": 3}", 3, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"shuffle", "{\"id\": \"shuffle\", \"elementsize\": 8}", 8, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"shuffle", "{\"id\": \"shuffle\", \"elementsize\": 1000}", 1000, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"zstd", "{\"id\": \"zstd\"}", 1, 0},
    {"zstd", "{\"id\": \"zstd\", \"level\": 19, \"checksum\": true}", 1, GUARDED},
    {"zstd", "{\"id\": \"zstd\", \"level\": -7}", 1, 0},
    {"lz4", "{\"id\": \"lz4\"}", 1, 0},
    {"lz4", "{\"id\": \"lz4\", \"acceleration\": 50}", 1, 0},
    {"zlib", "{\"id\": \"zlib\"}", 1, GUARDED},
    {"zlib", "{\"id\": \"zlib\", \"level\": 0}", 1, GUARDED},
    {"zlib", "{\"id\": \"zlib\", \"level\": 9}", 1, GUARDED},
    {"gzip", "{\"id\": \"gzip\"}", 1, GUARDED},
    {"gzip", "{\"id\": \"gzip\", \"level\": -1}", 1, GUARDED},
    {"bz2", "{\"id\": \"bz2\"}", 1, GUARDED},
    {"bz2", "{\"id\": \"bz2\", \"level\": 9}", 1, GUARDED},
    {"lzma", "{\"id\": \"lzma\"}", 1, GUARDED},
    {"lzma", "{\"id\": \"lzma\", \"preset\": 0, \"check\": 10}", 1, GUARDED},
    {"lzma", "{\"id\": \"lzma\", \"preset\": 0, \"check\": 0}", 1, 0},
    {"lzma", "{\"id\": \"lzma\", \"format\": 2, \"preset\": 0}", 1, 0},
    {"lzma", "{\"id\": \"lzma\", \"format\": 3, \"filters\": [{\"id\": 3, \"dist\": 4}, {\"id\": 33, \"preset\": 0}]}", 1, 0},
    {"lzma", "{\"id\": \"lzma\", \"format\": 3, \"filters\": [{\"id\": 4611686018427387905, \"preset\": 0}]}", 1, 0},
    {"blosc", "{\"id\": \"blosc\"}", 1, 0},
    {"blosc", "{\"id\": \"blosc\", \"cname\": \"zstd\", \"clevel\": 1, \"shuffle\": 2, \"typesize\": 4}", 1, 0},
    {"blosc", "{\"id\": \"blosc\", \"cname\": \"blosclz\", \"clevel\": 9, \"shuffle\": 0, \"blocksize\": 500}", 1, 0},
    {"blosc", "{\"id\": \"blosc\", \"cname\": \"lz4hc\", \"typesize\": 8}", 1, 0},
    {"blosc", "{\"id\": \"blosc\", \"cname\": \"zlib\", \"shuffle\": -1, \"typesize\": 3}", 1, 0},
    {"blosc", "{\"id\": \"blosc\", \"cname\": \"snappy\", \"typesize\": 2}", 1, 0},
    {"blosc", "{\"id\": \"blosc\", \"clevel\": 0}", 1, 0},
    {"crc32", "{\"id\": \"crc32\"}", 1, GUARDED},
    {"crc32", "{\"id\": \"crc32\", \"location\": \"end\"}", 1, GUARDED},
    {"crc32c", "{\"id\": \"crc32c\"}", 1, GUARDED},
    {"crc32c", "{\"id\": \"crc32c\", \"location\": \"start\"}", 1, GUARDED},
    {"adler32", "{\"id\": \"adler32\"}", 1, GUARDED},
    {"fletcher32", "{\"id\": \"fletcher32\"}", 1, GUARDED},
    {"jenkins_lookup3", "{\"id\": \"jenkins_lookup3\"}", 1, GUARDED},
    {"jenkins_lookup3", "{\"id\": \"jenkins_lookup3\", \"initval\": 7, \"prefix\": [1, 2, 3, 255]}", 1, GUARDED},
    {"base64", "{\"id\": \"base64\"}", 1, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"delta", "{\"id\": \"delta\", \"dtype\": \"<i4\"}", 4, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"delta", "{\"id\": \"delta\", \"dtype\": \">u4\"}", 4, EMPTY_IS_VALID | CUT_MAY_PASS},
    {"astype", "{\"id\": \"astype\", \"encode_dtype\": \">i4\", \"decode_dtype\": \"<i4\"}", 4,
     EMPTY_IS_VALID | CUT_MAY_PASS},
};

enum { CODEC_CASES = sizeof codec_cases / sizeof codec_cases[0], LISTED_MAX = 100, NAME_MAX_LEN = 64 };

/* The names in the list of this build: a build may leave areas out. */
typedef struct listed_codecs {
    char names[LISTED_MAX][NAME_MAX_LEN];
    size_t count;
} listed_codecs;

/* Copies the JSON string at `text` without its quotes; gives what follows it. Names have no escapes. */
static inline const char *json_string(const char *text, const char *end, char *out)
{
    size_t len = 0;
    for (text++; text < end && *text != '"'; text++) {
        if (*text == '\\') {
            text++;
        }
        if (out != NULL && len + 1 < NAME_MAX_LEN) {
            out[len++] = *text;
        }
    }
    if (out != NULL) {
        out[len] = '\0';
    }
    return text < end ? text + 1 : end;
}

/* Reads "id" and "zarr_v3" of the objects in the list's array, and skips what is nested deeper. */
static inline void parse_list(const char *text, size_t len, listed_codecs *list)
{
    const char *end = text + len;
    char key[NAME_MAX_LEN] = "", id[NAME_MAX_LEN] = "", v3[NAME_MAX_LEN] = "", string[NAME_MAX_LEN];
    int depth = 0, is_value = 0;
    list->count = 0;
    while (text < end) {
        char c = *text;
        if (c == '"') {
            text = json_string(text, end, string);
            if (depth == 2 && !is_value) {
                strcpy(key, string);
            } else if (depth == 2 && strcmp(key, "id") == 0) {
                strcpy(id, string);
            } else if (depth == 2 && strcmp(key, "zarr_v3") == 0) {
                strcpy(v3, string);
            }
            continue;
        }
        is_value = c == ':' ? 1 : c == ',' || c == '{' ? 0 : is_value;
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        if (c == '}' && depth == 1 && list->count < LISTED_MAX) {
            strcpy(list->names[list->count++], id[0] != '\0' ? id : v3);
            id[0] = v3[0] = '\0';
        }
        text++;
    }
}

static inline void list_codecs(listed_codecs *list)
{
    tierce_buffer *json = NULL;
    list->count = 0;
    if (CHECK_STATUS(tierce_buffer_new(0, &json), TIERCE_OK) && CHECK_STATUS(tierce_codec_list(json), TIERCE_OK)) {
        parse_list((const char *)tierce_buffer_data(json), tierce_buffer_len(json), list);
    }
    tierce_buffer_free(json);
    CHECK(list->count >= 2);
}

static inline int is_listed(const listed_codecs *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->names[i], id) == 0) {
            return 1;
        }
    }
    return 0;
}

static inline tierce_codec *make_codec(const char *json)
{
    tierce_codec *codec = NULL;
    CHECK_STATUS(tierce_codec_from_json(json, strlen(json), &codec), TIERCE_OK);
    return codec;
}

static inline tierce_buffer *make_buffer(void)
{
    tierce_buffer *buffer = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &buffer), TIERCE_OK);
    return buffer;
}

/* Whether this is the row of a codec's default config. */
static inline int is_default(const codec_case *c)
{
    return c == codec_cases || strcmp(c->id, c[-1].id) != 0;
}

/* Whether the codec works on arrays alone, or loses something, so that these tests have nothing to do with it. */
static inline int is_of_arrays(const char *id)
{
    static const char *const ids[] = {"bitround", "categorize", "fixedscaleoffset", "json", "json2", "msgpack", "msgpack2",
                                      "packbits", "pcodec", "pickle", "quantize", "transpose", "vlen-array", "vlen-bytes",
                                      "vlen-utf8", "zfpy"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        if (strcmp(ids[i], id) == 0) {
            return 1;
        }
    }
    return 0;
}

/* Calls `work` with each case of this build; every codec of bytes in the list must have one. */
static inline void for_each_case(void (*work)(const codec_case *, tierce_codec *))
{
    listed_codecs list;
    list_codecs(&list);
    for (size_t i = 0; i < list.count; i++) {
        size_t rows = 0;
        for (size_t row = 0; row < CODEC_CASES; row++) {
            rows += strcmp(codec_cases[row].id, list.names[i]) == 0;
        }
        if (!CHECK(rows > 0 || is_of_arrays(list.names[i]))) {
            fprintf(stderr, "    no row for the codec %s in codecs.h\n", list.names[i]);
        }
    }
    for (size_t row = 0; row < CODEC_CASES; row++) {
        const codec_case *c = &codec_cases[row];
        long before = check_failed;
        tierce_codec *codec;
        if (!is_listed(&list, c->id)) {
            printf("skipped, not in this build: %s\n", c->json);
            continue;
        }
        codec = make_codec(c->json);
        if (codec != NULL) {
            work(c, codec);
        }
        tierce_codec_free(codec);
        CHECK_IN_CASE(before, "%s", c->json);
    }
}

enum { ZEROS, SMOOTH, NOISE, PATTERNS };

/* Data that packs well, a little, and not at all; always the same. */
static inline void fill(unsigned char *data, size_t len, int pattern)
{
    unsigned state = 12345;
    for (size_t i = 0; i < len; i++) {
        state = state * 1664525u + 1013904223u;
        data[i] = (unsigned char)(pattern == ZEROS ? 0 : pattern == SMOOTH ? i / 7 + i * i / 1000 : state >> 24);
    }
}

#endif
