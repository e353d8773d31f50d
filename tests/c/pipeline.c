/* Configs of one codec and of several: what is read, what is refused, what is written back, and how pipelines run. */
#include <stdint.h>
#include <stdlib.h>

#include "codecs.h"

enum { LEN = 1200, MOST = 64 << 10 };
static unsigned char data[LEN];
static listed_codecs list;

static int all_listed(const char *ids)
{
    char id[NAME_MAX_LEN];
    int used;
    while (sscanf(ids, "%63s%n", id, &used) == 1) {
        if (!is_listed(&list, id)) {
            printf("skipped, not in this build: %s\n", ids);
            return 0;
        }
        ids += used;
    }
    return 1;
}

static int holds(const tierce_buffer *buffer, const void *expected, size_t len)
{
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), expected, len) == 0);
}

static int holds_text(const tierce_buffer *buffer, const char *text)
{
    if (holds(buffer, text, strlen(text))) {
        return 1;
    }
    fprintf(stderr, "    found %.*s\n", (int)tierce_buffer_len(buffer), (const char *)tierce_buffer_data(buffer));
    return 0;
}

/* Decoding into room that is too small says a size that then is enough, or SIZE_MAX. */
static void decode_room(const tierce_codec *codec, const tierce_buffer *packed, size_t len)
{
    static unsigned char room[LEN];
    const size_t caps[] = {0, 1, len / 2, len - 1};
    size_t dst_len = 77;
    for (size_t i = 0; i < 4; i++) {
        CHECK_STATUS(tierce_codec_decode_into(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), room,
                                              caps[i], &dst_len),
                     TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(dst_len == len || dst_len == SIZE_MAX);
    }
    CHECK_STATUS(tierce_codec_decode_into(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), room, len,
                                          &dst_len),
                 TIERCE_OK);
    CHECK(dst_len == len && memcmp(room, data, len) == 0);
}

static void encode_room(const tierce_codec *codec, size_t packed_len, size_t bound, tierce_buffer *back)
{
    static unsigned char room[MOST];
    const size_t caps[] = {0, 1, packed_len / 2, packed_len - 1, bound};
    for (size_t i = 0; i < 5; i++) {
        size_t dst_len = 77;
        tierce_status status = tierce_codec_encode_into(codec, data, LEN, room, caps[i], &dst_len);
        CHECK_STATUS(status, caps[i] < packed_len ? TIERCE_E_BUFFER_TOO_SMALL : TIERCE_OK);
        if (status == TIERCE_E_BUFFER_TOO_SMALL && dst_len != SIZE_MAX) {
            CHECK(dst_len > caps[i] && dst_len <= MOST);
            CHECK_STATUS(tierce_codec_encode_into(codec, data, LEN, room, dst_len, &dst_len), TIERCE_OK);
        }
        if (status == TIERCE_OK) {
            CHECK(dst_len <= bound);
            CHECK_STATUS(tierce_codec_decode(codec, room, dst_len, LEN, back), TIERCE_OK);
            CHECK(holds(back, data, LEN));
        }
    }
}

/* `applies` is false where the first codec's result need not be whole elements of the second. */
static void round_trip(const char *json, int applies)
{
    long before = check_failed;
    tierce_codec *codec = make_codec(json);
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    size_t bound = 0;
    tierce_status status = tierce_codec_encode(codec, data, LEN, packed);
    CHECK(status == TIERCE_OK || (!applies && status == TIERCE_E_ARGUMENT));
    if (status == TIERCE_OK) {
        CHECK_STATUS(tierce_codec_encode_bound(codec, LEN, &bound), TIERCE_OK);
        CHECK(tierce_buffer_len(packed) <= bound && bound <= MOST);
        CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), LEN, back),
                     TIERCE_OK);
        CHECK(holds(back, data, LEN));
        CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), LEN - 1, back),
                     TIERCE_E_LIMIT);
        CHECK(tierce_buffer_len(back) == 0);
        decode_room(codec, packed, LEN);
        if (applies) {
            encode_room(codec, tierce_buffer_len(packed), bound, back);
        }
    }
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
    tierce_codec_free(codec);
    CHECK_IN_CASE(before, "%s", json);
}

