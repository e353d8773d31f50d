/* Part of null.c: stores, what is known of objects, reading, writing, deleting. */
#define OP ((tierce_op **)place(0))

static const char *const store_keys[2] = {"a", "b"};
static const size_t store_key_lens[2] = {1, 1};
static const uint64_t store_offsets[2] = {0, 1}, store_lens[2] = {1, 1};
static const char no_options[] = "{}";

/* Waits for the operation in the first place and gives its status. */
static tierce_status ended(tierce_status submitted)
{
    tierce_op *op = *OP;
    tierce_status status = submitted == TIERCE_OK ? tierce_op_wait(op, -1) : submitted;
    tierce_op_free(submitted == TIERCE_OK ? op : NULL);
    return status;
}

static void store_opened(const tierce_store *store)
{
    tierce_store *other = NULL;
    int32_t *there = (int32_t *)place(0);
    REFUSED(tierce_store_open, uri, NULL, 9, no_options, 2, (tierce_store **)place(0));
    REFUSED(tierce_store_open, options, "memory://", 9, NULL, 2, (tierce_store **)place(0));
    REFUSED(tierce_store_open, out, "memory://", 9, no_options, 2, NULL);
    CHECK_STATUS(tierce_store_open("memory://", 9, NULL, 0, &other), TIERCE_OK);
    HARMLESS(tierce_store_free, store, (tierce_store_free(NULL), 1));
    tierce_store_free(other);
    REFUSED(tierce_store_create_bucket, store, NULL);
    REFUSED(tierce_store_create_bucket_async, store, NULL, OP);
    REFUSED(tierce_store_create_bucket_async, op, store, NULL);
    REFUSED(tierce_store_delete_bucket, store, NULL);
    REFUSED(tierce_store_delete_bucket_async, store, NULL, OP);
    REFUSED(tierce_store_delete_bucket_async, op, store, NULL);
    REFUSED(tierce_store_exists, store, NULL, "a", 1, there);
    REFUSED(tierce_store_exists, key, store, NULL, 1, there);
    REFUSED(tierce_store_exists, there, store, "a", 1, NULL);
    REFUSED(tierce_store_exists_async, store, NULL, "a", 1, OP);
    REFUSED(tierce_store_exists_async, key, store, NULL, 1, OP);
    REFUSED(tierce_store_exists_async, op, store, "a", 1, NULL);
}

/* `info` knows of the object "a". */
static void store_infos(const tierce_store *store, tierce_object_info *info)
{
    REFUSED(tierce_object_info_new, out, NULL);
    HARMLESS(tierce_object_info_free, info, (tierce_object_info_free(NULL), 1));
    HARMLESS(tierce_object_info_key, info, tierce_object_info_key(NULL) == NULL);
    HARMLESS(tierce_object_info_key_len, info, tierce_object_info_key_len(NULL) == 0);
    HARMLESS(tierce_object_info_size, info, tierce_object_info_size(NULL) == 0);
    HARMLESS(tierce_object_info_modified, info, tierce_object_info_modified(NULL) == TIERCE_UNKNOWN_TIME);
    HARMLESS(tierce_object_info_etag, info, tierce_object_info_etag(NULL) == NULL);
    HARMLESS(tierce_object_info_content_type, info, tierce_object_info_content_type(NULL) == NULL);
    HARMLESS(tierce_object_info_is_prefix, info, tierce_object_info_is_prefix(NULL) == 0);
    REFUSED(tierce_store_head, store, NULL, "b", 1, info);
    REFUSED(tierce_store_head, key, store, NULL, 1, info);
    REFUSED(tierce_store_head, info, store, "b", 1, NULL);
    REFUSED(tierce_store_head_async, store, NULL, "b", 1, OP);
    REFUSED(tierce_store_head_async, key, store, NULL, 1, OP);
    REFUSED(tierce_store_head_async, op, store, "b", 1, NULL);
    CHECK(strcmp(tierce_object_info_key(info), "a") == 0);
}

