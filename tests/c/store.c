/* Objects in memory and in files: written, read whole and in parts, one and many, under conditions; copied, listed, deleted. */
#define _DEFAULT_SOURCE
#include "store.h"

static const char digits[] = "0123456789";

static void one(const tierce_store *store)
{
    char room[20];
    size_t len = 77;
    tierce_object_info *info = make_info();
    tierce_buffer *dst = make_buffer();
    put(store, "dir/d", digits);
    CHECK(exists(store, "dir/d") == 1 && exists(store, "dir/e") == 0);
    CHECK_STATUS(tierce_store_head(store, "dir/d", 5, info), TIERCE_OK);
    CHECK(strcmp(tierce_object_info_key(info), "dir/d") == 0 && tierce_object_info_key_len(info) == 5);
    CHECK(tierce_object_info_size(info) == 10 && tierce_object_info_is_prefix(info) == 0);
    CHECK(tierce_object_info_etag(info) != NULL && tierce_object_info_modified(info) > 1600000000000);
    CHECK_STATUS(tierce_store_head(store, "none", 4, info), TIERCE_E_NOT_FOUND);
    CHECK(message_has("none") && strcmp(tierce_object_info_key(info), "dir/d") == 0);
    CHECK_STATUS(tierce_buffer_append(dst, "before", 6), TIERCE_OK);
    CHECK_STATUS(tierce_store_get(store, "dir/d", 5, NULL, 10, dst, info), TIERCE_OK);
    CHECK(tierce_buffer_len(dst) == 10 && memcmp(tierce_buffer_data(dst), digits, 10) == 0);
    CHECK_STATUS(tierce_store_get(store, "dir/d", 5, NULL, 9, dst, info), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_store_get(store, "none", 4, NULL, 9, dst, info), TIERCE_E_NOT_FOUND);
    CHECK_STATUS(tierce_store_get_into(store, "dir/d", 5, NULL, room, 9, &len, info), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(len == 10);
    CHECK_STATUS(tierce_store_get_into(store, "dir/d", 5, NULL, NULL, 0, &len, info), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(len == 10);
    CHECK_STATUS(tierce_store_get_into(store, "dir/d", 5, NULL, room, 10, &len, info), TIERCE_OK);
    CHECK(len == 10 && memcmp(room, digits, 10) == 0);
    len = 77;
    CHECK_STATUS(tierce_store_get_into(store, "none", 4, NULL, room, 10, &len, info), TIERCE_E_NOT_FOUND);
    CHECK(len == 77);
    put(store, "empty", "");
    CHECK(has(store, "empty", ""));
    put(store, "dir/d", "other");
    CHECK(has(store, "dir/d", "other"));
    CHECK_STATUS(tierce_store_copy(store, "dir/d", 5, "copy", 4), TIERCE_OK);
    CHECK(has(store, "copy", "other"));
    CHECK_STATUS(tierce_store_copy(store, "none", 4, "copy", 4), TIERCE_E_NOT_FOUND);
    CHECK(has(store, "copy", "other"));
    tierce_buffer_free(dst);
    tierce_object_info_free(info);
}

/* Keys that are none; in files those that lead elsewhere as well. */
static void wrong_keys(const tierce_store *store)
{
    static char long_key[1025];
    memset(long_key, 'k', sizeof long_key);
    CHECK_STATUS(tierce_store_put(store, NULL, 0, "x", 1, NULL, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_store_put(store, long_key, sizeof long_key, "x", 1, NULL, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_store_put(store, "\xFF", 1, "x", 1, NULL, NULL), TIERCE_E_ARGUMENT);
}

typedef struct part {
    uint64_t offset, len;
    const char *expected; /* NULL: behind the end */
} part;

static const part parts[] = {
    {0, TIERCE_TO_END, digits}, {0, 10, digits},
    {0, 11, digits},            {0, 1, "0"},
    {3, 4, "3456"},             {9, 1, "9"},
    {9, TIERCE_TO_END, "9"},    {8, UINT64_MAX - 1, "89"},
    {TIERCE_FROM_END, 3, "789"}, {TIERCE_FROM_END, 10, digits},
    {TIERCE_FROM_END, 11, digits}, {TIERCE_FROM_END, TIERCE_TO_END, digits},
    {10, 1, NULL},              {11, 1, NULL},
    {UINT64_MAX - 1, 1, NULL},  {5, 0, ""},
    {TIERCE_FROM_END, 0, ""},
};
enum { PARTS = sizeof parts / sizeof parts[0] };

static void ranges(const tierce_store *store)
{
    uint64_t offsets[PARTS], lens[PARTS];
    size_t caps[PARTS], sizes[PARTS];
    void *rooms[PARTS];
    static char room[PARTS][20];
    tierce_status each[PARTS];
    tierce_segments_collection *all = NULL;
    put(store, "r", digits);
    for (size_t i = 0; i < PARTS; i++) {
        const part *p = &parts[i];
        tierce_get_options options = {sizeof options, p->offset, p->len, NULL};
        size_t expected = p->expected == NULL ? 0 : strlen(p->expected), len = 77;
        long before = check_failed;
        tierce_status status = tierce_store_get_into(store, "r", 1, &options, room[i], 20, &len, NULL);
        CHECK_STATUS(status, p->expected == NULL ? TIERCE_E_ARGUMENT : TIERCE_OK);
        CHECK(p->expected == NULL ? len == 77 : len == expected && memcmp(room[i], p->expected, len) == 0);
        CHECK_IN_CASE(before, "part %d", (int)i);
        offsets[i] = p->offset;
        lens[i] = p->len;
        rooms[i] = room[i];
        caps[i] = p->len < 20 ? (size_t)p->len : 20;
    }
    CHECK_STATUS(tierce_store_get_ranges(store, "r", 1, offsets, lens, PARTS, 10, &all, each), TIERCE_PARTIAL);
    CHECK(tierce_segments_collection_count(all) == PARTS);
    for (size_t i = 0; i < PARTS; i++) {
        const char *expected = parts[i].expected == NULL ? "" : parts[i].expected;
        const void *item = NULL;
        size_t len = 77;
        CHECK_STATUS(each[i], parts[i].expected == NULL ? TIERCE_E_ARGUMENT : TIERCE_OK);
        CHECK_STATUS(tierce_segments_collection_get(all, i, &item, &len), TIERCE_OK);
        CHECK(len == strlen(expected) && (len == 0 || memcmp(item, expected, len) == 0));
    }
    tierce_segments_collection_free(all);
    all = NULL;
    CHECK_STATUS(tierce_store_get_ranges(store, "r", 1, offsets, lens, PARTS, 10, &all, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_store_get_ranges(store, "none", 4, offsets, lens, 2, 10, &all, NULL), TIERCE_E_NOT_FOUND);
    CHECK_STATUS(tierce_store_get_ranges(store, "r", 1, offsets, lens, 2, 9, &all, NULL), TIERCE_E_LIMIT);
    CHECK(all == NULL);
    memset(room, '#', sizeof room);
    CHECK_STATUS(tierce_store_get_ranges_into(store, "r", 1, offsets, rooms, caps, PARTS, sizes, each), TIERCE_PARTIAL);
    for (size_t i = 0; i < PARTS; i++) {
        const char *expected = parts[i].expected == NULL ? "" : parts[i].expected;
        CHECK(sizes[i] == strlen(expected) && memcmp(room[i], expected, sizes[i]) == 0);
        CHECK(room[i][sizes[i]] == '#');
    }
    rooms[1] = room[0] + 9;
    CHECK_STATUS(tierce_store_get_ranges_into(store, "r", 1, offsets, rooms, caps, 2, sizes, NULL), TIERCE_E_ARGUMENT);
    CHECK(message_has("overlap"));
}

static void many(const tierce_store *store)
{
    const char *const keys[4] = {"m/a", "m/none", "m/b", "m/a"};
    const char *const new_keys[4] = {"m/aa", "m/bb", "m/cc", "m/dd"};
    const size_t key_lens[4] = {3, 6, 3, 3}, new_lens[4] = {3, 4, 3, 4}, src_lens[4] = {1, 2, 3, 4};
    const void *const srcs[4] = {"abcd", "abcd", "abcd", "abcd"};
    const char *const expected[4] = {"alpha", "", "beta", "alpha"};
    char room[4][8];
    void *rooms[4] = {room[0], room[1], room[2], room[3]};
    size_t caps[4] = {8, 8, 3, 8}, lens[4];
    uint64_t objects = 77, bytes = 77;
    tierce_status each[4] = {77, 77, 77, 77};
    tierce_segments_collection *all = NULL;
    put(store, "m/a", "alpha");
    put(store, "m/b", "beta");
    CHECK_STATUS(tierce_store_get_many(store, keys, key_lens, 4, 9, &all, NULL), TIERCE_E_NOT_FOUND);
    CHECK(message_has("m/none") && all == NULL);
    CHECK_STATUS(tierce_store_get_many(store, keys, NULL, 4, 9, &all, each), TIERCE_PARTIAL);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_NOT_FOUND && each[2] == TIERCE_OK && each[3] == TIERCE_OK);
    for (size_t i = 0; i < 4; i++) {
        const void *item = NULL;
        size_t len = 77;
        CHECK_STATUS(tierce_segments_collection_get(all, i, &item, &len), TIERCE_OK);
        CHECK(len == strlen(expected[i]) && (len == 0 || memcmp(item, expected[i], len) == 0));
    }
    tierce_segments_collection_free(all);
    CHECK_STATUS(tierce_store_get_many_into(store, keys, key_lens, rooms, caps, 4, lens, each), TIERCE_PARTIAL);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_NOT_FOUND && each[2] == TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(lens[0] == 5 && lens[1] == 0 && lens[2] == 4 && lens[3] == 5 && memcmp(room[3], "alpha", 5) == 0);
    rooms[3] = room[2] + 2;
    CHECK_STATUS(tierce_store_get_many_into(store, keys, key_lens, rooms, caps, 4, lens, each), TIERCE_E_ARGUMENT);
    CHECK(message_has("overlap"));
    CHECK_STATUS(tierce_store_get_many_stats(store, keys, key_lens, 4, &objects, &bytes, each), TIERCE_PARTIAL);
    CHECK(objects == 3 && bytes == 14 && each[1] == TIERCE_E_NOT_FOUND);
    CHECK_STATUS(tierce_store_put_many(store, new_keys, new_lens, srcs, src_lens, 4, NULL, each), TIERCE_OK);
    CHECK(has(store, "m/a", "a") && has(store, "m/bb", "ab") && has(store, "m/c", "abc") && has(store, "m/dd", "abcd"));
    CHECK_STATUS(tierce_store_put_many(store, NULL, NULL, NULL, NULL, 0, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_store_get_many(store, NULL, NULL, 0, 9, &all, NULL), TIERCE_OK);
    CHECK(tierce_segments_collection_count(all) == 0);
    tierce_segments_collection_free(all);
}

static void conditions(const tierce_store *store)
{
    tierce_put_options options = {sizeof options, TIERCE_PUT_IF_ABSENT, NULL, "application/x-hdf5"};
    tierce_get_options get = {sizeof get, 0, TIERCE_TO_END, NULL};
    tierce_object_info *info = make_info();
    char first[100] = "", room[20];
    size_t len;
    CHECK_STATUS(tierce_store_put(store, "c", 1, "1", 1, &options, info), TIERCE_OK);
    if (!CHECK(tierce_object_info_etag(info) != NULL)) {
        return;
    }
    snprintf(first, sizeof first, "%s", tierce_object_info_etag(info));
    CHECK_STATUS(tierce_store_put(store, "c", 1, "2", 1, &options, info), TIERCE_E_PRECONDITION);
    CHECK(has(store, "c", "1") && strcmp(first, tierce_object_info_etag(info)) == 0);
    options.condition = TIERCE_PUT_IF_MATCH;
    options.if_match = first;
    get.if_match = first;
    CHECK_STATUS(tierce_store_get_into(store, "c", 1, &get, room, 20, &len, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_store_put(store, "c", 1, "22", 2, &options, info), TIERCE_OK);
    CHECK(strcmp(first, tierce_object_info_etag(info)) != 0);
    CHECK_STATUS(tierce_store_put(store, "c", 1, "3", 1, &options, info), TIERCE_E_PRECONDITION);
    CHECK_STATUS(tierce_store_get_into(store, "c", 1, &get, room, 20, &len, NULL), TIERCE_E_PRECONDITION);
    CHECK(has(store, "c", "22"));
    tierce_object_info_free(info);
}

static void wrong_options(const tierce_store *store)
{
    const tierce_put_options wrong[] = {
        {sizeof wrong[0], -1, NULL, NULL},
        {sizeof wrong[0], 3, NULL, NULL},
        {sizeof wrong[0], TIERCE_PUT_IF_MATCH, NULL, NULL},
        {sizeof wrong[0], TIERCE_PUT_IF_ABSENT, "\"etag\"", NULL},
        {sizeof wrong[0], TIERCE_PUT_ALWAYS, "\"etag\"", NULL},
        {sizeof wrong[0], TIERCE_PUT_ALWAYS, NULL, "\xFF"},
        {sizeof wrong[0] - 1, TIERCE_PUT_ALWAYS, NULL, NULL},
        {0, TIERCE_PUT_ALWAYS, NULL, NULL},
    };
    const tierce_put_options newer = {sizeof newer + 8, TIERCE_PUT_ALWAYS, NULL, NULL};
    tierce_get_options get = {sizeof get - 1, 0, 1, NULL};
    tierce_upload *upload = NULL;
    char room[20];
    size_t len;
    put(store, "w", "old");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CHECK_STATUS(tierce_store_put(store, "w", 1, "new", 3, &wrong[i], NULL), TIERCE_E_ARGUMENT);
        CHECK(message_has("options->"));
        CHECK_STATUS(tierce_store_upload(store, "w", 1, &wrong[i], &upload), TIERCE_E_ARGUMENT);
    }
    CHECK(upload == NULL && has(store, "w", "old"));
    CHECK_STATUS(tierce_store_get_into(store, "w", 1, &get, room, 20, &len, NULL), TIERCE_E_ARGUMENT);
    CHECK(message_has("tierce_get_options"));
    CHECK_STATUS(tierce_store_put(store, "w", 1, "new", 3, &newer, NULL), TIERCE_OK);
}

static void deleting(const tierce_store *store)
{
    const char *const keys[3] = {"x/1", "x/none", "x/2"};
    tierce_status each[3] = {77, 77, 77};
    uint64_t deleted = 77;
    put(store, "x/1", "1"), put(store, "x/2", "2"), put(store, "x/3", "3"), put(store, "x/33", "33"), put(store, "xy", "x");
    CHECK_STATUS(tierce_store_delete_many(store, keys, NULL, 3, each), TIERCE_OK);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_OK && each[2] == TIERCE_OK);
    CHECK(!exists(store, "x/1") && !exists(store, "x/2") && exists(store, "x/3"));
    CHECK_STATUS(tierce_store_delete_prefix(store, NULL, 0, &deleted), TIERCE_E_ARGUMENT);
    CHECK(deleted == 77 && exists(store, "x/3"));
    CHECK_STATUS(tierce_store_delete_prefix(store, "x/3", 3, &deleted), TIERCE_OK);
    CHECK(deleted == 2 && !exists(store, "x/33") && exists(store, "xy"));
    CHECK_STATUS(tierce_store_delete_prefix(store, "x/3", 3, &deleted), TIERCE_OK);
    CHECK(deleted == 0);
    CHECK_STATUS(tierce_store_delete(store, "xy", 2), TIERCE_OK);
    CHECK_STATUS(tierce_store_delete(store, "xy", 2), TIERCE_OK);
    CHECK(!exists(store, "xy"));
}

enum { LISTED = 1100 };

/* How many entries a listing has; they have to be in order. */
static size_t listed(const tierce_store *store, const char *prefix, int32_t how, const char *after)
{
    tierce_listing *listing = NULL;
    tierce_object_info *info = make_info();
    char last[100] = "";
    size_t count = 0;
    tierce_status status;
    CHECK_STATUS(tierce_store_list(store, prefix, strlen(prefix), how, after, strlen(after), &listing), TIERCE_OK);
    while ((status = tierce_listing_next(listing, info)) == TIERCE_OK) {
        const char *key = tierce_object_info_key(info);
        CHECK(strcmp(last, key) < 0 && strcmp(after, key) < 0);
        CHECK(tierce_object_info_is_prefix(info) == (key[strlen(key) - 1] == '/'));
        CHECK(tierce_object_info_is_prefix(info) || strncmp(key, "l/", 2) != 0 || tierce_object_info_size(info) == 1);
        snprintf(last, sizeof last, "%s", key);
        count++;
    }
    CHECK_STATUS(status, TIERCE_END);
    CHECK_STATUS(tierce_listing_next(listing, info), TIERCE_END);
    CHECK_STATUS(tierce_listing_poll(listing), TIERCE_OK);
    tierce_listing_free(listing);
    tierce_object_info_free(info);
    return count;
}

static void listing(const tierce_store *store)
{
    static char names[LISTED][16];
    static const char *keys[LISTED];
    static const void *srcs[LISTED];
    static size_t lens[LISTED];
    tierce_listing *one = NULL;
    uint64_t deleted = 0;
    tierce_status status;
    for (int i = 0; i < LISTED; i++) {
        snprintf(names[i], sizeof names[i], "l/%04d", i);
        keys[i] = names[i];
        srcs[i] = "1";
        lens[i] = 1;
    }
    CHECK_STATUS(tierce_store_put_many(store, keys, NULL, srcs, lens, LISTED, NULL, NULL), TIERCE_OK);
    put(store, "l/05/x", "1"), put(store, "l/05/y", "1"), put(store, "l/[0]", "1");
    CHECK(listed(store, "l/", TIERCE_LIST_FOLDER, "") == LISTED + 2);
    CHECK(listed(store, "l/", TIERCE_LIST_RECURSIVE, "") == LISTED + 3);
    CHECK(listed(store, "l", TIERCE_LIST_FOLDER, "") == 1);
    CHECK(listed(store, "", TIERCE_LIST_FOLDER, "k") >= 1);
    CHECK(listed(store, "l/10", TIERCE_LIST_RECURSIVE, "") == 100);
    CHECK(listed(store, "l/", TIERCE_LIST_RECURSIVE, "l/1089") == 11);
    CHECK(listed(store, "l/[0]", TIERCE_LIST_RECURSIVE, "") == 1);
    CHECK(listed(store, "l/00[2-3]?", TIERCE_LIST_GLOB, "") == 20);
    CHECK(listed(store, "l/**/[xy]", TIERCE_LIST_GLOB, "") == 2);
    CHECK(listed(store, "l/*", TIERCE_LIST_GLOB, "l/1090") == 10);
    CHECK(listed(store, "nothing", TIERCE_LIST_RECURSIVE, "") == 0);
    CHECK_STATUS(tierce_store_list(store, "l/", 2, 3, NULL, 0, &one), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_store_list(store, "l/", 2, -1, NULL, 0, &one), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_store_list(store, "l/[", 3, TIERCE_LIST_GLOB, NULL, 0, &one), TIERCE_E_ARGUMENT);
    CHECK(one == NULL);
    CHECK_STATUS(tierce_store_list(store, "l/", 2, TIERCE_LIST_RECURSIVE, NULL, 0, &one), TIERCE_OK);
    while ((status = tierce_listing_poll(one)) == TIERCE_PENDING) {
        usleep(100);
    }
    CHECK_STATUS(status, TIERCE_OK);
    tierce_listing_free(one);
    CHECK_STATUS(tierce_store_delete_prefix(store, "l/", 2, &deleted), TIERCE_OK);
    CHECK(deleted == LISTED + 3);
}

static void clean(const tierce_store *store)
{
    static const char *const rest[] = {"c", "d", "e", "m", "r", "w"};
    for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++) {
        CHECK_STATUS(tierce_store_delete_prefix(store, rest[i], 1, NULL), TIERCE_OK);
    }
    CHECK(listed(store, "", TIERCE_LIST_RECURSIVE, "") == 0);
}

static void everything(const tierce_store *store)
{
    one(store);
    wrong_keys(store);
    ranges(store);
    many(store);
    conditions(store);
    wrong_options(store);
    deleting(store);
    listing(store);
    clean(store);
}

static void opening(void)
{
    static const char *const uris[] = {"", "memory", "/tmp", "http://host/x", "s3://", "s3:///key", "file://tmp", "\xFF://"};
    static const struct {
        const char *json, *named;
    } wrong[] = {
        {"{\"io_treads\": 1}", "io_treads"},        {"{\"io_threads\": 0}", "io_threads"},
        {"{\"concurrency\": -1}", "concurrency"},   {"{\"max_operations\": 0}", "max_operations"},
        {"{\"when_full\": \"panic\"}", "when_full"}, {"{\"part_size\": 1}", "part_size"},
        {"{\"io_timeout\": 0}", "io_timeout"},      {"{\"retries\": 0.5}", "retries"},
        {"{\"sync\": 1}", "sync"},                  {"{\"checksum\": \"md5\"}", "checksum"},
        {"{\"access_key_id\": \"A\"}", "secret_access_key"}, {"[]", "options"}, {"{", "options"},
    };
    char place;
    tierce_store *const none = (tierce_store *)(void *)&place, *store = none;
    for (size_t i = 0; i < sizeof uris / sizeof uris[0]; i++) {
        CHECK_STATUS(tierce_store_open(uris[i], strlen(uris[i]), NULL, 0, &store), TIERCE_E_ARGUMENT);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CHECK_STATUS(tierce_store_open("memory://", 9, wrong[i].json, strlen(wrong[i].json), &store), TIERCE_E_CONFIG);
        CHECK(message_has(wrong[i].named));
    }
    CHECK(store == none);
}

/* What is so of files alone: the folder has to be there, and keys have to be paths below it. */
static void files(void)
{
    static const char *const wrong[] = {"../x", "..", ".", "a/./b", "a/../b", "/abs", "a//b", "a/"};
    char folder[] = "/tmp/tierce_store_XXXXXX", uri[100];
    int32_t there = 77;
    tierce_listing *listing = NULL;
    tierce_object_info *info = make_info();
    tierce_store *store;
    if (!CHECK(mkdtemp(folder) != NULL)) {
        return;
    }
    snprintf(uri, sizeof uri, "file://%s/new", folder);
    store = open_store(uri, "{\"endpoint\": \"for another kind of store\"}");
    CHECK_STATUS(tierce_store_put(store, "a", 1, "x", 1, NULL, NULL), TIERCE_E_NO_BUCKET);
    CHECK_STATUS(tierce_store_exists(store, "a", 1, &there), TIERCE_E_NO_BUCKET);
    CHECK_STATUS(tierce_store_head(store, "a", 1, info), TIERCE_E_NO_BUCKET);
    CHECK_STATUS(tierce_store_delete_bucket(store), TIERCE_E_NO_BUCKET);
    CHECK_STATUS(tierce_store_list(store, NULL, 0, TIERCE_LIST_RECURSIVE, NULL, 0, &listing), TIERCE_OK);
    CHECK_STATUS(tierce_listing_next(listing, info), TIERCE_E_NO_BUCKET);
    CHECK_STATUS(tierce_store_create_bucket(store), TIERCE_OK);
    /* After an error, the same call tries again. */
    CHECK_STATUS(tierce_listing_next(listing, info), TIERCE_END);
    tierce_listing_free(listing);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CHECK_STATUS(tierce_store_put(store, wrong[i], strlen(wrong[i]), "x", 1, NULL, NULL), TIERCE_E_ARGUMENT);
        CHECK(message_has(wrong[i]));
    }
    CHECK_STATUS(tierce_store_put(store, "a\0b", 3, "x", 1, NULL, NULL), TIERCE_E_ARGUMENT);
    put(store, "a", "x");
    CHECK_STATUS(tierce_store_delete_bucket(store), TIERCE_E_PRECONDITION);
    CHECK(has(store, "a", "x") && there == 77);
    CHECK_STATUS(tierce_store_delete(store, "a", 1), TIERCE_OK);
    CHECK_STATUS(tierce_store_delete_bucket(store), TIERCE_OK);
    CHECK(rmdir(folder) == 0);
    tierce_store_free(store);
    tierce_object_info_free(info);
}

int main(void)
{
    opening();
    files();
    with_stores(everything);
    return check_result();
}
