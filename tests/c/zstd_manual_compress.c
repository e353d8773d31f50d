/* The manual's sections "ZstdCompressor" and "Multi-Threaded Compression", example by example. See zstd_manual.h. */
#include "zstd_manual.h"

/* API
 *
 *     import zstandard
 *     import zstandard as zstd
 */
static void api(void)
{
    /* #include <tierce.h>; whoever loads the library at run time asks whether it is the right one. */
    tierce_buffer *json = new_buffer();
    CHECK(tierce_abi() == TIERCE_ABI && tierce_version_number() >= TIERCE_VERSION_NUMBER);
    /* The attribute `backend`, and ZSTD_VERSION. */
    CHECK_STATUS(tierce_build_info(json), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(json, "", 1), TIERCE_OK);
    CHECK(strstr(tierce_buffer_data(json), "\"zstd\":\"1.5.") != NULL);
    tierce_buffer_free(json);
}

/* ZstdCompressor: its arguments, with their defaults. */
static void arguments(void)
{
    tierce_zstd_compressor *cctx = NULL;
    tierce_buffer *frame = new_buffer();
    tierce_zstd_frame_header header = {.struct_size = sizeof header};
    static const char options[] = "{\"write_checksum\": true, \"write_content_size\": false, \"compression_level\": 5}";
    tierce_zstd_params *params = NULL;
    int32_t value = -1;

    /* level: 1 to 22; today negative ones too. */
    CHECK_STATUS(tierce_zstd_compressor_new(23, NULL, &cctx), TIERCE_E_ARGUMENT);
    cctx = new_compressor(22, NULL);
    tierce_zstd_compressor_free(cctx);
    cctx = new_compressor(-7, NULL);
    tierce_zstd_compressor_free(cctx);

    /* write_checksum=False, write_dict_id=True, threads=0. Manual: write_content_size=False; since 0.9 it is True. */
    cctx = new_compressor(3, NULL);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, 1000, frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_frame_read_header(tierce_buffer_data(frame), tierce_buffer_len(frame), 0, &header),
                 TIERCE_OK);
    CHECK(header.content_size == 1000 && !header.has_checksum);
    CHECK_STATUS(tierce_zstd_compressor_get(cctx, TIERCE_ZSTD_P_WRITE_DICT_ID, &value), TIERCE_OK);
    CHECK(value == 1);
    CHECK_STATUS(tierce_zstd_compressor_get(cctx, TIERCE_ZSTD_P_THREADS, &value), TIERCE_OK);
    CHECK(value == 0);

    /* The manual's default for a compressor that is there ... */
    CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_WRITE_CONTENT_SIZE, 0), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, 1000, frame), TIERCE_OK);
    CHECK(declared_size(tierce_buffer_data(frame), tierce_buffer_len(frame)) == UNKNOWN);
    CHECK(buffer_is_frame_of(frame, data, 1000));
    tierce_zstd_compressor_free(cctx);

    /* ... and as compression_params, which here are not beside a level, but have it. */
    CHECK_STATUS(tierce_zstd_params_from_json(options, strlen(options), &params), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_from_params(params, NULL, &cctx), TIERCE_OK);
    tierce_zstd_params_free(params);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, 1000, frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_frame_read_header(tierce_buffer_data(frame), tierce_buffer_len(frame), 0, &header),
                 TIERCE_OK);
    CHECK(header.content_size == UNKNOWN && header.has_checksum);
    tierce_zstd_compressor_free(cctx);
    tierce_buffer_free(frame);
}

/* ZstdCompressor, Utility Methods
 *
 *     cctx = zstd.ZstdCompressor()
 *     memory = cctx.memory_size()
 */
static void memory_size(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_buffer *frame = new_buffer();
    size_t memory = 0, after = 0;
    CHECK_STATUS(tierce_zstd_compressor_memory_size(cctx, &memory), TIERCE_OK);
    CHECK(memory > 1000);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, sizeof data, frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_memory_size(cctx, &after), TIERCE_OK);
    CHECK(after > memory + 100000);
    tierce_buffer_free(frame);
    tierce_zstd_compressor_free(cctx);
}

/* ZstdCompressor, Simple API
 *
 *     cctx = zstd.ZstdCompressor()
 *     compressed = cctx.compress(b'data to compress')
 */
