/* Part of null.c: arrays, codecs on arrays, metrics. */
static const size_t shape2[2] = {2, 3}, ones[2] = {1, 1}, zeros[2] = {0, 0}, axes[2] = {1, 0};

static tierce_array **new_array(void)
{
    return (tierce_array **)place(0);
}

static void arrays_made(const tierce_segments *two)
{
    const void *strings[2] = {"abc", "de"}, *hole[2] = {"abc", NULL};
    const size_t lengths[2] = {3, 2}, count = 2;
    float values[6] = {0};
    tierce_array *array = NULL;
    REFUSED(tierce_array_new, dtype, NULL, shape2, 2, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_new, shape, "<f4", NULL, 2, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_new, out, "<f4", shape2, 2, TIERCE_ORDER_C, NULL);
    REFUSED(tierce_array_new_items, dtype, NULL, shape2, 2, TIERCE_ORDER_C, 1000, new_array());
    REFUSED(tierce_array_new_items, shape, "utf8", NULL, 2, TIERCE_ORDER_C, 1000, new_array());
    REFUSED(tierce_array_new_items, out, "utf8", shape2, 2, TIERCE_ORDER_C, 1000, NULL);
    REFUSED(tierce_array_describe, dtype, NULL, shape2, 2, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_describe, shape, "<f4", NULL, 2, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_describe, out, "<f4", shape2, 2, TIERCE_ORDER_C, NULL);
    REFUSED(tierce_array_borrow, dtype, NULL, values, shape2, NULL, 2, TIERCE_ORDER_C, NULL, NULL, new_array());
    REFUSED(tierce_array_borrow, data, "<f4", NULL, shape2, NULL, 2, TIERCE_ORDER_C, NULL, NULL, new_array());
    REFUSED(tierce_array_borrow, shape, "<f4", values, NULL, NULL, 2, TIERCE_ORDER_C, NULL, NULL, new_array());
    REFUSED(tierce_array_borrow, out, "<f4", values, shape2, NULL, 2, TIERCE_ORDER_C, NULL, NULL, NULL);
    HARMLESS(tierce_array_borrow, strides,
             tierce_array_borrow("<f4", values, shape2, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &array) == TIERCE_OK);
    HARMLESS(tierce_array_borrow, release, tierce_array_count(array) == 6);
    HARMLESS(tierce_array_borrow, userdata, tierce_array_size(array) == 24);
    tierce_array_free(array);
    REFUSED(tierce_array_borrow_mut, dtype, NULL, values, shape2, NULL, 2, TIERCE_ORDER_C, NULL, NULL, new_array());
    REFUSED(tierce_array_borrow_mut, data, "<f4", NULL, shape2, NULL, 2, TIERCE_ORDER_C, NULL, NULL, new_array());
    REFUSED(tierce_array_borrow_mut, shape, "<f4", values, NULL, NULL, 2, TIERCE_ORDER_C, NULL, NULL, new_array());
    REFUSED(tierce_array_borrow_mut, out, "<f4", values, shape2, NULL, 2, TIERCE_ORDER_C, NULL, NULL, NULL);
    HARMLESS(tierce_array_borrow_mut, strides,
             tierce_array_borrow_mut("<f4", values, shape2, NULL, 2, TIERCE_ORDER_F, NULL, NULL, &array) == TIERCE_OK);
    HARMLESS(tierce_array_borrow_mut, release, tierce_array_order(array) == TIERCE_ORDER_F);
    HARMLESS(tierce_array_borrow_mut, userdata, (tierce_array_free(array), 1));
    REFUSED(tierce_array_from_segments, dtype, NULL, two, &count, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_segments, segments, "utf8", NULL, &count, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_segments, shape, "utf8", two, NULL, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_segments, out, "utf8", two, &count, 1, TIERCE_ORDER_C, NULL);
    REFUSED(tierce_array_from_items, dtype, NULL, strings, lengths, &count, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_items, items, "utf8", NULL, lengths, &count, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_items, item, "utf8", hole, lengths, &count, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_items, item, "utf8", hole, NULL, &count, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_items, shape, "utf8", strings, lengths, NULL, 1, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_from_items, out, "utf8", strings, lengths, &count, 1, TIERCE_ORDER_C, NULL);
    array = NULL;
    HARMLESS(tierce_array_from_items, lengths,
             tierce_array_from_items("utf8", strings, NULL, &count, 1, TIERCE_ORDER_C, &array) == TIERCE_OK);
    CHECK(tierce_array_size(array) == 5);
    tierce_array_free(array);
    HARMLESS(tierce_array_free, array, (tierce_array_free(NULL), 1));
}