/* What is read to is `json`, whose content is seen to stay. */
static void store_reads(const tierce_store *store, tierce_object_info *info)
{
    const tierce_get_options options = {sizeof options, 0, 1, NULL};
    REFUSED(tierce_store_get, store, NULL, "b", 1, &options, 9, json, info);
    REFUSED(tierce_store_get, key, store, NULL, 1, &options, 9, json, info);
    REFUSED(tierce_store_get, dst, store, "b", 1, &options, 9, NULL, info);
    HARMLESS(tierce_store_get, options, tierce_store_get(store, "b", 1, NULL, 9, dst, info) == TIERCE_OK);
    CHECK(tierce_buffer_len(dst) == 2);
    HARMLESS(tierce_store_get, info, tierce_store_get(store, "a", 1, &options, 9, dst, NULL) == TIERCE_OK);
    CHECK(tierce_buffer_len(dst) == 1 && strcmp(tierce_object_info_key(info), "b") == 0);
    REFUSED(tierce_store_get_async, store, NULL, "b", 1, &options, 9, OP);
    REFUSED(tierce_store_get_async, key, store, NULL, 1, &options, 9, OP);
    REFUSED(tierce_store_get_async, op, store, "b", 1, &options, 9, NULL);
    HARMLESS(tierce_store_get_async, options, ended(tierce_store_get_async(store, "b", 1, NULL, 9, OP)) == TIERCE_OK);
    REFUSED(tierce_store_get_into, store, NULL, "b", 1, &options, room, DST, &dst_len, info);
    REFUSED(tierce_store_get_into, key, store, NULL, 1, &options, room, DST, &dst_len, info);
    REFUSED(tierce_store_get_into, dst, store, "b", 1, &options, NULL, DST, &dst_len, info);
    REFUSED(tierce_store_get_into, dst_len, store, "b", 1, &options, room, DST, NULL, info);
    HARMLESS(tierce_store_get_into, options,
             tierce_store_get_into(store, "b", 1, NULL, room, DST, &dst_len, info) == TIERCE_OK && dst_len == 2);
    HARMLESS(tierce_store_get_into, info,
             tierce_store_get_into(store, "b", 1, &options, room, DST, &dst_len, NULL) == TIERCE_OK && dst_len == 1);
    REFUSED(tierce_store_get_into_async, store, NULL, "b", 1, &options, room, DST, OP);
    REFUSED(tierce_store_get_into_async, key, store, NULL, 1, &options, room, DST, OP);
    REFUSED(tierce_store_get_into_async, dst, store, "b", 1, &options, NULL, DST, OP);
    REFUSED(tierce_store_get_into_async, op, store, "b", 1, &options, room, DST, NULL);
    HARMLESS(tierce_store_get_into_async, options,
             ended(tierce_store_get_into_async(store, "b", 1, NULL, room, DST, OP)) == TIERCE_OK);
}

static void store_ranges(const tierce_store *store)
{
    void *const rooms[2] = {room, room + 8}, *const hole[2] = {room, NULL};
    const size_t caps[2] = {1, 1};
    const uint64_t *offsets = store_offsets, *lens = store_lens;
    tierce_segments_collection *made = NULL;
    REFUSED(tierce_store_get_ranges, store, NULL, "b", 1, offsets, lens, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_ranges, key, store, NULL, 1, offsets, lens, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_ranges, offsets, store, "b", 1, NULL, lens, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_ranges, lens, store, "b", 1, offsets, NULL, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_ranges, out, store, "b", 1, offsets, lens, 2, 9, NULL, each);
    HARMLESS(tierce_store_get_ranges, each,
             tierce_store_get_ranges(store, "b", 1, offsets, lens, 2, 9, &made, NULL) == TIERCE_OK);
    tierce_segments_collection_free(made);
    REFUSED(tierce_store_get_ranges_async, store, NULL, "b", 1, offsets, lens, 2, 9, OP);
    REFUSED(tierce_store_get_ranges_async, key, store, NULL, 1, offsets, lens, 2, 9, OP);
    REFUSED(tierce_store_get_ranges_async, offsets, store, "b", 1, NULL, lens, 2, 9, OP);
    REFUSED(tierce_store_get_ranges_async, lens, store, "b", 1, offsets, NULL, 2, 9, OP);
    REFUSED(tierce_store_get_ranges_async, op, store, "b", 1, offsets, lens, 2, 9, NULL);
    REFUSED(tierce_store_get_ranges_into, store, NULL, "b", 1, offsets, rooms, caps, 2, &dst_len, each);
    REFUSED(tierce_store_get_ranges_into, key, store, NULL, 1, offsets, rooms, caps, 2, &dst_len, each);
    REFUSED(tierce_store_get_ranges_into, offsets, store, "b", 1, NULL, rooms, caps, 2, &dst_len, each);
    REFUSED(tierce_store_get_ranges_into, dsts, store, "b", 1, offsets, NULL, caps, 2, &dst_len, each);
    REFUSED(tierce_store_get_ranges_into, dst_caps, store, "b", 1, offsets, rooms, NULL, 2, &dst_len, each);
    mark();
    CHECK_STATUS(tierce_store_get_ranges_into(store, "b", 1, offsets, hole, caps, 2, &dst_len, each), TIERCE_E_NULL);
    CHECK(untouched());
    HARMLESS(tierce_store_get_ranges_into, dst_lens,
             tierce_store_get_ranges_into(store, "b", 1, offsets, rooms, caps, 2, NULL, each) == TIERCE_OK);
    HARMLESS(tierce_store_get_ranges_into, each,
             tierce_store_get_ranges_into(store, "b", 1, offsets, rooms, caps, 1, &dst_len, NULL) == TIERCE_OK);
    REFUSED(tierce_store_get_ranges_into_async, store, NULL, "b", 1, offsets, rooms, caps, 2, OP);
    REFUSED(tierce_store_get_ranges_into_async, key, store, NULL, 1, offsets, rooms, caps, 2, OP);
    REFUSED(tierce_store_get_ranges_into_async, offsets, store, "b", 1, NULL, rooms, caps, 2, OP);
    REFUSED(tierce_store_get_ranges_into_async, dsts, store, "b", 1, offsets, NULL, caps, 2, OP);
    REFUSED(tierce_store_get_ranges_into_async, dst_caps, store, "b", 1, offsets, rooms, NULL, 2, OP);
    REFUSED(tierce_store_get_ranges_into_async, op, store, "b", 1, offsets, rooms, caps, 2, NULL);
}

