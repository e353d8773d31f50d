/* The manual from "Dictionary Creation and Management" to its end: dictionaries, parameters, frames, constants, buffers.
 * See zstd_manual.h. */
#include "zstd_manual.h"

enum { SAMPLES = 600, SAMPLE_MAX = 120 };

static char samples_text[SAMPLES][SAMPLE_MAX];

static void make_samples(void)
{
    for (int i = 0; i < SAMPLES; i++) {
        snprintf(samples_text[i], SAMPLE_MAX, "{\"station\": \"ice-%03d\", \"depth\": %d.%d, \"salinity\": 34.%d, \"ok\": %s}",
                 i * 7 % 100, i * 13 % 500, i % 10, i * 31 % 97, i % 3 ? "true" : "false");
    }
}

/* "A list of bytes instances". */
static tierce_segments_collection *new_samples(size_t count)
{
    tierce_segments_collection *samples = NULL;
    const void *items[SAMPLES];
    size_t lengths[SAMPLES];
    for (size_t i = 0; i < count; i++) {
        items[i] = samples_text[i];
        lengths[i] = strlen(samples_text[i]);
    }
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, count, &samples), TIERCE_OK);
    return samples;
}

/* zstd.train_dictionary(size, samples), with the other arguments as JSON */
static tierce_zstd_dict *train(size_t size, const char *options)
{
    tierce_segments_collection *samples = new_samples(SAMPLES);
    tierce_zstd_dict *dict = NULL;
    CHECK_STATUS(tierce_zstd_dict_train(size, samples, options, strlen(options), &dict), TIERCE_OK);
    tierce_segments_collection_free(samples);
    return dict;
}

/* Little effort: it is run under valgrind, too. */
static const char little[] = "{\"k\": 64, \"d\": 8, \"steps\": 1}";

/* Dictionary Creation and Management
 *
 *     dict_data = zstd.ZstdCompressionDict(data)
 *     dict_data = zstd.ZstdCompressionDict(data, dict_mode=zstd.DICT_MODE_RAWCONTENT)
 *     dict_data = zstd.ZstdCompressionDict(data, dict_mode=zstd.DICT_MODE_FULLDICT)
 */
static void from_bytes(void)
{
    tierce_zstd_dict *dict_data = NULL, *full = train(2048, little);
    uint32_t k = 9, d = 9;
    /* "If the data doesn't begin with a magic header, it will be treated as a content-only dictionary." */
    CHECK_STATUS(tierce_zstd_dict_new(data, 3000, TIERCE_ZSTD_DICT_AUTO, &dict_data), TIERCE_OK);
    CHECK(tierce_zstd_dict_len(dict_data) == 3000 && tierce_zstd_dict_id(dict_data) == 0);
    /* "If constructed from raw bytes data, the k and d attributes will be 0." */
    CHECK_STATUS(tierce_zstd_dict_trained_with(dict_data, &k, &d), TIERCE_OK);
    CHECK(k == 0 && d == 0);
    tierce_zstd_dict_free(dict_data);
    CHECK_STATUS(tierce_zstd_dict_new(tierce_zstd_dict_data(full), tierce_zstd_dict_len(full),
                                      TIERCE_ZSTD_DICT_RAW_CONTENT, &dict_data), TIERCE_OK);
    CHECK(tierce_zstd_dict_id(dict_data) == 0 && tierce_zstd_dict_id(full) != 0);
    tierce_zstd_dict_free(dict_data);
    CHECK_STATUS(tierce_zstd_dict_new(tierce_zstd_dict_data(full), tierce_zstd_dict_len(full), TIERCE_ZSTD_DICT_FULL,
                                      &dict_data), TIERCE_OK);
    CHECK(tierce_zstd_dict_id(dict_data) == tierce_zstd_dict_id(full));
    tierce_zstd_dict_free(dict_data);
    dict_data = NULL;
    CHECK_STATUS(tierce_zstd_dict_new(data, 3000, TIERCE_ZSTD_DICT_FULL, &dict_data), TIERCE_E_ARGUMENT);
    CHECK(dict_data == NULL);
    tierce_zstd_dict_free(full);
}

