/* A codec of the program's own: how it is found, called, limited, and what becomes of its failures. */
#include "adder.h"

static void used(void)
{
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    tierce_buffer *buffer = make_buffer(), *json = make_buffer();
    tierce_codec *codec = NULL;
    char room[8] = "";
    size_t n = 77;
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    memset(&table, 0, sizeof table); /* it was copied */
    CHECK_STATUS(tierce_registry_list(registry, json), TIERCE_OK);
    CHECK(lists(json, "\"id\":\"add\"") && lists(json, "adds a key"));
    CHECK_STATUS(tierce_codec_list(json), TIERCE_OK);
    CHECK(!lists(json, "\"add\""));
    CHECK_STATUS(tierce_codec_from_json("{\"id\": \"add\"}", 13, &codec), TIERCE_E_UNKNOWN_CODEC);

    codec = make(registry, "{\"key\": 2, \"id\": \"add\", \"other\": [\"\xCE\xBB\"]}");
    CHECK(strcmp(m.config, "{\"key\":2,\"other\":[\"\xCE\xBB\"]}") == 0);
    CHECK_STATUS(tierce_codec_config(codec, json), TIERCE_OK);
    CHECK(holds(json, "{\"id\":\"add\",\"key\":2,\"other\":[\"\xCE\xBB\"]}"));
    CHECK_STATUS(tierce_codec_encode_bound(codec, 5, &n), TIERCE_OK);
    CHECK(n == 5);
    CHECK_STATUS(tierce_codec_encode(codec, "abc", 3, buffer), TIERCE_OK);
    CHECK(holds(buffer, "cde"));
    CHECK_STATUS(tierce_codec_decode(codec, "cde", 3, 3, buffer), TIERCE_OK);
    CHECK(holds(buffer, "abc"));
    CHECK_STATUS(tierce_codec_encode_into(codec, "abc", 3, room, 3, &n), TIERCE_OK);
    CHECK(n == 3 && memcmp(room, "cde", 4) == 0);
    CHECK_STATUS(tierce_codec_encode_into(codec, "abc", 3, room, 2, &n), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(n == 3 || n == SIZE_MAX);
    CHECK_STATUS(tierce_codec_decode_into(codec, "cde", 3, room, sizeof room, &n), TIERCE_OK);
    CHECK(n == 3 && memcmp(room, "abc", 3) == 0);
    CHECK_STATUS(tierce_codec_encode(codec, NULL, 0, buffer), TIERCE_OK);
    CHECK(holds(buffer, ""));
    tierce_codec_free(codec);

    codec = make(registry, "[{\"name\": \"add\", \"configuration\": {\"key\": 1}}, \"add\", \"bytes\"]");
    CHECK_STATUS(tierce_codec_encode(codec, "abc", 3, buffer), TIERCE_OK);
    CHECK(holds(buffer, "cde"));
    CHECK_STATUS(tierce_codec_decode(codec, "cde", 3, 3, buffer), TIERCE_OK);
    CHECK(holds(buffer, "abc"));
    tierce_codec_free(codec);
    CHECK(m.opened == 3 && m.closed == 3);
    tierce_registry_free(registry);
    CHECK(m.freed == 1);
    tierce_buffer_free(json);
    tierce_buffer_free(buffer);
}

/* Statuses of callbacks, alone and second in a pipeline, in all forms of the calls. */
static void failing(void)
{
    static const char *const configs[] = {"{\"id\": \"add\"}", "[{\"id\": \"add\"}, {\"id\": \"shuffle\"}]"};
    static const struct {
        tierce_status returned, expected;
    } statuses[] = {
        {TIERCE_E_USER, TIERCE_E_USER},       {TIERCE_E_USER - 5, TIERCE_E_USER - 5}, {INT32_MIN, INT32_MIN},
        {TIERCE_E_CORRUPT, TIERCE_E_CORRUPT}, {TIERCE_E_STATE, TIERCE_E_STATE},       {-500, -500},
        {1, TIERCE_E_CALLBACK},               {TIERCE_PARTIAL, TIERCE_E_CALLBACK},    {INT32_MAX, TIERCE_E_CALLBACK},
    };
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    tierce_buffer *buffer = make_buffer();
    const void *items[1] = {"abcd"};
    const size_t lengths[1] = {4};
    tierce_segments_collection *src = NULL, *many = NULL;
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, 1, &src), TIERCE_OK);
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    for (size_t i = 0; i < 2 * sizeof statuses / sizeof statuses[0]; i++) {
        long before = check_failed;
        tierce_status returned = statuses[i / 2].returned, expected = statuses[i / 2].expected, each = 77;
        const char *json = configs[i % 2];
        tierce_codec *codec = make(registry, json), *none = NULL;
        char room[8], message[300] = "";
        size_t n = 77;
        m.encode_status = m.decode_status = m.open_status = returned;
        CHECK_STATUS(tierce_registry_codec_from_json(registry, json, strlen(json), &none), expected);
        CHECK(none == NULL);
        CHECK_STATUS(tierce_codec_encode(codec, "abcd", 4, buffer), expected);
        tierce_last_error(message, sizeof message);
        CHECK(strstr(message, "\"add\"") != NULL && strstr(message, "encode") != NULL);
        CHECK(tierce_buffer_len(buffer) == 0);
        CHECK_STATUS(tierce_codec_decode(codec, "abcd", 4, 4, buffer), expected);
        CHECK(tierce_buffer_len(buffer) == 0);
        CHECK_STATUS(tierce_codec_encode_into(codec, "abcd", 4, room, sizeof room, &n), expected);
        CHECK_STATUS(tierce_codec_decode_into(codec, "abcd", 4, room, sizeof room, &n), expected);
        CHECK(n == 77);
        CHECK_STATUS(tierce_codec_encode_many(codec, src, NULL, &many, NULL), expected);
        CHECK(many == NULL);
        CHECK_STATUS(tierce_codec_decode_many(codec, src, 4, NULL, &many, &each), TIERCE_PARTIAL);
        CHECK(each == expected);
        tierce_segments_collection_free(many);
        many = NULL;
        m.encode_status = m.decode_status = m.open_status = TIERCE_OK;
        CHECK_STATUS(tierce_codec_encode(codec, "abcd", 4, buffer), TIERCE_OK);
        tierce_codec_free(codec);
        CHECK(m.opened == m.closed);
        CHECK_IN_CASE(before, "callbacks that return %d, %s", (int)returned, json);
    }
    tierce_registry_free(registry);
    tierce_segments_collection_free(src);
    tierce_buffer_free(buffer);
    CHECK(m.freed == 1);
}

