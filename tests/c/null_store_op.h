/* Part of null_store.h: arrays in objects, objects made up, listings, uploads, operations. */
static void store_arrays(const tierce_store *store, tierce_object_info *info)
{
    const tierce_put_options options = {sizeof options, TIERCE_PUT_ALWAYS, NULL, NULL};
    const char *const *keys = store_keys;
    const size_t *lens = store_key_lens;
    tierce_codec *codec = NULL;
    tierce_array *array = NULL, *other = NULL, *made = NULL;
    const tierce_array *from[2], *from_hole[2];
    tierce_array *to[2], *to_hole[2];
    CHECK_STATUS(tierce_codec_from_json("{\"id\": \"crc32c\"}", 16, &codec), TIERCE_OK);
    CHECK_STATUS(tierce_array_new("<f4", shape2, 2, TIERCE_ORDER_C, &array), TIERCE_OK);
    CHECK_STATUS(tierce_array_new("<f4", shape2, 2, TIERCE_ORDER_C, &other), TIERCE_OK);
    from[0] = from_hole[0] = to[0] = to_hole[0] = array;
    from[1] = to[1] = other;
    from_hole[1] = to_hole[1] = NULL;
    REFUSED(tierce_store_put_encoded, store, NULL, "n", 1, codec, array, &options, info);
    REFUSED(tierce_store_put_encoded, key, store, NULL, 1, codec, array, &options, info);
    REFUSED(tierce_store_put_encoded, codec, store, "n", 1, NULL, array, &options, info);
    REFUSED(tierce_store_put_encoded, array, store, "n", 1, codec, NULL, &options, info);
    HARMLESS(tierce_store_put_encoded, options,
             tierce_store_put_encoded(store, "a", 1, codec, array, NULL, info) == TIERCE_OK);
    HARMLESS(tierce_store_put_encoded, info,
             tierce_store_put_encoded(store, "a", 1, codec, array, &options, NULL) == TIERCE_OK);
    REFUSED(tierce_store_put_encoded_async, store, NULL, "n", 1, codec, array, &options, OP);
    REFUSED(tierce_store_put_encoded_async, key, store, NULL, 1, codec, array, &options, OP);
    REFUSED(tierce_store_put_encoded_async, codec, store, "n", 1, NULL, array, &options, OP);
    REFUSED(tierce_store_put_encoded_async, array, store, "n", 1, codec, NULL, &options, OP);
    REFUSED(tierce_store_put_encoded_async, op, store, "n", 1, codec, array, &options, NULL);
    HARMLESS(tierce_store_put_encoded_async, options,
             ended(tierce_store_put_encoded_async(store, "a", 1, codec, array, NULL, OP)) == TIERCE_OK);
    REFUSED(tierce_store_put_encoded_many, store, NULL, keys, lens, codec, from, 2, &options, places, each);
    REFUSED(tierce_store_put_encoded_many, keys, store, NULL, lens, codec, from, 2, &options, places, each);
    REFUSED(tierce_store_put_encoded_many, codec, store, keys, lens, NULL, from, 2, &options, places, each);
    REFUSED(tierce_store_put_encoded_many, arrays, store, keys, lens, codec, NULL, 2, &options, places, each);
    REFUSED(tierce_store_put_encoded_many, array, store, keys, lens, codec, from_hole, 2, &options, places, each);
    HARMLESS(tierce_store_put_encoded_many, key_lens,
             tierce_store_put_encoded_many(store, keys, NULL, codec, from, 2, &options, places, each) == TIERCE_OK);
    HARMLESS(tierce_store_put_encoded_many, options,
             tierce_store_put_encoded_many(store, keys, lens, codec, from, 2, NULL, places, each) == TIERCE_OK);
    HARMLESS(tierce_store_put_encoded_many, sizes,
             tierce_store_put_encoded_many(store, keys, lens, codec, from, 2, &options, NULL, each) == TIERCE_OK);
    HARMLESS(tierce_store_put_encoded_many, each,
             tierce_store_put_encoded_many(store, keys, lens, codec, from, 2, &options, places, NULL) == TIERCE_OK);
    REFUSED(tierce_store_put_encoded_many_async, store, NULL, keys, lens, codec, from, 2, &options, OP);
    REFUSED(tierce_store_put_encoded_many_async, keys, store, NULL, lens, codec, from, 2, &options, OP);
    REFUSED(tierce_store_put_encoded_many_async, codec, store, keys, lens, NULL, from, 2, &options, OP);
    REFUSED(tierce_store_put_encoded_many_async, arrays, store, keys, lens, codec, NULL, 2, &options, OP);
    REFUSED(tierce_store_put_encoded_many_async, op, store, keys, lens, codec, from, 2, &options, NULL);
    HARMLESS(tierce_store_put_encoded_many_async, key_lens,
             ended(tierce_store_put_encoded_many_async(store, keys, NULL, codec, from, 2, NULL, OP)) == TIERCE_OK);
    HARMLESS(tierce_store_put_encoded_many_async, options, 1);
    REFUSED(tierce_store_get_decoded, store, NULL, "a", 1, codec, array, 99, new_array());
    REFUSED(tierce_store_get_decoded, key, store, NULL, 1, codec, array, 99, new_array());
    REFUSED(tierce_store_get_decoded, codec, store, "a", 1, NULL, array, 99, new_array());
    REFUSED(tierce_store_get_decoded, like, store, "a", 1, codec, NULL, 99, new_array());
    HARMLESS(tierce_store_get_decoded, out,
             tierce_store_get_decoded(store, "a", 1, codec, array, 99, NULL) == TIERCE_E_NULL);
    CHECK_STATUS(tierce_store_get_decoded(store, "a", 1, codec, array, 99, &made), TIERCE_OK);
    tierce_array_free(made);
    REFUSED(tierce_store_get_decoded_async, store, NULL, "a", 1, codec, array, 99, OP);
    REFUSED(tierce_store_get_decoded_async, key, store, NULL, 1, codec, array, 99, OP);
    REFUSED(tierce_store_get_decoded_async, codec, store, "a", 1, NULL, array, 99, OP);
    REFUSED(tierce_store_get_decoded_async, like, store, "a", 1, codec, NULL, 99, OP);
    REFUSED(tierce_store_get_decoded_async, op, store, "a", 1, codec, array, 99, NULL);
    REFUSED(tierce_store_get_decoded_into, store, NULL, "a", 1, codec, array);
    REFUSED(tierce_store_get_decoded_into, key, store, NULL, 1, codec, array);
    REFUSED(tierce_store_get_decoded_into, codec, store, "a", 1, NULL, array);
    REFUSED(tierce_store_get_decoded_into, array, store, "a", 1, codec, NULL);
    REFUSED(tierce_store_get_decoded_into_async, store, NULL, "a", 1, codec, array, OP);
    REFUSED(tierce_store_get_decoded_into_async, key, store, NULL, 1, codec, array, OP);
    REFUSED(tierce_store_get_decoded_into_async, codec, store, "a", 1, NULL, array, OP);
    REFUSED(tierce_store_get_decoded_into_async, array, store, "a", 1, codec, NULL, OP);
    REFUSED(tierce_store_get_decoded_into_async, op, store, "a", 1, codec, array, NULL);
    REFUSED(tierce_store_get_decoded_many_into, store, NULL, keys, lens, codec, to, 2, each);
    REFUSED(tierce_store_get_decoded_many_into, keys, store, NULL, lens, codec, to, 2, each);
    REFUSED(tierce_store_get_decoded_many_into, codec, store, keys, lens, NULL, to, 2, each);
    REFUSED(tierce_store_get_decoded_many_into, arrays, store, keys, lens, codec, NULL, 2, each);
    REFUSED(tierce_store_get_decoded_many_into, array, store, keys, lens, codec, to_hole, 2, each);
    HARMLESS(tierce_store_get_decoded_many_into, key_lens,
             tierce_store_get_decoded_many_into(store, keys, NULL, codec, to, 2, each) == TIERCE_OK);
    HARMLESS(tierce_store_get_decoded_many_into, each,
             tierce_store_get_decoded_many_into(store, keys, lens, codec, to, 2, NULL) == TIERCE_OK);
    REFUSED(tierce_store_get_decoded_many_into_async, store, NULL, keys, lens, codec, to, 2, OP);
    REFUSED(tierce_store_get_decoded_many_into_async, keys, store, NULL, lens, codec, to, 2, OP);
    REFUSED(tierce_store_get_decoded_many_into_async, codec, store, keys, lens, NULL, to, 2, OP);
    REFUSED(tierce_store_get_decoded_many_into_async, arrays, store, keys, lens, codec, NULL, 2, OP);
    REFUSED(tierce_store_get_decoded_many_into_async, op, store, keys, lens, codec, to, 2, NULL);
    HARMLESS(tierce_store_get_decoded_many_into_async, key_lens,
             ended(tierce_store_get_decoded_many_into_async(store, keys, NULL, codec, to, 2, OP)) == TIERCE_OK);
    tierce_array_free(other);
    tierce_array_free(array);
    tierce_codec_free(codec);
}

