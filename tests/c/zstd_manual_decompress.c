/* The manual's section "ZstdDecompressor", example by example. See zstd_manual.h. */
#include "zstd_manual.h"

/* A frame of all data; with its size or without. */
static tierce_buffer *compressed(int32_t write_content_size)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_buffer *frame = new_buffer();
    CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_WRITE_CONTENT_SIZE, write_content_size), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, sizeof data, frame), TIERCE_OK);
    tierce_zstd_compressor_free(cctx);
    return frame;
}

static struct source source_of_buffer(const tierce_buffer *buffer)
{
    return source_of(tierce_buffer_data(buffer), tierce_buffer_len(buffer));
}

/* ZstdDecompressor, Utility Methods
 *
 *     dctx = zstd.ZstdDecompressor()
 *     size = dctx.memory_size()
 */
static void memory_size(void)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    size_t size = 0;
    CHECK_STATUS(tierce_zstd_decompressor_memory_size(dctx, &size), TIERCE_OK);
    CHECK(size > 50000);
    tierce_zstd_decompressor_free(dctx);
}

/* ZstdDecompressor, Simple API
 *
 *     dctx = zstd.ZstdDecompressor()
 *     decompressed = dctx.decompress(data)
 */
static void simple(void)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(1), *decompressed = new_buffer();
    const void *bytes = tierce_buffer_data(frame);
    size_t len = tierce_buffer_len(frame), used = 0;
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len, SIZE_MAX, FIRST, decompressed, NULL), TIERCE_OK);
    CHECK(holds(decompressed, data, sizeof data));
    /* The first frame only: what follows is not looked at, unless that is asked for. */
    CHECK_STATUS(tierce_buffer_append(frame, "tail", 4), TIERCE_OK);
    bytes = tierce_buffer_data(frame);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len + 4, SIZE_MAX, FIRST, decompressed, &used),
                 TIERCE_OK);
    CHECK(used == len && holds(decompressed, data, sizeof data));
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len + 4, SIZE_MAX, ONLY, decompressed, &used),
                 TIERCE_E_CORRUPT);
    tierce_buffer_free(frame);

    /* Manual: a frame without its content size is a ZstdError. Here it is read; who wants the error asks before. */
    frame = compressed(0);
    bytes = tierce_buffer_data(frame);
    len = tierce_buffer_len(frame);
    CHECK(declared_size(bytes, len) == UNKNOWN);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len, SIZE_MAX, FIRST, decompressed, NULL), TIERCE_OK);
    CHECK(holds(decompressed, data, sizeof data));
    tierce_buffer_free(decompressed);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/*     uncompressed = dctx.decompress(data, max_output_size=1048576) */