/*     dict_data = zstd.train_dictionary(size, samples)
 *     dict_size = len(dict_data)  # will not be larger than ``size``
 *     dict_id = zstd.dictionary_id(dict_data)
 *     raw_data = dict_data.as_bytes()
 */
static void trained(int quick)
{
    tierce_zstd_dict *dict_data = train(2048, quick ? little : ""), *again = NULL;
    uint32_t dict_id = tierce_zstd_dict_id(dict_data), k = 0, d = 0;
    CHECK(tierce_zstd_dict_len(dict_data) > 200 && tierce_zstd_dict_len(dict_data) <= 2048);
    CHECK(dict_id != 0);
    CHECK_STATUS(tierce_zstd_dict_trained_with(dict_data, &k, &d), TIERCE_OK);
    CHECK(k >= 16 && d == 8);
    CHECK_STATUS(tierce_zstd_dict_new(tierce_zstd_dict_data(dict_data), tierce_zstd_dict_len(dict_data),
                                      TIERCE_ZSTD_DICT_AUTO, &again), TIERCE_OK);
    CHECK(tierce_zstd_dict_id(again) == dict_id && tierce_zstd_dict_len(again) == tierce_zstd_dict_len(dict_data));
    tierce_zstd_dict_free(again);
    tierce_zstd_dict_free(dict_data);
}

/*     dict_data = zstd.train_dictionary(16384, samples)
 *
 *     cctx = zstd.ZstdCompressor(dict_data=dict_data)
 *     for source_data in input_data:
 *         compressed = cctx.compress(source_data)
 *
 *     dctx = zstd.ZstdDecompressor(dict_data=dict_data)
 *     for compressed_data in input_data:
 *         buffer = io.BytesIO()
 *         with dctx.write_to(buffer) as decompressor:
 *             decompressor.write(compressed_data)
 */
static void with_dictionary(void)
{
    tierce_zstd_dict *dict_data = train(16384, little);
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, dict_data);
    tierce_zstd_compressor *without = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_zstd_decompressor *dctx = new_decompressor(dict_data), *bare = new_decompressor(NULL);
    tierce_buffer *compressed = new_buffer(), *alone = new_buffer();
    tierce_zstd_frame_header header = {.struct_size = sizeof header};
    for (int i = 0; i < SAMPLES; i += 20) {
        size_t len = strlen(samples_text[i]);
        struct sink buffer = new_sink();
        tierce_stream *stream = NULL;
        tierce_writer *decompressor = NULL;
        CHECK_STATUS(tierce_zstd_compressor_compress(cctx, samples_text[i], len, compressed), TIERCE_OK);
        CHECK_STATUS(tierce_zstd_compressor_compress(without, samples_text[i], len, alone), TIERCE_OK);
        CHECK(tierce_buffer_len(compressed) < tierce_buffer_len(alone));
        CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &stream), TIERCE_OK);
        CHECK_STATUS(tierce_writer_new(stream, 0, sink_write, &buffer, &decompressor), TIERCE_OK);
        tierce_stream_free(stream);
        CHECK_STATUS(tierce_writer_write(decompressor, tierce_buffer_data(compressed), tierce_buffer_len(compressed)),
                     TIERCE_OK);
        CHECK_STATUS(tierce_writer_finish(decompressor), TIERCE_OK);
        CHECK(holds(buffer.bytes, samples_text[i], len));
        tierce_writer_free(decompressor);
        tierce_buffer_free(buffer.bytes);
    }
    /* write_dict_id=True: the frame names its dictionary, and is not read without it. */
    CHECK_STATUS(tierce_zstd_frame_read_header(tierce_buffer_data(compressed), tierce_buffer_len(compressed), 0,
                                               &header), TIERCE_OK);
    CHECK(header.dict_id == tierce_zstd_dict_id(dict_data));
    CHECK_STATUS(tierce_zstd_decompressor_decompress(bare, tierce_buffer_data(compressed),
                                                     tierce_buffer_len(compressed), SIZE_MAX, ONLY, alone, NULL),
                 TIERCE_E_ARGUMENT);
    /* write_dict_id=False */
    CHECK_STATUS(tierce_zstd_compressor_set(cctx, TIERCE_ZSTD_P_WRITE_DICT_ID, 0), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, samples_text[1], strlen(samples_text[1]), compressed), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_frame_read_header(tierce_buffer_data(compressed), tierce_buffer_len(compressed), 0,
                                               &header), TIERCE_OK);
    CHECK(header.dict_id == 0);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, tierce_buffer_data(compressed),
                                                     tierce_buffer_len(compressed), SIZE_MAX, ONLY, alone, NULL),
                 TIERCE_OK);
    CHECK(holds(alone, samples_text[1], strlen(samples_text[1])));
    tierce_buffer_free(alone);
    tierce_buffer_free(compressed);
    tierce_zstd_decompressor_free(bare);
    tierce_zstd_decompressor_free(dctx);
    tierce_zstd_compressor_free(without);
    tierce_zstd_compressor_free(cctx);
    tierce_zstd_dict_free(dict_data);
}