static void no_progress(void *userdata, uint64_t done, uint64_t total, uint64_t bytes)
{
    (void)userdata, (void)done, (void)total, (void)bytes;
}

static void store_made_up(const tierce_store *store)
{
    static const char few[] = "{\"num\": 2, \"size\": 10, \"seed\": 1}";
    const size_t len = strlen(few), *lens = store_key_lens;
    const char *const *keys = store_keys;
    void *data = room;
    REFUSED(tierce_store_generate, store, NULL, "g", 1, few, len, no_progress, data, &amount, &other_amount);
    REFUSED(tierce_store_generate, prefix, store, NULL, 1, few, len, no_progress, data, &amount, &other_amount);
    REFUSED(tierce_store_generate, options, store, "g", 1, NULL, len, no_progress, data, &amount, &other_amount);
    HARMLESS(tierce_store_generate, progress,
             tierce_store_generate(store, "g", 1, few, len, NULL, data, &amount, &other_amount) == TIERCE_OK);
    CHECK(amount == 2 && other_amount == 20);
    HARMLESS(tierce_store_generate, userdata,
             tierce_store_generate(store, NULL, 0, few, len, no_progress, NULL, NULL, NULL) == TIERCE_OK);
    HARMLESS(tierce_store_generate, objects, 1);
    HARMLESS(tierce_store_generate, bytes, 1);
    REFUSED(tierce_store_generate_async, store, NULL, "g", 1, few, len, no_progress, data, OP);
    REFUSED(tierce_store_generate_async, prefix, store, NULL, 1, few, len, no_progress, data, OP);
    REFUSED(tierce_store_generate_async, options, store, "g", 1, NULL, len, no_progress, data, OP);
    REFUSED(tierce_store_generate_async, op, store, "g", 1, few, len, no_progress, data, NULL);
    HARMLESS(tierce_store_generate_async, progress,
             ended(tierce_store_generate_async(store, "g", 1, few, len, NULL, data, OP)) == TIERCE_OK);
    HARMLESS(tierce_store_generate_async, userdata,
             ended(tierce_store_generate_async(store, "g", 1, few, len, no_progress, NULL, OP)) == TIERCE_OK);
    REFUSED(tierce_store_generate_keys, store, NULL, keys, lens, 2, few, len, no_progress, data, &amount, &other_amount);
    REFUSED(tierce_store_generate_keys, keys, store, NULL, lens, 2, few, len, no_progress, data, &amount, &other_amount);
    REFUSED(tierce_store_generate_keys, options, store, keys, lens, 2, NULL, len, no_progress, data, &amount,
            &other_amount);
    HARMLESS(tierce_store_generate_keys, key_lens,
             tierce_store_generate_keys(store, keys, NULL, 2, few, len, NULL, NULL, NULL, NULL) == TIERCE_OK);
    HARMLESS(tierce_store_generate_keys, progress, 1);
    HARMLESS(tierce_store_generate_keys, userdata,
             tierce_store_generate_keys(store, keys, lens, 2, few, len, no_progress, NULL, NULL, NULL) == TIERCE_OK);
    HARMLESS(tierce_store_generate_keys, objects, 1);
    HARMLESS(tierce_store_generate_keys, bytes, 1);
    REFUSED(tierce_store_generate_keys_async, store, NULL, keys, lens, 2, few, len, no_progress, data, OP);
    REFUSED(tierce_store_generate_keys_async, keys, store, NULL, lens, 2, few, len, no_progress, data, OP);
    REFUSED(tierce_store_generate_keys_async, options, store, keys, lens, 2, NULL, len, no_progress, data, OP);
    REFUSED(tierce_store_generate_keys_async, op, store, keys, lens, 2, few, len, no_progress, data, NULL);
    HARMLESS(tierce_store_generate_keys_async, key_lens,
             ended(tierce_store_generate_keys_async(store, keys, NULL, 2, few, len, NULL, NULL, OP)) == TIERCE_OK);
    HARMLESS(tierce_store_generate_keys_async, progress, 1);
    HARMLESS(tierce_store_generate_keys_async, userdata,
             ended(tierce_store_generate_keys_async(store, keys, lens, 2, few, len, no_progress, NULL, OP)) == TIERCE_OK);
    REFUSED(tierce_generate_object, options, NULL, len, 0, json);
    REFUSED(tierce_generate_object, dst, few, len, 0, NULL);
}

