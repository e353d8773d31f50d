/* Zarr groups and arrays in a directory or store: metadata and the names of chunks.
 *
 * Version 2 (zarr-specs.readthedocs.io, v2): .zgroup, .zarray, .zattrs, chunks NAME/0.0.0. Version 3: zarr.json, chunks
 * NAME/c/0/0/0. Both carry the names of the dimensions in the way that xarray reads.
 */
#ifndef SNAPSHOT_ZARR_DIR_H
#define SNAPSHOT_ZARR_DIR_H

#include <stdbool.h>
#include <stddef.h>

#include "dtype.h"
#include "grid.h"
#include "place.h"

struct zarr_group {
    const struct place *place;
    int format; /* 2 or 3 */
};

struct zarr_array {
    const struct zarr_group *group;
    const char *name; /* below the group */
    struct dtype type;
    int ndim;
    size_t shape[MAX_DIMS]; /* may grow: write the metadata again */
    size_t chunk[MAX_DIMS];
    bool fortran; /* chunks hold their elements in Fortran order */
    const char *dimensions[MAX_DIMS]; /* names */
    const char *codecs; /* see pipeline.metadata */
    const char *attributes; /* a JSON object */
};

/* All functions return 0, or -1 after saying why not. `attributes` is a JSON object. */
int zarr_create_group(const struct zarr_group *group, const char *attributes);

/* Makes an array without chunks; the array that has its name is removed. */
int zarr_create_array(const struct zarr_array *array);

/* Writes the metadata again, after the shape has grown. */
int zarr_write_metadata(const struct zarr_array *array);

/* The name of the chunk at `index`, in PATH_SIZE bytes. */
int zarr_chunk_key(const struct zarr_array *array, const size_t index[MAX_DIMS], char *key);

#endif
