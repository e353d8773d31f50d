/* What the arrays of the group are: their Zarr specs. */
#ifndef SNAPSHOT_FIELD_H
#define SNAPSHOT_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <tierce.h>

#include "dtype.h"

enum { MAX_DIMS = 8 };

struct field {
    const char *name; /* below the group */
    struct dtype type;
    int ndim;
    size_t shape[MAX_DIMS]; /* of a time series without its steps: they are added as they come */
    size_t chunk[MAX_DIMS];
    bool fortran; /* the first dimension is the fastest, in memory and in chunks */
    const char *dimensions[MAX_DIMS]; /* names */
    const char *fill; /* what is where nothing was written, as JSON; NULL: 0 */
    const char *attributes; /* a JSON object */
};

/* Chunks of at most `bytes`, by halving the longest side as often as it takes. */
void field_guess_chunk(struct field *field, size_t bytes);

/* Makes the spec of an array with these codecs, as JSON; -1 after saying why not. Free with tierce_zarr_spec_free(). */
int field_spec(const struct field *field, const char *codecs, int zarr_format, tierce_zarr_spec **out);

#endif
