/* Part of null.c: zfp's setups, streams, headers and views. */
static const double zfp_values[8] = {1, 2, 3, 4, 5, 6, 7, 8};
static const size_t zfp_shape[1] = {8}, zfp_first[1] = {0};

static void zfp_setups(tierce_zfp *zfp)
{
    tierce_zfp_params params;
    double rate = 0;
    uint32_t precision = 0;
    int32_t mode = 0;
    REFUSED(tierce_zfp_new, out, NULL);
    REFUSED(tierce_zfp_copy, zfp, NULL, (tierce_zfp **)place(0));
    REFUSED(tierce_zfp_copy, out, zfp, NULL);
    HARMLESS(tierce_zfp_free, zfp, (tierce_zfp_free(NULL), 1));
    REFUSED(tierce_zfp_set_precision, zfp, NULL, 20, (uint32_t *)place(0));
    HARMLESS(tierce_zfp_set_precision, used, tierce_zfp_set_precision(zfp, 20, NULL) == TIERCE_OK);
    CHECK_STATUS(tierce_zfp_set_precision(zfp, 100, &precision), TIERCE_OK);
    CHECK(precision == TIERCE_ZFP_MAX_PREC);
    REFUSED(tierce_zfp_set_accuracy, zfp, NULL, 1.0, (double *)place(0));
    HARMLESS(tierce_zfp_set_accuracy, used, tierce_zfp_set_accuracy(zfp, 1.0, NULL) == TIERCE_OK);
    REFUSED(tierce_zfp_get_params, zfp, NULL, (tierce_zfp_params *)place(0), (int32_t *)place(2));
    HARMLESS(tierce_zfp_get_params, params, tierce_zfp_get_params(zfp, NULL, &mode) == TIERCE_OK);
    CHECK(mode == TIERCE_ZFP_ACCURACY);
    HARMLESS(tierce_zfp_get_params, mode, tierce_zfp_get_params(zfp, &params, NULL) == TIERCE_OK);
    REFUSED(tierce_zfp_set_params, zfp, NULL, &params);
    REFUSED(tierce_zfp_set_params, params, zfp, NULL);
    REFUSED(tierce_zfp_set_mode, zfp, NULL, 2176);
    REFUSED(tierce_zfp_get_mode, zfp, NULL, &amount);
    REFUSED(tierce_zfp_get_mode, mode, zfp, NULL);
    REFUSED(tierce_zfp_set_reversible, zfp, NULL);
    REFUSED(tierce_zfp_set_word_bits, zfp, NULL, 8);
    REFUSED(tierce_zfp_set_header, zfp, NULL, TIERCE_ZFP_HEADER_FULL);
    REFUSED(tierce_zfp_set_index, zfp, NULL, 64);
    REFUSED(tierce_zfp_set_mask, zfp, NULL, 1);
    REFUSED(tierce_zfp_set_bounds, zfp, NULL, TIERCE_ZFP_CHECK, 1.0, 1.0);
    REFUSED(tierce_zfp_set_rate, zfp, NULL, 16.0, TIERCE_ZFP_DOUBLE, 1, 0, (double *)place(0));
    HARMLESS(tierce_zfp_set_rate, used,
             tierce_zfp_set_rate(zfp, 16.0, TIERCE_ZFP_DOUBLE, 1, 0, NULL) == TIERCE_OK);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 16.0, TIERCE_ZFP_DOUBLE, 1, 1, &rate), TIERCE_OK);
    CHECK(rate == 16.0);
}

static void zfp_views(const tierce_zfp *zfp, const void *stream, size_t len, tierce_array *array)
{
    tierce_zfp_header info;
    tierce_zfp_view *view = NULL, **made = (tierce_zfp_view **)place(0);
    double value = 0;
    memset(&info, 0, sizeof info);
    info.struct_size = sizeof info;
    REFUSED(tierce_zfp_view_new, zfp, NULL, stream, len, NULL, 0, NULL, NULL, NULL, made);
    REFUSED(tierce_zfp_view_new, src, zfp, NULL, len, NULL, 0, NULL, NULL, NULL, made);
    REFUSED(tierce_zfp_view_new, side, zfp, stream, len, NULL, 1, NULL, NULL, NULL, made);
    REFUSED(tierce_zfp_view_new, out, zfp, stream, len, NULL, 0, NULL, NULL, NULL, NULL);
    HARMLESS(tierce_zfp_view_new, like,
             tierce_zfp_view_new(zfp, stream, len, NULL, 0, NULL, NULL, NULL, &view) == TIERCE_OK);
    HARMLESS(tierce_zfp_view_new, release, tierce_zfp_view_info(view, &info) == TIERCE_OK);
    HARMLESS(tierce_zfp_view_new, userdata, info.ndim == 1);
    REFUSED(tierce_zfp_view_info, view, NULL, &info);
    REFUSED(tierce_zfp_view_info, info, view, NULL);
    REFUSED(tierce_zfp_view_get, view, NULL, zfp_first, 1, place(0), 8);
    REFUSED(tierce_zfp_view_get, index, view, NULL, 1, place(0), 8);
    REFUSED(tierce_zfp_view_get, value, view, zfp_first, 1, NULL, 8);
    REFUSED(tierce_zfp_view_get_block, view, NULL, zfp_first, 1, place(0), 32, &dst_len, &bound);
    REFUSED(tierce_zfp_view_get_block, block, view, NULL, 1, place(0), 32, &dst_len, &bound);
    REFUSED(tierce_zfp_view_get_block, values, view, zfp_first, 1, NULL, 32, &dst_len, &bound);
    REFUSED(tierce_zfp_view_get_block, len, view, zfp_first, 1, place(0), 32, NULL, &bound);
    HARMLESS(tierce_zfp_view_get_block, shape,
             tierce_zfp_view_get_block(view, zfp_first, 1, place(0), 32, &dst_len, NULL) == TIERCE_OK);
    CHECK(dst_len == 32);
    REFUSED(tierce_zfp_view_read_box, view, NULL, zfp_first, 1, array);
    REFUSED(tierce_zfp_view_read_box, start, view, NULL, 1, array);
    REFUSED(tierce_zfp_view_read_box, dst, view, zfp_first, 1, NULL);
    CHECK_STATUS(tierce_zfp_view_get(view, zfp_first, 1, &value, sizeof value), TIERCE_OK);
    HARMLESS(tierce_zfp_view_free, view, (tierce_zfp_view_free(NULL), 1));
    tierce_zfp_view_free(view);
}