static void arrays_seen(tierce_array *array, tierce_array *items)
{
    tierce_array *part = NULL;
    REFUSED(tierce_array_copy, array, NULL, TIERCE_ORDER_C, new_array());
    REFUSED(tierce_array_copy, out, array, TIERCE_ORDER_C, NULL);
    REFUSED(tierce_array_assign, array, NULL, array);
    REFUSED(tierce_array_assign, src, array, NULL);
    REFUSED(tierce_array_slice, array, NULL, zeros, ones, NULL, 2, new_array());
    REFUSED(tierce_array_slice, start, array, NULL, ones, NULL, 2, new_array());
    REFUSED(tierce_array_slice, count, array, zeros, NULL, NULL, 2, new_array());
    REFUSED(tierce_array_slice, out, array, zeros, ones, NULL, 2, NULL);
    HARMLESS(tierce_array_slice, step, tierce_array_slice(array, zeros, ones, NULL, 2, &part) == TIERCE_OK);
    tierce_array_free(part);
    REFUSED(tierce_array_interior, array, NULL, zeros, zeros, 2, new_array());
    REFUSED(tierce_array_interior, before, array, NULL, zeros, 2, new_array());
    REFUSED(tierce_array_interior, after, array, zeros, NULL, 2, new_array());
    REFUSED(tierce_array_interior, out, array, zeros, zeros, 2, NULL);
    REFUSED(tierce_array_transpose, array, NULL, axes, 2, new_array());
    REFUSED(tierce_array_transpose, axes, array, NULL, 2, new_array());
    REFUSED(tierce_array_transpose, out, array, axes, 2, NULL);
    REFUSED(tierce_array_reshape, array, NULL, shape2, 2, new_array());
    REFUSED(tierce_array_reshape, shape, array, NULL, 2, new_array());
    REFUSED(tierce_array_reshape, out, array, shape2, 2, NULL);
    REFUSED(tierce_array_view_as, array, NULL, "<i4", new_array());
    REFUSED(tierce_array_view_as, dtype, array, NULL, new_array());
    REFUSED(tierce_array_view_as, out, array, "<i4", NULL);
    HARMLESS(tierce_array_dtype, array, tierce_array_dtype(NULL, NULL, 0) == 0);
    HARMLESS(tierce_array_dtype, dst, tierce_array_dtype(array, NULL, 0) == 3);
    REFUSED(tierce_array_shape, array, NULL, (const size_t **)place(0), &dst_len);
    REFUSED(tierce_array_shape, shape, array, NULL, &dst_len);
    REFUSED(tierce_array_shape, ndim, array, (const size_t **)place(0), NULL);
    REFUSED(tierce_array_strides, array, NULL, (const ptrdiff_t **)place(0), &dst_len);
    REFUSED(tierce_array_strides, strides, array, NULL, &dst_len);
    REFUSED(tierce_array_strides, ndim, array, (const ptrdiff_t **)place(0), NULL);
    HARMLESS(tierce_array_order, array, tierce_array_order(NULL) == -1);
    HARMLESS(tierce_array_count, array, tierce_array_count(NULL) == 0);
    HARMLESS(tierce_array_size, array, tierce_array_size(NULL) == 0);
    REFUSED(tierce_array_data, array, NULL, &item);
    REFUSED(tierce_array_data, data, array, NULL);
    REFUSED(tierce_array_data_mut, array, NULL, &new_room);
    REFUSED(tierce_array_data_mut, data, array, NULL);
    REFUSED(tierce_array_item, array, NULL, 0, &item, &item_len);
    REFUSED(tierce_array_item, item, items, 0, NULL, &item_len);
    REFUSED(tierce_array_item, item_len, items, 0, &item, NULL);
    REFUSED(tierce_array_segments, array, NULL, &new_segments);
    REFUSED(tierce_array_segments, out, items, NULL);
}

