/* A codec of the program's own: when its functions are let go of, by whom they are called, and what they may call. */
#define _DEFAULT_SOURCE
#include "adder.h"
#include "child.h"

/* userdata_free after the last of all that hold the table, in each order of registry and codecs. */
static void let_go(void)
{
    for (int order = 0; order < 3; order++) {
        maker m;
        tierce_codec_callbacks table = table_of(&m);
        tierce_registry *registry = make_registry();
        tierce_codec *first, *second;
        CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
        first = make(registry, "{\"id\": \"add\"}");
        second = make(registry, "[{\"id\": \"add\"}, {\"id\": \"add\"}]");
        CHECK(m.opened == 3 && m.closed == 0);
        for (int step = 0; step < 3; step++) {
            CHECK(m.freed == 0);
            if ((order + step) % 3 == 0) {
                tierce_registry_free(registry);
            } else if ((order + step) % 3 == 1) {
                int closed = m.closed;
                tierce_codec_free(first);
                CHECK(m.closed == closed + 1);
            } else {
                int closed = m.closed;
                tierce_codec_free(second);
                CHECK(m.closed == closed + 2);
            }
        }
        CHECK(m.freed == 1 && m.closed == 3);
    }
}

/* One of the same name takes the place, of a built-in one as well; what was made before stays. */
static void replaced(void)
{
    maker old_maker, new_maker;
    tierce_codec_callbacks old_table = table_of(&old_maker), new_table = table_of(&new_maker);
    tierce_registry *registry = make_registry(), *other = make_registry();
    tierce_codec *before, *after, *builtin;
    tierce_buffer *buffer = make_buffer();
    old_table.id = new_table.id = "shuffle";
    CHECK_STATUS(tierce_registry_add(registry, &old_table), TIERCE_OK);
    before = make(registry, "{\"id\": \"shuffle\"}");
    CHECK_STATUS(tierce_registry_add(registry, &new_table), TIERCE_OK);
    CHECK(old_maker.freed == 0);
    after = make(registry, "{\"id\": \"shuffle\"}");
    builtin = make(other, "{\"id\": \"shuffle\", \"elementsize\": 2}");
    CHECK_STATUS(tierce_codec_encode(before, "abcd", 4, buffer), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode(after, "abcd", 4, buffer), TIERCE_OK);
    CHECK(old_maker.encoded == 1 && new_maker.encoded == 1);
    CHECK_STATUS(tierce_codec_encode(builtin, "abcd", 4, buffer), TIERCE_OK);
    CHECK(holds(buffer, "acbd"));
    tierce_codec_free(before);
    CHECK(old_maker.freed == 1 && new_maker.freed == 0);
    tierce_registry_free(registry);
    CHECK(new_maker.freed == 0);
    tierce_codec_free(after);
    CHECK(new_maker.freed == 1);
    tierce_codec_free(builtin);
    tierce_registry_free(other);
    tierce_buffer_free(buffer);
}

/* Tables that are refused are not let go of: the caller still owns them. */
static void bad_tables(void)
{
    static const struct {
        const char *id, *summary;
    } bad[] = {{"", NULL}, {"numcodecs.add", NULL}, {"\xFF\xFE", NULL}, {"add", "\xC3("}};
    const size_t sizes[] = {0, 1, sizeof(size_t), sizeof(tierce_codec_callbacks) - 1,
                            sizeof(tierce_codec_callbacks) + 1, SIZE_MAX};
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    tierce_buffer *json = make_buffer();
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        long before = check_failed;
        table.id = bad[i].id;
        table.summary = bad[i].summary;
        CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_E_ARGUMENT);
        CHECK_IN_CASE(before, "the id \"%s\"", bad[i].id);
    }
    table = table_of(&m);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        table.struct_size = sizes[i];
        CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_E_ARGUMENT);
    }
    CHECK_STATUS(tierce_registry_list(registry, json), TIERCE_OK);
    CHECK(!lists(json, "\"add\""));
    tierce_registry_free(registry);
    tierce_buffer_free(json);
    CHECK(m.freed == 0);
}

/* Callbacks call the library themselves: one codec is made of others. */
typedef struct wrapper {
    tierce_registry *registry;
} wrapper;

static tierce_status wrap_open(void *userdata, const char *config, size_t config_len, void **made)
{
    static const char inner[] = "[{\"id\": \"shuffle\", \"elementsize\": 2}, {\"id\": \"shuffle\", \"elementsize\": 2}]";
    tierce_codec *codec = NULL;
    tierce_status status =
        tierce_registry_codec_from_json(((wrapper *)userdata)->registry, inner, strlen(inner), &codec);
    (void)config, (void)config_len;
    *made = codec;
    return status;
}

static void wrap_close(void *userdata, void *made)
{
    (void)userdata;
    tierce_codec_free((tierce_codec *)made);
}

