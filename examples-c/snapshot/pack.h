/* Writes boxes of Zarr arrays, reads them back, and compares. */
#ifndef SNAPSHOT_PACK_H
#define SNAPSHOT_PACK_H

#include <stdint.h>
#include <tierce.h>

struct pack_totals {
    uint64_t raw; /* bytes of the elements */
    uint64_t stored; /* bytes of the chunks in the store */
    uint64_t chunks;
    double write_seconds, read_seconds;
};

/* Writes `box` to the array `name` from `start` on, verifies it bit for bit, and adds to `totals`. Returns 0, or -1 after
 * saying why not. */
int pack(const char *name, const tierce_zarr_array *array, const uint64_t *start, size_t ndim, const tierce_array *box,
         struct pack_totals *totals);

#endif
