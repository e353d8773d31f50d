/* Part of null.c: the functions of zstd. */
static void zstd_params(void)
{
    static const char text[] = "{\"window_log\": 12}";
    tierce_zstd_params *params = NULL;
    size_t len = strlen(text);
    CHECK_STATUS(tierce_zstd_params_new(&params), TIERCE_OK);
    REFUSED(tierce_zstd_params_new, out, NULL);
    REFUSED(tierce_zstd_params_from_level, out, 3, 0, 0, NULL);
    REFUSED(tierce_zstd_params_from_json, json, NULL, len, (tierce_zstd_params **)place(0));
    REFUSED(tierce_zstd_params_from_json, out, text, len, NULL);
    HARMLESS(tierce_zstd_params_free, params, (tierce_zstd_params_free(NULL), 1));
    REFUSED(tierce_zstd_params_set, params, NULL, TIERCE_ZSTD_P_WINDOW_LOG, 12);
    REFUSED(tierce_zstd_params_get, params, NULL, TIERCE_ZSTD_P_WINDOW_LOG, (int32_t *)place(0));
    REFUSED(tierce_zstd_params_get, value, params, TIERCE_ZSTD_P_WINDOW_LOG, NULL);
    REFUSED(tierce_zstd_params_json, params, NULL, json);
    REFUSED(tierce_zstd_params_json, json, params, NULL);
    REFUSED(tierce_zstd_params_estimated_size, params, NULL, (size_t *)place(0), (size_t *)place(1));
    REFUSED(tierce_zstd_params_estimated_size, one_shot, params, NULL, (size_t *)place(1));
    REFUSED(tierce_zstd_params_estimated_size, stream, params, (size_t *)place(0), NULL);
    REFUSED(tierce_zstd_decompressor_estimated_size, size, 0, NULL);
    REFUSED(tierce_zstd_parameter_bounds, least, TIERCE_ZSTD_P_WINDOW_LOG, NULL, (int32_t *)place(0));
    REFUSED(tierce_zstd_parameter_bounds, greatest, TIERCE_ZSTD_P_WINDOW_LOG, (int32_t *)place(0), NULL);
    REFUSED(tierce_zstd_parameter_from_name, name, NULL, (int32_t *)place(0));
    REFUSED(tierce_zstd_parameter_from_name, parameter, "window_log", NULL);
    tierce_zstd_params_free(params);
}

static void zstd_dicts(const tierce_segments_collection *collection)
{
    tierce_zstd_dict *dict = NULL;
    CHECK_STATUS(tierce_zstd_dict_new("content", 7, TIERCE_ZSTD_DICT_RAW_CONTENT, &dict), TIERCE_OK);
    REFUSED(tierce_zstd_dict_new, data, NULL, 7, TIERCE_ZSTD_DICT_AUTO, (tierce_zstd_dict **)place(0));
    REFUSED(tierce_zstd_dict_new, out, "content", 7, TIERCE_ZSTD_DICT_AUTO, NULL);
    REFUSED(tierce_zstd_dict_train, samples, 1000, NULL, NULL, 0, (tierce_zstd_dict **)place(0));
    REFUSED(tierce_zstd_dict_train, options, 1000, collection, NULL, 2, (tierce_zstd_dict **)place(0));
    REFUSED(tierce_zstd_dict_train, out, 1000, collection, NULL, 0, NULL);
    HARMLESS(tierce_zstd_dict_free, dict, (tierce_zstd_dict_free(NULL), 1));
    HARMLESS(tierce_zstd_dict_data, dict, tierce_zstd_dict_data(NULL) == NULL);
    HARMLESS(tierce_zstd_dict_len, dict, tierce_zstd_dict_len(NULL) == 0);
    HARMLESS(tierce_zstd_dict_id, dict, tierce_zstd_dict_id(NULL) == 0);
    REFUSED(tierce_zstd_dict_trained_with, dict, NULL, (uint32_t *)place(0), (uint32_t *)place(1));
    REFUSED(tierce_zstd_dict_trained_with, k, dict, NULL, (uint32_t *)place(1));
    REFUSED(tierce_zstd_dict_trained_with, d, dict, (uint32_t *)place(0), NULL);
    REFUSED(tierce_zstd_dict_precompute, dict, NULL, 3);
    {
        tierce_zstd_params *params = NULL;
        CHECK_STATUS(tierce_zstd_params_new(&params), TIERCE_OK);
        REFUSED(tierce_zstd_dict_precompute_with, dict, NULL, params);
        REFUSED(tierce_zstd_dict_precompute_with, params, dict, NULL);
        tierce_zstd_params_free(params);
    }
    tierce_zstd_dict_free(dict);
}