static void store_many(const tierce_store *store)
{
    const char *const *keys = store_keys, *const hole[2] = {"a", NULL};
    const size_t *lens = store_key_lens, caps[2] = {8, 8};
    void *const rooms[2] = {room, room + 8};
    tierce_segments_collection *made = NULL;
    REFUSED(tierce_store_get_many, store, NULL, keys, lens, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_many, keys, store, NULL, lens, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_many, key, store, hole, lens, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_many, key, store, hole, NULL, 2, 9, &new_collection, each);
    REFUSED(tierce_store_get_many, out, store, keys, lens, 2, 9, NULL, each);
    HARMLESS(tierce_store_get_many, key_lens,
             tierce_store_get_many(store, keys, NULL, 2, 9, &made, each) == TIERCE_OK);
    tierce_segments_collection_free(made);
    HARMLESS(tierce_store_get_many, each, tierce_store_get_many(store, keys, lens, 2, 9, &made, NULL) == TIERCE_OK);
    tierce_segments_collection_free(made);
    REFUSED(tierce_store_get_many_async, store, NULL, keys, lens, 2, 9, OP);
    REFUSED(tierce_store_get_many_async, keys, store, NULL, lens, 2, 9, OP);
    REFUSED(tierce_store_get_many_async, op, store, keys, lens, 2, 9, NULL);
    HARMLESS(tierce_store_get_many_async, key_lens,
             ended(tierce_store_get_many_async(store, keys, NULL, 2, 9, OP)) == TIERCE_OK);
    REFUSED(tierce_store_get_many_into, store, NULL, keys, lens, rooms, caps, 2, &dst_len, each);
    REFUSED(tierce_store_get_many_into, keys, store, NULL, lens, rooms, caps, 2, &dst_len, each);
    REFUSED(tierce_store_get_many_into, dsts, store, keys, lens, NULL, caps, 2, &dst_len, each);
    REFUSED(tierce_store_get_many_into, dst_caps, store, keys, lens, rooms, NULL, 2, &dst_len, each);
    HARMLESS(tierce_store_get_many_into, key_lens,
             tierce_store_get_many_into(store, keys, NULL, rooms, caps, 2, NULL, each) == TIERCE_OK);
    HARMLESS(tierce_store_get_many_into, dst_lens, each[0] == TIERCE_OK && each[1] == TIERCE_OK);
    HARMLESS(tierce_store_get_many_into, each,
             tierce_store_get_many_into(store, keys, lens, rooms, caps, 1, &dst_len, NULL) == TIERCE_OK);
    REFUSED(tierce_store_get_many_into_async, store, NULL, keys, lens, rooms, caps, 2, OP);
    REFUSED(tierce_store_get_many_into_async, keys, store, NULL, lens, rooms, caps, 2, OP);
    REFUSED(tierce_store_get_many_into_async, dsts, store, keys, lens, NULL, caps, 2, OP);
    REFUSED(tierce_store_get_many_into_async, dst_caps, store, keys, lens, rooms, NULL, 2, OP);
    REFUSED(tierce_store_get_many_into_async, op, store, keys, lens, rooms, caps, 2, NULL);
    HARMLESS(tierce_store_get_many_into_async, key_lens,
             ended(tierce_store_get_many_into_async(store, keys, NULL, rooms, caps, 2, OP)) == TIERCE_OK);
    REFUSED(tierce_store_get_many_stats, store, NULL, keys, lens, 2, &amount, &other_amount, each);
    REFUSED(tierce_store_get_many_stats, keys, store, NULL, lens, 2, &amount, &other_amount, each);
    REFUSED(tierce_store_get_many_stats, objects, store, keys, lens, 2, NULL, &other_amount, each);
    REFUSED(tierce_store_get_many_stats, bytes, store, keys, lens, 2, &amount, NULL, each);
    HARMLESS(tierce_store_get_many_stats, key_lens,
             tierce_store_get_many_stats(store, keys, NULL, 2, &amount, &other_amount, NULL) == TIERCE_OK);
    HARMLESS(tierce_store_get_many_stats, each, amount == 2 && other_amount == 3);
    REFUSED(tierce_store_get_many_stats_async, store, NULL, keys, lens, 2, OP);
    REFUSED(tierce_store_get_many_stats_async, keys, store, NULL, lens, 2, OP);
    REFUSED(tierce_store_get_many_stats_async, op, store, keys, lens, 2, NULL);
    HARMLESS(tierce_store_get_many_stats_async, key_lens,
             ended(tierce_store_get_many_stats_async(store, keys, NULL, 2, OP)) == TIERCE_OK);
}