static void simple(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_buffer *compressed = new_buffer();
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, "data to compress", 16, compressed), TIERCE_OK);
    CHECK(buffer_is_frame_of(compressed, "data to compress", 16));

    /* Manual: empty input with write_content_size=True is a ValueError, unless allow_empty=True. Today, and here, it is a
     * frame like any other; who wants the error looks at the length. */
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, NULL, 0, compressed), TIERCE_OK);
    CHECK(tierce_buffer_len(compressed) == 9 && declared_size(tierce_buffer_data(compressed), 9) == 0);
    CHECK(buffer_is_frame_of(compressed, NULL, 0));
    CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_WRITE_CONTENT_SIZE, 0), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, NULL, 0, compressed), TIERCE_OK);
    CHECK(declared_size(tierce_buffer_data(compressed), tierce_buffer_len(compressed)) == UNKNOWN);
    CHECK(buffer_is_frame_of(compressed, NULL, 0));
    tierce_buffer_free(compressed);
    tierce_zstd_compressor_free(cctx);
}

/* Reads a reader to its end in pieces of 16384 bytes; the bytes go to `all`. */
static void read_all(tierce_reader *reader, tierce_buffer *all)
{
    static unsigned char chunk[16384];
    size_t len = 0;
    tierce_status status;
    do {
        status = tierce_reader_read(reader, chunk, sizeof chunk, &len);
        CHECK(status == TIERCE_END || (status == TIERCE_OK && len == sizeof chunk));
        /* Do something with compressed chunk. */
        CHECK_STATUS(tierce_buffer_append(all, chunk, len), TIERCE_OK);
    } while (status == TIERCE_OK);
    CHECK(tierce_reader_read(reader, chunk, 1, &len) == TIERCE_END && len == 0);
}

/* ZstdCompressor, Stream Reader API
 *
 *     with cctx.stream_reader(fh) as reader:
 *         while True:
 *             chunk = reader.read(16384)
 *             if not chunk:
 *                 break
 *
 *     with cctx.stream_reader(fh, size=os.stat(path).st_size) as reader:
 *     with cctx.stream_reader(fh, read_size=8192) as reader:
 *
 * size 0 stands for "not given".
 */
static void stream_reader(uint64_t size, size_t read_size)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    struct source fh = source_of(data, sizeof data);
    tierce_buffer *all = new_buffer();
    tierce_stream *stream = NULL;
    tierce_reader *reader = NULL;
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, size == 0 ? UNKNOWN : size, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_reader_new(stream, read_size, 0, source_read, &fh, &reader), TIERCE_OK);
    read_all(reader, all);
    CHECK(fh.largest == (read_size == 0 ? TIERCE_ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE : read_size));
    /* tell() */
    CHECK(tierce_stream_bytes_out(stream) == tierce_buffer_len(all));
    CHECK(tierce_stream_bytes_in(stream) == sizeof data);
    CHECK(declared_size(tierce_buffer_data(all), tierce_buffer_len(all)) == (size == 0 ? UNKNOWN : size));
    CHECK(buffer_is_frame_of(all, data, sizeof data));
    tierce_reader_free(reader);
    tierce_stream_free(stream);

    /* The source may be a buffer. */
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, size == 0 ? UNKNOWN : size, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_reader_from_memory(stream, data, sizeof data, 0, &reader), TIERCE_OK);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_buffer_clear(all), TIERCE_OK);
    read_all(reader, all);
    CHECK(buffer_is_frame_of(all, data, sizeof data));
    tierce_reader_free(reader);
    tierce_buffer_free(all);
    tierce_zstd_compressor_free(cctx);
}

/* ZstdCompressor, Streaming Input API
 *
 *     cctx = zstd.ZstdCompressor(level=10)
 *     with cctx.write_to(fh) as compressor:
 *         compressor.write(b'chunk 0')
 *         compressor.write(b'chunk 1')
 */
