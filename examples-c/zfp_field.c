/* Packs a field in three dimensions by zfp at three bounds of its error, shows what each reaches and costs, and reads a part of
 * the last stream back without decoding the rest. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { NZ = 64, NY = 96, NX = 128, PZ = 5, PY = 10, PX = 20 };

static double field[NZ][NY][NX], back[NZ][NY][NX], part[PZ][PY][PX];

/* Waves that travel through the box. */
static void fill(void) {
    for (int z = 0; z < NZ; z++) {
        for (int y = 0; y < NY; y++) {
            for (int x = 0; x < NX; x++) {
                field[z][y][x] = 300 + 20 * sin(0.11 * x + 0.05 * z) * cos(0.07 * y) + sin(0.9 * x) * sin(0.3 * y + 0.4 * z);
            }
        }
    }
}

static double largest_error(void) {
    double most = 0;
    for (int i = 0; i < NZ * NY * NX; i++) {
        double error = fabs((&field[0][0][0])[i] - (&back[0][0][0])[i]);
        most = error > most ? error : most;
    }
    return most;
}

/* Packs the field so that no value is off by more than `bound`, which is checked on the way, and unpacks it. */
static int pack(tierce_zfp *zfp, double bound, const tierce_array *src, tierce_array *dst, tierce_buffer *stream,
                tierce_buffer *side) {
    tierce_zfp_report report;
    memset(&report, 0, sizeof report);
    report.struct_size = sizeof report; /* which members this program knows of */
    int good = succeeded(tierce_zfp_set_accuracy(zfp, bound, NULL), "accuracy") &&
               succeeded(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_TIGHTEN, bound, INFINITY), "bounds") &&
               succeeded(tierce_zfp_compress(zfp, src, NULL, stream, side, &report), "compress") &&
               succeeded(tierce_zfp_decompress_into(zfp, tierce_buffer_data(stream), tierce_buffer_len(stream),
                                                    tierce_buffer_data(side), tierce_buffer_len(side), NULL, dst),
                         "decompress");
    if (!good) {
        return 0;
    }
    printf("bound %-6g reached %-9.3g %7zu bytes, %4.1f times smaller (index: %zu bytes)\n", bound, report.absolute,
           tierce_buffer_len(stream), (double)sizeof field / (double)tierce_buffer_len(stream), tierce_buffer_len(side));
    return report.absolute <= bound && largest_error() == report.absolute;
}

/* A box in the middle and a single value, read from the stream, are those of the whole that was unpacked. */
static int read_part(const tierce_zfp *zfp, const tierce_buffer *stream, const tierce_buffer *side) {
    const size_t corner[3] = {30, 40, 50}, extents[3] = {PZ, PY, PX};
    tierce_zfp_view *view = NULL;
    tierce_array *box = NULL;
    double value = 0;
    int good = succeeded(tierce_zfp_view_new(zfp, tierce_buffer_data(stream), tierce_buffer_len(stream),
                                             tierce_buffer_data(side), tierce_buffer_len(side), NULL, NULL, NULL, &view),
                         "view") &&
               succeeded(tierce_array_borrow_mut("float64", part, extents, NULL, 3, TIERCE_ORDER_C, NULL, NULL, &box),
                         "borrow the part") &&
               succeeded(tierce_zfp_view_read_box(view, corner, 3, box), "read the part") &&
               succeeded(tierce_zfp_view_get(view, corner, 3, &value, sizeof value), "read a value");
    for (int z = 0; good && z < PZ; z++) {
        for (int y = 0; y < PY; y++) {
            good = good && memcmp(part[z][y], &back[30 + z][40 + y][50], sizeof part[z][y]) == 0;
        }
    }
    good = good && value == back[30][40][50];
    if (good) {
        printf("%d x %d x %d values from (30, 40, 50) on were read alone, the first is %g\n", PZ, PY, PX, value);
    }
    tierce_array_free(box);
    tierce_zfp_view_free(view);
    return good;
}

int main(void) {
    const size_t shape[3] = {NZ, NY, NX};
    const double bounds[3] = {1e-1, 1e-3, 1e-6};
    tierce_zfp *zfp = NULL;
    tierce_array *src = NULL, *dst = NULL;
    tierce_buffer *stream = NULL, *side = NULL;
    fill();
    printf("%d x %d x %d doubles, %zu bytes\n", NZ, NY, NX, sizeof field);
    int good =
        succeeded(tierce_zfp_new(&zfp), "zfp") && succeeded(tierce_zfp_set_index(zfp, 64), "index") &&
        succeeded(tierce_array_borrow("float64", field, shape, NULL, 3, TIERCE_ORDER_C, NULL, NULL, &src), "borrow") &&
        succeeded(tierce_array_borrow_mut("float64", back, shape, NULL, 3, TIERCE_ORDER_C, NULL, NULL, &dst), "borrow") &&
        succeeded(tierce_buffer_new(0, &stream), "buffer") && succeeded(tierce_buffer_new(0, &side), "buffer");
    for (int i = 0; good && i < 3; i++) {
        good = pack(zfp, bounds[i], src, dst, stream, side);
    }
    good = good && read_part(zfp, stream, side);
    tierce_buffer_free(side);
    tierce_buffer_free(stream);
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_zfp_free(zfp);
    if (!good) {
        fprintf(stderr, "zfp_field: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