/* The limit holds for codecs that heed it and for those that do not. */
static void limited(void)
{
    static const char *const configs[] = {"{\"id\": \"add\"}", "[{\"id\": \"shuffle\"}, {\"id\": \"add\"}]",
                                          "[{\"id\": \"add\"}, {\"id\": \"shuffle\"}]"};
    static char large[9000];
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    tierce_buffer *buffer = make_buffer();
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    for (int i = 0; i < 6; i++) {
        long before = check_failed;
        tierce_codec *codec = make(registry, configs[i / 2]);
        char room[8];
        size_t n = 77;
        m.ignores_limit = i % 2;
        CHECK_STATUS(tierce_codec_decode(codec, large, sizeof large, 8, buffer), TIERCE_E_LIMIT);
        CHECK(tierce_buffer_len(buffer) == 0);
        CHECK_STATUS(tierce_codec_decode_into(codec, large, sizeof large, room, sizeof room, &n),
                     TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(n >= sizeof large);
        CHECK_STATUS(tierce_codec_decode(codec, "bbbbbbbb", 8, 8, buffer), TIERCE_OK);
        CHECK(holds(buffer, "aaaaaaaa"));
        tierce_codec_free(codec);
        CHECK_IN_CASE(before, "%s, a codec that %s its limit", configs[i / 2], i % 2 ? "ignores" : "heeds");
    }
    tierce_registry_free(registry);
    tierce_buffer_free(buffer);
}

/* Whoever returns this status has written a size, also where the number came from a callback. */
static void too_small_from_callback(void)
{
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    tierce_codec *codec;
    char room[8];
    size_t n = 77;
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    codec = make(registry, "{\"id\": \"add\"}");
    m.encode_status = m.decode_status = TIERCE_E_BUFFER_TOO_SMALL;
    CHECK_STATUS(tierce_codec_encode_into(codec, "abc", 3, room, sizeof room, &n), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(n != 77);
    n = 77;
    CHECK_STATUS(tierce_codec_decode_into(codec, "abc", 3, room, sizeof room, &n), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(n != 77);
    tierce_codec_free(codec);
    tierce_registry_free(registry);
}

/* Without open there are no parameters, and no state. */
static void without_open(void)
{
    static const char with_key[] = "{\"id\": \"add\", \"key\": 1}";
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    tierce_buffer *buffer = make_buffer();
    tierce_codec *codec = NULL;
    char message[200] = "";
    size_t n = 77;
    table.open = NULL;
    table.close = NULL;
    table.summary = NULL;
    table.userdata_free = NULL;
    table.encode_bound = NULL;
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    CHECK_STATUS(tierce_registry_codec_from_json(registry, with_key, strlen(with_key), &codec), TIERCE_E_CONFIG);
    tierce_last_error(message, sizeof message);
    CHECK(strstr(message, "\"key\"") != NULL && strstr(message, "\"add\"") != NULL);
    CHECK(codec == NULL);
    codec = make(registry, "{\"id\": \"add\"}");
    CHECK_STATUS(tierce_codec_encode(codec, "abc", 3, buffer), TIERCE_OK);
    CHECK(holds(buffer, "bcd"));
    CHECK_STATUS(tierce_codec_encode_bound(codec, 3, &n), TIERCE_E_UNSUPPORTED);
    CHECK(n == 77);
    tierce_codec_free(codec);
    codec = make(registry, "[{\"id\": \"add\"}, {\"id\": \"shuffle\", \"elementsize\": 1}, {\"id\": \"add\"}]");
    CHECK_STATUS(tierce_codec_decode(codec, "cde", 3, 3, buffer), TIERCE_OK);
    CHECK(holds(buffer, "abc"));
    tierce_codec_free(codec);
    tierce_registry_free(registry);
    tierce_buffer_free(buffer);
    CHECK(m.freed == 0 && m.closed == 0);
}

int main(void)
{
    used();
    failing();
    limited();
    too_small_from_callback();
    without_open();
    return check_result();
}