static void store_listed(const tierce_store *store, tierce_object_info *info)
{
    tierce_listing *listed = NULL;
    REFUSED(tierce_store_list, store, NULL, "a", 1, TIERCE_LIST_FOLDER, "b", 1, (tierce_listing **)place(0));
    REFUSED(tierce_store_list, prefix, store, NULL, 1, TIERCE_LIST_FOLDER, "b", 1, (tierce_listing **)place(0));
    REFUSED(tierce_store_list, after, store, "a", 1, TIERCE_LIST_FOLDER, NULL, 1, (tierce_listing **)place(0));
    REFUSED(tierce_store_list, out, store, "a", 1, TIERCE_LIST_FOLDER, "b", 1, NULL);
    CHECK_STATUS(tierce_store_list(store, NULL, 0, TIERCE_LIST_FOLDER, NULL, 0, &listed), TIERCE_OK);
    REFUSED(tierce_listing_next, listing, NULL, info);
    REFUSED(tierce_listing_next, info, listed, NULL);
    REFUSED(tierce_listing_poll, listing, NULL);
    CHECK_STATUS(tierce_listing_next(listed, info), TIERCE_OK);
    CHECK(strcmp(tierce_object_info_key(info), "a") == 0);
    HARMLESS(tierce_listing_free, listing, (tierce_listing_free(NULL), 1));
    tierce_listing_free(listed);
}

