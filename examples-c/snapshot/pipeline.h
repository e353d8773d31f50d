/* The codec pipeline, and how Zarr metadata tells of it. */
#ifndef SNAPSHOT_PIPELINE_H
#define SNAPSHOT_PIPELINE_H

#include <tierce.h>

#include "dtype.h"
#include "files.h"

struct pipeline {
    tierce_codec *codec;
    struct bytes metadata; /* members of the array's JSON: "filters" and "compressor" in v2, "codecs" in v3 */
};

/* How the elements lie in a chunk that the pipeline gets. */
struct chunk_layout {
    struct dtype type;
    int ndim;
    bool fortran;
};

/* Makes the codecs of a JSON config: one codec or an array of them, in the form of zarr v2 or v3, for metadata of
 * `zarr_format` 2 or 3. Returns 0, or -1 after saying why not. Free with pipeline_free(). */
int pipeline_open(const char *json, size_t json_len, const struct chunk_layout *layout, int zarr_format,
                  struct pipeline *out);
void pipeline_free(struct pipeline *pipeline);

/* The metadata of an array that is stored as it is. */
int pipeline_open_raw(const struct dtype *type, int zarr_format, struct pipeline *out);

#endif
