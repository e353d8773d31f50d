/* Packs a field in three dimensions as one Blosc chunk, and reads one plane of it into memory of the program's own: only the
 * blocks that have the plane are decoded. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "example.h"

enum { NZ = 96, NY = 160, NX = 192, PLANE = 41 };

static float field[NZ][NY][NX], plane[NY][NX];

/* A smooth wave, with a little noise as measured data has. */
static void fill(void) {
    unsigned state = 1;
    for (int z = 0; z < NZ; z++) {
        for (int y = 0; y < NY; y++) {
            for (int x = 0; x < NX; x++) {
                state = state * 1664525u + 1013904223u;
                double noise = (double)(state >> 24) / 256 - 0.5;
                field[z][y][x] = (float)(280 + 15 * sin(0.05 * x + 0.1 * z) * cos(0.04 * y) + 0.01 * noise);
            }
        }
    }
}

static double seconds(void) {
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The array tells the codec its element size, by which the bits are shuffled. */
static int pack(const tierce_codec *codec, tierce_buffer *chunk) {
    const size_t shape[3] = {NZ, NY, NX};
    tierce_array *array = NULL;
    double start = seconds();
    int good = succeeded(tierce_array_borrow("float32", field, shape, NULL, 3, TIERCE_ORDER_C, NULL, NULL, &array),
                         "borrow") &&
               succeeded(tierce_codec_encode_array_buffer(codec, array, chunk), "encode");
    if (good) {
        printf("%d x %d x %d floats: %zu bytes packed to %zu in %.1f ms\n", NZ, NY, NX, sizeof field,
               tierce_buffer_len(chunk), 1e3 * (seconds() - start));
    }
    tierce_array_free(array);
    return good;
}

/* What a reader has to decode for the bytes from `first` to before `end`: whole blocks. */
static void show_blocks(const tierce_blosc_header *header, uint64_t first, uint64_t end) {
    uint64_t from = first / header->blocksize, to = (end - 1) / header->blocksize + 1;
    uint64_t stop = to * header->blocksize < header->nbytes ? to * header->blocksize : header->nbytes;
    uint64_t all = (header->nbytes - 1) / header->blocksize + 1;
    printf("plane %d has %llu bytes, in %llu of %llu blocks: %llu bytes are decoded, %.1f %% of the field\n", PLANE,
           (unsigned long long)(end - first), (unsigned long long)(to - from), (unsigned long long)all,
           (unsigned long long)(stop - from * header->blocksize),
           100.0 * (double)(stop - from * header->blocksize) / (double)header->nbytes);
}

static int read_plane(const tierce_codec *codec, const void *chunk, size_t len) {
    const uint64_t cells = NY * NX, first = PLANE * cells;
    tierce_blosc_header header;
    size_t got = 0;
    memset(&header, 0, sizeof header);
    header.struct_size = sizeof header; /* which members this program knows of */
    if (!succeeded(tierce_blosc_read_header(chunk, len, &header), "header")) {
        return 0;
    }
    show_blocks(&header, first * sizeof(float), (first + cells) * sizeof(float));
    double start = seconds();
    int good = succeeded(
        tierce_codec_decode_partial_into(codec, chunk, len, first, cells, plane, sizeof plane, &got), "read the plane");
    double taken = seconds() - start;
    good = good && got == sizeof plane && memcmp(plane, field[PLANE], sizeof plane) == 0;
    if (good) {
        printf("the plane came out as it went in, in %.2f ms", 1e3 * taken);
    }
    return good;
}

/* What the plane would have cost without. */
static int read_all(const tierce_codec *codec, const void *chunk, size_t len) {
    tierce_buffer *whole = NULL;
    int good = succeeded(tierce_buffer_new(sizeof field, &whole), "buffer");
    double start = seconds();
    good = good && succeeded(tierce_codec_decode(codec, chunk, len, sizeof field, whole), "decode") &&
           tierce_buffer_len(whole) == sizeof field && memcmp(tierce_buffer_data(whole), field, sizeof field) == 0;
    if (good) {
        printf("; the whole field takes %.2f ms\n", 1e3 * (seconds() - start));
    }
    tierce_buffer_free(whole);
    return good;
}

int main(void) {
    const char *json = "{\"id\": \"blosc\", \"cname\": \"zstd\", \"clevel\": 3, \"shuffle\": 2}";
    tierce_codec *codec = NULL;
    tierce_buffer *chunk = NULL;
    fill();
    int good = succeeded(tierce_codec_from_json(json, strlen(json), &codec), "codec") &&
               succeeded(tierce_buffer_new(0, &chunk), "buffer") && pack(codec, chunk) &&
               read_plane(codec, tierce_buffer_data(chunk), tierce_buffer_len(chunk)) &&
               read_all(codec, tierce_buffer_data(chunk), tierce_buffer_len(chunk));
    tierce_buffer_free(chunk);
    tierce_codec_free(codec);
    if (!good) {
        fprintf(stderr, "blosc_partial: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
