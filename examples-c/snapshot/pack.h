/* Encodes the chunks of a grid into files, reads them back, decodes and compares them. */
#ifndef SNAPSHOT_PACK_H
#define SNAPSHOT_PACK_H

#include <stdint.h>
#include <stdio.h>
#include <tierce.h>

#include "files.h"
#include "grid.h"
#include "zarr_dir.h"

struct pack_totals {
    uint64_t raw; /* bytes of the array */
    uint64_t coded; /* bytes that went through the codec: with the padding of chunks on an edge */
    uint64_t stored; /* bytes of the chunk files */
    uint64_t chunks;
    double encode_seconds, decode_seconds; /* in the library's calls only */
};

struct packer {
    const tierce_codec *codec;
    tierce_pool *pool; /* NULL: chunks one by one in this thread */
    tierce_buffer *encoded;
    struct bytes raw, decoded; /* chunks before and after */
    struct bytes stored; /* what was read back */
};

/* `threads`: 1 for this thread, else as tierce_pool_new() takes it. Returns 0, or -1 after saying why not. */
int packer_new(const tierce_codec *codec, int threads, struct packer *out);
void packer_free(struct packer *packer);

/* Writes all chunks of `grid` as those of `array` from chunk `first` of the first dimension on, verifies them bit for
 * bit, and adds to `totals`. The grid of a Fortran array has its dimensions reversed. Returns 0, or -1. */
int pack(struct packer *packer, const struct zarr_array *array, const struct grid *grid, size_t first,
         struct pack_totals *totals);

#endif