static void zstd_compressors(const tierce_segments_collection *collection, const tierce_pool *pool)
{
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_params *params = NULL;
    tierce_segments_collection *packed = NULL;
    CHECK_STATUS(tierce_zstd_params_new(&params), TIERCE_OK);
    HARMLESS(tierce_zstd_compressor_new, dict, tierce_zstd_compressor_new(3, NULL, &compressor) == TIERCE_OK);
    REFUSED(tierce_zstd_compressor_new, out, 3, NULL, NULL);
    REFUSED(tierce_zstd_compressor_from_params, params, NULL, NULL, (tierce_zstd_compressor **)place(0));
    REFUSED(tierce_zstd_compressor_from_params, out, params, NULL, NULL);
    {
        tierce_zstd_compressor *other = NULL;
        HARMLESS(tierce_zstd_compressor_from_params, dict,
                 tierce_zstd_compressor_from_params(params, NULL, &other) == TIERCE_OK);
        tierce_zstd_compressor_free(other);
    }
    HARMLESS(tierce_zstd_compressor_free, compressor, (tierce_zstd_compressor_free(NULL), 1));
    REFUSED(tierce_zstd_compress_bound, bound, 5, NULL);
    REFUSED(tierce_zstd_compressor_compress_into, compressor, NULL, "abc", 3, room, DST, &dst_len);
    REFUSED(tierce_zstd_compressor_compress_into, src, compressor, NULL, 3, room, DST, &dst_len);
    REFUSED(tierce_zstd_compressor_compress_into, dst, compressor, "abc", 3, NULL, DST, &dst_len);
    REFUSED(tierce_zstd_compressor_compress_into, dst_len, compressor, "abc", 3, room, DST, NULL);
    REFUSED(tierce_zstd_compressor_compress, compressor, NULL, "abc", 3, dst);
    REFUSED(tierce_zstd_compressor_compress, src, compressor, NULL, 3, dst);
    REFUSED(tierce_zstd_compressor_compress, dst, compressor, "abc", 3, NULL);
    REFUSED(tierce_zstd_compressor_compress_after, compressor, NULL, "x", 1, "abc", 3, dst);
    REFUSED(tierce_zstd_compressor_compress_after, prefix, compressor, NULL, 1, "abc", 3, dst);
    REFUSED(tierce_zstd_compressor_compress_after, src, compressor, "x", 1, NULL, 3, dst);
    REFUSED(tierce_zstd_compressor_compress_after, dst, compressor, "x", 1, "abc", 3, NULL);
    REFUSED(tierce_zstd_compressor_compress_many, compressor, NULL, collection, 0, pool, &new_collection, each);
    REFUSED(tierce_zstd_compressor_compress_many, src, compressor, NULL, 0, pool, &new_collection, each);
    REFUSED(tierce_zstd_compressor_compress_many, dst, compressor, collection, 0, pool, NULL, each);
    HARMLESS(tierce_zstd_compressor_compress_many, pool,
             tierce_zstd_compressor_compress_many(compressor, collection, 0, NULL, &packed, each) == TIERCE_OK);
    tierce_segments_collection_free(packed);
    HARMLESS(tierce_zstd_compressor_compress_many, each,
             tierce_zstd_compressor_compress_many(compressor, collection, 0, pool, &packed, NULL) == TIERCE_OK);
    tierce_segments_collection_free(packed);
    REFUSED(tierce_zstd_compressor_stream, compressor, NULL, 5, (tierce_stream **)place(0));
    REFUSED(tierce_zstd_compressor_stream, out, compressor, 5, NULL);
    REFUSED(tierce_zstd_compressor_set, compressor, NULL, TIERCE_ZSTD_P_WINDOW_LOG, 12);
    REFUSED(tierce_zstd_compressor_get, compressor, NULL, TIERCE_ZSTD_P_WINDOW_LOG, (int32_t *)place(0));
    REFUSED(tierce_zstd_compressor_get, value, compressor, TIERCE_ZSTD_P_WINDOW_LOG, NULL);
    REFUSED(tierce_zstd_compressor_memory_size, compressor, NULL, (size_t *)place(0));
    REFUSED(tierce_zstd_compressor_memory_size, size, compressor, NULL);
    REFUSED(tierce_zstd_compressor_progression, compressor, NULL, &places[0], &places[1], &places[2]);
    REFUSED(tierce_zstd_compressor_progression, ingested, compressor, NULL, &places[1], &places[2]);
    REFUSED(tierce_zstd_compressor_progression, consumed, compressor, &places[0], NULL, &places[2]);
    REFUSED(tierce_zstd_compressor_progression, produced, compressor, &places[0], &places[1], NULL);
    REFUSED(tierce_zstd_compressor_reset, compressor, NULL);
    REFUSED(tierce_zstd_compressor_reset_parameters, compressor, NULL);
    CHECK(tierce_buffer_len(dst) == 0);
    REFUSED(tierce_zstd_threads_new, out, 1, NULL);
    HARMLESS(tierce_zstd_threads_free, threads, (tierce_zstd_threads_free(NULL), 1));
    {
        tierce_zstd_threads *threads = NULL;
        CHECK_STATUS(tierce_zstd_threads_new(1, &threads), TIERCE_OK);
        REFUSED(tierce_zstd_compressor_share_threads, compressor, NULL, threads);
        REFUSED(tierce_zstd_compressor_share_threads, threads, compressor, NULL);
        tierce_zstd_threads_free(threads);
    }
    REFUSED(tierce_zstd_compressor_produce_sequences, compressor, NULL, NULL, 0, NULL, NULL);
    HARMLESS(tierce_zstd_compressor_produce_sequences, producer,
             tierce_zstd_compressor_produce_sequences(compressor, NULL, 0, NULL, room) == TIERCE_OK);
    HARMLESS(tierce_zstd_compressor_produce_sequences, release,
             tierce_zstd_compressor_produce_sequences(compressor, NULL, 0, NULL, room) == TIERCE_OK);
    HARMLESS(tierce_zstd_compressor_produce_sequences, userdata,
             tierce_zstd_compressor_produce_sequences(compressor, NULL, 0, NULL, NULL) == TIERCE_OK);
    tierce_zstd_compressor_free(compressor);
    tierce_zstd_params_free(params);
}

