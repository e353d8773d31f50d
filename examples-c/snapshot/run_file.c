#include <stdio.h>

#include "npy.h"
#include "output.h"
#include "report.h"
#include "run.h"

enum { DEFAULT_CHUNK_BYTES = 1 << 20 };

static const char *const DIMENSIONS[MAX_DIMS] = {"dim_0", "dim_1", "dim_2", "dim_3",
                                                 "dim_4", "dim_5", "dim_6", "dim_7"};

/* The array as it lies in memory, with its chunks. */
static int describe(const struct options *options, const struct npy *array, struct field *out) {
    int ndim = array->ndim;
    if (options->chunk_dims != 0 && options->chunk_dims != ndim) {
        return fail("--chunk has %d numbers, but the array has %d dimensions", options->chunk_dims, ndim);
    }
    *out = (struct field){
        .name = "data", .type = array->type, .ndim = ndim, .fortran = array->fortran && ndim > 1, .attributes = "{}"};
    for (int d = 0; d < ndim; d++) {
        out->shape[d] = array->shape[d];
        out->chunk[d] = options->chunk_dims != 0 ? options->chunk[d] : 1;
        out->dimensions[d] = DIMENSIONS[d];
    }
    if (options->chunk_dims == 0) {
        field_guess_chunk(out, DEFAULT_CHUNK_BYTES);
    }
    return 0;
}

static int write_array(struct output *out, const struct npy *array) {
    static const uint64_t start[MAX_DIMS] = {0};
    tierce_array *box = NULL;
    int order = array->fortran ? TIERCE_ORDER_F : TIERCE_ORDER_C;
    tierce_status status = tierce_array_borrow(array->type.typestr, array->data, array->shape, NULL, (size_t)array->ndim,
                                               order, NULL, NULL, &box);
    int result = status < 0 ? fail_tierce(status, "cannot use the array") : 0;
    if (result == 0) {
        result = output_write(out, 0, start, (size_t)array->ndim, box);
    }
    tierce_array_free(box);
    return result;
}

static int pack_array(const struct options *options, const struct npy *array) {
    struct field field;
    struct output out;
    if (describe(options, array, &field) < 0 || output_open(options, &field, 1, "{}", &out) < 0) {
        return -1;
    }
    printf("%s, %s, %d dimensions, %s order\n", options->data, array->type.typestr, array->ndim,
           array->fortran ? "Fortran" : "C");
    progress_draw(0, 1, "packing");
    bool good = write_array(&out, array) == 0 && output_report(&out) == 0;
    int closed = output_close(&out);
    return good ? closed : -1;
}

int run_file(const struct options *options) {
    struct npy array;
    if (npy_read(options->data, &array) < 0) {
        return -1;
    }
    int result = pack_array(options, &array);
    npy_free(&array);
    return result;
}
