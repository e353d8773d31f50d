/* Part of null.c: Zarr: specs, arrays, boxes, groups. */
static const uint64_t zarr_shape[1] = {4}, zarr_start[1] = {0};
static const char zarr_json[] = "{\"shape\": [4], \"dtype\": \"<f8\", \"chunks\": [2]}";

static void zarr_specs(tierce_zarr_spec *spec)
{
    tierce_zarr_spec **made = (tierce_zarr_spec **)place(0);
    REFUSED(tierce_zarr_spec_new, dtype, NULL, 3, zarr_shape, 1, made);
    REFUSED(tierce_zarr_spec_new, shape, "<f8", 3, NULL, 1, made);
    REFUSED(tierce_zarr_spec_new, out, "<f8", 3, zarr_shape, 1, NULL);
    REFUSED(tierce_zarr_spec_from_json, json, NULL, 2, made);
    REFUSED(tierce_zarr_spec_from_json, out, zarr_json, strlen(zarr_json), NULL);
    HARMLESS(tierce_zarr_spec_free, spec, (tierce_zarr_spec_free(NULL), 1));
    REFUSED(tierce_zarr_spec_set, spec, NULL, "order", 5, "\"C\"", 3);
    REFUSED(tierce_zarr_spec_set, key, spec, NULL, 5, "\"C\"", 3);
    REFUSED(tierce_zarr_spec_set, json, spec, "order", 5, NULL, 3);
    REFUSED(tierce_zarr_spec_set_chunks, spec, NULL, zarr_shape, 1);
    REFUSED(tierce_zarr_spec_set_chunks, chunks, spec, NULL, 1);
    REFUSED(tierce_zarr_spec_set_shards, spec, NULL, zarr_shape, 1);
    REFUSED(tierce_zarr_spec_set_shards, shards, spec, NULL, 1);
    REFUSED(tierce_zarr_spec_set_fill, spec, NULL, "12345678", 8);
    REFUSED(tierce_zarr_spec_set_fill, value, spec, NULL, 8);
    REFUSED(tierce_zarr_spec_json, spec, NULL, json);
    REFUSED(tierce_zarr_spec_json, json, spec, NULL);
}

static void zarr_made(const tierce_store *store, const tierce_zarr_spec *spec)
{
    tierce_zarr_array *array = NULL, **made = (tierce_zarr_array **)place(0);
    REFUSED(tierce_zarr_array_create, store, NULL, "a", 1, spec, TIERCE_ZARR_CREATE_NEW, no_options, 2, NULL, made);
    REFUSED(tierce_zarr_array_create, path, store, NULL, 1, spec, TIERCE_ZARR_CREATE_NEW, no_options, 2, NULL, made);
    REFUSED(tierce_zarr_array_create, spec, store, "a", 1, NULL, TIERCE_ZARR_CREATE_NEW, no_options, 2, NULL, made);
    REFUSED(tierce_zarr_array_create, options, store, "a", 1, spec, TIERCE_ZARR_CREATE_NEW, NULL, 2, NULL, made);
    REFUSED(tierce_zarr_array_create, out, store, "a", 1, spec, TIERCE_ZARR_CREATE_NEW, no_options, 2, NULL, NULL);
    HARMLESS(tierce_zarr_array_create, registry,
             tierce_zarr_array_create(store, "a", 1, spec, TIERCE_ZARR_CREATE_NEW, NULL, 0, NULL, &array) == TIERCE_OK);
    HARMLESS(tierce_zarr_array_free, array, (tierce_zarr_array_free(NULL), 1));
    tierce_zarr_array_free(array);
    REFUSED(tierce_zarr_array_open, store, NULL, "a", 1, no_options, 2, NULL, made);
    REFUSED(tierce_zarr_array_open, path, store, NULL, 1, no_options, 2, NULL, made);
    REFUSED(tierce_zarr_array_open, options, store, "a", 1, NULL, 2, NULL, made);
    REFUSED(tierce_zarr_array_open, out, store, "a", 1, no_options, 2, NULL, NULL);
    HARMLESS(tierce_zarr_array_open, registry,
             tierce_zarr_array_open(store, "a", 1, NULL, 0, NULL, &array) == TIERCE_OK);
    REFUSED(tierce_zarr_array_with_pool, array, NULL, NULL, made);
    REFUSED(tierce_zarr_array_with_pool, out, array, NULL, NULL);
    HARMLESS(tierce_zarr_array_with_pool, pool, tierce_zarr_array_with_pool(array, NULL, made) == TIERCE_OK);
    tierce_zarr_array_free(*made);
    tierce_zarr_array_free(array);
}

