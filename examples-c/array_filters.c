/* Packs a field with filters: how much smaller, and at what cost in precision?
 *
 *     array_filters                 a field that the program makes
 *     array_filters field.npy       one of floats that numpy wrote
 *
 * fixedscaleoffset keeps a fixed number of decimals, bitround a number of significant bits; delta and shuffle make what is
 * left easy for a compressor. The metrics say what is lost; without a lossy filter, nothing is. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { ROWS = 181, COLUMNS = 360 };

static float made[ROWS][COLUMNS];

/* Geopotential of a sphere with waves, in metres. */
static int make_field(tierce_array **field) {
    const size_t shape[2] = {ROWS, COLUMNS};
    for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < COLUMNS; j++) {
            double latitude = (i - 90) * 0.0174533, longitude = j * 0.0174533;
            made[i][j] = (float)(5500 + 300 * cos(2 * latitude) + 40 * sin(5 * longitude) * cos(latitude));
        }
    }
    return succeeded(
        tierce_array_borrow("float32", made, shape, NULL, 2, TIERCE_ORDER_C, NULL, NULL, field), "borrow");
}

/* Writes the field's element type for each $T, and the bytes of an element for each $S. */
static void fill_in(const char *pattern, const tierce_array *field, char *json, size_t cap) {
    char dtype[16];
    size_t len = 0;
    tierce_array_dtype(field, dtype, sizeof dtype);
    for (; *pattern != '\0' && len + sizeof dtype < cap; pattern++) {
        if (*pattern == '$') {
            pattern++;
            len += (size_t)snprintf(json + len, cap - len, "%s", *pattern == 'T' ? dtype : dtype + 2);
        } else {
            json[len++] = *pattern;
        }
    }
    json[len] = '\0';
}

static int measure(const char *what, const char *pattern, const tierce_array *field, double most) {
    char json[512];
    fill_in(pattern, field, json, sizeof json);
    tierce_codec *codec = NULL;
    tierce_buffer *chunk = NULL;
    tierce_metrics *metrics = NULL;
    double ratio = 0, error = 0, psnr = 0, seconds = 0;
    int good = succeeded(tierce_codec_from_json(json, strlen(json), &codec), "codec") &&
               succeeded(tierce_buffer_new(0, &chunk), "buffer") &&
               succeeded(tierce_codec_check_array(codec, field), "check") &&
               succeeded(tierce_codec_encode_array_measured(codec, field, chunk, &metrics), "encode") &&
               succeeded(tierce_metrics_value(metrics, TIERCE_METRIC_RATIO, &ratio), "ratio") &&
               succeeded(tierce_metrics_value(metrics, TIERCE_METRIC_MAX_ABS_ERROR, &error), "error") &&
               succeeded(tierce_metrics_value(metrics, TIERCE_METRIC_PSNR, &psnr), "psnr") &&
               succeeded(tierce_metrics_value(metrics, TIERCE_METRIC_ENCODE_SECONDS, &seconds), "seconds");
    if (good) {
        printf("%-34s %5.1f times smaller, largest error %-10.3g PSNR %6.1f dB, %.1f ms:", what, ratio, error, psnr,
               seconds * 1e3);
        for (size_t i = 0; i < tierce_metrics_stages(metrics); i++) {
            char name[32];
            size_t bytes;
            good = good && succeeded(tierce_metrics_stage(metrics, i, name, sizeof name, &bytes, &seconds), "stage");
            printf(" %s %zu", name, bytes);
        }
        printf(" bytes\n");
        good = good && error <= most;
    }
    tierce_metrics_free(metrics);
    tierce_buffer_free(chunk);
    tierce_codec_free(codec);
    return good;
}

int main(int argc, char **argv) {
    tierce_array *field = NULL;
    int good = argc > 1 ? succeeded(tierce_array_load_npy(argv[1], &field), argv[1]) : make_field(&field);
    good = good &&
           measure("shuffle, zstd", "[{\"id\": \"shuffle\", \"elementsize\": $S}, {\"id\": \"zstd\", \"level\": 3}]", field, 0) &&
           measure("10 significant bits", "[{\"id\": \"bitround\", \"keepbits\": 10}, {\"id\": \"shuffle\", \"elementsize\": $S},"
                                          " {\"id\": \"zstd\", \"level\": 3}]", field, INFINITY) &&
           measure("1 decimal, delta", "[{\"id\": \"fixedscaleoffset\", \"offset\": 0, \"scale\": 10, \"dtype\": \"$T\","
                                       " \"astype\": \"<i4\"}, {\"id\": \"delta\", \"dtype\": \"<i4\"},"
                                       " {\"id\": \"shuffle\", \"elementsize\": 4}, {\"id\": \"zstd\", \"level\": 3}]",
                   field, argc > 1 ? INFINITY : 0.0505) &&
           measure("3 digits", "[{\"id\": \"quantize\", \"digits\": 3, \"dtype\": \"$T\"},"
                               " {\"id\": \"shuffle\", \"elementsize\": $S}, {\"id\": \"zstd\", \"level\": 3}]", field, INFINITY);
    tierce_array_free(field);
    if (!good) {
        fprintf(stderr, "array_filters: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