static void write_to(void)
{
    tierce_zstd_compressor *cctx = new_compressor(10, NULL);
    struct sink fh = new_sink();
    tierce_stream *stream = NULL;
    tierce_writer *compressor = NULL;
    uint64_t before;
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_writer_new(stream, 0, sink_write, &fh, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_writer_write(compressor, "chunk 0", 7), TIERCE_OK);
    CHECK_STATUS(tierce_writer_write(compressor, "chunk 1", 7), TIERCE_OK);
    /* Manual: write() and flush() give how many bytes they sent, which is 0 for small input. Here the stream counts. */
    CHECK(tierce_stream_bytes_in(stream) == 14 && tierce_stream_bytes_out(stream) == 0 && fh.calls == 0);
    before = tierce_stream_bytes_out(stream);
    CHECK_STATUS(tierce_writer_flush(compressor, TIERCE_STREAM_FLUSH), TIERCE_OK);
    CHECK(tierce_stream_bytes_out(stream) - before == tierce_buffer_len(fh.bytes) && fh.calls == 1);
    /* The end of the "with" block. */
    CHECK_STATUS(tierce_writer_finish(compressor), TIERCE_OK);
    CHECK(tierce_stream_bytes_out(stream) == tierce_buffer_len(fh.bytes) && tierce_stream_at_end(stream));
    CHECK_STATUS(tierce_writer_write(compressor, "more", 4), TIERCE_E_STATE);
    CHECK(buffer_is_frame_of(fh.bytes, "chunk 0chunk 1", 14));
    tierce_writer_free(compressor);
    tierce_stream_free(stream);
    tierce_buffer_free(fh.bytes);
    tierce_zstd_compressor_free(cctx);
}

/*     with cctx.write_to(fh, size=data_len) as compressor:
 *         compressor.write(chunk0)
 *         compressor.write(chunk1)
 */
static void write_to_with_size(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    for (int32_t write_content_size = 0; write_content_size < 2; write_content_size++) {
        struct sink fh = new_sink();
        tierce_stream *stream = NULL;
        tierce_writer *compressor = NULL;
        CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_WRITE_CONTENT_SIZE, write_content_size), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_stream(cctx, 5000, &stream), TIERCE_OK);
        CHECK_STATUS(tierce_writer_new(stream, 0, sink_write, &fh, &compressor), TIERCE_OK);
        tierce_stream_free(stream);
        CHECK_STATUS(tierce_writer_write(compressor, data, 2000), TIERCE_OK);
        CHECK_STATUS(tierce_writer_write(compressor, data + 2000, 3000), TIERCE_OK);
        CHECK_STATUS(tierce_writer_finish(compressor), TIERCE_OK);
        /* If write_content_size is used, the size is in the header too. */
        CHECK(declared_size(tierce_buffer_data(fh.bytes), tierce_buffer_len(fh.bytes))
              == (write_content_size ? 5000 : UNKNOWN));
        CHECK(buffer_is_frame_of(fh.bytes, data, 5000));
        tierce_writer_free(compressor);
        tierce_buffer_free(fh.bytes);
    }
    tierce_zstd_compressor_free(cctx);
}

/*     with cctx.write_to(fh, write_size=32768) as compressor:
 *
 *     with cctx.write_to(fh) as compressor:
 *         byte_size = compressor.memory_size()
 */
static void write_to_in_pieces(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    struct sink fh = new_sink();
    tierce_stream *stream = NULL;
    tierce_writer *compressor = NULL;
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_writer_new(stream, 32768, sink_write, &fh, &compressor), TIERCE_OK);
    CHECK_STATUS(tierce_writer_write(compressor, data, sizeof data), TIERCE_OK);
    CHECK(tierce_stream_memory_size(stream) > 100000);
    CHECK_STATUS(tierce_writer_finish(compressor), TIERCE_OK);
    CHECK(fh.largest == 32768 && fh.calls > 3);
    CHECK(buffer_is_frame_of(fh.bytes, data, sizeof data));
    tierce_writer_free(compressor);
    tierce_stream_free(stream);
    tierce_buffer_free(fh.bytes);
    tierce_zstd_compressor_free(cctx);
}

/* ZstdCompressor, Streaming Output API
 *
 *     for chunk in cctx.read_to_iter(fh):
 *     for chunk in cctx.read_to_iter(fh, size=some_int):
 *     for chunk in cctx.read_to_iter(fh, read_size=16384, write_size=8192):
 */