static void max_output_size(int32_t write_content_size)
{
    static unsigned char room[sizeof data];
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(write_content_size), *uncompressed = new_buffer();
    const void *bytes = tierce_buffer_data(frame);
    size_t len = tierce_buffer_len(frame), needed = 0;
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len, 1048576, FIRST, uncompressed, NULL), TIERCE_OK);
    CHECK(holds(uncompressed, data, sizeof data));
    /* "Ideally, max_output_size will be identical to the decompressed output size." */
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len, sizeof data, FIRST, uncompressed, NULL),
                 TIERCE_OK);
    CHECK(holds(uncompressed, data, sizeof data));
    /* "If it is too small to hold the decompressed data, ZstdError": also where the frame declares its size. */
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len, sizeof data - 1, FIRST, uncompressed, NULL),
                 TIERCE_E_LIMIT);
    CHECK(tierce_buffer_len(uncompressed) == 0);
    tierce_buffer_free(uncompressed);
    /* Manual: each call allocates max_output_size. Here what is allocated follows what is decompressed ... */
    uncompressed = new_buffer();
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, bytes, len, (size_t)1 << 40, FIRST, uncompressed, NULL),
                 TIERCE_OK);
    CHECK(holds(uncompressed, data, sizeof data) && tierce_buffer_capacity(uncompressed) < 40 * sizeof data);
    /* ... or nothing is. */
    CHECK_STATUS(tierce_zstd_decompressor_decompress_into(dctx, bytes, len, FIRST, room, sizeof room, &needed, NULL),
                 TIERCE_OK);
    CHECK(needed == sizeof data && memcmp(room, data, sizeof data) == 0);
    CHECK_STATUS(tierce_zstd_decompressor_decompress_into(dctx, bytes, len, FIRST, room, 10, &needed, NULL),
                 TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(needed == (write_content_size ? sizeof data : SIZE_MAX));
    tierce_buffer_free(uncompressed);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/* ZstdDecompressor, Stream Reader API
 *
 *     with dctx.stream_reader(fh) as reader:
 *         while True:
 *             chunk = reader.read(16384)
 *             if not chunk:
 *                 break
 *
 *     with dctx.stream_reader(fh, read_size=8192) as reader:
 */
static void stream_reader(size_t read_size)
{
    static unsigned char chunk[16384];
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(0), *all = new_buffer();
    struct source fh = source_of_buffer(frame);
    tierce_stream *stream = NULL;
    tierce_reader *reader = NULL;
    tierce_status status;
    size_t len = 0;
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_reader_new(stream, read_size, 0, source_read, &fh, &reader), TIERCE_OK);
    do {
        status = tierce_reader_read(reader, chunk, sizeof chunk, &len);
        CHECK(status == TIERCE_END || (status == TIERCE_OK && len == sizeof chunk));
        /* Do something with decompressed chunk. */
        CHECK_STATUS(tierce_buffer_append(all, chunk, len), TIERCE_OK);
        /* tell() */
        CHECK(tierce_stream_bytes_out(stream) == tierce_buffer_len(all));
    } while (status == TIERCE_OK);
    CHECK(holds(all, data, sizeof data));
    CHECK(fh.largest == (read_size == 0 ? TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE : read_size));
    tierce_reader_free(reader);
    tierce_stream_free(stream);

    /* The source may be a buffer; and one may go forward in it. */
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_reader_from_memory(stream, tierce_buffer_data(frame), tierce_buffer_len(frame), 0, &reader),
                 TIERCE_OK);
    tierce_stream_free(stream);
    {
        uint64_t skipped = 0;
        CHECK_STATUS(tierce_reader_skip(reader, 300001, &skipped), TIERCE_OK);
        CHECK(skipped == 300001);
    }
    CHECK_STATUS(tierce_reader_read(reader, chunk, 100, &len), TIERCE_OK);
    CHECK(len == 100 && memcmp(chunk, data + 300001, 100) == 0);
    tierce_reader_free(reader);
    tierce_buffer_free(all);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/* ZstdDecompressor, Streaming Input API
 *
 *     with dctx.write_to(fh) as decompressor:
 *         decompressor.write(compressed_data)
 *
 *     with dctx.write_to(fh, write_size=16384) as decompressor:
 *
 *     with dctx.write_to(fh) as decompressor:
 *         byte_size = decompressor.memory_size()
 */