static void store_writes(const tierce_store *store, tierce_object_info *info)
{
    const char *const *keys = store_keys;
    const size_t *lens = store_key_lens, sizes[2] = {1, 2};
    const void *const srcs[2] = {"x", "yz"}, *const hole[2] = {"x", NULL};
    const tierce_put_options options = {sizeof options, TIERCE_PUT_ALWAYS, NULL, NULL};
    REFUSED(tierce_store_put, store, NULL, "n", 1, "x", 1, &options, info);
    REFUSED(tierce_store_put, key, store, NULL, 1, "x", 1, &options, info);
    REFUSED(tierce_store_put, src, store, "n", 1, NULL, 1, &options, info);
    HARMLESS(tierce_store_put, options, tierce_store_put(store, "a", 1, "x", 1, NULL, info) == TIERCE_OK);
    HARMLESS(tierce_store_put, info, tierce_store_put(store, "a", 1, "x", 1, &options, NULL) == TIERCE_OK);
    CHECK_STATUS(tierce_store_put(store, "empty", 5, NULL, 0, NULL, NULL), TIERCE_OK);
    REFUSED(tierce_store_put_async, store, NULL, "n", 1, "x", 1, &options, OP);
    REFUSED(tierce_store_put_async, key, store, NULL, 1, "x", 1, &options, OP);
    REFUSED(tierce_store_put_async, src, store, "n", 1, NULL, 1, &options, OP);
    REFUSED(tierce_store_put_async, op, store, "n", 1, "x", 1, &options, NULL);
    HARMLESS(tierce_store_put_async, options,
             ended(tierce_store_put_async(store, "a", 1, "x", 1, NULL, OP)) == TIERCE_OK);
    REFUSED(tierce_store_put_many, store, NULL, keys, lens, srcs, sizes, 2, &options, each);
    REFUSED(tierce_store_put_many, keys, store, NULL, lens, srcs, sizes, 2, &options, each);
    REFUSED(tierce_store_put_many, srcs, store, keys, lens, NULL, sizes, 2, &options, each);
    REFUSED(tierce_store_put_many, src, store, keys, lens, hole, sizes, 2, &options, each);
    REFUSED(tierce_store_put_many, src_lens, store, keys, lens, srcs, NULL, 2, &options, each);
    HARMLESS(tierce_store_put_many, key_lens,
             tierce_store_put_many(store, keys, NULL, srcs, sizes, 2, &options, each) == TIERCE_OK);
    HARMLESS(tierce_store_put_many, options,
             tierce_store_put_many(store, keys, lens, srcs, sizes, 2, NULL, each) == TIERCE_OK);
    HARMLESS(tierce_store_put_many, each,
             tierce_store_put_many(store, keys, lens, srcs, sizes, 2, &options, NULL) == TIERCE_OK);
    REFUSED(tierce_store_put_many_async, store, NULL, keys, lens, srcs, sizes, 2, &options, OP);
    REFUSED(tierce_store_put_many_async, keys, store, NULL, lens, srcs, sizes, 2, &options, OP);
    REFUSED(tierce_store_put_many_async, srcs, store, keys, lens, NULL, sizes, 2, &options, OP);
    REFUSED(tierce_store_put_many_async, src_lens, store, keys, lens, srcs, NULL, 2, &options, OP);
    REFUSED(tierce_store_put_many_async, op, store, keys, lens, srcs, sizes, 2, &options, NULL);
    HARMLESS(tierce_store_put_many_async, key_lens,
             ended(tierce_store_put_many_async(store, keys, NULL, srcs, sizes, 2, NULL, OP)) == TIERCE_OK);
    HARMLESS(tierce_store_put_many_async, options, 1);
    REFUSED(tierce_store_copy, store, NULL, "a", 1, "n", 1);
    REFUSED(tierce_store_copy, from, store, NULL, 1, "n", 1);
    REFUSED(tierce_store_copy, to, store, "a", 1, NULL, 1);
    REFUSED(tierce_store_copy_async, store, NULL, "a", 1, "n", 1, OP);
    REFUSED(tierce_store_copy_async, from, store, NULL, 1, "n", 1, OP);
    REFUSED(tierce_store_copy_async, to, store, "a", 1, NULL, 1, OP);
    REFUSED(tierce_store_copy_async, op, store, "a", 1, "n", 1, NULL);
}