static void read_to_iter(uint64_t size, size_t read_size, size_t write_size)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    struct source fh = source_of(data, sizeof data);
    tierce_buffer *all = new_buffer();
    tierce_stream *stream = NULL;
    tierce_reader *reader = NULL;
    const void *chunk = NULL;
    size_t len = 0, shorter = 0;
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, size == 0 ? UNKNOWN : size, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_reader_new(stream, read_size, 0, source_read, &fh, &reader), TIERCE_OK);
    tierce_stream_free(stream);
    while (tierce_reader_next(reader, write_size, &chunk, &len) == TIERCE_OK) {
        /* Do something with emitted data. */
        CHECK(shorter == 0); /* only the last one */
        shorter += len < (write_size == 0 ? TIERCE_ZSTD_COMPRESSION_RECOMMENDED_OUTPUT_SIZE : write_size);
        CHECK_STATUS(tierce_buffer_append(all, chunk, len), TIERCE_OK);
    }
    CHECK(chunk == NULL && len == 0);
    CHECK(fh.largest == (read_size == 0 ? TIERCE_ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE : read_size));
    CHECK(declared_size(tierce_buffer_data(all), tierce_buffer_len(all)) == (size == 0 ? UNKNOWN : size));
    CHECK(buffer_is_frame_of(all, data, sizeof data));
    tierce_reader_free(reader);
    tierce_buffer_free(all);
    tierce_zstd_compressor_free(cctx);
}

/* ZstdCompressor, Stream Copying API
 *
 *     cctx.copy_stream(ifh, ofh)
 *     cctx.copy_stream(ifh, ofh, size=len_of_input)
 *     cctx.copy_stream(ifh, ofh, read_size=32768, write_size=16384)
 *     read_count, write_count = cctx.copy_stream(ifh, ofh)
 */
static void copy_stream(uint64_t size, size_t read_size, size_t write_size)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    struct source ifh = source_of(data, sizeof data);
    struct sink ofh = new_sink();
    tierce_stream *stream = NULL;
    uint64_t read_count = 0, write_count = 0;
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, size == 0 ? UNKNOWN : size, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_stream_copy(stream, source_read, &ifh, read_size, sink_write, &ofh, write_size, &read_count,
                                    &write_count), TIERCE_OK);
    CHECK(read_count == sizeof data && write_count == tierce_buffer_len(ofh.bytes));
    CHECK(ifh.largest == (read_size == 0 ? TIERCE_ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE : read_size));
    CHECK(ofh.largest <= (write_size == 0 ? TIERCE_ZSTD_COMPRESSION_RECOMMENDED_OUTPUT_SIZE : write_size));
    CHECK(declared_size(tierce_buffer_data(ofh.bytes), tierce_buffer_len(ofh.bytes)) == (size == 0 ? UNKNOWN : size));
    CHECK(buffer_is_frame_of(ofh.bytes, data, sizeof data));
    tierce_stream_free(stream);
    tierce_buffer_free(ofh.bytes);
    tierce_zstd_compressor_free(cctx);
}

static tierce_status file_read(void *file, void *dst, size_t cap, size_t *len)
{
    *len = fread(dst, 1, cap, file);
    return ferror((FILE *)file) ? TIERCE_E_USER : TIERCE_OK;
}

static tierce_status file_write(void *file, const void *bytes, size_t len)
{
    return fwrite(bytes, 1, len, file) == len ? TIERCE_OK : TIERCE_E_USER - 1;
}

/*     with open(input_path, 'rb') as ifh, open(output_path, 'wb') as ofh:
 *         cctx.copy_stream(ifh, ofh)
 */
static void copy_files(void)
{
    static unsigned char found[sizeof data];
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_stream *stream = NULL;
    uint64_t read_count = 0, write_count = 0;
    FILE *ifh = tmpfile(), *ofh = tmpfile();
    if (CHECK(ifh != NULL && ofh != NULL)) {
        CHECK(fwrite(data, 1, sizeof data, ifh) == sizeof data);
        rewind(ifh);
        CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &stream), TIERCE_OK);
        CHECK_STATUS(tierce_stream_copy(stream, file_read, ifh, 0, file_write, ofh, 0, &read_count, &write_count),
                     TIERCE_OK);
        tierce_stream_free(stream);
        rewind(ofh);
        CHECK(fread(found, 1, sizeof found, ofh) == write_count && write_count < sizeof data);
        CHECK(is_frame_of(found, (size_t)write_count, data, sizeof data));
        /* What a callback says comes back: this file cannot be written to. */
        fclose(ofh);
        ofh = fopen("/dev/null", "rb");
        rewind(ifh);
        CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &stream), TIERCE_OK);
        CHECK(ofh == NULL || tierce_stream_copy(stream, file_read, ifh, 0, file_write, ofh, 0, &read_count,
                                                &write_count) == TIERCE_E_USER - 1);
        tierce_stream_free(stream);
    }
    if (ifh != NULL) {
        fclose(ifh);
    }
    if (ofh != NULL) {
        fclose(ofh);
    }
    tierce_zstd_compressor_free(cctx);
}

