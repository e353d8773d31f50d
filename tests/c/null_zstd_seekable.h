/* Part of null.c: seekable files of zstd. */
static tierce_status take_nothing(void *userdata, const void *data, size_t len)
{
    (void)userdata, (void)data, (void)len;
    return TIERCE_OK;
}

static tierce_status read_buffer(void *userdata, uint64_t offset, void *to, size_t len)
{
    memcpy(to, (const char *)tierce_buffer_data((const tierce_buffer *)userdata) + offset, len);
    return TIERCE_OK;
}

static void zstd_seekable_writer(const tierce_zstd_compressor *compressor)
{
    tierce_zstd_seekable_writer *writer = NULL;
    tierce_zstd_seekable_writer **out = (tierce_zstd_seekable_writer **)place(0);
    REFUSED(tierce_zstd_seekable_writer_new, compressor, NULL, 2, 1, take_nothing, NULL, out);
    REFUSED(tierce_zstd_seekable_writer_new, write, compressor, 2, 1, NULL, NULL, out);
    REFUSED(tierce_zstd_seekable_writer_new, out, compressor, 2, 1, take_nothing, NULL, NULL);
    HARMLESS(tierce_zstd_seekable_writer_new, userdata,
             tierce_zstd_seekable_writer_new(compressor, 2, 1, take_nothing, NULL, &writer) == TIERCE_OK);
    HARMLESS(tierce_zstd_seekable_writer_free, writer, (tierce_zstd_seekable_writer_free(NULL), 1));
    REFUSED(tierce_zstd_seekable_writer_write, writer, NULL, "abc", 3);
    REFUSED(tierce_zstd_seekable_writer_write, src, writer, NULL, 3);
    REFUSED(tierce_zstd_seekable_writer_end_frame, writer, NULL);
    REFUSED(tierce_zstd_seekable_writer_finish, writer, NULL);
    CHECK_STATUS(tierce_zstd_seekable_writer_write(writer, NULL, 0), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_seekable_writer_finish(writer), TIERCE_OK);
    tierce_zstd_seekable_writer_free(writer);
}

static void zstd_seekable_open(tierce_buffer *file)
{
    const tierce_zstd_dict *none[1] = {NULL};
    const void *data = tierce_buffer_data(file);
    size_t len = tierce_buffer_len(file);
    tierce_zstd_seekable *reader = NULL, **out = (tierce_zstd_seekable **)place(0);
    REFUSED(tierce_zstd_seekable_open_memory, dicts, NULL, 1, data, len, out);
    REFUSED(tierce_zstd_seekable_open_memory, dicts, none, 1, data, len, out);
    REFUSED(tierce_zstd_seekable_open_memory, src, NULL, 0, NULL, len, out);
    REFUSED(tierce_zstd_seekable_open_memory, out, NULL, 0, data, len, NULL);
    REFUSED(tierce_zstd_seekable_open_callback, dicts, NULL, 1, len, read_buffer, file, out);
    REFUSED(tierce_zstd_seekable_open_callback, dicts, none, 1, len, read_buffer, file, out);
    REFUSED(tierce_zstd_seekable_open_callback, read, NULL, 0, len, NULL, file, out);
    REFUSED(tierce_zstd_seekable_open_callback, out, NULL, 0, len, read_buffer, file, NULL);
    HARMLESS(tierce_zstd_seekable_open_callback, userdata,
             tierce_zstd_seekable_open_callback(NULL, 0, 3, read_buffer, NULL, &reader) == TIERCE_E_CORRUPT);
    CHECK(reader == NULL);
    CHECK_STATUS(tierce_zstd_seekable_open_memory(NULL, 0, NULL, 0, &reader), TIERCE_E_CORRUPT);
}

static void zstd_seekable_reader(const tierce_buffer *file, const tierce_pool *pool)
{
    tierce_zstd_seekable *reader = NULL;
    CHECK_STATUS(tierce_zstd_seekable_open_memory(NULL, 0, tierce_buffer_data(file), tierce_buffer_len(file), &reader),
                 TIERCE_OK);
    HARMLESS(tierce_zstd_seekable_free, reader, (tierce_zstd_seekable_free(NULL), 1));
    HARMLESS(tierce_zstd_seekable_size, reader, tierce_zstd_seekable_size(NULL) == 0);
    HARMLESS(tierce_zstd_seekable_frame_count, reader, tierce_zstd_seekable_frame_count(NULL) == 0);
    REFUSED(tierce_zstd_seekable_frame, reader, NULL, 0, &places[0], &places[1], &places[2], &places[3]);
    REFUSED(tierce_zstd_seekable_frame, offset, reader, 0, NULL, &places[1], &places[2], &places[3]);
    REFUSED(tierce_zstd_seekable_frame, size, reader, 0, &places[0], NULL, &places[2], &places[3]);
    REFUSED(tierce_zstd_seekable_frame, compressed_offset, reader, 0, &places[0], &places[1], NULL, &places[3]);
    REFUSED(tierce_zstd_seekable_frame, compressed_size, reader, 0, &places[0], &places[1], &places[2], NULL);
    REFUSED(tierce_zstd_seekable_find, reader, NULL, 0, (size_t *)place(0));
    REFUSED(tierce_zstd_seekable_find, index, reader, 0, NULL);
    REFUSED(tierce_zstd_seekable_read, reader, NULL, 0, room, DST, pool, &dst_len);
    REFUSED(tierce_zstd_seekable_read, dst, reader, 0, NULL, DST, pool, &dst_len);
    REFUSED(tierce_zstd_seekable_read, read, reader, 0, room, DST, pool, NULL);
    HARMLESS(tierce_zstd_seekable_read, pool,
             tierce_zstd_seekable_read(reader, 0, room, DST, NULL, &dst_len) == TIERCE_OK && dst_len == 3);
    CHECK_STATUS(tierce_zstd_seekable_read(reader, 0, NULL, 0, pool, &dst_len), TIERCE_OK);
    CHECK(dst_len == 0);
    tierce_zstd_seekable_free(reader);
}

static void zstd_seekable(const tierce_pool *pool)
{
    tierce_buffer *file = NULL;
    tierce_zstd_compressor *compressor = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &file), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_new(3, NULL, &compressor), TIERCE_OK);
    REFUSED(tierce_zstd_seekable_compress, compressor, NULL, "abc", 3, 2, 1, pool, file);
    REFUSED(tierce_zstd_seekable_compress, src, compressor, NULL, 3, 2, 1, pool, file);
    REFUSED(tierce_zstd_seekable_compress, dst, compressor, "abc", 3, 2, 1, pool, NULL);
    HARMLESS(tierce_zstd_seekable_compress, pool,
             tierce_zstd_seekable_compress(compressor, "abc", 3, 2, 1, NULL, file) == TIERCE_OK);
    zstd_seekable_writer(compressor);
    zstd_seekable_open(file);
    zstd_seekable_reader(file, pool);
    tierce_zstd_compressor_free(compressor);
    tierce_buffer_free(file);
}