static void zarr_facts(tierce_zarr_array *array)
{
    int32_t *number = (int32_t *)place(0);
    uint64_t *numbers = place(0), *more = place(1);
    char *text = (char *)room;
    REFUSED(tierce_zarr_array_format, array, NULL, number);
    REFUSED(tierce_zarr_array_format, format, array, NULL);
    REFUSED(tierce_zarr_array_ndim, array, NULL, &bound);
    REFUSED(tierce_zarr_array_ndim, ndim, array, NULL);
    REFUSED(tierce_zarr_array_shape, array, NULL, numbers, 1);
    REFUSED(tierce_zarr_array_shape, shape, array, NULL, 1);
    REFUSED(tierce_zarr_array_chunks, array, NULL, numbers, 1);
    REFUSED(tierce_zarr_array_chunks, chunks, array, NULL, 1);
    REFUSED(tierce_zarr_array_inner_chunks, array, NULL, numbers, 1);
    REFUSED(tierce_zarr_array_inner_chunks, chunks, array, NULL, 1);
    REFUSED(tierce_zarr_array_dtype, array, NULL, text, DST, &dst_len);
    REFUSED(tierce_zarr_array_dtype, dst, array, NULL, DST, &dst_len);
    REFUSED(tierce_zarr_array_dtype, len, array, text, DST, NULL);
    REFUSED(tierce_zarr_array_fill, array, NULL, room, DST, &dst_len);
    REFUSED(tierce_zarr_array_fill, dst, array, NULL, DST, &dst_len);
    REFUSED(tierce_zarr_array_fill, dst_len, array, room, DST, NULL);
    REFUSED(tierce_zarr_array_dimension_name, array, NULL, 0, text, DST, &dst_len);
    REFUSED(tierce_zarr_array_dimension_name, dst, array, 0, NULL, DST, &dst_len);
    REFUSED(tierce_zarr_array_dimension_name, len, array, 0, text, DST, NULL);
    REFUSED(tierce_zarr_array_attributes, array, NULL, json);
    REFUSED(tierce_zarr_array_attributes, json, array, NULL);
    REFUSED(tierce_zarr_array_metadata, array, NULL, json);
    REFUSED(tierce_zarr_array_metadata, json, array, NULL);
    REFUSED(tierce_zarr_array_set_attributes, array, NULL, no_options, 2);
    REFUSED(tierce_zarr_array_set_attributes, json, array, NULL, 2);
    REFUSED(tierce_zarr_array_resize, array, NULL, zarr_shape, 1);
    REFUSED(tierce_zarr_array_resize, shape, array, NULL, 1);
    REFUSED(tierce_zarr_array_chunk_key, array, NULL, zarr_start, 1, text, DST, &dst_len);
    REFUSED(tierce_zarr_array_chunk_key, chunk, array, NULL, 1, text, DST, &dst_len);
    REFUSED(tierce_zarr_array_chunk_key, dst, array, zarr_start, 1, NULL, DST, &dst_len);
    REFUSED(tierce_zarr_array_chunk_key, len, array, zarr_start, 1, text, DST, NULL);
    REFUSED(tierce_zarr_array_box_chunks, array, NULL, zarr_start, zarr_shape, 1, numbers, more, &bound);
    REFUSED(tierce_zarr_array_box_chunks, start, array, NULL, zarr_shape, 1, numbers, more, &bound);
    REFUSED(tierce_zarr_array_box_chunks, extent, array, zarr_start, NULL, 1, numbers, more, &bound);
    REFUSED(tierce_zarr_array_box_chunks, total, array, zarr_start, zarr_shape, 1, numbers, more, NULL);
    HARMLESS(tierce_zarr_array_box_chunks, first,
             tierce_zarr_array_box_chunks(array, zarr_start, zarr_shape, 1, NULL, more, &bound) == TIERCE_OK && *more == 2);
    HARMLESS(tierce_zarr_array_box_chunks, counts,
             tierce_zarr_array_box_chunks(array, zarr_start, zarr_shape, 1, numbers, NULL, &bound) == TIERCE_OK);
    CHECK(*numbers == 0 && bound == 2);
    REFUSED(tierce_zarr_array_covers, array, NULL, zarr_start, zarr_shape, 1, number);
    REFUSED(tierce_zarr_array_covers, start, array, NULL, zarr_shape, 1, number);
    REFUSED(tierce_zarr_array_covers, extent, array, zarr_start, NULL, 1, number);
    REFUSED(tierce_zarr_array_covers, yes, array, zarr_start, zarr_shape, 1, NULL);
}

