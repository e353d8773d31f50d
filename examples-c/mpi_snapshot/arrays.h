/* What rank 0 does alone: making the arrays, and finding out where a restart goes on. */
#ifndef MPI_SNAPSHOT_ARRAYS_H
#define MPI_SNAPSHOT_ARRAYS_H

#include "output.h"

enum { AXES = 4, TIME_CHUNK = 1024 };

/* Both fill in the plan, and leave `time` open and `times` read. They return 0, or -1 after fail(). */

/* Makes the arrays for all snapshots up to --steps. */
int arrays_make(const struct options *options, struct output *out);

/* Finds the last snapshot that is whole, and makes the arrays long enough for --steps. */
int arrays_find(const struct options *options, struct output *out);

#endif