static void write_to(size_t write_size)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(1);
    const unsigned char *bytes = tierce_buffer_data(frame);
    struct sink fh = new_sink();
    tierce_stream *stream = NULL;
    tierce_writer *decompressor = NULL;
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_writer_new(stream, write_size, sink_write, &fh, &decompressor), TIERCE_OK);
    /* "Not all inputs will result in bytes being written." */
    CHECK_STATUS(tierce_writer_write(decompressor, bytes, 10), TIERCE_OK);
    CHECK(tierce_stream_bytes_out(stream) == 0 && fh.calls == 0);
    CHECK_STATUS(tierce_writer_write(decompressor, bytes + 10, tierce_buffer_len(frame) - 10), TIERCE_OK);
    CHECK(tierce_stream_memory_size(stream) > 100000);
    CHECK_STATUS(tierce_writer_finish(decompressor), TIERCE_OK);
    CHECK(tierce_stream_bytes_out(stream) == sizeof data && holds(fh.bytes, data, sizeof data));
    CHECK(fh.largest == (write_size == 0 ? TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE : write_size));
    tierce_writer_free(decompressor);
    tierce_stream_free(stream);

    /* python-zstandard takes input that is cut off for a short result; here the end of the "with" block is an error. */
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_writer_new(stream, write_size, sink_write, &fh, &decompressor), TIERCE_OK);
    CHECK_STATUS(tierce_writer_write(decompressor, bytes, tierce_buffer_len(frame) - 1), TIERCE_OK);
    CHECK(!tierce_stream_at_end(stream));
    CHECK_STATUS(tierce_writer_finish(decompressor), TIERCE_E_CORRUPT);
    tierce_writer_free(decompressor);
    tierce_stream_free(stream);
    tierce_buffer_free(fh.bytes);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/* ZstdDecompressor, Streaming Output API
 *
 *     for chunk in dctx.read_to_iter(fh):
 *     for chunk in dctx.read_to_iter(fh, read_size=16384):
 *     for chunk in dctx.read_to_iter(fh, skip_bytes=1):
 */
static void read_to_iter(size_t read_size, size_t skip_bytes)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(0), *input = new_buffer(), *all = new_buffer();
    struct source fh;
    tierce_stream *stream = NULL;
    tierce_reader *reader = NULL;
    const void *chunk = NULL;
    size_t len = 0;
    CHECK_STATUS(tierce_buffer_append(input, "head of another format", skip_bytes), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(input, tierce_buffer_data(frame), tierce_buffer_len(frame)), TIERCE_OK);
    fh = source_of_buffer(input);
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_reader_new(stream, read_size, skip_bytes, source_read, &fh, &reader), TIERCE_OK);
    tierce_stream_free(stream);
    CHECK(fh.calls == 0); /* "If the iterator isn't consumed, decompression is put on hold." */
    while (tierce_reader_next(reader, 0, &chunk, &len) == TIERCE_OK) {
        /* Do something with original data. */
        CHECK(len <= TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE);
        CHECK_STATUS(tierce_buffer_append(all, chunk, len), TIERCE_OK);
    }
    CHECK(holds(all, data, sizeof data));
    CHECK(fh.largest == (read_size == 0 ? TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE : read_size));
    tierce_reader_free(reader);

    /* The same of a buffer. */
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_reader_from_memory(stream, tierce_buffer_data(input), tierce_buffer_len(input), skip_bytes,
                                           &reader), TIERCE_OK);
    tierce_stream_free(stream);
    CHECK_STATUS(tierce_reader_next(reader, sizeof data, &chunk, &len), TIERCE_OK);
    CHECK(len == sizeof data && memcmp(chunk, data, len) == 0);
    CHECK_STATUS(tierce_reader_next(reader, 0, &chunk, &len), TIERCE_END);
    tierce_reader_free(reader);
    tierce_buffer_free(all);
    tierce_buffer_free(input);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/* ZstdDecompressor, Stream Copying API
 *
 *     dctx.copy_stream(ifh, ofh)
 *     dctx.copy_stream(ifh, ofh, read_size=8192, write_size=16384)
 */
static void copy_stream(size_t read_size, size_t write_size)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(1);
    struct source ifh = source_of_buffer(frame);
    struct sink ofh = new_sink();
    tierce_stream *stream = NULL;
    uint64_t read_count = 0, write_count = 0;
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
    CHECK_STATUS(tierce_stream_copy(stream, source_read, &ifh, read_size, sink_write, &ofh, write_size, &read_count,
                                    &write_count), TIERCE_OK);
    CHECK(read_count == tierce_buffer_len(frame) && write_count == sizeof data);
    CHECK(holds(ofh.bytes, data, sizeof data));
    CHECK(ifh.largest == (read_size == 0 ? TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE : read_size));
    CHECK(ofh.largest == (write_size == 0 ? TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE : write_size));
    tierce_stream_free(stream);
    tierce_buffer_free(ofh.bytes);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