static void arrays_coded(const tierce_codec *codec, tierce_array *array, const tierce_pool *pool)
{
    tierce_array *list[1] = {array}, *none[1] = {NULL}, *made = NULL;
    const tierce_array *from[1] = {array}, *nothing[1] = {NULL};
    tierce_segments_collection *packed = NULL;
    tierce_metrics *metrics = NULL;
    char name[8];
    size_t bytes;
    double number;
    REFUSED(tierce_codec_check_array, codec, NULL, array);
    REFUSED(tierce_codec_check_array, like, codec, NULL);
    REFUSED(tierce_codec_encode_array_bound, codec, NULL, array, &bound);
    REFUSED(tierce_codec_encode_array_bound, like, codec, NULL, &bound);
    REFUSED(tierce_codec_encode_array_bound, bound, codec, array, NULL);
    REFUSED(tierce_codec_encode_array, codec, NULL, array, new_array());
    REFUSED(tierce_codec_encode_array, src, codec, NULL, new_array());
    HARMLESS(tierce_codec_encode_array, dst, tierce_codec_encode_array(codec, array, NULL) == TIERCE_E_NULL);
    REFUSED(tierce_codec_encode_array_buffer, codec, NULL, array, dst);
    REFUSED(tierce_codec_encode_array_buffer, src, codec, NULL, dst);
    REFUSED(tierce_codec_encode_array_buffer, dst, codec, array, NULL);
    REFUSED(tierce_codec_encode_array_into, codec, NULL, array, room, DST, &dst_len);
    REFUSED(tierce_codec_encode_array_into, src, codec, NULL, room, DST, &dst_len);
    REFUSED(tierce_codec_encode_array_into, dst, codec, array, NULL, DST, &dst_len);
    REFUSED(tierce_codec_encode_array_into, dst_len, codec, array, room, DST, NULL);
    REFUSED(tierce_codec_decode_array_into, codec, NULL, "abc", 3, array);
    REFUSED(tierce_codec_decode_array_into, src, codec, NULL, 3, array);
    REFUSED(tierce_codec_decode_array_into, dst, codec, "abc", 3, NULL);
    REFUSED(tierce_codec_decode_array, codec, NULL, "abc", 3, array, 100, new_array());
    REFUSED(tierce_codec_decode_array, src, codec, NULL, 3, array, 100, new_array());
    HARMLESS(tierce_codec_decode_array, like,
             tierce_codec_decode_array(codec, "abc", 3, NULL, 100, &made) == TIERCE_E_NEEDS_DTYPE);
    HARMLESS(tierce_codec_decode_array, dst,
             tierce_codec_decode_array(codec, "abc", 3, array, 100, NULL) == TIERCE_E_NULL);
    REFUSED(tierce_codec_encode_arrays, codec, NULL, from, 1, pool, &new_collection, each);
    REFUSED(tierce_codec_encode_arrays, arrays, codec, NULL, 1, pool, &new_collection, each);
    REFUSED(tierce_codec_encode_arrays, array, codec, nothing, 1, pool, &new_collection, each);
    REFUSED(tierce_codec_encode_arrays, dst, codec, from, 1, pool, NULL, each);
    HARMLESS(tierce_codec_encode_arrays, pool,
             tierce_codec_encode_arrays(codec, from, 1, NULL, &packed, each) == TIERCE_OK);
    tierce_segments_collection_free(packed);
    HARMLESS(tierce_codec_encode_arrays, each,
             tierce_codec_encode_arrays(codec, from, 1, pool, &packed, NULL) == TIERCE_OK);
    REFUSED(tierce_codec_decode_arrays_into, codec, NULL, packed, list, 1, pool, each);
    REFUSED(tierce_codec_decode_arrays_into, src, codec, NULL, list, 1, pool, each);
    REFUSED(tierce_codec_decode_arrays_into, arrays, codec, packed, NULL, 1, pool, each);
    REFUSED(tierce_codec_decode_arrays_into, array, codec, packed, none, 1, pool, each);
    HARMLESS(tierce_codec_decode_arrays_into, pool,
             tierce_codec_decode_arrays_into(codec, packed, list, 1, NULL, each) == TIERCE_OK);
    HARMLESS(tierce_codec_decode_arrays_into, each,
             tierce_codec_decode_arrays_into(codec, packed, list, 1, pool, NULL) == TIERCE_OK);
    tierce_segments_collection_free(packed);
    REFUSED(tierce_codec_encode_array_measured, codec, NULL, array, dst, (tierce_metrics **)place(0));
    REFUSED(tierce_codec_encode_array_measured, src, codec, NULL, dst, (tierce_metrics **)place(0));
    REFUSED(tierce_codec_encode_array_measured, dst, codec, array, NULL, (tierce_metrics **)place(0));
    REFUSED(tierce_codec_encode_array_measured, out, codec, array, dst, NULL);
    CHECK_STATUS(tierce_codec_encode_array_measured(codec, array, dst, &metrics), TIERCE_OK);
    REFUSED(tierce_metrics_value, metrics, NULL, TIERCE_METRIC_RATIO, (double *)place(0));
    REFUSED(tierce_metrics_value, out, metrics, TIERCE_METRIC_RATIO, NULL);
    HARMLESS(tierce_metrics_stages, metrics, tierce_metrics_stages(NULL) == 0);
    REFUSED(tierce_metrics_stage, metrics, NULL, 0, name, sizeof name, &bound, (double *)place(0));
    REFUSED(tierce_metrics_stage, bytes, metrics, 0, name, sizeof name, NULL, (double *)place(0));
    REFUSED(tierce_metrics_stage, seconds, metrics, 0, name, sizeof name, &bound, NULL);
    HARMLESS(tierce_metrics_stage, name, tierce_metrics_stage(metrics, 9, NULL, 0, &bytes, &number) == TIERCE_E_ARGUMENT);
    REFUSED(tierce_metrics_json, metrics, NULL, json);
    REFUSED(tierce_metrics_json, json, metrics, NULL);
    HARMLESS(tierce_metrics_free, metrics, (tierce_metrics_free(NULL), 1));
    tierce_metrics_free(metrics);
    CHECK_STATUS(tierce_buffer_clear(dst), TIERCE_OK);
}