/* A frame of some records at once, by a compressor of that level with the dictionary. */
static void compress_with(const tierce_zstd_dict *dict, int32_t level, tierce_buffer *frame)
{
    tierce_zstd_compressor *cctx = new_compressor(level, dict);
    tierce_zstd_decompressor *dctx = new_decompressor(dict);
    tierce_buffer *plain = new_buffer();
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, samples_text[100], 50 * SAMPLE_MAX, frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress(dctx, tierce_buffer_data(frame), tierce_buffer_len(frame), SIZE_MAX,
                                                     ONLY, plain, NULL), TIERCE_OK);
    CHECK(holds(plain, samples_text[100], 50 * SAMPLE_MAX));
    tierce_buffer_free(plain);
    tierce_zstd_decompressor_free(dctx);
    tierce_zstd_compressor_free(cctx);
}

/*     d = zstd.ZstdCompressionDict(data)
 *     # Precompute for compression level 3.
 *     d.precompute_compress(level=3)
 *     # Precompute with specific compression parameters.
 *     params = zstd.CompressionParameters(...)
 *     d.precompute_compress(compression_params=params)
 */
static void precompute(void)
{
    tierce_zstd_dict *d = train(4096, little);
    tierce_buffer *low = new_buffer(), *high = new_buffer(), *other = new_buffer();
    tierce_zstd_params *params = NULL;
    CHECK_STATUS(tierce_zstd_dict_precompute(d, 3), TIERCE_OK);
    compress_with(d, 3, low);
    CHECK_STATUS(tierce_zstd_params_from_level(19, 0, 0, &params), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_dict_precompute_with(d, params), TIERCE_OK);
    tierce_zstd_params_free(params);
    compress_with(d, 3, high);
    CHECK(tierce_buffer_len(high) < tierce_buffer_len(low));
    /* "The parameters used to precompute the dictionary overwrite some of the parameters specified": the level. */
    compress_with(d, 1, other);
    CHECK(holds(other, tierce_buffer_data(high), tierce_buffer_len(high)));
    CHECK_STATUS(tierce_zstd_dict_precompute(d, 23), TIERCE_E_ARGUMENT);
    tierce_buffer_free(other);
    tierce_buffer_free(high);
    tierce_buffer_free(low);
    tierce_zstd_dict_free(d);
}