static tierce_status file_read(void *file, void *dst, size_t cap, size_t *len)
{
    *len = fread(dst, 1, cap, file);
    return ferror((FILE *)file) ? TIERCE_E_USER : TIERCE_OK;
}

static tierce_status file_write(void *file, const void *bytes, size_t len)
{
    return fwrite(bytes, 1, len, file) == len ? TIERCE_OK : TIERCE_E_USER;
}

/*     with open(input_path, 'rb') as ifh, open(output_path, 'wb') as ofh:
 *         dctx.copy_stream(ifh, ofh)
 */
static void copy_files(void)
{
    static unsigned char found[sizeof data + 1];
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(1);
    tierce_stream *stream = NULL;
    uint64_t read_count = 0, write_count = 0;
    FILE *ifh = tmpfile(), *ofh = tmpfile();
    if (CHECK(ifh != NULL && ofh != NULL)) {
        CHECK(fwrite(tierce_buffer_data(frame), 1, tierce_buffer_len(frame), ifh) == tierce_buffer_len(frame));
        rewind(ifh);
        CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
        CHECK_STATUS(tierce_stream_copy(stream, file_read, ifh, 0, file_write, ofh, 0, &read_count, &write_count),
                     TIERCE_OK);
        tierce_stream_free(stream);
        rewind(ofh);
        CHECK(fread(found, 1, sizeof found, ofh) == sizeof data && memcmp(found, data, sizeof data) == 0);
    }
    if (ifh != NULL) {
        fclose(ifh);
    }
    if (ofh != NULL) {
        fclose(ofh);
    }
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/* ZstdDecompressor, Decompressor API
 *
 *     dobj = dctx.decompressobj()
 *     data = dobj.decompress(compressed_chunk_0)
 *     data = dobj.decompress(compressed_chunk_1)
 */
static void decompressobj(void)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(1), *out = new_buffer();
    const unsigned char *bytes;
    size_t len = tierce_buffer_len(frame), used = 0;
    tierce_stream *dobj = NULL;
    CHECK_STATUS(tierce_buffer_append(frame, "unused", 6), TIERCE_OK);
    bytes = tierce_buffer_data(frame);
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &dobj), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(dobj, bytes, len / 2, NULL, out), TIERCE_OK);
    CHECK(tierce_buffer_len(out) > 0 && tierce_buffer_len(out) < sizeof data && !tierce_stream_at_end(dobj));
    /* Output of later calls is appended. `eof` is TIERCE_END, and `unused_data` what lies behind `used`. */
    CHECK_STATUS(tierce_stream_write(dobj, bytes + len / 2, len - len / 2 + 6, &used, out), TIERCE_END);
    CHECK(holds(out, data, sizeof data) && used == len - len / 2 && tierce_stream_at_end(dobj));
    CHECK(memcmp(bytes + len / 2 + used, "unused", 6) == 0);
    /* "Each object is single use": another frame is not begun. */
    CHECK_STATUS(tierce_stream_write(dobj, bytes, len, &used, out), TIERCE_END);
    CHECK(used == 0 && holds(out, data, sizeof data));
    CHECK_STATUS(tierce_stream_finish(dobj, out), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(dobj, bytes, len, &used, out), TIERCE_E_STATE);
    tierce_stream_free(dobj);
    tierce_buffer_free(out);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/*     dobj = dctx.decompressobj(write_size=1048576)
 *
 * How output is gathered: here by the room that the buffer has, or without a buffer by the caller's own.
 */
