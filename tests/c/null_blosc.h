/* Part of null.c: headers and compressors of blosc, codecs with a pool, parts of chunks. */
static const unsigned char stored_chunk[19] = {2, 1, 0x32, 1, 3, 0, 0, 0, 3, 0, 0, 0, 19, 0, 0, 0, 'a', 'b', 'c'};
static const char blosc_config[] = "{\"id\": \"blosc\"}";

static void blosc_headers(void)
{
    tierce_blosc_header header;
    memset(&header, 0, sizeof header);
    header.struct_size = sizeof header;
    REFUSED(tierce_blosc_read_header, src, NULL, 16, &header);
    CHECK(header.typesize == 0);
    REFUSED(tierce_blosc_read_header, header, stored_chunk, 16, NULL);
    CHECK_STATUS(tierce_blosc_read_header(NULL, 0, &header), TIERCE_E_CORRUPT);
    REFUSED(tierce_blosc_compressor_number, name, NULL, (int32_t *)place(0));
    REFUSED(tierce_blosc_compressor_number, compressor, "lz4", NULL);
}

static void blosc(const tierce_pool *pool)
{
    const unsigned char *chunk = stored_chunk;
    const size_t len = sizeof stored_chunk;
    tierce_codec *codec = NULL;
    blosc_headers();
    CHECK_STATUS(tierce_codec_from_json(blosc_config, strlen(blosc_config), &codec), TIERCE_OK);
    REFUSED(tierce_codec_with_pool, codec, NULL, pool, &new_codec);
    REFUSED(tierce_codec_with_pool, pool, codec, NULL, &new_codec);
    REFUSED(tierce_codec_with_pool, out, codec, pool, NULL);
    REFUSED(tierce_codec_decode_partial_into, codec, NULL, chunk, len, 0, 1, room, DST, &dst_len);
    REFUSED(tierce_codec_decode_partial_into, src, codec, NULL, len, 0, 1, room, DST, &dst_len);
    REFUSED(tierce_codec_decode_partial_into, dst, codec, chunk, len, 0, 1, NULL, DST, &dst_len);
    REFUSED(tierce_codec_decode_partial_into, dst_len, codec, chunk, len, 0, 1, room, DST, NULL);
    REFUSED(tierce_codec_decode_partial, codec, NULL, chunk, len, 0, 1, 10, dst);
    REFUSED(tierce_codec_decode_partial, src, codec, NULL, len, 0, 1, 10, dst);
    REFUSED(tierce_codec_decode_partial, dst, codec, chunk, len, 0, 1, 10, NULL);
    mark();
    CHECK_STATUS(tierce_codec_decode_partial_into(codec, chunk, len, 1, 0, NULL, 0, &dst_len), TIERCE_OK);
    CHECK(dst_len == 0);
    CHECK_STATUS(tierce_codec_decode_partial(codec, chunk, len, 1, 2, 2, dst), TIERCE_OK);
    CHECK(tierce_buffer_len(dst) == 2 && memcmp(tierce_buffer_data(dst), "bc", 2) == 0);
    tierce_codec_free(codec);
}