/* The manual's train_dictionary(): "cover", and its modes. 0.25 has "fastcover", and always tries; both are here. */
static void training(int quick)
{
    static const struct {
        const char *options; /* as in the manual, but for the algorithm */
        int tries;           /* k is found, else it is taken as it is */
        int slow;
    } cases[] = {
        /* "If none is defined, optimization mode is used with default parameter values." */
        {"{\"algorithm\": \"cover\"}", 1, 1},
        /* "If steps or threads are defined, then optimization mode is engaged." */
        {"{\"algorithm\": \"cover\", \"steps\": 2, \"d\": 8}", 1, 0},
        {"{\"algorithm\": \"cover\", \"threads\": 1, \"steps\": 2}", 1, 1},
        {"{\"algorithm\": \"cover\", \"threads\": -1, \"steps\": 2, \"level\": 5}", 1, 1},
        /* "Otherwise, non-optimization mode is used with the parameters specified." */
        {"{\"algorithm\": \"cover\", \"optimise\": false, \"k\": 64, \"d\": 8}", 0, 0},
        {"{\"algorithm\": \"cover\", \"optimise\": false, \"k\": 200, \"d\": 6, \"dict_id\": 77}", 0, 0},
        {"{\"algorithm\": \"fastcover\", \"optimise\": false, \"k\": 64, \"d\": 8, \"f\": 12, \"accel\": 2}", 0, 0},
        /* What 0.25 does, all of it said. */
        {"{\"algorithm\": \"fastcover\", \"d\": 8, \"steps\": 4, \"level\": 3}", 1, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t k = 0, d = 0;
        long failed = check_failed;
        tierce_zstd_dict *dict;
        if (quick && cases[i].slow) {
            continue;
        }
        dict = train(2048, cases[i].options);
        CHECK_STATUS(tierce_zstd_dict_trained_with(dict, &k, &d), TIERCE_OK);
        CHECK(tierce_zstd_dict_len(dict) > 200 && tierce_zstd_dict_len(dict) <= 2048);
        CHECK(d == 6 || d == 8);
        CHECK(cases[i].tries ? k >= 16 : (k == 64 || k == 200));
        CHECK(strstr(cases[i].options, "dict_id") == NULL || tierce_zstd_dict_id(dict) == 77);
        tierce_zstd_dict_free(dict);
        CHECK_IN_CASE(failed, "%s", cases[i].options);
    }
}

static int32_t value_of(const tierce_zstd_params *params, int32_t parameter)
{
    int32_t value = INT32_MIN;
    CHECK_STATUS(tierce_zstd_params_get(params, parameter, &value), TIERCE_OK);
    return value;
}

static tierce_zstd_params *params_of(const char *json)
{
    tierce_zstd_params *params = NULL;
    CHECK_STATUS(tierce_zstd_params_from_json(json, strlen(json), &params), TIERCE_OK);
    return params;
}

/* Explicit Compression Parameters
 *
 *     # Derive compression settings for compression level 7.
 *     params = zstd.CompressionParameters.from_level(7)
 *     # With an input size of 1MB
 *     params = zstd.CompressionParameters.from_level(7, source_size=1048576)
 *
 *     params = zstd.CompressionParameters.from_level(4, window_log=10)
 *     params = zstd.CompressionParameters.from_level(5, threads=4)
 */
static void from_level(void)
{
    tierce_zstd_params *params = NULL, *again = NULL;
    CHECK_STATUS(tierce_zstd_params_from_level(7, 0, 0, &params), TIERCE_OK);
    CHECK(value_of(params, TIERCE_ZSTD_P_WINDOW_LOG) == 21);
    CHECK(value_of(params, TIERCE_ZSTD_P_STRATEGY) == TIERCE_ZSTD_STRATEGY_LAZY);
    tierce_zstd_params_free(params);
    CHECK_STATUS(tierce_zstd_params_from_level(7, 1048576, 0, &params), TIERCE_OK);
    CHECK(value_of(params, TIERCE_ZSTD_P_WINDOW_LOG) == 20);
    again = params_of("{\"level\": 7, \"source_size\": 1048576}");
    for (int32_t p = 0; tierce_zstd_parameter_name(p) != NULL; p++) {
        CHECK(value_of(params, p) == value_of(again, p));
    }
    tierce_zstd_params_free(again);
    tierce_zstd_params_free(params);

    params = params_of("{\"level\": 4, \"window_log\": 10}");
    CHECK(value_of(params, TIERCE_ZSTD_P_WINDOW_LOG) == 10);
    tierce_zstd_params_free(params);
    CHECK_STATUS(tierce_zstd_params_from_level(5, 0, 0, &params), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_params_set(params, TIERCE_ZSTD_P_THREADS, 4), TIERCE_OK);
    CHECK(value_of(params, TIERCE_ZSTD_P_THREADS) == 4);
    tierce_zstd_params_free(params);
}

/*     params = zstd.CompressionParameters(window_log=12, enable_ldm=True)
 *     cctx = zstd.ZstdCompressor(compression_params=params)
 */
static void from_fields(void)
{
    tierce_zstd_params *params = params_of("{\"window_log\": 12, \"enable_ldm\": true}"), *other = NULL;
    tierce_zstd_compressor *cctx = NULL;
    tierce_buffer *frame = new_buffer();
    tierce_zstd_frame_header header = {.struct_size = sizeof header};
    CHECK(value_of(params, TIERCE_ZSTD_P_WINDOW_LOG) == 12 && value_of(params, TIERCE_ZSTD_P_ENABLE_LDM) == 1);
    CHECK_STATUS(tierce_zstd_compressor_from_params(params, NULL, &cctx), TIERCE_OK);
    /* The compressor has a copy. */
    CHECK_STATUS(tierce_zstd_params_set(params, TIERCE_ZSTD_P_WINDOW_LOG, 20), TIERCE_OK);
    tierce_zstd_params_free(params);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, sizeof data, frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_frame_read_header(tierce_buffer_data(frame), tierce_buffer_len(frame), 0, &header),
                 TIERCE_OK);
    CHECK(header.window_size == 1 << 12);
    CHECK(buffer_is_frame_of(frame, data, sizeof data));
    tierce_zstd_compressor_free(cctx);
    tierce_buffer_free(frame);

    /* The names of the manual. */
    params = params_of("{\"format\": 0, \"compression_level\": 6, \"window_log\": 15, \"hash_log\": 14, \"chain_log\": 13, "
                       "\"search_log\": 3, \"min_match\": 5, \"target_length\": 16, \"compression_strategy\": 4, "
                       "\"write_content_size\": false, \"write_checksum\": true, \"write_dict_id\": true, "
                       "\"threads\": 2, \"job_size\": 1048576, \"overlap_size_log\": 5, \"force_max_window\": true, "
                       "\"enable_ldm\": true, \"ldm_hash_log\": 12, \"ldm_min_match\": 40, "
                       "\"ldm_bucket_size_log\": 3, \"ldm_hash_every_log\": 4}");
    other = params_of("{\"strategy\": 4, \"overlap_log\": 5, \"ldm_hash_rate_log\": 4, \"threads\": 2}");
    CHECK(value_of(params, TIERCE_ZSTD_P_STRATEGY) == 4 && value_of(other, TIERCE_ZSTD_P_STRATEGY) == 4);
    CHECK(value_of(params, TIERCE_ZSTD_P_OVERLAP_LOG) == 5 && value_of(other, TIERCE_ZSTD_P_OVERLAP_LOG) == 5);
    CHECK(value_of(params, TIERCE_ZSTD_P_LDM_HASH_RATE_LOG) == 4
          && value_of(other, TIERCE_ZSTD_P_LDM_HASH_RATE_LOG) == 4);
    CHECK(value_of(params, TIERCE_ZSTD_P_JOB_SIZE) == 1048576 && value_of(params, TIERCE_ZSTD_P_WRITE_CHECKSUM) == 1);
    tierce_zstd_params_free(other);
    tierce_zstd_params_free(params);
}

