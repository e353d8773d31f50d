#include <stdio.h>

#include "npy.h"
#include "output.h"
#include "report.h"
#include "run.h"

enum { DEFAULT_CHUNK_BYTES = 1 << 20 };

static const char *const DIMENSIONS[MAX_DIMS] = {"dim_0", "dim_1", "dim_2", "dim_3",
                                                 "dim_4", "dim_5", "dim_6", "dim_7"};

/* The array as it lies in memory, slowest dimension first, with its chunks. */
static int make_grid(const struct options *options, const struct npy *array, struct grid *out) {
    int ndim = array->ndim;
    if (options->chunk_dims != 0 && options->chunk_dims != ndim) {
        return fail("--chunk has %d numbers, but the array has %d dimensions", options->chunk_dims, ndim);
    }
    *out = (struct grid){.data = array->data, .itemsize = array->type.size, .ndim = ndim};
    for (int d = 0; d < ndim; d++) {
        int from = array->fortran ? ndim - 1 - d : d;
        out->shape[d] = array->shape[from];
        out->chunk[d] = options->chunk_dims != 0 ? options->chunk[from] : 1;
    }
    size_t stride = out->itemsize;
    for (int d = ndim - 1; d >= 0; d--) {
        out->stride[d] = stride;
        stride *= out->shape[d];
    }
    if (options->chunk_dims == 0) {
        grid_guess_chunk(out, DEFAULT_CHUNK_BYTES);
    }
    size_t bytes, chunk_bytes, chunks;
    return grid_sizes(out, &bytes, &chunk_bytes, &chunks);
}

static struct zarr_array describe(const struct npy *array, const struct grid *grid) {
    struct zarr_array out = {.name = "data", .type = array->type, .ndim = array->ndim, .fortran = array->fortran};
    for (int d = 0; d < array->ndim; d++) {
        int from = array->fortran ? array->ndim - 1 - d : d;
        out.shape[d] = array->shape[d];
        out.chunk[d] = grid->chunk[from];
        out.dimensions[d] = DIMENSIONS[d];
    }
    out.attributes = "{}";
    return out;
}

static int pack_array(const struct options *options, const struct npy *array) {
    struct grid grid;
    struct output out;
    const struct chunk_layout layout = {array->type, array->ndim, array->fortran};
    if (make_grid(options, array, &grid) < 0 || output_open(options, &layout, "{}", &out) < 0) {
        return -1;
    }
    printf("%s, %s, %d dimensions, %s order\n", options->data, array->type.typestr, array->ndim,
           array->fortran ? "Fortran" : "C");
    const struct zarr_array description = describe(array, &grid);
    progress_draw(0, 1, "packing");
    bool good =
        output_add_field(&out, &description) == 0 && output_write(&out, 0, &grid, 0) == 0 && output_report(&out) == 0;
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
