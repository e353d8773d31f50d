/* Zarr groups and arrays in a directory: metadata and the names of chunks.
 *
 * Version 2 (zarr-specs.readthedocs.io, v2): .zgroup, .zarray, .zattrs, chunks NAME/0.0.0. Version 3: zarr.json, chunks
 * NAME/c/0/0/0. Both carry the names of the dimensions in the way that xarray reads.
 */
#ifndef SNAPSHOT_ZARR_DIR_H
#define SNAPSHOT_ZARR_DIR_H

#include <stdbool.h>
#include <stddef.h>

#include "dtype.h"
#include "files.h"
#include "grid.h"

struct zarr_group {
    const char *path; /* the directory */
    int format; /* 2 or 3 */
    bool force; /* replace what is there */
    bool sync; /* see file_write() */
};

struct zarr_array {
    const struct zarr_group *group;
    const char *name; /* a directory in the group's */
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

/* Makes an array without chunks; with `force`, the array that has its name is removed. */
int zarr_create_array(const struct zarr_array *array);

/* Writes the metadata again, after the shape has grown. */
int zarr_write_metadata(const struct zarr_array *array);

/* The file of the chunk at `index`, in PATH_SIZE bytes. */
int zarr_chunk_path(const struct zarr_array *array, const size_t index[MAX_DIMS], char *path);

#endif
