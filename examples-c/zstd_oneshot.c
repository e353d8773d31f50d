/* Compresses arrays to frames, one call each, with one compressor for all, and decompresses them under a limit. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { CELLS = 100000, STEPS = 5, LIMIT = CELLS * sizeof(float) };

static float field[CELLS], back[CELLS];

static void step(int t) {
    for (int i = 0; i < CELLS; i++) {
        field[i] = (float)((i / 16 + t) % 1000) / 8;
    }
}

/* One frame in a buffer, which is used again for each. */
static int pack(tierce_zstd_compressor *compressor, int t, tierce_buffer *frame) {
    tierce_zstd_frame_header header = {.struct_size = sizeof header};
    step(t);
    int good = succeeded(tierce_zstd_compressor_compress(compressor, field, sizeof field, frame), "compress") &&
               succeeded(tierce_zstd_frame_read_header(tierce_buffer_data(frame), tierce_buffer_len(frame),
                                                       TIERCE_ZSTD_FORMAT_ZSTD1, &header), "header");
    if (good) {
        printf("step %d: %zu bytes in %zu; the frame declares %llu and %s checksum\n", t, sizeof field,
               tierce_buffer_len(frame), (unsigned long long)header.content_size, header.has_checksum ? "has a" : "no");
    }
    return good && header.content_size == sizeof field;
}

/* Into memory that is there; nothing is allocated. */
static int unpack(tierce_zstd_decompressor *decompressor, const tierce_buffer *frame) {
    size_t len = 0;
    return succeeded(tierce_zstd_decompressor_decompress_into(decompressor, tierce_buffer_data(frame),
                                                              tierce_buffer_len(frame), TIERCE_ZSTD_FRAMES_ONLY, back,
                                                              sizeof back, &len, NULL), "decompress") &&
           len == sizeof back && memcmp(back, field, len) == 0;
}

/* Where the size is not known, a limit has to be; a frame that holds more, or is damaged, is an error with a message. */
static int refuse(tierce_zstd_decompressor *decompressor, const tierce_buffer *frame, tierce_buffer *out) {
    char message[256];
    const void *data = tierce_buffer_data(frame);
    size_t len = tierce_buffer_len(frame);
    tierce_status status = tierce_zstd_decompressor_decompress(decompressor, data, len, LIMIT - 1,
                                                               TIERCE_ZSTD_FRAMES_ONLY, out, NULL);
    tierce_last_error(message, sizeof message);
    printf("a byte too much: %s: %s\n", tierce_status_name(status), message);
    int good = status == TIERCE_E_LIMIT;
    status = tierce_zstd_decompressor_decompress(decompressor, data, len - 1, LIMIT, TIERCE_ZSTD_FRAMES_ONLY, out, NULL);
    tierce_last_error(message, sizeof message);
    printf("a byte missing:  %s: %s\n", tierce_status_name(status), message);
    good &= status == TIERCE_E_CORRUPT;
    /* The decompressor is as good as before. */
    return good && succeeded(tierce_zstd_decompressor_decompress(decompressor, data, len, LIMIT, TIERCE_ZSTD_FRAMES_ONLY,
                                                                 out, NULL), "decompress") &&
           tierce_buffer_len(out) == sizeof field && memcmp(tierce_buffer_data(out), field, sizeof field) == 0;
}

int main(void) {
    /* A level is enough for most; here a checksum as well. */
    const char *json = "{\"compression_level\": 3, \"write_checksum\": true}";
    tierce_zstd_params *params = NULL;
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *frame = NULL, *out = NULL;
    int good = succeeded(tierce_zstd_params_from_json(json, strlen(json), &params), "params") &&
               succeeded(tierce_zstd_compressor_from_params(params, NULL, &compressor), "compressor") &&
               succeeded(tierce_zstd_decompressor_new(NULL, 0, &decompressor), "decompressor") &&
               succeeded(tierce_buffer_new(0, &frame), "buffer") && succeeded(tierce_buffer_new(0, &out), "buffer");
    for (int t = 0; good && t < STEPS; t++) {
        good = pack(compressor, t, frame) && unpack(decompressor, frame);
    }
    good = good && refuse(decompressor, frame, out);
    tierce_buffer_free(out);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
    tierce_zstd_params_free(params);
    if (!good) {
        fprintf(stderr, "zstd_oneshot: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
