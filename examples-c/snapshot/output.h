/* A Zarr group that arrays are packed into: what a simulation and a file have in common. */
#ifndef SNAPSHOT_OUTPUT_H
#define SNAPSHOT_OUTPUT_H

#include <stdio.h>

#include "options.h"
#include "pack.h"
#include "pipeline.h"
#include "table.h"
#include "zarr_dir.h"

enum { MAX_FIELDS = 2 };

struct output {
    const struct options *options;
    struct place place;
    struct zarr_group group;
    struct pipeline pipeline;
    struct packer packer;
    struct zarr_array arrays[MAX_FIELDS];
    struct table_row rows[MAX_FIELDS];
    FILE *raw[MAX_FIELDS]; /* see --raw; NULL without */
    size_t fields;
};

/* All return 0, or -1 after saying why not. An output that could not be opened need not be closed. */

/* Makes the pipeline of the options for chunks of this layout, and the group. `attributes` is a JSON object. */
int output_open(const struct options *options, const struct chunk_layout *layout, const char *attributes,
                struct output *out);

/* Adds an array of the given shape and chunks; its type and codecs are those of the output. */
int output_add_field(struct output *out, const struct zarr_array *like);

/* Packs `grid` as the chunks of a field from chunk `first` of the first dimension on. */
int output_write(struct output *out, size_t field, const struct grid *grid, size_t first);

/* Prints the table, and where the files are. */
int output_report(struct output *out);

int output_close(struct output *out);

#endif