static void zfp_streams(const tierce_zfp *zfp, tierce_array *array)
{
    tierce_zfp_header header;
    tierce_zfp_report report;
    tierce_array *back = NULL, **made = (tierce_array **)place(0);
    const void *stream;
    size_t len;
    memset(&header, 0, sizeof header);
    memset(&report, 0, sizeof report);
    header.struct_size = sizeof header;
    report.struct_size = sizeof report;
    REFUSED(tierce_zfp_bound, zfp, NULL, array, &bound);
    REFUSED(tierce_zfp_bound, like, zfp, NULL, &bound);
    REFUSED(tierce_zfp_bound, bound, zfp, array, NULL);
    REFUSED(tierce_zfp_compress, zfp, NULL, array, NULL, dst, json, &report);
    REFUSED(tierce_zfp_compress, src, zfp, NULL, NULL, dst, json, &report);
    REFUSED(tierce_zfp_compress, dst, zfp, array, NULL, NULL, json, &report);
    HARMLESS(tierce_zfp_compress, pool, tierce_zfp_compress(zfp, array, NULL, dst, NULL, NULL) == TIERCE_OK);
    HARMLESS(tierce_zfp_compress, side, tierce_buffer_len(dst) > 0);
    HARMLESS(tierce_zfp_compress, report, report.bits == 0);
    REFUSED(tierce_zfp_compress_into, zfp, NULL, array, NULL, room, DST, &dst_len, json, &report);
    REFUSED(tierce_zfp_compress_into, src, zfp, NULL, NULL, room, DST, &dst_len, json, &report);
    REFUSED(tierce_zfp_compress_into, dst, zfp, array, NULL, NULL, DST, &dst_len, json, &report);
    REFUSED(tierce_zfp_compress_into, dst_len, zfp, array, NULL, room, DST, NULL, json, &report);
    HARMLESS(tierce_zfp_compress_into, pool,
             tierce_zfp_compress_into(zfp, array, NULL, room, DST, &dst_len, NULL, NULL) == TIERCE_OK);
    HARMLESS(tierce_zfp_compress_into, side, dst_len == tierce_buffer_len(dst));
    HARMLESS(tierce_zfp_compress_into, report, report.bits == 0);
    stream = tierce_buffer_data(dst);
    len = tierce_buffer_len(dst);
    REFUSED(tierce_zfp_read_header, src, NULL, len, TIERCE_ZFP_HEADER_FULL, &header);
    REFUSED(tierce_zfp_read_header, header, stream, len, TIERCE_ZFP_HEADER_FULL, NULL);
    CHECK(header.ndim == 0);
    REFUSED(tierce_zfp_decompress, zfp, NULL, stream, len, NULL, 0, NULL, array, 64, made);
    REFUSED(tierce_zfp_decompress, src, zfp, NULL, len, NULL, 0, NULL, array, 64, made);
    REFUSED(tierce_zfp_decompress, side, zfp, stream, len, NULL, 1, NULL, array, 64, made);
    HARMLESS(tierce_zfp_decompress, like,
             tierce_zfp_decompress(zfp, stream, len, NULL, 0, NULL, NULL, 64, &back) == TIERCE_OK);
    HARMLESS(tierce_zfp_decompress, pool, tierce_array_count(back) == 8);
    HARMLESS(tierce_zfp_decompress, dst,
             tierce_zfp_decompress(zfp, stream, len, NULL, 0, NULL, NULL, 64, NULL) == TIERCE_E_NULL);
    REFUSED(tierce_zfp_decompress_into, zfp, NULL, stream, len, NULL, 0, NULL, back);
    REFUSED(tierce_zfp_decompress_into, src, zfp, NULL, len, NULL, 0, NULL, back);
    REFUSED(tierce_zfp_decompress_into, side, zfp, stream, len, NULL, 1, NULL, back);
    REFUSED(tierce_zfp_decompress_into, dst, zfp, stream, len, NULL, 0, NULL, NULL);
    HARMLESS(tierce_zfp_decompress_into, pool,
             tierce_zfp_decompress_into(zfp, stream, len, NULL, 0, NULL, back) == TIERCE_OK);
    zfp_views(zfp, stream, len, back);
    tierce_array_free(back);
}

static void zfp(void)
{
    tierce_zfp *setup = NULL;
    tierce_array *array = NULL;
    CHECK_STATUS(tierce_zfp_new(&setup), TIERCE_OK);
    CHECK_STATUS(tierce_array_borrow("=f8", zfp_values, zfp_shape, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &array),
                 TIERCE_OK);
    zfp_setups(setup);
    zfp_streams(setup, array);
    tierce_array_free(array);
    tierce_zfp_free(setup);
}
