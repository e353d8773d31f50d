/* A Zarr group that arrays are packed into: what a simulation and a file have in common. */
#ifndef SNAPSHOT_OUTPUT_H
#define SNAPSHOT_OUTPUT_H

#include <stdio.h>

#include "field.h"
#include "files.h"
#include "options.h"
#include "pack.h"
#include "place.h"
#include "table.h"

enum { MAX_FIELDS = 2 };

struct output {
    const struct options *options;
    struct place place;
    struct bytes config; /* of the codecs */
    tierce_codec *codec; /* what it makes: to tell of it */
    tierce_pool *pool; /* NULL: the store's threads */
    tierce_zarr_array *arrays[MAX_FIELDS];
    struct table_row rows[MAX_FIELDS];
    FILE *raw[MAX_FIELDS]; /* see --raw; NULL without */
    size_t fields;
};

/* All return 0, or -1 after saying why not. An output that could not be opened need not be closed. */

/* Makes the group and the fields in it, or opens them to go on with (--restart). `attributes` is a JSON object. What cannot be
 * made is found before anything is written. */
int output_open(const struct options *options, const struct field *fields, size_t count, const char *attributes,
                struct output *out);

/* Makes or opens an array of the group with codecs of its own. Free it with tierce_zarr_array_free(). */
int output_array(const struct output *out, const struct field *field, const char *codecs, tierce_zarr_array **array);

/* Packs `box` into a field from `start` on. */
int output_write(struct output *out, size_t field, const uint64_t *start, size_t ndim, const tierce_array *box);

/* Prints the table, and where the files are. */
int output_report(struct output *out);

int output_close(struct output *out);

#endif