/* One frame of "abc" without its size, so that nothing is known before. */
static const unsigned char frame_of_abc[] = {0x28, 0xb5, 0x2f, 0xfd, 0, 0x58, 0x19, 0, 0, 'a', 'b', 'c'};

static void zstd_decompressors(const tierce_pool *pool)
{
    const size_t len = sizeof frame_of_abc;
    const void *items[2] = {frame_of_abc, frame_of_abc};
    const size_t lengths[2] = {sizeof frame_of_abc, sizeof frame_of_abc};
    const tierce_zstd_dict *no_dict = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_segments_collection *frames = NULL, *back = NULL;
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, 2, &frames), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_new(NULL, 0, &decompressor), TIERCE_OK);
    REFUSED(tierce_zstd_decompressor_new, dicts, NULL, 1, (tierce_zstd_decompressor **)place(0));
    REFUSED(tierce_zstd_decompressor_new, dicts, &no_dict, 1, (tierce_zstd_decompressor **)place(0));
    REFUSED(tierce_zstd_decompressor_new, out, NULL, 0, NULL);
    HARMLESS(tierce_zstd_decompressor_free, decompressor, (tierce_zstd_decompressor_free(NULL), 1));
    REFUSED(tierce_zstd_decompressor_set, decompressor, NULL, TIERCE_ZSTD_D_FORMAT, 0);
    REFUSED(tierce_zstd_decompressor_decompress_into, decompressor, NULL, frame_of_abc, len, 0, room, DST, &dst_len,
            (size_t *)place(0));
    REFUSED(tierce_zstd_decompressor_decompress_into, src, decompressor, NULL, len, 0, room, DST, &dst_len,
            (size_t *)place(0));
    REFUSED(tierce_zstd_decompressor_decompress_into, dst, decompressor, frame_of_abc, len, 0, NULL, DST, &dst_len,
            (size_t *)place(0));
    REFUSED(tierce_zstd_decompressor_decompress_into, dst_len, decompressor, frame_of_abc, len, 0, room, DST, NULL,
            (size_t *)place(0));
    HARMLESS(tierce_zstd_decompressor_decompress_into, src_used,
             tierce_zstd_decompressor_decompress_into(decompressor, frame_of_abc, len, 0, room, DST, &dst_len, NULL)
                     == TIERCE_OK && dst_len == 3);
    REFUSED(tierce_zstd_decompressor_decompress, decompressor, NULL, frame_of_abc, len, 9, 0, dst, (size_t *)place(0));
    REFUSED(tierce_zstd_decompressor_decompress, src, decompressor, NULL, len, 9, 0, dst, (size_t *)place(0));
    REFUSED(tierce_zstd_decompressor_decompress, dst, decompressor, frame_of_abc, len, 9, 0, NULL, (size_t *)place(0));
    CHECK(tierce_buffer_len(dst) == 0);
    HARMLESS(tierce_zstd_decompressor_decompress, src_used,
             tierce_zstd_decompressor_decompress(decompressor, frame_of_abc, len, 9, 0, dst, NULL) == TIERCE_OK);
    CHECK(tierce_buffer_len(dst) == 3);
    tierce_buffer_clear(dst);
    REFUSED(tierce_zstd_decompressor_decompress_many, decompressor, NULL, frames, NULL, 9, 0, pool, &new_collection,
            each);
    REFUSED(tierce_zstd_decompressor_decompress_many, src, decompressor, NULL, NULL, 9, 0, pool, &new_collection, each);
    REFUSED(tierce_zstd_decompressor_decompress_many, dst, decompressor, frames, NULL, 9, 0, pool, NULL, each);
    HARMLESS(tierce_zstd_decompressor_decompress_many, sizes,
             tierce_zstd_decompressor_decompress_many(decompressor, frames, NULL, 9, 0, pool, &back, each)
                 == TIERCE_OK);
    tierce_segments_collection_free(back);
    HARMLESS(tierce_zstd_decompressor_decompress_many, pool,
             tierce_zstd_decompressor_decompress_many(decompressor, frames, NULL, 9, 0, NULL, &back, each)
                 == TIERCE_OK);
    tierce_segments_collection_free(back);
    HARMLESS(tierce_zstd_decompressor_decompress_many, each,
             tierce_zstd_decompressor_decompress_many(decompressor, frames, NULL, 9, 0, pool, &back, NULL)
                 == TIERCE_OK);
    tierce_segments_collection_free(back);
    REFUSED(tierce_zstd_decompressor_chain, decompressor, NULL, frames, 9, dst);
    REFUSED(tierce_zstd_decompressor_chain, frames, decompressor, NULL, 9, dst);
    REFUSED(tierce_zstd_decompressor_chain, dst, decompressor, frames, 9, NULL);
    REFUSED(tierce_zstd_decompressor_stream, decompressor, NULL, (tierce_stream **)place(0));
    REFUSED(tierce_zstd_decompressor_stream, out, decompressor, NULL);
    REFUSED(tierce_zstd_decompressor_memory_size, decompressor, NULL, (size_t *)place(0));
    REFUSED(tierce_zstd_decompressor_memory_size, size, decompressor, NULL);
    REFUSED(tierce_zstd_decompressor_reset, decompressor, NULL);
    tierce_zstd_decompressor_free(decompressor);
    tierce_segments_collection_free(frames);
}

