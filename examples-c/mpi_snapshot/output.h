/* The Zarr group that all ranks write to.
 *
 *     u, v    [time, z, y, x]: each rank writes its brick of a snapshot, as an operation that goes on beside the simulation
 *     time    the simulated time of each snapshot: rank 0 writes it when all ranks have written theirs. It is NaN until then,
 *             so that a snapshot that has a time is whole, for readers as well as for a restart
 *
 * The arrays have their full length from the beginning: nothing about them changes while ranks have them open. One rank makes
 * them, and one document then tells all others what they are: each asks the store for it once, however many arrays there are.
 */
#ifndef MPI_SNAPSHOT_OUTPUT_H
#define MPI_SNAPSHOT_OUTPUT_H

#include <mpi.h>
#include <stdint.h>
#include <tierce.h>

#include "options.h"
#include "solver.h"

/* What all ranks have to know before they can share out the work. */
struct plan {
    size_t grid[3];
    size_t object[3]; /* cells of what is one object: of a chunk, or of a shard */
    size_t every; /* steps between snapshots */
    size_t length; /* snapshots that the arrays have room for */
    size_t done; /* snapshots that are whole: a restart goes on from the last */
};

struct output {
    MPI_Comm comm;
    int rank;
    struct plan plan;
    tierce_store *store;
    tierce_zarr_array *fields[FIELDS];
    /* One snapshot under way */
    tierce_array *bricks[FIELDS];
    tierce_op *writes[FIELDS];
    /* On rank 0 */
    tierce_zarr_array *time;
    double *times;
    tierce_array *times_written;
    tierce_op *time_write;
    /* What was done */
    uint64_t bytes, chunks; /* moved to or from the store, and written */
    double seconds_waited;
};

/* Collective: opens the store; rank 0 makes the arrays, or looks at those that are there. Returns 0, or -1 on all ranks after
 * agree(). Close the output also after a failure of this or the next. */
int output_prepare(MPI_Comm comm, const struct options *options, struct output *out);

/* Collective: opens the fields for the bricks of a layout. */
int output_open(struct output *out, const struct layout *layout);

/* Collective: reads snapshot number `index` into this rank's brick. */
int output_read(struct output *out, struct solver *solver, size_t index);

/* Collective: begins to write the present state as snapshot number `index`. The one before, if it is still under way, is waited
 * for, and gets its time. */
int output_begin(struct output *out, struct solver *solver, size_t index);

/* Collective: waits for what is under way. */
int output_finish(struct output *out, struct solver *solver);

/* Whether bricks of this layout cut through objects, which then have to be merged. */
bool output_merges(const struct plan *plan, const struct layout *layout);

/* Gives up what is under way; may be called twice. */
void output_close(struct output *out);

#endif