/* ZstdCompressor, Compressor API
 *
 *     cobj = cctx.compressobj()
 *     data = cobj.compress(b'raw input 0')
 *     data = cobj.compress(b'raw input 1')
 *     data = cobj.flush()
 */
static void compressobj(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_stream *cobj = NULL;
    tierce_buffer *out = new_buffer();
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &cobj), TIERCE_OK);
    /* The output is appended, so that one buffer takes the whole frame. */
    CHECK_STATUS(tierce_stream_write(cobj, "raw input 0", 11, NULL, out), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(cobj, "raw input 1", 11, NULL, out), TIERCE_OK);
    CHECK(tierce_buffer_len(out) == 0);
    CHECK_STATUS(tierce_stream_finish(cobj, out), TIERCE_OK);
    CHECK(buffer_is_frame_of(out, "raw input 0raw input 1", 22));
    /* After COMPRESSOBJ_FLUSH_FINISH neither compress() nor flush() may be called. */
    CHECK_STATUS(tierce_stream_write(cobj, "more", 4, NULL, out), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_flush(cobj, TIERCE_STREAM_FLUSH, out), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_finish(cobj, out), TIERCE_E_STATE);
    tierce_stream_free(cobj);
    tierce_buffer_free(out);
    tierce_zstd_compressor_free(cctx);
}

/*     data = cobj.compress(b'chunk in first block')
 *     data = cobj.flush(zstd.COMPRESSOBJ_FLUSH_BLOCK)
 *     data = cobj.compress(b'chunk in second block')
 *     data = cobj.flush()
 */
static void compressobj_blocks(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_stream *cobj = NULL, *dobj = NULL;
    tierce_buffer *out = new_buffer(), *plain = new_buffer();
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &cobj), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(cobj, "chunk in first block", 20, NULL, out), TIERCE_OK);
    CHECK_STATUS(tierce_stream_flush(cobj, TIERCE_STREAM_FLUSH, out), TIERCE_OK);
    /* All that was given can be read by now. */
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &dobj), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(dobj, tierce_buffer_data(out), tierce_buffer_len(out), NULL, plain), TIERCE_OK);
    CHECK(holds(plain, "chunk in first block", 20));
    tierce_stream_free(dobj);
    CHECK_STATUS(tierce_stream_write(cobj, "chunk in second block", 21, NULL, out), TIERCE_OK);
    CHECK_STATUS(tierce_stream_finish(cobj, out), TIERCE_OK);
    CHECK(buffer_is_frame_of(out, "chunk in first blockchunk in second block", 41));
    tierce_stream_free(cobj);
    tierce_buffer_free(plain);
    tierce_buffer_free(out);
    tierce_zstd_decompressor_free(dctx);
    tierce_zstd_compressor_free(cctx);
}

/*     cobj = cctx.compressobj(size=6)
 *     data = cobj.compress(b'foobar')
 *     data = cobj.flush()
 */
static void compressobj_size(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_stream *cobj = NULL;
    tierce_buffer *out = new_buffer();
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, 6, &cobj), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(cobj, "foobar", 6, NULL, out), TIERCE_OK);
    CHECK_STATUS(tierce_stream_finish(cobj, out), TIERCE_OK);
    CHECK(declared_size(tierce_buffer_data(out), tierce_buffer_len(out)) == 6);
    CHECK(buffer_is_frame_of(out, "foobar", 6));
    tierce_stream_free(cobj);
    /* A size that is not kept is an error, and the compressor is good after it. */
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, 6, &cobj), TIERCE_OK);
    CHECK(tierce_stream_write(cobj, "foobar and more", 15, NULL, out) == TIERCE_E_ARGUMENT
          || tierce_stream_finish(cobj, out) == TIERCE_E_ARGUMENT);
    tierce_stream_free(cobj);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, 100, out), TIERCE_OK);
    CHECK(buffer_is_frame_of(out, data, 100));
    tierce_buffer_free(out);
    tierce_zstd_compressor_free(cctx);
}

