/* Each call that has a form with `_async`: as an operation it gives what it gives as a call, and takes copies of what it says. */
#define _DEFAULT_SOURCE
#include "store.h"

enum { COUNT = 3, CELLS = 50 };

static const tierce_store *opened;

/* Waits, and gives the operation's status and numbers. */
static tierce_status numbers(tierce_op *op, uint64_t *count, uint64_t *size)
{
    tierce_status status = tierce_op_wait(op, -1);
    *count = *size = 77;
    if (status >= 0) {
        CHECK_STATUS(tierce_op_count(op, count), TIERCE_OK);
        CHECK_STATUS(tierce_op_size(op, size), TIERCE_OK);
    }
    return status;
}

/* The same where nothing else is asked of the operation. */
static int ends(tierce_op *op, tierce_status expected, uint64_t expected_count)
{
    uint64_t count, size;
    int good = CHECK_STATUS(numbers(op, &count, &size), expected);
    good = CHECK(expected < 0 || count == expected_count) && good;
    tierce_op_free(op);
    return good;
}

static void one(void)
{
    char key[20] = "one", if_match[100];
    tierce_put_options options = {sizeof options, TIERCE_PUT_IF_MATCH, if_match, NULL};
    tierce_object_info *info = make_info();
    tierce_op *op = NULL;
    CHECK_STATUS(tierce_store_put_async(opened, key, 3, "abc", 3, NULL, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, INT64_MAX), TIERCE_OK);
    CHECK_STATUS(tierce_op_info(op, info), TIERCE_OK);
    CHECK(strcmp(tierce_object_info_key(info), "one") == 0 && tierce_object_info_size(info) == 3);
    tierce_op_free(op);
    /* Keys and conditions are copied. */
    snprintf(if_match, sizeof if_match, "%s", tierce_object_info_etag(info));
    CHECK_STATUS(tierce_store_put_async(opened, key, 3, "defg", 4, &options, &op), TIERCE_OK);
    memset(if_match, 'x', sizeof if_match - 1);
    memset(key, 'x', sizeof key - 1);
    memset(&options, 0xFF, sizeof options);
    CHECK(ends(op, TIERCE_OK, 1));
    CHECK_STATUS(tierce_store_head_async(opened, "one", 3, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, INT64_MIN), TIERCE_OK);
    CHECK_STATUS(tierce_op_info(op, info), TIERCE_OK);
    CHECK(tierce_object_info_size(info) == 4);
    CHECK(ends(op, TIERCE_OK, 1));
    CHECK_STATUS(tierce_store_head_async(opened, "none", 4, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_E_NOT_FOUND, 0));
    CHECK_STATUS(tierce_store_exists_async(opened, "one", 3, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 1));
    CHECK_STATUS(tierce_store_exists_async(opened, "none", 4, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 0));
    CHECK_STATUS(tierce_store_copy_async(opened, "one", 3, "two", 3, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 1) && has(opened, "two", "defg"));
    CHECK_STATUS(tierce_store_delete_async(opened, "two", 3, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 1) && !exists(opened, "two"));
    CHECK_STATUS(tierce_store_create_bucket_async(opened, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 0));
    CHECK_STATUS(tierce_store_delete_bucket_async(opened, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_E_PRECONDITION, 0));
    tierce_object_info_free(info);
}

