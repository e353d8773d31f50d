/* The command line. */
#ifndef MPI_SNAPSHOT_OPTIONS_H
#define MPI_SNAPSHOT_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "layout.h"

struct options {
    size_t steps; /* to simulate up to */
    const char *out, *store; /* a directory or URI, and options of the store as JSON */
    bool restart, force;
    enum split split;
    /* Of a new array; a restart finds these in the store. */
    size_t grid[3], every;
    size_t chunk[3], shard[3]; /* all 0 where not given */
    const char *codec;
};

/* Reads the arguments, which are the same on all ranks; 0 to go on, 1 where --help is asked for, -1 after fail(). */
int options_read(int argc, char **argv, struct options *out);

void options_print_help(void);

#endif
