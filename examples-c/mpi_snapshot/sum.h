/* Sums of doubles with twice their digits, also over ranks.
 *
 * Y. He and C. H. Q. Ding, J. Supercomput. 18 (2001) 259: a sum is an unevaluated pair, high + low. What the order of adding
 * changes stands some 100 binary digits behind the first, and does not show in the double that the sum is rounded to.
 */
#ifndef MPI_SNAPSHOT_SUM_H
#define MPI_SNAPSHOT_SUM_H

#include <mpi.h>
#include <stddef.h>

struct sum {
    double high, low;
};

void sum_add_row(struct sum *sum, const double *values, size_t count);

/* Collective: adds up the sums of all ranks, on rank 0. */
void sum_reduce(MPI_Comm comm, struct sum *sums, int count);

#endif