static void ranges(void)
{
    uint64_t offsets[COUNT] = {1, 9, TIERCE_FROM_END}, lens[COUNT] = {1, 1, 2}, sizes[COUNT];
    char rooms[COUNT][2];
    void *dsts[COUNT] = {rooms[0], rooms[1], rooms[2]};
    size_t caps[COUNT] = {1, 1, 2};
    tierce_status each[COUNT];
    tierce_segments_collection *all = NULL;
    tierce_op *op = NULL;
    put(opened, "r", "defg");
    CHECK_STATUS(tierce_store_get_ranges_async(opened, "r", 1, offsets, lens, COUNT, 9, &op), TIERCE_OK);
    memset(lens, 0, sizeof lens);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_PARTIAL);
    CHECK_STATUS(tierce_op_each(op, each, COUNT), TIERCE_OK);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_ARGUMENT && each[2] == TIERCE_OK);
    CHECK_STATUS(tierce_op_take_collection(op, &all), TIERCE_OK);
    CHECK(tierce_segments_collection_count(all) == COUNT && tierce_segments_collection_size(all) == 3);
    tierce_segments_collection_free(all);
    CHECK(ends(op, TIERCE_PARTIAL, 2));
    CHECK_STATUS(tierce_store_get_ranges_into_async(opened, "r", 1, offsets, dsts, caps, COUNT, &op), TIERCE_OK);
    memset(caps, 0xFF, sizeof caps);
    memset(dsts, 0, sizeof dsts);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_PARTIAL);
    CHECK_STATUS(tierce_op_sizes(op, sizes, COUNT), TIERCE_OK);
    CHECK(sizes[0] == 1 && sizes[1] == 0 && sizes[2] == 2 && rooms[0][0] == 'e' && memcmp(rooms[2], "fg", 2) == 0);
    CHECK(ends(op, TIERCE_PARTIAL, 2));
    dsts[0] = dsts[1] = rooms[0];
    caps[0] = caps[1] = 1;
    op = NULL;
    CHECK_STATUS(tierce_store_get_ranges_into_async(opened, "r", 1, offsets, dsts, caps, 2, &op), TIERCE_E_ARGUMENT);
    CHECK(op == NULL);
}

static void many(void)
{
    char a[4] = "m/a", b[4] = "m/b";
    const char *keys[COUNT] = {a, "m/none", b};
    const size_t src_lens[2] = {5, 4};
    const char *written[2] = {"m/a", "m/b"};
    const void *srcs[2] = {"alpha", "beta"};
    char rooms[COUNT][8];
    void *const dsts[COUNT] = {rooms[0], rooms[1], rooms[2]};
    const size_t caps[COUNT] = {8, 8, 3};
    uint64_t count, size, sizes[COUNT];
    tierce_status each[COUNT];
    tierce_op *op = NULL;
    CHECK_STATUS(tierce_store_put_many_async(opened, written, NULL, srcs, src_lens, 2, NULL, &op), TIERCE_OK);
    written[0] = written[1] = NULL;
    srcs[0] = srcs[1] = NULL;
    CHECK_STATUS(numbers(op, &count, &size), TIERCE_OK);
    CHECK(count == 2 && size == 9);
    tierce_op_free(op);
    CHECK_STATUS(tierce_store_get_many_into_async(opened, keys, NULL, dsts, caps, COUNT, &op), TIERCE_OK);
    a[0] = b[0] = 'x';
    CHECK_STATUS(numbers(op, &count, &size), TIERCE_PARTIAL);
    CHECK(count == 1 && size == 5);
    CHECK_STATUS(tierce_op_each(op, each, COUNT), TIERCE_OK);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_NOT_FOUND && each[2] == TIERCE_E_BUFFER_TOO_SMALL);
    CHECK_STATUS(tierce_op_sizes(op, sizes, COUNT), TIERCE_OK);
    CHECK(sizes[0] == 5 && sizes[1] == 0 && sizes[2] == 4 && memcmp(rooms[0], "alpha", 5) == 0);
    tierce_op_free(op);
    a[0] = b[0] = 'm';
    CHECK_STATUS(tierce_store_get_many_stats_async(opened, keys, NULL, COUNT, &op), TIERCE_OK);
    CHECK_STATUS(numbers(op, &count, &size), TIERCE_PARTIAL);
    CHECK(count == 2 && size == 9);
    tierce_op_free(op);
    CHECK_STATUS(tierce_store_delete_many_async(opened, keys, NULL, 2, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 2) && !exists(opened, "m/a"));
    CHECK_STATUS(tierce_store_delete_prefix_async(opened, "m/", 2, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 1) && !exists(opened, "m/b"));
    CHECK_STATUS(tierce_store_delete_prefix_async(opened, NULL, 0, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_E_ARGUMENT, 0));
}

static tierce_array *every_second(int32_t *data)
{
    const size_t shape[1] = {CELLS / 2};
    const ptrdiff_t strides[1] = {2 * sizeof(int32_t)};
    tierce_array *array = NULL;
    CHECK_STATUS(tierce_array_borrow_mut("<i4", data, shape, strides, 1, TIERCE_ORDER_C, NULL, NULL, &array), TIERCE_OK);
    return array;
}

static int is_back(int32_t *data)
{
    int wrong = 0;
    for (int i = 0; i < CELLS; i++) {
        wrong += data[i] != (i % 2 == 0 ? i : -1);
        data[i] = -1;
    }
    return wrong == 0;
}

