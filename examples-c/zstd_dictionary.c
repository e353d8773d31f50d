/* Small records compress badly one by one. A dictionary trained on some of them holds what they share: it is trained,
 * saved to a file, loaded again, and used for each record. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { RECORDS = 4000, TRAINED_ON = 2000, DICT_SIZE = 8192, RECORD_MAX = 200 };

static char records[RECORDS][RECORD_MAX];

static void make_records(void) {
    unsigned state = 1;
    for (int i = 0; i < RECORDS; i++) {
        state = state * 1664525u + 1013904223u;
        snprintf(records[i], RECORD_MAX,
                 "{\"particle\": %u, \"kind\": \"%s\", \"position\": [%u.%u, %u.%u], \"charge\": -%u, \"alive\": %s}",
                 state >> 8, state >> 31 ? "electron" : "proton", state >> 20 & 127, state >> 12 & 63, state >> 16 & 127,
                 state >> 9 & 63, state >> 27 & 3, state >> 26 & 1 ? "true" : "false");
    }
}

static int train(tierce_zstd_dict **dict) {
    const void *items[TRAINED_ON];
    size_t lengths[TRAINED_ON];
    tierce_segments_collection *samples = NULL;
    for (int i = 0; i < TRAINED_ON; i++) {
        items[i] = records[i];
        lengths[i] = strlen(records[i]);
    }
    int good = succeeded(tierce_segments_collection_from_pointers(items, lengths, TRAINED_ON, &samples), "samples") &&
               succeeded(tierce_zstd_dict_train(DICT_SIZE, samples, NULL, 0, dict), "train");
    tierce_segments_collection_free(samples);
    if (good) {
        uint32_t k = 0, d = 0;
        good = succeeded(tierce_zstd_dict_trained_with(*dict, &k, &d), "trained with");
        printf("dictionary %lu: %zu bytes from %d records (k = %lu, d = %lu)\n",
               (unsigned long)tierce_zstd_dict_id(*dict), tierce_zstd_dict_len(*dict), TRAINED_ON, (unsigned long)k,
               (unsigned long)d);
    }
    return good;
}

static int save(const tierce_zstd_dict *dict, FILE *file) {
    size_t len = tierce_zstd_dict_len(dict);
    return fwrite(tierce_zstd_dict_data(dict), 1, len, file) == len && fflush(file) == 0;
}

/* FULL: bytes that are no dictionary are refused, and not taken for content. */
static int load(FILE *file, tierce_zstd_dict **dict) {
    static char bytes[DICT_SIZE];
    rewind(file);
    size_t len = fread(bytes, 1, sizeof bytes, file);
    return !ferror(file) && succeeded(tierce_zstd_dict_new(bytes, len, TIERCE_ZSTD_DICT_FULL, dict), "load");
}

/* Each record that the dictionary has not seen to a frame of its own, and back; gives the bytes that the frames take. */
static int each_record(const tierce_zstd_dict *dict, size_t *packed) {
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_buffer *frame = NULL, *plain = NULL;
    int good = succeeded(tierce_zstd_compressor_new(3, dict, &compressor), "compressor") &&
               succeeded(tierce_zstd_decompressor_new(&dict, dict != NULL, &decompressor), "decompressor") &&
               succeeded(tierce_buffer_new(0, &frame), "buffer") && succeeded(tierce_buffer_new(0, &plain), "buffer");
    *packed = 0;
    for (int i = TRAINED_ON; good && i < RECORDS; i++) {
        size_t len = strlen(records[i]);
        good = succeeded(tierce_zstd_compressor_compress(compressor, records[i], len, frame), "compress") &&
               succeeded(tierce_zstd_decompressor_decompress(decompressor, tierce_buffer_data(frame),
                                                             tierce_buffer_len(frame), RECORD_MAX,
                                                             TIERCE_ZSTD_FRAMES_ONLY, plain, NULL), "decompress") &&
               tierce_buffer_len(plain) == len && memcmp(tierce_buffer_data(plain), records[i], len) == 0;
        *packed += tierce_buffer_len(frame);
    }
    tierce_buffer_free(plain);
    tierce_buffer_free(frame);
    tierce_zstd_decompressor_free(decompressor);
    tierce_zstd_compressor_free(compressor);
    return good;
}

int main(void) {
    tierce_zstd_dict *trained = NULL, *dict = NULL;
    size_t plain = 0, without = 0, with = 0;
    FILE *file = tmpfile();
    make_records();
    for (int i = TRAINED_ON; i < RECORDS; i++) {
        plain += strlen(records[i]);
    }
    int good = file != NULL && train(&trained) && save(trained, file) && load(file, &dict) &&
               tierce_zstd_dict_id(dict) == tierce_zstd_dict_id(trained) &&
               /* The tables for level 3 are made once, for all compressors. */
               succeeded(tierce_zstd_dict_precompute(dict, 3), "precompute") && each_record(NULL, &without) &&
               each_record(dict, &with);
    if (good) {
        printf("%d other records of %zu bytes, each a frame:\n", RECORDS - TRAINED_ON, plain);
        printf("without the dictionary %7zu bytes, ratio %.2f\n", without, (double)plain / (double)without);
        printf("with it                %7zu bytes, ratio %.2f\n", with, (double)plain / (double)with);
    }
    tierce_zstd_dict_free(dict);
    tierce_zstd_dict_free(trained);
    if (file != NULL) {
        fclose(file);
    }
    good = good && with < without / 2;
    if (!good) {
        fprintf(stderr, "zstd_dictionary: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