static tierce_status wrap_encode(void *userdata, void *made, const void *src, size_t src_len, tierce_buffer *dst)
{
    (void)userdata;
    return tierce_codec_encode((tierce_codec *)made, src, src_len, dst);
}

static tierce_status wrap_decode(void *userdata, void *made, const void *src, size_t src_len, size_t max_len,
                                 tierce_buffer *dst)
{
    (void)userdata;
    return tierce_codec_decode((tierce_codec *)made, src, src_len, max_len, dst);
}

static void calls_the_library(void)
{
    tierce_registry *registry = make_registry();
    wrapper w = {registry};
    tierce_codec_callbacks table;
    tierce_codec *codec;
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    memset(&table, 0, sizeof table);
    table.struct_size = sizeof table;
    table.id = "wrap";
    table.userdata = &w;
    table.open = wrap_open;
    table.close = wrap_close;
    table.encode = wrap_encode;
    table.decode = wrap_decode;
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    codec = make(registry, "[{\"id\": \"wrap\"}, {\"id\": \"wrap\"}]");
    CHECK_STATUS(tierce_codec_encode(codec, "abcdefgh", 8, packed), TIERCE_OK);
    CHECK(!holds(packed, "abcdefgh"));
    CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), 8, 8, back), TIERCE_OK);
    CHECK(holds(back, "abcdefgh"));
    CHECK_STATUS(tierce_codec_encode(codec, "abcde", 5, packed), TIERCE_E_ARGUMENT);
    tierce_codec_free(codec);
    tierce_registry_free(registry);
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
}

/* The end of a table may use the library too, also the registry that lets go of it. */
static void free_uses_registry(void *userdata)
{
    tierce_buffer *json = make_buffer();
    CHECK_STATUS(tierce_registry_list(*(tierce_registry **)userdata, json), TIERCE_OK);
    tierce_buffer_free(json);
}

static void replaced_by_registry(void *unused)
{
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    (void)unused;
    table.userdata = &registry;
    table.userdata_free = free_uses_registry;
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    table.userdata_free = NULL;
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    tierce_registry_free(registry);
}

/* One codec on several threads at once, by a pool. */
static void on_a_pool(int items_count)
{
    maker m;
    tierce_codec_callbacks table = table_of(&m);
    tierce_registry *registry = make_registry();
    tierce_codec *codec;
    tierce_pool *pool = NULL;
    size_t item_len = 40000;
    unsigned char *data = (unsigned char *)malloc(item_len);
    const void **items = (const void **)calloc((size_t)items_count, sizeof *items);
    size_t *lengths = (size_t *)calloc((size_t)items_count, sizeof *lengths);
    tierce_status *each = (tierce_status *)calloc((size_t)items_count, sizeof *each);
    tierce_segments_collection *src = NULL, *packed = NULL, *back = NULL;
    fill(data, item_len, NOISE);
    for (int i = 0; i < items_count; i++) {
        items[i] = data;
        lengths[i] = item_len - (size_t)i;
        each[i] = 77;
    }
    CHECK_STATUS(tierce_registry_add(registry, &table), TIERCE_OK);
    codec = make(registry, "[{\"id\": \"shuffle\", \"elementsize\": 1}, {\"id\": \"add\", \"key\": 9}, {\"id\": \"add\"}]");
    CHECK_STATUS(tierce_pool_new(4, &pool), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, (size_t)items_count, &src), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_many(codec, src, pool, &packed, NULL), TIERCE_OK);
    CHECK(m.encoded == 2 * items_count);
    CHECK_STATUS(tierce_codec_decode_many(codec, packed, item_len, pool, &back, each), TIERCE_OK);
    CHECK(m.decoded == 2 * items_count);
    for (int i = 0; i < items_count; i++) {
        const void *item = NULL;
        size_t len = 0;
        CHECK_STATUS(tierce_segments_collection_get(packed, (size_t)i, &item, &len), TIERCE_OK);
        CHECK(len == lengths[i] && *(const unsigned char *)item == (unsigned char)(data[0] + 10));
        CHECK_STATUS(tierce_segments_collection_get(back, (size_t)i, &item, &len), TIERCE_OK);
        CHECK(len == lengths[i] && memcmp(item, data, len) == 0);
        CHECK(each[i] == TIERCE_OK);
    }
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(packed);
    tierce_segments_collection_free(src);
    tierce_codec_free(codec);
    tierce_pool_free(pool);
    tierce_registry_free(registry);
    CHECK(m.opened == 2 && m.closed == 2 && m.freed == 1);
    free(each);
    free(lengths);
    free(items);
    free(data);
}

int main(int argc, char **argv)
{
    let_go();
    replaced();
    bad_tables();
    calls_the_library();
    CHECK(child_does(replaced_by_registry, NULL));
    on_a_pool(check_quick(argc, argv) ? 9 : 60);
    return check_result();
}
