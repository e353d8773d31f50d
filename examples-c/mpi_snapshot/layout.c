#include "layout.h"

#include <float.h>
#include <string.h>

#include "report.h"

enum { USUAL_CHUNK = 64 };

static size_t divide_up(size_t a, size_t b) {
    return a / b + (a % b != 0);
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Where part `index` of `count` begins: units are shared out so that no two parts differ by more than one. */
static size_t part_start(const struct layout *l, int axis, int index) {
    size_t units = divide_up(l->grid[axis], l->unit[axis]), count = (size_t)l->ranks[axis], i = (size_t)index;
    size_t first = units / count * i + smaller(i, units % count);
    return smaller(first * l->unit[axis], l->grid[axis]);
}

struct brick layout_brick(const struct layout *l, const int place[3]) {
    struct brick brick;
    for (int d = 0; d < 3; d++) {
        brick.start[d] = part_start(l, d, place[d]);
        brick.cells[d] = part_start(l, d, place[d] + 1) - brick.start[d];
    }
    return brick;
}

/* Tries one arrangement: it replaces `best` if every rank gets cells and it costs less. */
static void consider(const struct layout *tried, struct layout *best, double cost[2]) {
    double cells[3];
    for (int d = 0; d < 3; d++) {
        size_t units = divide_up(tried->grid[d], tried->unit[d]), ranks = (size_t)tried->ranks[d];
        if (units < ranks) {
            return;
        }
        cells[d] = (double)smaller(divide_up(units, ranks) * tried->unit[d], tried->grid[d]);
    }
    double volume = cells[0] * cells[1] * cells[2], surface = 0;
    for (int d = 0; d < 3; d++) {
        surface += tried->ranks[d] > 1 ? volume / cells[d] : 0;
    }
    if (volume < cost[0] || (volume == cost[0] && surface < cost[1])) {
        cost[0] = volume;
        cost[1] = surface;
        *best = *tried;
    }
}

static bool search(const size_t grid[3], const size_t unit[3], int ranks, struct layout *out) {
    struct layout tried;
    double cost[2] = {DBL_MAX, DBL_MAX};
    memcpy(tried.grid, grid, sizeof tried.grid);
    memcpy(tried.unit, unit, sizeof tried.unit);
    /* Of equals the first stays: cut along z, faces lie in a row. */
    for (int z = ranks; z >= 1; z--) {
        for (int y = ranks / z; ranks % z == 0 && y >= 1; y--) {
            if (ranks / z % y == 0) {
                tried.ranks[0] = z;
                tried.ranks[1] = y;
                tried.ranks[2] = ranks / z / y;
                consider(&tried, out, cost);
            }
        }
    }
    return cost[0] < DBL_MAX;
}

int layout_choose(const size_t grid[3], const size_t object[3], int ranks, enum split split, struct layout *out) {
    static const size_t one_cell[3] = {1, 1, 1};
    if ((split == SPLIT_CHUNKS && search(grid, object, ranks, out)) || search(grid, one_cell, ranks, out)) {
        return 0;
    }
    return fail("%zu x %zu x %zu cells cannot be shared out among %d ranks", grid[0], grid[1], grid[2], ranks);
}

int layout_default_chunk(const size_t grid[3], int ranks, size_t out[3]) {
    static const size_t one_cell[3] = {1, 1, 1};
    struct layout cells;
    if (layout_choose(grid, one_cell, ranks, SPLIT_CELLS, &cells) < 0) {
        return -1;
    }
    for (int d = 0; d < 3; d++) {
        /* The smallest brick, cut into equal pieces: so every rank finds a chunk, also where bricks differ in size. */
        size_t least = grid[d] / (size_t)cells.ranks[d];
        out[d] = divide_up(least, divide_up(least, USUAL_CHUNK));
    }
    return 0;
}
