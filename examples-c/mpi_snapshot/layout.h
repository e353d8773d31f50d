/* How the cells of a box are shared out among ranks.
 *
 * Each rank has a brick. Where the faces between bricks lie on faces between chunks, each chunk belongs to one rank, and ranks
 * write without knowing of each other. So it is the chunks that are shared out, not the cells, wherever there are enough of
 * them. Where there are not, or with SPLIT_CELLS, faces cut through chunks: those are written in part by several ranks, and
 * the library merges them.
 */
#ifndef MPI_SNAPSHOT_LAYOUT_H
#define MPI_SNAPSHOT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

enum split { SPLIT_CHUNKS, SPLIT_CELLS };

struct layout {
    int ranks[3]; /* along z, y, x: their product is all ranks */
    size_t grid[3]; /* cells of the box */
    size_t unit[3]; /* faces lie on multiples of this: extents of a chunk, or 1 */
};

struct brick {
    size_t start[3], cells[3];
};

/* Of all ways to arrange `ranks`, the one whose largest brick has the fewest cells and, of these, the smallest surface. `object`:
 * the extents of what is written as one object, a chunk or a shard. Returns 0, or -1 after fail(): more ranks than fit. */
int layout_choose(const size_t grid[3], const size_t object[3], int ranks, enum split split, struct layout *out);

/* The brick at a place of the arrangement. */
struct brick layout_brick(const struct layout *layout, const int place[3]);

/* Extents of chunks of at most 64 cells along each axis, of which there are enough for all ranks. */
int layout_default_chunk(const size_t grid[3], int ranks, size_t out[3]);

#endif