/* Frame Inspection
 *
 * zstd.get_frame_parameters(data): content_size, window_size, dict_id, has_checksum. Manual: a content size that is not
 * known is 0; since 0.9 it is CONTENTSIZE_UNKNOWN, also here.
 */
static void frame_parameters(void)
{
    tierce_zstd_params *params = params_of("{\"write_checksum\": true, \"write_content_size\": false, \"window_log\": 17}");
    tierce_zstd_compressor *cctx = NULL;
    tierce_buffer *frame = new_buffer();
    tierce_zstd_frame_header found = {.struct_size = sizeof found};
    uint64_t as_in_the_manual;
    CHECK_STATUS(tierce_zstd_compressor_from_params(params, NULL, &cctx), TIERCE_OK);
    tierce_zstd_params_free(params);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, sizeof data, frame), TIERCE_OK);
    /* "Pass in at least 18 bytes." */
    CHECK_STATUS(tierce_zstd_frame_read_header(tierce_buffer_data(frame), TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX,
                                               TIERCE_ZSTD_FORMAT_ZSTD1, &found), TIERCE_OK);
    as_in_the_manual = found.content_size == UNKNOWN ? 0 : found.content_size;
    CHECK(found.content_size == UNKNOWN && as_in_the_manual == 0);
    CHECK(found.window_size == 1 << 17 && found.dict_id == 0 && found.has_checksum && !found.is_skippable);
    /* "If insufficient bytes are passed in, ZstdError is raised." */
    CHECK_STATUS(tierce_zstd_frame_read_header(tierce_buffer_data(frame), 5, TIERCE_ZSTD_FORMAT_ZSTD1, &found),
                 TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zstd_frame_read_header("no frame", 8, TIERCE_ZSTD_FORMAT_ZSTD1, &found), TIERCE_E_CORRUPT);
    tierce_buffer_free(frame);
    tierce_zstd_compressor_free(cctx);
}