/* ZstdCompressor, Batch Compression API
 *
 *     multi_compress_to_buffer(data, [threads=0])
 *
 * `threads` is a pool here, NULL for none; a pool of -1 has as many as the machine lets this process have.
 */
static void batch(int quick)
{
    enum { ITEMS = 300 };
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_segments_collection *inputs = NULL, *frames = NULL, *apart = NULL;
    tierce_buffer *one = new_buffer();
    tierce_pool *pool = NULL;
    const void *items[ITEMS], *frame = NULL;
    size_t lengths[ITEMS], len = 0;
    for (size_t i = 0; i < ITEMS; i++) {
        items[i] = data + i;
        lengths[i] = i * 10;
    }
    CHECK_STATUS(tierce_pool_new(quick ? 1 : -1, &pool), TIERCE_OK);
    CHECK(tierce_pool_threads(pool) >= 1);
    /* "A list containing byte like objects"; BufferWithSegments and its collection are in zstd_manual_data.c. */
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, ITEMS, &inputs), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress_many(cctx, inputs, TIERCE_ZSTD_SHARED_BUFFERS, NULL, &frames, NULL),
                 TIERCE_OK);
    CHECK(tierce_segments_collection_count(frames) == ITEMS);
    for (size_t i = 0; i < ITEMS; i += 29) {
        CHECK_STATUS(tierce_segments_collection_get(frames, i, &frame, &len), TIERCE_OK);
        CHECK(is_frame_of(frame, len, items[i], lengths[i]));
        /* The same bytes as from compress(). */
        CHECK_STATUS(tierce_zstd_compressor_compress(cctx, items[i], lengths[i], one), TIERCE_OK);
        CHECK(holds(one, frame, len));
    }
    /* What the manual calls deficiencies: a memory allocation for each output, and fewer threads for little work. */
    CHECK_STATUS(tierce_zstd_compressor_compress_many(cctx, inputs, TIERCE_ZSTD_BUFFER_PER_ITEM, pool, &apart, NULL),
                 TIERCE_OK);
    CHECK(tierce_segments_collection_size(apart) == tierce_segments_collection_size(frames));
    tierce_segments_collection_free(apart);
    tierce_segments_collection_free(frames);
    tierce_segments_collection_free(inputs);
    tierce_pool_free(pool);
    tierce_buffer_free(one);
    tierce_zstd_compressor_free(cctx);
}

/* Multi-Threaded Compression: "ZstdCompressor accepts a threads argument". */
static void threads(int quick)
{
    tierce_zstd_compressor *cctx = new_compressor(1, NULL);
    tierce_buffer *frame = new_buffer();
    size_t len = quick ? 700000 : 4000000;
    unsigned char *large = malloc(len);
    int32_t value = 0;
    if (CHECK(large != NULL)) {
        for (size_t i = 0; i < len; i++) {
            large[i] = data[i % sizeof data];
        }
        CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_THREADS, quick ? 1 : 2), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_JOB_SIZE, 1 << 19), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_compress(cctx, large, len, frame), TIERCE_OK);
        /* Any decompressor reads it. */
        CHECK(buffer_is_frame_of(frame, large, len));
        /* "Negative values will resolve to the number of logical CPUs in the system." */
        CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_THREADS, -1), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_get(cctx, TIERCE_ZSTD_P_THREADS, &value), TIERCE_OK);
        CHECK(value >= 1);
    }
    free(large);
    tierce_buffer_free(frame);
    tierce_zstd_compressor_free(cctx);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    make_data();
    api();
    arguments();
    memory_size();
    simple();
    stream_reader(0, 0);
    stream_reader(sizeof data, 0);
    stream_reader(0, 8192);
    write_to();
    write_to_with_size();
    write_to_in_pieces();
    read_to_iter(0, 0, 0);
    read_to_iter(sizeof data, 0, 0);
    read_to_iter(0, 16384, 8192);
    copy_stream(0, 0, 0);
    copy_stream(sizeof data, 0, 0);
    copy_stream(0, 32768, 16384);
    copy_files();
    compressobj();
    compressobj_blocks();
    compressobj_size();
    batch(quick);
    threads(quick);
    return check_result();
}