/* Every codec's first config before every other's; zarr v3's own codec has no place among v2's ids. */
static void all_pairs(int quick)
{
    const codec_case *defaults[LISTED_MAX];
    size_t count = 0;
    for (size_t row = 0; row < CODEC_CASES; row++) {
        const codec_case *c = &codec_cases[row];
        int is_slow = strcmp(c->id, "lzma") == 0 && quick;
        if (is_default(c) && !is_slow && is_listed(&list, c->id) && strstr(c->json, "\"id\"") != NULL) {
            defaults[count++] = c;
        }
    }
    CHECK(count >= 1);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count; k += quick ? 5 : 1) {
            char json[300];
            snprintf(json, sizeof json, "[%s, %s]", defaults[i]->json, defaults[k]->json);
            round_trip(json, defaults[k]->multiple == 1 || defaults[i]->flags & EMPTY_IS_VALID);
        }
    }
}

static void longer(void)
{
    round_trip("[{\"id\": \"shuffle\", \"elementsize\": 8}]", 1);
    round_trip("[\"bytes\", {\"name\": \"bytes\"}, {\"name\": \"numcodecs.shuffle\"}]", 1);
    if (all_listed("zstd crc32c")) {
        round_trip("[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\"}, {\"id\": \"crc32c\"}]", 1);
        round_trip("[\"bytes\", {\"name\": \"zstd\", \"configuration\": {\"level\": 5, \"checksum\": true}}, \"crc32c\"]", 1);
    }
    if (all_listed("crc32 adler32 fletcher32 base64")) {
        round_trip("[{\"id\": \"crc32\"}, {\"id\": \"adler32\"}, {\"id\": \"shuffle\", \"elementsize\": 0},"
                   " {\"id\": \"fletcher32\"}, {\"id\": \"base64\"}, {\"id\": \"crc32\"}]",
                   1);
    }
}