static void store_uploads(const tierce_store *store, tierce_object_info *info)
{
    const tierce_put_options options = {sizeof options, TIERCE_PUT_ALWAYS, NULL, NULL};
    tierce_upload *upload = NULL;
    REFUSED(tierce_store_upload, store, NULL, "a", 1, &options, (tierce_upload **)place(0));
    REFUSED(tierce_store_upload, key, store, NULL, 1, &options, (tierce_upload **)place(0));
    REFUSED(tierce_store_upload, out, store, "a", 1, &options, NULL);
    HARMLESS(tierce_store_upload, options, tierce_store_upload(store, "a", 1, NULL, &upload) == TIERCE_OK);
    REFUSED(tierce_upload_write, upload, NULL, "xyz", 3);
    REFUSED(tierce_upload_write, src, upload, NULL, 3);
    REFUSED(tierce_upload_write_async, upload, NULL, "xyz", 3, OP);
    REFUSED(tierce_upload_write_async, src, upload, NULL, 3, OP);
    REFUSED(tierce_upload_write_async, op, upload, "xyz", 3, NULL);
    REFUSED(tierce_upload_commit, upload, NULL, info);
    REFUSED(tierce_upload_commit_async, upload, NULL, OP);
    REFUSED(tierce_upload_commit_async, op, upload, NULL);
    REFUSED(tierce_upload_abort, upload, NULL);
    CHECK_STATUS(tierce_upload_write(upload, NULL, 0), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "xyz", 3), TIERCE_OK);
    HARMLESS(tierce_upload_commit, info, tierce_upload_commit(upload, NULL) == TIERCE_OK);
    HARMLESS(tierce_upload_free, upload, (tierce_upload_free(NULL), 1));
    tierce_upload_free(upload);
    CHECK_STATUS(tierce_store_head(store, "a", 1, info), TIERCE_OK);
    CHECK(tierce_object_info_size(info) == 3);
}

