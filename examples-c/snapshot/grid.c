#include "grid.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "report.h"

/* How many chunks lie along a side. */
static size_t chunks_along(const struct grid *g, int d) {
    return g->shape[d] / g->chunk[d] + (g->shape[d] % g->chunk[d] != 0);
}

static int multiply(size_t *product, size_t factor) {
    if (factor != 0 && *product > SIZE_MAX / 2 / factor) {
        return -1;
    }
    *product *= factor;
    return 0;
}

int grid_sizes(const struct grid *g, size_t *bytes, size_t *chunk_bytes, size_t *chunks) {
    size_t whole = g->itemsize, one = g->itemsize, count = 1;
    bool empty = false;
    for (int d = 0; d < g->ndim; d++) {
        empty = empty || g->shape[d] == 0;
        if (multiply(&one, g->chunk[d]) < 0) {
            return fail("a chunk would take more bytes than there can be memory");
        }
    }
    /* What an empty array has of its other dimensions may be any number. */
    for (int d = 0; d < g->ndim && !empty; d++) {
        if (multiply(&whole, g->shape[d]) < 0 || multiply(&count, chunks_along(g, d)) < 0) {
            return fail("the array has more elements than there can be memory");
        }
    }
    *bytes = empty ? 0 : whole;
    *chunk_bytes = one;
    *chunks = empty ? 0 : count;
    return 0;
}

void grid_chunk_index(const struct grid *g, size_t number, size_t index[MAX_DIMS]) {
    for (int d = g->ndim - 1; d >= 0; d--) {
        index[d] = number % chunks_along(g, d);
        number /= chunks_along(g, d);
    }
}

/* Steps `at` through all dimensions but the last, in C order; false at the end. */
static bool next_row(int ndim, const size_t extent[MAX_DIMS], size_t at[MAX_DIMS]) {
    for (int d = ndim - 2; d >= 0; d--) {
        if (++at[d] < extent[d]) {
            return true;
        }
        at[d] = 0;
    }
    return false;
}

void grid_copy_chunk(const struct grid *g, const size_t index[MAX_DIMS], size_t chunk_bytes, void *dst) {
    const char *src = g->data;
    size_t extent[MAX_DIMS] = {0}, chunk_stride[MAX_DIMS] = {0}, at[MAX_DIMS] = {0}, size = g->itemsize;
    for (int d = g->ndim - 1; d >= 0; d--) {
        size_t start = index[d] * g->chunk[d], rest = g->shape[d] - start;
        extent[d] = rest < g->chunk[d] ? rest : g->chunk[d];
        src += start * g->stride[d];
        chunk_stride[d] = size;
        size *= g->chunk[d];
    }
    size_t row = g->ndim == 0 ? g->itemsize : extent[g->ndim - 1] * g->itemsize;
    memset(dst, 0, chunk_bytes);
    do {
        size_t from = 0, to = 0;
        for (int d = 0; d < g->ndim - 1; d++) {
            from += at[d] * g->stride[d];
            to += at[d] * chunk_stride[d];
        }
        memcpy((char *)dst + to, src + from, row);
    } while (next_row(g->ndim, extent, at));
}

int grid_dump(const struct grid *g, FILE *file) {
    size_t at[MAX_DIMS] = {0}, row = g->ndim == 0 ? 1 : g->shape[g->ndim - 1];
    for (int d = 0; d < g->ndim; d++) {
        if (g->shape[d] == 0) {
            return 0;
        }
    }
    do {
        size_t from = 0;
        for (int d = 0; d < g->ndim - 1; d++) {
            from += at[d] * g->stride[d];
        }
        if (fwrite((const char *)g->data + from, g->itemsize, row, file) != row) {
            return -1;
        }
    } while (next_row(g->ndim, g->shape, at));
    return 0;
}

void grid_guess_chunk(struct grid *g, size_t bytes) {
    for (int d = 0; d < g->ndim; d++) {
        g->chunk[d] = g->shape[d] > 0 ? g->shape[d] : 1;
    }
    for (;;) {
        double size = (double)g->itemsize;
        int longest = 0;
        for (int d = 0; d < g->ndim; d++) {
            size *= (double)g->chunk[d];
            longest = g->chunk[d] > g->chunk[longest] ? d : longest;
        }
        if (size <= (double)bytes || g->ndim == 0 || g->chunk[longest] == 1) {
            return;
        }
        g->chunk[longest] -= g->chunk[longest] / 2;
    }
}