static void decompressobj_write_size(void)
{
    static unsigned char chunk[5000];
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_buffer *frame = compressed(1), *out = NULL;
    const unsigned char *bytes = tierce_buffer_data(frame);
    size_t len = tierce_buffer_len(frame), taken = 0, done = 0;
    tierce_status status = TIERCE_OK;
    tierce_stream *dobj = NULL;
    const void *before;
    CHECK_STATUS(tierce_buffer_new(1048576, &out), TIERCE_OK);
    before = tierce_buffer_data(out);
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &dobj), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(dobj, bytes, len, NULL, out), TIERCE_END);
    CHECK(holds(out, data, sizeof data) && tierce_buffer_capacity(out) == 1048576 && before == NULL);
    tierce_stream_free(dobj);

    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &dobj), TIERCE_OK);
    while (status == TIERCE_OK) {
        size_t used = 0, got = 0;
        status = tierce_stream_step(dobj, TIERCE_STREAM_CONTINUE, bytes + taken, len - taken, &used, chunk,
                                    sizeof chunk, &got);
        CHECK(done + got <= sizeof data && memcmp(chunk, data + done, got) == 0);
        taken += used;
        done += got;
    }
    CHECK(status == TIERCE_END && taken == len && done == sizeof data);
    tierce_stream_free(dobj);
    tierce_buffer_free(out);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(dctx);
}

/* ZstdDecompressor, Batch Decompression API
 *
 *     multi_decompress_to_buffer(frames, decompressed_sizes=..., threads=0)
 */
static void batch(int quick)
{
    enum { ITEMS = 200 };
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_segments_collection *inputs = NULL, *frames = NULL, *back = NULL;
    tierce_pool *pool = NULL;
    const void *items[ITEMS], *item = NULL;
    size_t lengths[ITEMS], len = 0;
    uint64_t sizes[ITEMS];
    tierce_status each[ITEMS];
    for (size_t i = 0; i < ITEMS; i++) {
        items[i] = data + i;
        sizes[i] = lengths[i] = 1 + i * 20;
    }
    CHECK_STATUS(tierce_pool_new(quick ? 1 : -1, &pool), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, ITEMS, &inputs), TIERCE_OK);
    for (int32_t declared = 0; declared < 2; declared++) {
        CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_WRITE_CONTENT_SIZE, declared), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_compress_many(cctx, inputs, TIERCE_ZSTD_SHARED_BUFFERS, NULL, &frames, NULL),
                     TIERCE_OK);
        /* Manual: each size has to be in the frame or in decompressed_sizes. Here it may be in neither, and be found. */
        for (int given = 0; given < 2; given++) {
            for (int threads = 0; threads < 2; threads++) {
                size_t different = 0;
                CHECK_STATUS(tierce_zstd_decompressor_decompress_many(dctx, frames, given ? sizes : NULL, SIZE_MAX,
                                                                      TIERCE_ZSTD_SHARED_BUFFERS, threads ? pool : NULL,
                                                                      &back, NULL), TIERCE_OK);
                CHECK(tierce_segments_collection_count(back) == ITEMS);
                for (size_t i = 0; i < ITEMS; i++) {
                    different += tierce_segments_collection_get(back, i, &item, &len) != TIERCE_OK || len != lengths[i]
                                 || memcmp(item, items[i], len) != 0;
                }
                CHECK(different == 0);
                tierce_segments_collection_free(back);
            }
        }
        /* A size that is not that of the frame is an error of its item. */
        sizes[7]++;
        CHECK_STATUS(tierce_zstd_decompressor_decompress_many(dctx, frames, sizes, SIZE_MAX, TIERCE_ZSTD_SHARED_BUFFERS,
                                                              NULL, &back, each), TIERCE_PARTIAL);
        CHECK(each[6] == TIERCE_OK && each[7] == TIERCE_E_CORRUPT);
        sizes[7]--;
        tierce_segments_collection_free(back);
        tierce_segments_collection_free(frames);
    }
    tierce_segments_collection_free(inputs);
    tierce_pool_free(pool);
    tierce_zstd_decompressor_free(dctx);
    tierce_zstd_compressor_free(cctx);
}

/* ZstdDecompressor, Content-Only Dictionary Chain Decompression
 *
 *     inputs = [b'input 1', b'input 2', b'input 3']
 */