static void on_end(void *userdata)
{
    if (userdata != NULL) {
        *(int *)userdata += 1;
    }
}

static void store_ops(const tierce_store *store, tierce_object_info *info)
{
    const tierce_op *list[2] = {NULL, NULL};
    tierce_op *op = NULL;
    size_t index = 7;
    CHECK_STATUS(tierce_store_get_many_async(store, store_keys, store_key_lens, 2, 99, &op), TIERCE_OK);
    REFUSED(tierce_op_poll, op, NULL);
    REFUSED(tierce_op_wait, op, NULL, -1);
    list[1] = op;
    REFUSED(tierce_op_wait_any, ops, NULL, 2, -1, &bound);
    REFUSED(tierce_op_wait_any, index, list, 2, -1, NULL);
    CHECK_STATUS(tierce_op_wait_any(list, 2, -1, &index), TIERCE_OK);
    CHECK(index == 1);
    CHECK_STATUS(tierce_op_wait_any(list, 1, -1, &index), TIERCE_END);
    CHECK_STATUS(tierce_op_wait_any(NULL, 0, -1, &index), TIERCE_END);
    CHECK(index == 1);
    REFUSED(tierce_op_cancel, op, NULL);
    HARMLESS(tierce_op_free, op, (tierce_op_free(NULL), 1));
    HARMLESS(tierce_op_message, op, tierce_op_message(NULL, (char *)room, DST) == 0);
    HARMLESS(tierce_op_message, dst, tierce_op_message(op, NULL, 5) == 0);
    HARMLESS(tierce_op_item_message, op, tierce_op_item_message(NULL, 0, (char *)room, DST) == 0);
    HARMLESS(tierce_op_item_message, dst, tierce_op_item_message(op, 0, NULL, 5) == 0);
    REFUSED(tierce_op_on_end, op, NULL, on_end, NULL);
    REFUSED(tierce_op_on_end, callback, op, NULL, NULL);
    HARMLESS(tierce_op_on_end, userdata, tierce_op_on_end(op, on_end, NULL) == TIERCE_OK);
    REFUSED(tierce_op_fd, op, NULL, (int32_t *)place(0));
    REFUSED(tierce_op_fd, fd, op, NULL);
    REFUSED(tierce_op_size, op, NULL, &amount);
    REFUSED(tierce_op_size, size, op, NULL);
    REFUSED(tierce_op_count, op, NULL, &amount);
    REFUSED(tierce_op_count, count, op, NULL);
    REFUSED(tierce_op_take_buffer, op, NULL, json);
    REFUSED(tierce_op_take_buffer, dst, op, NULL);
    REFUSED(tierce_op_take_collection, op, NULL, &new_collection);
    REFUSED(tierce_op_take_collection, out, op, NULL);
    REFUSED(tierce_op_take_array, op, NULL, new_array());
    REFUSED(tierce_op_take_array, out, op, NULL);
    REFUSED(tierce_op_info, op, NULL, info);
    REFUSED(tierce_op_info, info, op, NULL);
    REFUSED(tierce_op_each, op, NULL, each, 2);
    REFUSED(tierce_op_each, each, op, NULL, 2);
    REFUSED(tierce_op_sizes, op, NULL, places, 2);
    REFUSED(tierce_op_sizes, sizes, op, NULL, 2);
    mark();
    CHECK_STATUS(tierce_op_take_buffer(op, json), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_take_array(op, new_array()), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_info(op, info), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_each(op, each, 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_op_sizes(op, places, 3), TIERCE_E_ARGUMENT);
    CHECK(untouched());
    tierce_op_free(op);
}
