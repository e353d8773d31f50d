/* The command line. */
#ifndef SNAPSHOT_OPTIONS_H
#define SNAPSHOT_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "field.h"
#include "solver.h"

struct options {
    /* The simulation */
    struct gray_scott physics;
    size_t cells[3]; /* z, y, x */
    size_t steps, every;
    /* The array to pack instead, or NULL */
    const char *data;
    /* How it is packed; a NULL codec and chunk_dims of 0 stand for defaults that depend on the data */
    const char *codec, *codec_file;
    size_t chunk[MAX_DIMS];
    int chunk_dims;
    int threads;
    /* Where it goes */
    const char *out, *store; /* a directory, or a URI and options of the store */
    int zarr;
    bool force, sync, restart;
    const char *raw;
};

/* Reads the arguments; 0 to go on, 1 if all was said (--help), -1 after saying what is wrong. */
int options_read(int argc, char **argv, struct options *out);

#endif