static const char *const chain_inputs[] = {"input 1", "input 2", "input 3"};

/*     def make_chain(inputs):
 *         # First frame is compressed in standalone/discrete mode.
 *         zctx = zstd.ZstdCompressor(write_content_size=True)
 *         frames.append(zctx.compress(inputs[0]))
 *         # Subsequent frames use the previous fulltext as a content-only dictionary
 *         for i, raw in enumerate(inputs[1:]):
 *             dict_data = zstd.ZstdCompressionDict(inputs[i])
 *             zctx = zstd.ZstdCompressor(write_content_size=True, dict_data=dict_data)
 *             frames.append(zctx.compress(raw))
 *
 * By dictionaries as there; or by what is made for it, one compressor for all.
 */
static void make_chain(int by_dictionaries, tierce_buffer *frames[3])
{
    tierce_zstd_compressor *plain = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    for (int i = 0; i < 3; i++) {
        frames[i] = new_buffer();
        if (by_dictionaries && i > 0) {
            tierce_zstd_dict *dict = NULL;
            tierce_zstd_compressor *cctx;
            CHECK_STATUS(tierce_zstd_dict_new(chain_inputs[i - 1], 7, TIERCE_ZSTD_DICT_AUTO, &dict), TIERCE_OK);
            cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, dict);
            tierce_zstd_dict_free(dict);
            CHECK_STATUS(tierce_zstd_compressor_compress(cctx, chain_inputs[i], 7, frames[i]), TIERCE_OK);
            tierce_zstd_compressor_free(cctx);
        } else {
            CHECK_STATUS(tierce_zstd_compressor_compress_after(plain, i > 0 ? chain_inputs[i - 1] : NULL,
                                                               i > 0 ? 7 : 0, chain_inputs[i], 7, frames[i]), TIERCE_OK);
        }
    }
    tierce_zstd_compressor_free(plain);
}

/*     decompress_content_dict_chain(frames) */
static void chain(int by_dictionaries)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_segments_collection *frames = NULL;
    tierce_buffer *made[3], *last = new_buffer();
    const void *items[3];
    size_t lengths[3];
    make_chain(by_dictionaries, made);
    for (int i = 0; i < 3; i++) {
        items[i] = tierce_buffer_data(made[i]);
        lengths[i] = tierce_buffer_len(made[i]);
    }
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, 3, &frames), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_chain(dctx, frames, SIZE_MAX, last), TIERCE_OK);
    CHECK(holds(last, "input 3", 7));
    CHECK_STATUS(tierce_zstd_decompressor_chain(dctx, frames, 6, last), TIERCE_E_LIMIT);
    tierce_segments_collection_free(frames);
    /* "Each zstd frame must have the content size written." */
    {
        tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
        CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_WRITE_CONTENT_SIZE, 0), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_compress(cctx, "input 1", 7, made[0]), TIERCE_OK);
        tierce_zstd_compressor_free(cctx);
        items[0] = tierce_buffer_data(made[0]);
        lengths[0] = tierce_buffer_len(made[0]);
    }
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, 3, &frames), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_chain(dctx, frames, SIZE_MAX, last), TIERCE_E_CORRUPT);
    tierce_segments_collection_free(frames);
    for (int i = 0; i < 3; i++) {
        tierce_buffer_free(made[i]);
    }
    tierce_buffer_free(last);
    tierce_zstd_decompressor_free(dctx);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    make_data();
    memory_size();
    simple();
    max_output_size(1);
    max_output_size(0);
    stream_reader(0);
    stream_reader(8192);
    write_to(0);
    write_to(16384);
    read_to_iter(0, 0);
    read_to_iter(16384, 0);
    read_to_iter(0, 1);
    read_to_iter(16, 22);
    copy_stream(0, 0);
    copy_stream(8192, 16384);
    copy_files();
    decompressobj();
    decompressobj_write_size();
    batch(quick);
    chain(0);
    chain(1);
    return check_result();
}