/* Misc Functionality: estimate_decompression_context_size() */
static void estimate(void)
{
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    size_t size = 0, found = 0;
    CHECK_STATUS(tierce_zstd_decompressor_estimated_size(0, &size), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_memory_size(dctx, &found), TIERCE_OK);
    CHECK(size == found);
    tierce_zstd_decompressor_free(dctx);
}

static void bounds(int32_t parameter, int32_t least, int32_t greatest)
{
    tierce_zstd_params *params = NULL;
    int32_t low = 1, high = 0;
    CHECK_STATUS(tierce_zstd_params_new(&params), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_params_set(params, parameter, least), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_params_set(params, parameter, greatest), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_params_set(params, parameter, greatest + 1), TIERCE_E_ARGUMENT);
    /* 0 is "by level". */
    CHECK_STATUS(tierce_zstd_params_set(params, parameter, least == 1 ? -2 : least - 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zstd_params_set(params, parameter, 0), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_parameter_bounds(parameter, &low, &high), TIERCE_OK);
    CHECK(low <= 0 && high == greatest);
    tierce_zstd_params_free(params);
}

/* Constants */
static void constants(void)
{
    static const unsigned char frame_header[] = {0x28, 0xb5, 0x2f, 0xfd};
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_MAX_LEVEL, NULL);
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_stream *in = NULL, *out = NULL;
    size_t src_size = 0, dst_size = 0;
    CHECK(TIERCE_ZSTD_MAX_LEVEL == 22);
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &in), TIERCE_OK);
    CHECK_STATUS(tierce_stream_recommended(in, &src_size, &dst_size), TIERCE_OK);
    CHECK(src_size == TIERCE_ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE
          && dst_size == TIERCE_ZSTD_COMPRESSION_RECOMMENDED_OUTPUT_SIZE);
    CHECK_STATUS(tierce_zstd_decompressor_stream(dctx, &out), TIERCE_OK);
    CHECK_STATUS(tierce_stream_recommended(out, &src_size, &dst_size), TIERCE_OK);
    CHECK(src_size == TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE
          && dst_size == TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE);
    CHECK((frame_header[0] | frame_header[1] << 8 | frame_header[2] << 16 | (uint32_t)frame_header[3] << 24)
          == TIERCE_ZSTD_MAGIC_NUMBER);
    CHECK(TIERCE_ZSTD_CONTENTSIZE_UNKNOWN == UINT64_MAX && TIERCE_ZSTD_CONTENTSIZE_ERROR == UINT64_MAX - 1);
    bounds(TIERCE_ZSTD_P_WINDOW_LOG, TIERCE_ZSTD_WINDOWLOG_MIN, TIERCE_ZSTD_WINDOWLOG_MAX);
    bounds(TIERCE_ZSTD_P_CHAIN_LOG, TIERCE_ZSTD_CHAINLOG_MIN, TIERCE_ZSTD_CHAINLOG_MAX);
    bounds(TIERCE_ZSTD_P_HASH_LOG, TIERCE_ZSTD_HASHLOG_MIN, TIERCE_ZSTD_HASHLOG_MAX);
    bounds(TIERCE_ZSTD_P_SEARCH_LOG, TIERCE_ZSTD_SEARCHLOG_MIN, TIERCE_ZSTD_SEARCHLOG_MAX);
    bounds(TIERCE_ZSTD_P_MIN_MATCH, TIERCE_ZSTD_MINMATCH_MIN, TIERCE_ZSTD_MINMATCH_MAX); /* SEARCHLENGTH_* */
    bounds(TIERCE_ZSTD_P_TARGET_LENGTH, TIERCE_ZSTD_TARGETLENGTH_MIN, TIERCE_ZSTD_TARGETLENGTH_MAX);
    bounds(TIERCE_ZSTD_P_LDM_MIN_MATCH, TIERCE_ZSTD_LDM_MINMATCH_MIN, TIERCE_ZSTD_LDM_MINMATCH_MAX);
    bounds(TIERCE_ZSTD_P_STRATEGY, TIERCE_ZSTD_STRATEGY_FAST, TIERCE_ZSTD_STRATEGY_BTULTRA2);
    bounds(TIERCE_ZSTD_P_LDM_BUCKET_SIZE_LOG, 1, TIERCE_ZSTD_LDM_BUCKETSIZELOG_MAX);
    tierce_stream_free(out);
    tierce_stream_free(in);
    tierce_zstd_decompressor_free(dctx);
    tierce_zstd_compressor_free(cctx);
}