static void zarr_boxes(tierce_zarr_array *array, tierce_array *all, tierce_array *one)
{
    tierce_array **made = (tierce_array **)place(0);
    REFUSED(tierce_zarr_array_write, array, NULL, zarr_start, 1, all, each);
    REFUSED(tierce_zarr_array_write, start, array, NULL, 1, all, each);
    REFUSED(tierce_zarr_array_write, src, array, zarr_start, 1, NULL, each);
    HARMLESS(tierce_zarr_array_write, each, tierce_zarr_array_write(array, zarr_start, 1, all, NULL) == TIERCE_OK);
    REFUSED(tierce_zarr_array_write_async, array, NULL, zarr_start, 1, all, OP);
    REFUSED(tierce_zarr_array_write_async, start, array, NULL, 1, all, OP);
    REFUSED(tierce_zarr_array_write_async, src, array, zarr_start, 1, NULL, OP);
    REFUSED(tierce_zarr_array_write_async, op, array, zarr_start, 1, all, NULL);
    REFUSED(tierce_zarr_array_read, array, NULL, zarr_start, 1, all, each);
    REFUSED(tierce_zarr_array_read, start, array, NULL, 1, all, each);
    REFUSED(tierce_zarr_array_read, dst, array, zarr_start, 1, NULL, each);
    HARMLESS(tierce_zarr_array_read, each, tierce_zarr_array_read(array, zarr_start, 1, all, NULL) == TIERCE_OK);
    REFUSED(tierce_zarr_array_read_async, array, NULL, zarr_start, 1, all, OP);
    REFUSED(tierce_zarr_array_read_async, start, array, NULL, 1, all, OP);
    REFUSED(tierce_zarr_array_read_async, dst, array, zarr_start, 1, NULL, OP);
    REFUSED(tierce_zarr_array_read_async, op, array, zarr_start, 1, all, NULL);
    REFUSED(tierce_zarr_array_read_new, array, NULL, zarr_start, zarr_shape, 1, 100, made);
    REFUSED(tierce_zarr_array_read_new, start, array, NULL, zarr_shape, 1, 100, made);
    REFUSED(tierce_zarr_array_read_new, extent, array, zarr_start, NULL, 1, 100, made);
    REFUSED(tierce_zarr_array_read_new, out, array, zarr_start, zarr_shape, 1, 100, NULL);
    REFUSED(tierce_zarr_array_write_chunk, array, NULL, zarr_start, 1, one);
    REFUSED(tierce_zarr_array_write_chunk, chunk, array, NULL, 1, one);
    REFUSED(tierce_zarr_array_write_chunk, src, array, zarr_start, 1, NULL);
    REFUSED(tierce_zarr_array_write_chunk_async, array, NULL, zarr_start, 1, one, OP);
    REFUSED(tierce_zarr_array_write_chunk_async, chunk, array, NULL, 1, one, OP);
    REFUSED(tierce_zarr_array_write_chunk_async, src, array, zarr_start, 1, NULL, OP);
    REFUSED(tierce_zarr_array_write_chunk_async, op, array, zarr_start, 1, one, NULL);
    REFUSED(tierce_zarr_array_read_chunk, array, NULL, zarr_start, 1, one);
    REFUSED(tierce_zarr_array_read_chunk, chunk, array, NULL, 1, one);
    REFUSED(tierce_zarr_array_read_chunk, dst, array, zarr_start, 1, NULL);
    REFUSED(tierce_zarr_array_read_chunk_async, array, NULL, zarr_start, 1, one, OP);
    REFUSED(tierce_zarr_array_read_chunk_async, chunk, array, NULL, 1, one, OP);
    REFUSED(tierce_zarr_array_read_chunk_async, dst, array, zarr_start, 1, NULL, OP);
    REFUSED(tierce_zarr_array_read_chunk_async, op, array, zarr_start, 1, one, NULL);
    REFUSED(tierce_zarr_array_append, array, NULL, 0, one, &amount);
    REFUSED(tierce_zarr_array_append, src, array, 0, NULL, &amount);
    HARMLESS(tierce_zarr_array_append, at, tierce_zarr_array_append(array, 0, one, NULL) == TIERCE_OK);
}