static void store_deletes(const tierce_store *store)
{
    const char *const *keys = store_keys;
    const size_t *lens = store_key_lens;
    REFUSED(tierce_store_delete, store, NULL, "a", 1);
    REFUSED(tierce_store_delete, key, store, NULL, 1);
    REFUSED(tierce_store_delete_async, store, NULL, "a", 1, OP);
    REFUSED(tierce_store_delete_async, key, store, NULL, 1, OP);
    REFUSED(tierce_store_delete_async, op, store, "a", 1, NULL);
    REFUSED(tierce_store_delete_many, store, NULL, keys, lens, 2, each);
    REFUSED(tierce_store_delete_many, keys, store, NULL, lens, 2, each);
    REFUSED(tierce_store_delete_many_async, store, NULL, keys, lens, 2, OP);
    REFUSED(tierce_store_delete_many_async, keys, store, NULL, lens, 2, OP);
    REFUSED(tierce_store_delete_many_async, op, store, keys, lens, 2, NULL);
    REFUSED(tierce_store_delete_prefix, store, NULL, "a", 1, &amount);
    REFUSED(tierce_store_delete_prefix, prefix, store, NULL, 1, &amount);
    REFUSED(tierce_store_delete_prefix_async, store, NULL, "a", 1, OP);
    REFUSED(tierce_store_delete_prefix_async, prefix, store, NULL, 1, OP);
    REFUSED(tierce_store_delete_prefix_async, op, store, "a", 1, NULL);
    /* All that was refused did nothing. */
    CHECK_STATUS(tierce_store_get_many_stats(store, keys, lens, 2, &amount, &other_amount, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_store_head(store, "n", 1, (tierce_object_info *)NULL), TIERCE_E_NULL);
    HARMLESS(tierce_store_delete_many, key_lens, tierce_store_delete_many(store, keys, NULL, 2, NULL) == TIERCE_OK);
    HARMLESS(tierce_store_delete_many, each, 1);
    HARMLESS(tierce_store_delete_many_async, key_lens,
             ended(tierce_store_delete_many_async(store, keys, NULL, 2, OP)) == TIERCE_OK);
    HARMLESS(tierce_store_delete_prefix, deleted, tierce_store_delete_prefix(store, "a", 1, NULL) == TIERCE_OK);
}

#include "null_store_op.h"

static void stores(void)
{
    static const char options[] = "{\"io_threads\": 1, \"concurrency\": 4}";
    tierce_store *store = NULL;
    tierce_object_info *info = NULL;
    if (!CHECK_STATUS(tierce_store_open("memory://", 9, options, strlen(options), &store), TIERCE_OK)) {
        return;
    }
    CHECK_STATUS(tierce_object_info_new(&info), TIERCE_OK);
    CHECK_STATUS(tierce_store_put(store, "a", 1, "x", 1, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_store_put(store, "b", 1, "yz", 2, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_store_head(store, "a", 1, info), TIERCE_OK);
    store_opened(store);
    store_infos(store, info);
    store_reads(store, info);
    store_ranges(store);
    store_many(store);
    store_writes(store, info);
    store_arrays(store, info);
    store_made_up(store);
    store_listed(store, info);
    store_uploads(store, info);
    store_ops(store, info);
    store_deletes(store);
    CHECK_STATUS(tierce_buffer_clear(dst), TIERCE_OK);
    tierce_object_info_free(info);
    tierce_store_free(store);
}