/* Archives of numpy. */
static void archives(tierce_array *array)
{
    tierce_npz *npz = NULL;
    tierce_npz_writer *writer = NULL;
    tierce_array *made = NULL;
    REFUSED(tierce_npz_writer_new, out, 0, NULL);
    REFUSED(tierce_npz_writer_create, path, NULL, 0, &writer);
    REFUSED(tierce_npz_writer_create, out, "none.npz", 0, NULL);
    CHECK_STATUS(tierce_npz_writer_new(6, &writer), TIERCE_OK);
    REFUSED(tierce_npz_writer_add, writer, NULL, "a", array);
    REFUSED(tierce_npz_writer_add, name, writer, NULL, array);
    REFUSED(tierce_npz_writer_add, array, writer, "a", NULL);
    CHECK_STATUS(tierce_npz_writer_add(writer, "a", array), TIERCE_OK);
    REFUSED(tierce_npz_writer_finish, writer, NULL, dst);
    REFUSED(tierce_npz_writer_finish, dst, writer, NULL);
    CHECK_STATUS(tierce_npz_writer_finish(writer, dst), TIERCE_OK);
    HARMLESS(tierce_npz_writer_free, writer, (tierce_npz_writer_free(NULL), 1));
    tierce_npz_writer_free(writer);
    REFUSED(tierce_npz_open, path, NULL, &npz);
    REFUSED(tierce_npz_open, out, "none.npz", NULL);
    REFUSED(tierce_npz_open_memory, src, NULL, 3, NULL, NULL, &npz);
    HARMLESS(tierce_npz_open_memory, out,
             tierce_npz_open_memory(tierce_buffer_data(dst), tierce_buffer_len(dst), NULL, NULL, NULL) == TIERCE_E_NULL);
    HARMLESS(tierce_npz_open_memory, release,
             tierce_npz_open_memory(tierce_buffer_data(dst), tierce_buffer_len(dst), NULL, NULL, &npz) == TIERCE_OK);
    HARMLESS(tierce_npz_open_memory, userdata, tierce_npz_count(npz) == 1);
    HARMLESS(tierce_npz_count, npz, tierce_npz_count(NULL) == 0);
    HARMLESS(tierce_npz_name, npz, tierce_npz_name(NULL, 0) == NULL);
    REFUSED(tierce_npz_get, npz, NULL, "a", SIZE_MAX, new_array());
    REFUSED(tierce_npz_get, out, npz, "a", SIZE_MAX, NULL);
    HARMLESS(tierce_npz_get, name, tierce_npz_get(npz, NULL, SIZE_MAX, &made) == TIERCE_OK);
    tierce_array_free(made);
    HARMLESS(tierce_npz_free, npz, (tierce_npz_free(NULL), 1));
    tierce_npz_free(npz);
    CHECK_STATUS(tierce_buffer_clear(dst), TIERCE_OK);
}

