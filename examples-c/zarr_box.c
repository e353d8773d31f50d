/* A box of a Zarr array: how large its numbers are. The array may be of any size, and in any store.
 *
 *     zarr_box [--create] [URI PATH [BOX [OPTIONS]]]
 *     zarr_box s3://bucket/run7.zarr u 10,0:100,: '{"endpoint": "https://s3.site.org"}'
 *
 * BOX has an index or a range for each axis, as numpy has it; without it all of the array is read. With --create an array of
 * waves is made if there is none. Without arguments that is done in the memory of this process.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { MAX_NDIM = 16 };

struct box {
    size_t ndim;
    uint64_t shape[MAX_NDIM], chunks[MAX_NDIM]; /* of the array */
    uint64_t start[MAX_NDIM], extent[MAX_NDIM];
};

struct totals {
    uint64_t count;
    double least, most, sum;
};

/* Makes 4 steps of a field of 60 x 100, and writes it step by step, each straight from memory with ghost cells. */
static int create(const tierce_store *store, const char *path) {
    enum { STEPS = 4, NY = 60, NX = 100 };
    static const char json[] = "{\"shape\": [4, 60, 100], \"dtype\": \"float64\", \"chunks\": [1, 32, 32], \"codecs\": "
                               "[{\"name\": \"numcodecs.shuffle\"}, {\"name\": \"zstd\", \"configuration\": {\"level\": 3}}], "
                               "\"dimension_names\": [\"time\", \"y\", \"x\"], \"attributes\": {\"units\": \"m\"}}";
    static double field[NY + 2][NX + 2];
    const size_t shape[3] = {1, NY, NX};
    const ptrdiff_t strides[3] = {sizeof field, sizeof field[0], sizeof field[0][0]};
    tierce_zarr_spec *spec = NULL;
    tierce_zarr_array *array = NULL;
    tierce_array *step = NULL;
    tierce_status status = tierce_store_create_bucket(store); /* who may write objects need not be allowed to */
    if (status == TIERCE_OK || status == TIERCE_E_DENIED) {
        status = tierce_zarr_spec_from_json(json, strlen(json), &spec);
    }
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_create(store, path, strlen(path), spec, TIERCE_ZARR_CREATE_OR_OPEN, NULL, 0, NULL, &array);
    }
    if (status == TIERCE_OK) {
        status = tierce_array_borrow("float64", &field[1][1], shape, strides, 3, TIERCE_ORDER_C, NULL, NULL, &step);
    }
    for (uint64_t t = 0; t < STEPS && status == TIERCE_OK; t++) {
        const uint64_t start[3] = {t, 0, 0};
        for (int y = 0; y < NY; y++) {
            for (int x = 0; x < NX; x++) {
                field[y + 1][x + 1] = sin(0.1 * x + (double)t) * cos(0.2 * y);
            }
        }
        status = tierce_zarr_array_write(array, start, 3, step, NULL);
    }
    tierce_array_free(step);
    tierce_zarr_array_free(array);
    tierce_zarr_spec_free(spec);
    return succeeded(status, "making the array");
}

/* What the array is, and all of it as the box. */
static int look(const tierce_zarr_array *array, struct box *box) {
    char dtype[64];
    size_t len = 0;
    if (!succeeded(tierce_zarr_array_ndim(array, &box->ndim), "axes")) {
        return 0;
    }
    if (box->ndim > MAX_NDIM) {
        fprintf(stderr, "the array has %zu axes, %d are the most here\n", box->ndim, MAX_NDIM);
        return 0;
    }
    if (!succeeded(tierce_zarr_array_shape(array, box->shape, box->ndim), "extents") ||
        !succeeded(tierce_zarr_array_chunks(array, box->chunks, box->ndim), "chunks") ||
        !succeeded(tierce_zarr_array_dtype(array, dtype, sizeof dtype, &len), "type")) {
        return 0;
    }
    printf("%s", dtype);
    for (size_t axis = 0; axis < box->ndim; axis++) {
        char name[64] = "";
        tierce_zarr_array_dimension_name(array, axis, name, sizeof name, &len); /* many have none */
        printf("  %s%s%llu", name, *name ? " " : "", (unsigned long long)box->shape[axis]);
        box->start[axis] = 0;
        box->extent[axis] = box->shape[axis];
    }
    putchar('\n');
    return 1;
}