static void empty_array(void)
{
    tierce_codec *codec = make_codec("[]");
    tierce_buffer *buffer = make_buffer();
    unsigned char room[LEN];
    size_t n = 77;
    CHECK_STATUS(tierce_codec_encode(codec, data, LEN, buffer), TIERCE_OK);
    CHECK(holds(buffer, data, LEN));
    CHECK_STATUS(tierce_codec_decode(codec, data, LEN, LEN, buffer), TIERCE_OK);
    CHECK(holds(buffer, data, LEN));
    CHECK_STATUS(tierce_codec_decode(codec, data, LEN, LEN - 1, buffer), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_codec_decode_into(codec, data, LEN, room, LEN - 1, &n), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(n == LEN);
    CHECK_STATUS(tierce_codec_encode_bound(codec, 5, &n), TIERCE_OK);
    CHECK(n == 5);
    CHECK_STATUS(tierce_codec_encode(codec, NULL, 0, buffer), TIERCE_OK);
    CHECK(tierce_buffer_len(buffer) == 0);
    CHECK_STATUS(tierce_codec_config(codec, buffer), TIERCE_OK);
    CHECK(holds_text(buffer, "[]"));
    CHECK_STATUS(tierce_codec_config_as(codec, TIERCE_CONFIG_V3, buffer), TIERCE_OK);
    CHECK(holds_text(buffer, "[]"));
    tierce_buffer_free(buffer);
    tierce_codec_free(codec);
}

/* The status, and a piece of the message, for each config that is wrong. */
static void refused(void)
{
    static const struct {
        tierce_status status;
        const char *json, *message;
    } wrong[] = {
        {TIERCE_E_CONFIG, "", "JSON"},
        {TIERCE_E_CONFIG, "{", "JSON"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\"} x", "JSON"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\"}{}", "JSON"},
        {TIERCE_E_CONFIG, "{\"id\": \"\xFF\xFE\"}", "JSON"},
        {TIERCE_E_CONFIG, "{'id': 'shuffle'}", "JSON"},
        {TIERCE_E_CONFIG, "null", "null"},
        {TIERCE_E_CONFIG, "17", "17"},
        {TIERCE_E_CONFIG, "{}", "\"id\""},
        {TIERCE_E_CONFIG, "{\"id\": 5}", "\"id\""},
        {TIERCE_E_CONFIG, "{\"id\": null}", "\"id\""},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"name\": \"shuffle\"}", "not both"},
        {TIERCE_E_CONFIG, "[[]]", "codec 1"},
        {TIERCE_E_CONFIG, "[{\"id\": \"shuffle\"}, [{\"id\": \"shuffle\"}]]", "codec 2"},
        {TIERCE_E_CONFIG, "[{\"id\": \"shuffle\"}, {\"id\": \"shuffle\", \"size\": 4}]", "elementsize"},
        {TIERCE_E_CONFIG, "[{\"id\": \"shuffle\"}, {\"name\": \"bytes\"}]", "mixes"},
        {TIERCE_E_CONFIG, "[\"bytes\", {\"id\": \"shuffle\"}]", "mixes"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"elementsize\": -1}", "elementsize"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"elementsize\": 1.5}", "1.5"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"elementsize\": 1e300}", "elementsize"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"elementsize\": 99999999999999999999}", "elementsize"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"elementsize\": \"4\"}", "elementsize"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"elementsize\": null}", "elementsize"},
        {TIERCE_E_CONFIG, "{\"id\": \"shuffle\", \"elementsize\": true}", "elementsize"},
        {TIERCE_E_CONFIG, "{\"name\": \"bytes\", \"endian\": \"little\"}", "configuration"},
        {TIERCE_E_CONFIG, "{\"name\": \"bytes\", \"configuration\": []}", "configuration"},
        {TIERCE_E_CONFIG, "{\"name\": \"bytes\", \"configuration\": {\"endian\": \"middle\"}}", "middle"},
        {TIERCE_E_UNKNOWN_CODEC, "{\"id\": \"nope\"}", "\"nope\""},
        {TIERCE_E_UNKNOWN_CODEC, "{\"id\": \"\"}", "shuffle"},
        {TIERCE_E_UNKNOWN_CODEC, "{\"id\": \"Shuffle\"}", "shuffle"},
        {TIERCE_E_UNKNOWN_CODEC, "{\"id\": \"bytes\"}", "bytes"},
        {TIERCE_E_UNKNOWN_CODEC, "\"shuffle\"", "numcodecs.shuffle"},
        {TIERCE_E_UNKNOWN_CODEC, "[{\"id\": \"shuffle\"}, {\"id\": \"nope\"}]", "codec 2"},
    };
    char place;
    tierce_codec *none = (tierce_codec *)(void *)&place, *codec = none;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        long before = check_failed;
        char message[1000] = "";
        CHECK_STATUS(tierce_codec_from_json(wrong[i].json, strlen(wrong[i].json), &codec), wrong[i].status);
        CHECK(codec == none);
        tierce_last_error(message, sizeof message);
        CHECK(strstr(message, wrong[i].message) != NULL);
        CHECK_IN_CASE(before, "%s, expecting a message with %s", wrong[i].json, wrong[i].message);
    }
    /* A NUL in the text, the length without its end, lengths that cannot be. */
    CHECK_STATUS(tierce_codec_from_json("{\"id\": \"shuffle\"}\0", 18, &codec), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_codec_from_json("{\"id\": \"shuffle\"}", 16, &codec), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_codec_from_json("{}", SIZE_MAX, &codec), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_from_json("{}", (size_t)PTRDIFF_MAX + 1, &codec), TIERCE_E_ARGUMENT);
    CHECK(codec == none);
}