/* Buffer Types: BufferWithSegments, BufferSegment, BufferSegments. */
static void buffer_with_segments(void)
{
    static const tierce_segment segments[] = {{0, 100}, {100, 50}, {150, 0}, {1000, 9000}};
    static const tierce_segment outside[] = {{0, 100}, {9999, 2}};
    tierce_segments *wrapped = NULL, *copied = NULL;
    const void *item = NULL;
    size_t len = 0;
    /* The array of (offset, length) is that of BufferSegments: 64-bit unsigned integers in the machine's byte order. */
    CHECK(sizeof segments[0] == 16);
    CHECK_STATUS(tierce_segments_wrap(data, 10000, segments, 4, NULL, NULL, &wrapped), TIERCE_OK);
    CHECK(tierce_segments_count(wrapped) == 4); /* len() */
    for (size_t i = 0; i < 4; i++) {
        /* o[index] references memory, and does not copy it; `.offset` is where it lies in the data. */
        CHECK_STATUS(tierce_segments_get(wrapped, i, &item, &len), TIERCE_OK);
        CHECK(len == segments[i].length && (len == 0 || item == data + segments[i].offset));
    }
    CHECK_STATUS(tierce_segments_get(wrapped, 4, &item, &len), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_segments_wrap(data, 10000, outside, 2, NULL, NULL, &copied), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_segments_copy(data, 10000, segments, 4, &copied), TIERCE_OK);
    CHECK_STATUS(tierce_segments_get(copied, 1, &item, &len), TIERCE_OK);
    CHECK(len == 50 && item != data + 100 && memcmp(item, data + 100, 50) == 0);
    tierce_segments_free(copied);
    tierce_segments_free(wrapped);
}

/* BufferWithSegmentsCollection: "If the object is composed of 2 instances with the first having 2 segments and the second
 * have 3 segments, then b[0] and b[1] access segments in the first object and b[2], b[3], and b[4] from the second." */