/* Files of numpy, and tensors of others. */
static void arrays_elsewhere(tierce_array *array)
{
    void *managed = NULL;
    tierce_array *made = NULL;
    REFUSED(tierce_array_from_npy, src, NULL, 3, new_array());
    REFUSED(tierce_array_to_npy, array, NULL, dst);
    REFUSED(tierce_array_to_npy, dst, array, NULL);
    CHECK_STATUS(tierce_array_to_npy(array, dst), TIERCE_OK);
    HARMLESS(tierce_array_from_npy, out,
             tierce_array_from_npy(tierce_buffer_data(dst), tierce_buffer_len(dst), NULL) == TIERCE_E_NULL);
    CHECK_STATUS(tierce_buffer_clear(dst), TIERCE_OK);
    REFUSED(tierce_array_load_npy, path, NULL, new_array());
    REFUSED(tierce_array_load_npy, out, "none.npy", NULL);
    REFUSED(tierce_array_save_npy, array, NULL, "none.npy");
    REFUSED(tierce_array_save_npy, path, array, NULL);
    archives(array);
    REFUSED(tierce_array_to_dlpack, array, NULL, 1, (void **)place(0));
    REFUSED(tierce_array_to_dlpack, managed, array, 1, NULL);
    REFUSED(tierce_array_from_dlpack, managed, NULL, 1, new_array());
    CHECK_STATUS(tierce_array_to_dlpack(array, 1, &managed), TIERCE_OK);
    REFUSED(tierce_array_from_dlpack, out, managed, 1, NULL);
    CHECK_STATUS(tierce_array_from_dlpack(managed, 1, &made), TIERCE_OK);
    tierce_array_free(made);
}

static void arrays(const tierce_codec *codec, const tierce_pool *pool)
{
    const char *strings[2] = {"abc", "de"};
    const tierce_segment both[2] = {{0, 3}, {3, 2}};
    const size_t count = 2;
    tierce_segments *two = NULL;
    tierce_array *array = NULL, *items = NULL;
    CHECK_STATUS(tierce_segments_copy("abcde", 5, both, 2, &two), TIERCE_OK);
    arrays_made(two);
    CHECK_STATUS(tierce_array_new("<f4", shape2, 2, TIERCE_ORDER_C, &array), TIERCE_OK);
    CHECK_STATUS(tierce_array_from_items("utf8", (const void *const *)strings, NULL, &count, 1, TIERCE_ORDER_C, &items),
                 TIERCE_OK);
    arrays_seen(array, items);
    arrays_coded(codec, array, pool);
    arrays_elsewhere(array);
    tierce_array_free(items);
    tierce_array_free(array);
    tierce_segments_free(two);
}