/* Nested so deeply that a recursive reader would run out of stack. */
static void deep(void)
{
    enum { DEPTH = 200000 };
    static const char *const openings[] = {"[", "{\"id\":"};
    for (int i = 0; i < 2; i++) {
        size_t len = strlen(openings[i]);
        char *json = (char *)malloc(DEPTH * len);
        tierce_codec *codec = NULL;
        for (size_t k = 0; k < DEPTH; k++) {
            memcpy(json + k * len, openings[i], len);
        }
        CHECK_STATUS(tierce_codec_from_json(json, DEPTH * len, &codec), TIERCE_E_CONFIG);
        CHECK(codec == NULL);
        free(json);
    }
}

/* What a config is written as, in the forms of zarr v2 and v3. */
static void written(void)
{
    static const struct {
        const char *needs, *given, *v2, *v3;
    } configs[] = {
        {"shuffle", "{\"id\": \"shuffle\"}", "{\"id\":\"shuffle\",\"elementsize\":4}",
         "{\"name\":\"numcodecs.shuffle\",\"configuration\":{\"elementsize\":4}}"},
        {"zstd", "{\"level\": 3.0, \"id\": \"zstd\"}", "{\"id\":\"zstd\",\"level\":3,\"checksum\":false}",
         "{\"name\":\"zstd\",\"configuration\":{\"level\":3,\"checksum\":false}}"},
        {"gzip", "{\"name\": \"gzip\", \"configuration\": {\"level\": 5}}", "{\"id\":\"gzip\",\"level\":5}",
         "{\"name\":\"gzip\",\"configuration\":{\"level\":5}}"},
        {"gzip", "{\"id\": \"gzip\", \"level\": -1}", "{\"id\":\"gzip\",\"level\":-1}",
         "{\"name\":\"numcodecs.gzip\",\"configuration\":{\"level\":-1}}"},
        {"crc32c", "\"crc32c\"", "{\"id\":\"crc32c\",\"location\":\"end\"}", "{\"name\":\"crc32c\"}"},
        {"lz4", "[\"bytes\", {\"name\": \"numcodecs.lz4\"}]", "[{\"id\":\"lz4\",\"acceleration\":1}]",
         "[{\"name\":\"bytes\"},{\"name\":\"numcodecs.lz4\",\"configuration\":{\"acceleration\":1}}]"},
    };
    tierce_buffer *json = make_buffer();
    tierce_codec *codec;
    for (size_t i = 0; i < sizeof configs / sizeof configs[0]; i++) {
        int is_v3 = strstr(configs[i].given, "\"id\"") == NULL;
        if (!all_listed(configs[i].needs)) {
            continue;
        }
        codec = make_codec(configs[i].given);
        CHECK_STATUS(tierce_buffer_append(json, "old", 3), TIERCE_OK);
        CHECK_STATUS(tierce_codec_config_as(codec, TIERCE_CONFIG_V2, json), TIERCE_OK);
        CHECK(holds_text(json, configs[i].v2));
        CHECK_STATUS(tierce_codec_config_as(codec, TIERCE_CONFIG_V3, json), TIERCE_OK);
        CHECK(holds_text(json, configs[i].v3));
        CHECK_STATUS(tierce_codec_config(codec, json), TIERCE_OK);
        CHECK(holds_text(json, is_v3 ? configs[i].v3 : configs[i].v2));
        tierce_codec_free(codec);
    }
    codec = make_codec("\"bytes\"");
    CHECK_STATUS(tierce_codec_config_as(codec, TIERCE_CONFIG_V2, json), TIERCE_E_UNSUPPORTED);
    for (int32_t form = -1; form < 6; form++) {
        if (form != TIERCE_CONFIG_V2 && form != TIERCE_CONFIG_V3) {
            CHECK_STATUS(tierce_codec_config_as(codec, form, json), TIERCE_E_ARGUMENT);
        }
    }
    CHECK_STATUS(tierce_codec_config_as(codec, INT32_MIN, json), TIERCE_E_ARGUMENT);
    tierce_codec_free(codec);
    tierce_buffer_free(json);
}