static void collection(void)
{
    static const tierce_segment two[] = {{0, 10}, {10, 10}}, three[] = {{0, 7}, {7, 8}, {15, 9}};
    static const size_t starts[] = {0, 10, 500, 507, 515}, lengths[] = {10, 10, 7, 8, 9};
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_zstd_decompressor *dctx = new_decompressor(NULL);
    tierce_segments *first = NULL, *second = NULL;
    tierce_segments_collection *b = NULL, *frames = NULL, *back = NULL;
    const void *item = NULL;
    size_t len = 0;
    CHECK_STATUS(tierce_segments_wrap(data, 20, two, 2, NULL, NULL, &first), TIERCE_OK);
    CHECK_STATUS(tierce_segments_wrap(data + 500, 24, three, 3, NULL, NULL, &second), TIERCE_OK);
    {
        const tierce_segments *parts[2];
        parts[0] = first;
        parts[1] = second;
        CHECK_STATUS(tierce_segments_collection_new(parts, 2, &b), TIERCE_OK);
    }
    /* The collection keeps what it needs. */
    tierce_segments_free(second);
    tierce_segments_free(first);
    CHECK(tierce_segments_collection_count(b) == 5 && tierce_segments_collection_size(b) == 44);
    for (size_t i = 0; i < 5; i++) {
        CHECK_STATUS(tierce_segments_collection_get(b, i, &item, &len), TIERCE_OK);
        CHECK(item == data + starts[i] && len == lengths[i]);
    }
    CHECK_STATUS(tierce_segments_collection_get(b, 5, &item, &len), TIERCE_E_ARGUMENT);
    /* What it is for. */
    CHECK_STATUS(tierce_zstd_compressor_compress_many(cctx, b, TIERCE_ZSTD_SHARED_BUFFERS, NULL, &frames, NULL),
                 TIERCE_OK);
    CHECK_STATUS(tierce_zstd_decompressor_decompress_many(dctx, frames, NULL, SIZE_MAX, TIERCE_ZSTD_SHARED_BUFFERS, NULL,
                                                          &back, NULL), TIERCE_OK);
    for (size_t i = 0; i < 5; i++) {
        CHECK_STATUS(tierce_segments_collection_get(back, i, &item, &len), TIERCE_OK);
        CHECK(len == lengths[i] && memcmp(item, data + starts[i], len) == 0);
    }
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(frames);
    tierce_segments_collection_free(b);
    tierce_zstd_decompressor_free(dctx);
    tierce_zstd_compressor_free(cctx);
}

/* Performance Considerations: contexts are used again. Thread Safety: "you must not start a streaming operation when
 * another streaming operation is already active" - it is an error, and the first goes on. */
static void contexts(void)
{
    tierce_zstd_compressor *cctx = new_compressor(TIERCE_ZSTD_DEFAULT_LEVEL, NULL);
    tierce_stream *first = NULL, *second = NULL;
    tierce_buffer *frame = new_buffer(), *other = new_buffer();
    size_t before = 0, after = 0;
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, 100000, frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_memory_size(cctx, &before), TIERCE_OK);
    for (int i = 0; i < 20; i++) {
        CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, 100000, other), TIERCE_OK);
        CHECK(holds(other, tierce_buffer_data(frame), tierce_buffer_len(frame)));
    }
    CHECK_STATUS(tierce_zstd_compressor_memory_size(cctx, &after), TIERCE_OK);
    CHECK(after == before);

    CHECK_STATUS(tierce_buffer_clear(frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &first), TIERCE_OK);
    CHECK_STATUS(tierce_stream_write(first, data, 1000, NULL, frame), TIERCE_OK);
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &second), TIERCE_E_STATE);
    CHECK_STATUS(tierce_zstd_compressor_compress(cctx, data, 1000, other), TIERCE_E_STATE);
    CHECK_STATUS(tierce_stream_finish(first, frame), TIERCE_OK);
    CHECK(buffer_is_frame_of(frame, data, 1000));
    /* The stream is over: the context is free again. */
    CHECK_STATUS(tierce_zstd_compressor_stream(cctx, UNKNOWN, &second), TIERCE_OK);
    tierce_stream_free(second);
    tierce_stream_free(first);
    tierce_buffer_free(other);
    tierce_buffer_free(frame);
    tierce_zstd_compressor_free(cctx);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    make_data();
    make_samples();
    from_bytes();
    trained(quick);
    with_dictionary();
    precompute();
    training(quick);
    from_level();
    from_fields();
    frame_parameters();
    estimate();
    constants();
    buffer_with_segments();
    collection();
    contexts();
    return check_result();
}