/* Reads "10,0:100,:". */
static int parse(const char *text, struct box *box) {
    for (size_t axis = 0; axis < box->ndim; axis++) {
        char *end;
        const char *colon = text + strspn(text, "0123456789");
        uint64_t first = strtoull(text, &end, 10), last = first + 1;
        if (*colon == ':') {
            uint64_t given = strtoull(colon + 1, &end, 10);
            last = end > colon + 1 ? given : box->shape[axis];
        }
        if (end == text || *end != (axis + 1 < box->ndim ? ',' : '\0') || last < first) {
            fprintf(stderr, "a box of an array with %zu axes is as many of N, N:M or : with commas between\n", box->ndim);
            return 0;
        }
        box->start[axis] = first;
        box->extent[axis] = last - first;
        text = end + 1;
    }
    return 1;
}

/* Adds the numbers of an array, which lie in a row in this machine's byte order. */
static int add(const tierce_array *array, struct totals *totals) {
    char dtype[64];
    const void *data = NULL;
    size_t count = tierce_array_count(array);
    tierce_array_dtype(array, dtype, sizeof dtype);
    if (count > 0 && !succeeded(tierce_array_data(array, &data), dtype)) {
        return 0;
    }
#define ADD_AS(code, type)                                     \
    if (strcmp(dtype + 1, code) == 0) {                        \
        for (size_t i = 0; i < count; i++) {                   \
            double value = (double)((const type *)data)[i];    \
            totals->least = fmin(totals->least, value);        \
            totals->most = fmax(totals->most, value);          \
            totals->sum += value;                              \
        }                                                      \
        totals->count += count;                                \
        return 1;                                              \
    }
    ADD_AS("f8", double)
    ADD_AS("f4", float)
    ADD_AS("i8", int64_t)
    ADD_AS("i4", int32_t)
    ADD_AS("i2", int16_t)
    ADD_AS("i1", int8_t)
    ADD_AS("u8", uint64_t)
    ADD_AS("u4", uint32_t)
    ADD_AS("u2", uint16_t)
    ADD_AS("u1", uint8_t)
    ADD_AS("b1", uint8_t)
#undef ADD_AS
    fprintf(stderr, "elements of type %s are no numbers\n", dtype);
    return 0;
}

/* Reads the box a layer of chunks at a time, so that it may be larger than memory. */
static int measure(const tierce_zarr_array *array, const struct box *box, struct totals *totals) {
    struct box slab = *box;
    uint64_t end = box->ndim > 0 ? box->start[0] + box->extent[0] : 1;
    for (uint64_t at = box->ndim > 0 ? box->start[0] : 0; at < end;) {
        tierce_array *values = NULL;
        uint64_t step = box->ndim > 0 ? box->chunks[0] - at % box->chunks[0] : 1;
        slab.start[0] = at;
        slab.extent[0] = step < end - at ? step : end - at;
        tierce_status status = tierce_zarr_array_read_new(array, slab.start, slab.extent, box->ndim, SIZE_MAX, &values);
        int good = succeeded(status, "reading") && add(values, totals);
        tierce_array_free(values);
        if (!good) {
            return 0;
        }
        at += slab.extent[0];
    }
    return 1;
}

int main(int argc, char **argv) {
    int makes = argc == 1 || strcmp(argv[1], "--create") == 0;
    char **given = argv + (makes && argc > 1 ? 2 : 1);
    int count = argc - (int)(given - argv);
    const char *uri = count > 0 ? given[0] : "memory://", *path = count > 1 ? given[1] : "waves";
    const char *options = count > 3 ? given[3] : "{}";
    struct box box;
    struct totals totals = {0, INFINITY, -INFINITY, 0};
    tierce_store *store = NULL;
    tierce_zarr_array *array = NULL;
    int good = succeeded(tierce_store_open(uri, strlen(uri), options, strlen(options), &store), uri) &&
               (!makes || create(store, path)) &&
               succeeded(tierce_zarr_array_open(store, path, strlen(path), NULL, 0, NULL, &array), path) &&
               look(array, &box) && (count < 3 || parse(given[2], &box)) && measure(array, &box, &totals);
    if (good && totals.count > 0) {
        printf("%llu elements  mean %g  min %g  max %g\n", (unsigned long long)totals.count, totals.sum / (double)totals.count,
               totals.least, totals.most);
    }
    tierce_zarr_array_free(array);
    tierce_store_free(store);
    return good ? 0 : 1;
}