static void zstd_frames(void)
{
    const size_t len = sizeof frame_of_abc;
    tierce_zstd_frame_header header;
    memset(&header, 0, sizeof header);
    header.struct_size = sizeof header;
    REFUSED(tierce_zstd_frame_read_header, src, NULL, len, 0, &header);
    CHECK(header.header_size == 0);
    REFUSED(tierce_zstd_frame_read_header, header, frame_of_abc, len, 0, NULL);
    REFUSED(tierce_zstd_frame_content_size, src, NULL, len, &places[0]);
    REFUSED(tierce_zstd_frame_content_size, size, frame_of_abc, len, NULL);
    REFUSED(tierce_zstd_frame_header_size, src, NULL, len, (size_t *)place(0));
    REFUSED(tierce_zstd_frame_header_size, size, frame_of_abc, len, NULL);
    REFUSED(tierce_zstd_frame_compressed_size, src, NULL, len, (size_t *)place(0));
    REFUSED(tierce_zstd_frame_compressed_size, size, frame_of_abc, len, NULL);
    REFUSED(tierce_zstd_frame_contents, src, NULL, len, &places[0], &places[1]);
    REFUSED(tierce_zstd_frame_contents, declared, frame_of_abc, len, NULL, &places[1]);
    REFUSED(tierce_zstd_frame_contents, bound, frame_of_abc, len, &places[0], NULL);
    REFUSED(tierce_zstd_frame_decompression_margin, src, NULL, len, (size_t *)place(0));
    REFUSED(tierce_zstd_frame_decompression_margin, margin, frame_of_abc, len, NULL);
    REFUSED(tierce_zstd_frame_write_skippable, src, NULL, 3, 0, room, DST, &dst_len);
    REFUSED(tierce_zstd_frame_write_skippable, dst, "abc", 3, 0, NULL, DST, &dst_len);
    REFUSED(tierce_zstd_frame_write_skippable, dst_len, "abc", 3, 0, room, DST, NULL);
    {
        static const unsigned char skippable[] = {0x53, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 'h', 'i'};
        const size_t size = sizeof skippable;
        REFUSED(tierce_zstd_frame_read_skippable, src, NULL, size, (uint32_t *)place(0), &item, &item_len);
        REFUSED(tierce_zstd_frame_read_skippable, variant, skippable, size, NULL, &item, &item_len);
        REFUSED(tierce_zstd_frame_read_skippable, content, skippable, size, (uint32_t *)place(0), NULL, &item_len);
        REFUSED(tierce_zstd_frame_read_skippable, content_len, skippable, size, (uint32_t *)place(0), &item, NULL);
    }
}

static void zstd(const tierce_segments_collection *collection, const tierce_pool *pool)
{
    zstd_params();
    zstd_dicts(collection);
    zstd_compressors(collection, pool);
    zstd_decompressors(pool);
    zstd_frames();
}
