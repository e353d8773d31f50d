/* A Gray-Scott reaction-diffusion solver in three dimensions, on bricks.
 *
 *     du/dt = Du lap(u) - u v^2 + F (1 - u)
 *     dv/dt = Dv lap(v) + u v^2 - (F + k) v
 *
 * P. Gray and S. K. Scott, Chem. Eng. Sci. 39 (1984) 1087; J. E. Pearson, Science 261 (1993) 189. Cells are one unit wide, the
 * box is periodic, space is discretised by the seven-point Laplacian and time by explicit Euler steps. A cell's new value is
 * computed from the same numbers in the same order whichever rank has it: results do not depend on the number of ranks, to
 * the last bit.
 */
#ifndef MPI_SNAPSHOT_SOLVER_H
#define MPI_SNAPSHOT_SOLVER_H

#include <mpi.h>
#include <stddef.h>

#include "layout.h"

enum { FIELDS = 2 };

/* A field lies in (nz + 2) x (ny + 2) x (nx + 2) doubles in C order: a layer of ghost cells surrounds the brick. Of the three
 * such memories, two make steps in turn. The third takes the place of one that is lent to an operation of the store, so that
 * no snapshot is copied, and none is overwritten while it is under way. */
struct field {
    double *now, *next;
    double *spare; /* NULL while one is lent */
    double *lent; /* read by others: only its ghost cells may change */
};

struct solver {
    MPI_Comm comm; /* periodic, with the ranks arranged as the bricks are */
    struct brick brick;
    size_t stride[3]; /* doubles between neighbours in z, y, x */
    int neighbour[3][2]; /* the ranks below and above along each axis */
    MPI_Datatype face[3][2][2]; /* the cells to send there, and the ghost cells to receive */
    struct field fields[FIELDS]; /* u and v */
    double *memory;
};

extern const char *const solver_field_names[FIELDS];

/* Simulated time of a step. */
extern const double solver_dt;

/* Collective. Makes the initial state of this rank's brick; returns 0, or -1 on all ranks after agree(). Free with solver_free(),
 * also after a failure. */
int solver_new(MPI_Comm comm, const struct layout *layout, struct solver *out);
void solver_free(struct solver *solver);

/* Collective. */
void solver_step(struct solver *solver);

/* The first cell of a memory that is no ghost. */
double *solver_interior(const struct solver *solver, double *memory);

/* Keeps the present state of a field as it is, until it is given back. One at a time. */
double *solver_lend(struct field *field);
void solver_give_back(struct field *field);

/* Collective. The mean of each field over all cells, on rank 0. Sums carry twice the digits of a double, so that their rounding
 * does not show how many ranks there were. */
void solver_means(const struct solver *solver, double means[FIELDS]);

#endif
