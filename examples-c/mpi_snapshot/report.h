/* What goes wrong on one rank, and how all ranks hear of it. */
#ifndef MPI_SNAPSHOT_REPORT_H
#define MPI_SNAPSHOT_REPORT_H

#include <mpi.h>
#include <tierce.h>

#if defined(__GNUC__)
#define MPI_SNAPSHOT_PRINTF(text, values) __attribute__((format(printf, text, values)))
#else
#define MPI_SNAPSHOT_PRINTF(text, values)
#endif

/* Each keeps one line for agree() and returns -1, so that a function can end with `return fail(...)`. The first line is kept. */
int fail(const char *format, ...) MPI_SNAPSHOT_PRINTF(1, 2);

/* With the name of the status and the library's own message. */
int fail_tierce(tierce_status status, const char *format, ...) MPI_SNAPSHOT_PRINTF(2, 3);

/* With the status and message of an operation that has not ended well. */
int fail_op(const tierce_op *op, tierce_status status, const char *format, ...) MPI_SNAPSHOT_PRINTF(3, 4);

/* Collective: 0 if `status` is 0 on all ranks, else -1 on all, after the lowest rank that failed has said why. Of ten thousand
 * ranks that meet a full disk, one says so. Whatever can fail on one rank has to come to this before the ranks exchange
 * anything else, or the others would wait for one that is gone. */
int agree(MPI_Comm comm, int status);

#endif