static void arrays(void)
{
    int32_t from[CELLS], to[CELLS];
    tierce_array *source, *target, *got = NULL;
    const tierce_array *sources[2];
    tierce_array *targets[2];
    const char *const keys[2] = {"a1", "a2"}, *const half[2] = {"a2", "none"};
    tierce_codec *codec = make_codec("[{\"id\": \"shuffle\", \"elementsize\": 4}, {\"id\": \"crc32c\"}]");
    uint64_t count, size, sizes[2];
    tierce_status each[2];
    tierce_op *op = NULL;
    for (int i = 0; i < CELLS; i++) {
        from[i] = i;
        to[i] = -1;
    }
    sources[0] = sources[1] = source = every_second(from);
    targets[0] = target = every_second(to);
    CHECK_STATUS(tierce_store_put_encoded_async(opened, "a1", 2, codec, source, NULL, &op), TIERCE_OK);
    CHECK_STATUS(numbers(op, &count, &size), TIERCE_OK);
    CHECK(count == 1 && size == CELLS / 2 * 4 + 4);
    tierce_op_free(op);
    CHECK_STATUS(tierce_store_put_encoded_many_async(opened, keys, NULL, codec, sources, 2, NULL, &op), TIERCE_OK);
    sources[0] = sources[1] = NULL;
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_op_sizes(op, sizes, 2), TIERCE_OK);
    CHECK(sizes[0] == size && sizes[1] == size);
    CHECK(ends(op, TIERCE_OK, 2));
    CHECK_STATUS(tierce_store_get_decoded_into_async(opened, "a1", 2, codec, target, &op), TIERCE_OK);
    CHECK(ends(op, TIERCE_OK, 1) && is_back(to));
    CHECK_STATUS(tierce_store_get_decoded_async(opened, "a2", 2, codec, source, 1000, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_op_take_array(op, &got), TIERCE_OK);
    CHECK_STATUS(tierce_array_assign(target, got), TIERCE_OK);
    CHECK(is_back(to));
    targets[1] = got;
    CHECK_STATUS(tierce_op_take_array(op, &got), TIERCE_E_STATE);
    tierce_op_free(op);
    /* The codec may go before the operation has ended, the arrays not. */
    CHECK_STATUS(tierce_store_get_decoded_many_into_async(opened, half, NULL, codec, targets, 2, &op), TIERCE_OK);
    tierce_codec_free(codec);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_PARTIAL);
    CHECK_STATUS(tierce_op_each(op, each, 2), TIERCE_OK);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_NOT_FOUND && is_back(to));
    CHECK(ends(op, TIERCE_PARTIAL, 1));
    tierce_array_free(got);
    tierce_array_free(target);
    tierce_array_free(source);
}

static void count(void *userdata, uint64_t done, uint64_t total, uint64_t bytes)
{
    (void)done, (void)total, (void)bytes;
    ++*(atomic_int *)userdata;
}

static void made_up(void)
{
    char options[] = "{\"num\": 3, \"size\": 10}";
    const char *const keys[2] = {"k1", "k2"};
    atomic_int calls;
    uint64_t objects, bytes;
    tierce_op *op = NULL;
    calls = 0;
    CHECK_STATUS(tierce_store_generate_async(opened, "g/", 2, options, strlen(options), count, &calls, &op), TIERCE_OK);
    memset(options, 'x', sizeof options - 1);
    CHECK_STATUS(numbers(op, &objects, &bytes), TIERCE_OK);
    CHECK(objects == 3 && bytes == 30 && calls == 3);
    tierce_op_free(op);
    CHECK_STATUS(tierce_store_generate_keys_async(opened, keys, NULL, 2, "{\"size\": 7}", 11, count, &calls, &op),
                 TIERCE_OK);
    CHECK_STATUS(numbers(op, &objects, &bytes), TIERCE_OK);
    CHECK(objects == 2 && bytes == 14 && calls == 5 && exists(opened, "k2"));
    tierce_op_free(op);
}

static void everything(const tierce_store *store)
{
    static const char *const rest[] = {"a", "g", "k", "o", "r"};
    opened = store;
    one();
    ranges();
    many();
    arrays();
    made_up();
    for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++) {
        CHECK_STATUS(tierce_store_delete_prefix(store, rest[i], 1, NULL), TIERCE_OK);
    }
}

int main(void)
{
    with_stores(everything);
    return check_result();
}