static tierce_codec *from_buffer(const tierce_buffer *json)
{
    tierce_codec *codec = NULL;
    CHECK_STATUS(tierce_codec_from_json((const char *)tierce_buffer_data(json), tierce_buffer_len(json), &codec),
                 TIERCE_OK);
    return codec;
}

/* A codec made of a written config is the same codec: the same config again, in both forms, and the same bytes. */
static void read_back(const codec_case *c, tierce_codec *codec)
{
    const int32_t forms[2] = {TIERCE_CONFIG_V2, TIERCE_CONFIG_V3};
    size_t len = LEN - LEN % c->multiple;
    tierce_buffer *first = make_buffer(), *second = make_buffer(), *packed = make_buffer(), *again = make_buffer();
    CHECK_STATUS(tierce_codec_encode(codec, data, len, packed), TIERCE_OK);
    for (int i = 0; i < 2; i++) {
        if (forms[i] == TIERCE_CONFIG_V2 && strstr(c->json, "typesize") != NULL) {
            continue; /* v2 leaves out what the array's dtype says */
        }
        if (tierce_codec_config_as(codec, forms[i], first) == TIERCE_E_UNSUPPORTED) {
            CHECK(strcmp(c->id, "bytes") == 0 && forms[i] == TIERCE_CONFIG_V2);
            continue;
        }
        tierce_codec *same = from_buffer(first);
        CHECK_STATUS(tierce_codec_config(same, second), TIERCE_OK);
        CHECK(holds(second, tierce_buffer_data(first), tierce_buffer_len(first)));
        CHECK_STATUS(tierce_codec_encode(same, data, len, again), TIERCE_OK);
        CHECK(holds(again, tierce_buffer_data(packed), tierce_buffer_len(packed)));
        if (tierce_codec_config_as(codec, forms[1 - i], first) == TIERCE_OK) {
            CHECK_STATUS(tierce_codec_config_as(same, forms[1 - i], second), TIERCE_OK);
            CHECK(holds(second, tierce_buffer_data(first), tierce_buffer_len(first)));
        }
        tierce_codec_free(same);
    }
    tierce_buffer_free(first);
    tierce_buffer_free(second);
    tierce_buffer_free(packed);
    tierce_buffer_free(again);
}

