/* An array in memory, cut into the chunks of a regular grid. */
#ifndef SNAPSHOT_GRID_H
#define SNAPSHOT_GRID_H

#include <stddef.h>
#include <stdio.h>

enum { MAX_DIMS = 8 };

struct grid {
    const void *data; /* the first element; it need not be aligned */
    size_t itemsize; /* bytes in an element */
    int ndim;
    size_t shape[MAX_DIMS]; /* elements */
    size_t stride[MAX_DIMS]; /* bytes between neighbours; the last is `itemsize` */
    size_t chunk[MAX_DIMS]; /* elements, at least 1; may exceed the shape */
};

/* Bytes of all elements without padding, bytes of one chunk, and how many chunks there are; -1 after saying that it is
 * too much. */
int grid_sizes(const struct grid *grid, size_t *bytes, size_t *chunk_bytes, size_t *chunks);

/* Where chunk `number`, counted in C order, lies in the grid of chunks. */
void grid_chunk_index(const struct grid *grid, size_t number, size_t index[MAX_DIMS]);

/* Copies a chunk in C order. As Zarr requires, a chunk on an edge is as large as any other: zeros stand beyond it. */
void grid_copy_chunk(const struct grid *grid, const size_t index[MAX_DIMS], size_t chunk_bytes, void *dst);

/* Writes all elements in C order; -1 if that failed (errno says why). */
int grid_dump(const struct grid *grid, FILE *file);

/* Chunks of at most `bytes`, by halving the longest side as often as it takes. */
void grid_guess_chunk(struct grid *grid, size_t bytes);

#endif