static void zarr_groups(const tierce_store *store)
{
    tierce_zarr_group *group = NULL, **made = (tierce_zarr_group **)place(0);
    tierce_zarr_array *array = NULL, **opened = (tierce_zarr_array **)place(0);
    int32_t *number = (int32_t *)place(0);
    REFUSED(tierce_zarr_group_create, store, NULL, "g", 1, 3, no_options, 2, TIERCE_ZARR_CREATE_NEW, made);
    REFUSED(tierce_zarr_group_create, path, store, NULL, 1, 3, no_options, 2, TIERCE_ZARR_CREATE_NEW, made);
    REFUSED(tierce_zarr_group_create, attributes, store, "g", 1, 3, NULL, 2, TIERCE_ZARR_CREATE_NEW, made);
    REFUSED(tierce_zarr_group_create, out, store, "g", 1, 3, no_options, 2, TIERCE_ZARR_CREATE_NEW, NULL);
    CHECK_STATUS(tierce_zarr_group_create(store, "g", 1, 3, NULL, 0, TIERCE_ZARR_CREATE_NEW, &group), TIERCE_OK);
    HARMLESS(tierce_zarr_group_free, group, (tierce_zarr_group_free(NULL), 1));
    tierce_zarr_group_free(group);
    REFUSED(tierce_zarr_group_open, store, NULL, "g", 1, 0, made);
    REFUSED(tierce_zarr_group_open, path, store, NULL, 1, 0, made);
    REFUSED(tierce_zarr_group_open, out, store, "g", 1, 0, NULL);
    CHECK_STATUS(tierce_zarr_group_open(store, NULL, 0, 0, &group), TIERCE_OK);
    REFUSED(tierce_zarr_group_format, group, NULL, number);
    REFUSED(tierce_zarr_group_format, format, group, NULL);
    REFUSED(tierce_zarr_group_attributes, group, NULL, json);
    REFUSED(tierce_zarr_group_attributes, json, group, NULL);
    REFUSED(tierce_zarr_group_set_attributes, group, NULL, no_options, 2);
    REFUSED(tierce_zarr_group_set_attributes, json, group, NULL, 2);
    REFUSED(tierce_zarr_group_children, group, NULL, TIERCE_ZARR_ANY, &new_segments);
    REFUSED(tierce_zarr_group_children, names, group, TIERCE_ZARR_ANY, NULL);
    REFUSED(tierce_zarr_group_open_array, group, NULL, "a", 1, no_options, 2, NULL, opened);
    REFUSED(tierce_zarr_group_open_array, name, group, NULL, 1, no_options, 2, NULL, opened);
    REFUSED(tierce_zarr_group_open_array, options, group, "a", 1, NULL, 2, NULL, opened);
    REFUSED(tierce_zarr_group_open_array, out, group, "a", 1, no_options, 2, NULL, NULL);
    HARMLESS(tierce_zarr_group_open_array, registry,
             tierce_zarr_group_open_array(group, "a", 1, NULL, 0, NULL, &array) == TIERCE_OK);
    REFUSED(tierce_zarr_group_consolidate, group, NULL);
    REFUSED(tierce_zarr_group_is_consolidated, group, NULL, number);
    REFUSED(tierce_zarr_group_is_consolidated, yes, group, NULL);
    REFUSED(tierce_zarr_find, store, NULL, "a", 1, number);
    REFUSED(tierce_zarr_find, path, store, NULL, 1, number);
    REFUSED(tierce_zarr_find, kind, store, "a", 1, NULL);
    REFUSED(tierce_zarr_delete, store, NULL, "a", 1);
    REFUSED(tierce_zarr_delete, path, store, NULL, 1);
    tierce_zarr_array_free(array);
    tierce_zarr_group_free(group);
}

static void zarr(void)
{
    static double values[4] = {1, 2, 3, 4};
    const size_t four = 4, two = 2;
    tierce_store *store = NULL;
    tierce_zarr_spec *spec = NULL;
    tierce_zarr_array *array = NULL;
    tierce_array *all = NULL, *one = NULL;
    CHECK_STATUS(tierce_store_open("memory://", 9, "{\"io_threads\": 1}", 17, &store), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_spec_from_json(zarr_json, strlen(zarr_json), &spec), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_spec_set(spec, "dimension_names", 15, "[\"x\"]", 5), TIERCE_OK);
    CHECK_STATUS(tierce_array_borrow_mut("<f8", values, &four, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &all), TIERCE_OK);
    CHECK_STATUS(tierce_array_borrow_mut("<f8", values, &two, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &one), TIERCE_OK);
    zarr_specs(spec);
    CHECK_STATUS(tierce_zarr_spec_set(spec, "shards", 6, "null", 4), TIERCE_OK);
    zarr_made(store, spec);
    CHECK_STATUS(tierce_zarr_array_open(store, "a", 1, NULL, 0, NULL, &array), TIERCE_OK);
    zarr_facts(array);
    zarr_boxes(array, all, one);
    zarr_groups(store);
    tierce_array_free(one);
    tierce_array_free(all);
    tierce_zarr_array_free(array);
    tierce_zarr_spec_free(spec);
    tierce_store_free(store);
}