/* Damage that only the inner codec can see: its bytes are damaged before the outer one packs them. */
static void damaged_inside(void)
{
    static const char *const pairs[][3] = {
        {"crc32 base64", "{\"id\": \"crc32\"}", "{\"id\": \"base64\"}"},
        {"zlib base64", "{\"id\": \"zlib\"}", "{\"id\": \"base64\"}"},
        {"lz4 zstd", "{\"id\": \"lz4\"}", "{\"id\": \"zstd\"}"},
        {"zstd gzip", "{\"id\": \"zstd\", \"checksum\": true}", "{\"id\": \"gzip\"}"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char json[200];
        unsigned char room[LEN], bytes[MOST];
        size_t dst_len = 77, len;
        tierce_codec *inner, *outer, *both;
        tierce_buffer *buffer;
        if (!all_listed(pairs[i][0])) {
            continue;
        }
        snprintf(json, sizeof json, "[%s, %s]", pairs[i][1], pairs[i][2]);
        buffer = make_buffer();
        inner = make_codec(pairs[i][1]);
        outer = make_codec(pairs[i][2]);
        both = make_codec(json);
        CHECK_STATUS(tierce_codec_encode_into(inner, data, LEN, bytes, sizeof bytes, &len), TIERCE_OK);
        bytes[0] ^= 0x80;
        CHECK_STATUS(tierce_codec_encode(outer, bytes, len, buffer), TIERCE_OK);
        CHECK_STATUS(tierce_codec_decode_into(both, tierce_buffer_data(buffer), tierce_buffer_len(buffer), room, LEN,
                                              &dst_len),
                     TIERCE_E_CORRUPT);
        CHECK(dst_len == 77);
        len = tierce_buffer_len(buffer);
        memcpy(bytes, tierce_buffer_data(buffer), len);
        CHECK_STATUS(tierce_codec_decode(both, bytes, len, SIZE_MAX, buffer), TIERCE_E_CORRUPT);
        CHECK(tierce_buffer_len(buffer) == 0);
        /* The pipeline is none the worse for it. */
        CHECK_STATUS(tierce_codec_encode_into(both, data, LEN, bytes, sizeof bytes, &len), TIERCE_OK);
        CHECK_STATUS(tierce_codec_decode(both, bytes, len, LEN, buffer), TIERCE_OK);
        CHECK(holds(buffer, data, LEN));
        tierce_buffer_free(buffer);
        tierce_codec_free(both);
        tierce_codec_free(outer);
        tierce_codec_free(inner);
    }
}

/* A bomb inside: the intermediate result is limited by what the end result may be. */
static void bomb_inside(void)
{
    enum { ZEROS_LEN = 16 << 20 };
    unsigned char *zeros, bytes[MOST], room[LEN];
    size_t len = 0, dst_len = 77;
    tierce_codec *bomb, *both;
    tierce_buffer *buffer;
    if (!all_listed("zstd crc32")) {
        return;
    }
    zeros = (unsigned char *)calloc(ZEROS_LEN, 1);
    bomb = make_codec("{\"id\": \"zstd\"}");
    both = make_codec("[{\"id\": \"crc32\"}, {\"id\": \"zstd\"}]");
    buffer = make_buffer();
    CHECK_STATUS(tierce_codec_encode_into(bomb, zeros, ZEROS_LEN, bytes, sizeof bytes, &len), TIERCE_OK);
    /* Its sum would be wrong as well, but so much is not decoded. */
    CHECK_STATUS(tierce_codec_decode(both, bytes, len, LEN, buffer), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_codec_decode_into(both, bytes, len, room, LEN, &dst_len), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(dst_len > LEN);
    tierce_buffer_free(buffer);
    tierce_codec_free(both);
    tierce_codec_free(bomb);
    free(zeros);
}

/* A stream whose header asks for a dictionary that no decoder should make. More room is no help: a caller that grows its
 * room for TIERCE_E_BUFFER_TOO_SMALL would do so without end. */
static void dictionary_inside(void)
{
    unsigned char bytes[MOST], room[LEN];
    size_t len = 0, dst_len = 77;
    tierce_codec *both;
    tierce_status status;
    if (!all_listed("crc32 lzma")) {
        return;
    }
    both = make_codec("[{\"id\": \"crc32\"}, {\"id\": \"lzma\", \"format\": 2, \"preset\": 0}]");
    CHECK_STATUS(tierce_codec_encode_into(both, data, LEN - 100, bytes, sizeof bytes, &len), TIERCE_OK);
    memset(bytes + 1, 0xFF, 4);
    status = tierce_codec_decode_into(both, bytes, len, room, LEN, &dst_len);
    CHECK(status < 0 && status != TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(dst_len == 77);
    tierce_codec_free(both);
}

int main(int argc, char **argv)
{
    list_codecs(&list);
    fill(data, LEN, SMOOTH);
    fill(data + LEN / 2, LEN / 2, NOISE);
    empty_array();
    refused();
    deep();
    written();
    for_each_case(read_back);
    longer();
    all_pairs(check_quick(argc, argv));
    damaged_inside();
    bomb_inside();
    dictionary_inside();
    return check_result();
}
