/* A Gray-Scott reaction-diffusion solver in three dimensions.
 *
 *     du/dt = Du lap(u) - u v^2 + F (1 - u)
 *     dv/dt = Dv lap(v) + u v^2 - (F + k) v
 *
 * P. Gray and S. K. Scott, Chem. Eng. Sci. 39 (1984) 1087; J. E. Pearson, Science 261 (1993) 189. Cells are one unit
 * wide, the box is periodic, space is discretised by the seven-point Laplacian and time by explicit Euler steps.
 */
#ifndef SNAPSHOT_SOLVER_H
#define SNAPSHOT_SOLVER_H

#include <stddef.h>
#include <stdint.h>

struct gray_scott {
    double du; /* diffusion of u, in cells^2 per unit of time */
    double dv; /* diffusion of v */
    double feed; /* F, per unit of time */
    double kill; /* k, per unit of time */
    double dt; /* length of a step */
    uint64_t seed; /* of the initial state, which depends on nothing else */
};

/* Each field lies in (nz + 2) x (ny + 2) x (nx + 2) doubles in C order: a layer of ghost cells surrounds the cells. */
struct solver {
    struct gray_scott parameters;
    size_t cells[3]; /* nz, ny, nx without ghosts */
    size_t stride[3]; /* doubles between neighbours in z, y, x */
    double *u, *v; /* the fields now */
    double *u_next, *v_next;
    double *memory;
};

/* Explicit Euler steps are stable up to this dt. */
double gray_scott_largest_dt(const struct gray_scott *parameters);

/* Makes the initial state on nz x ny x nx cells; returns 0, or -1 after saying why not. Free with solver_free(). */
int solver_new(const struct gray_scott *parameters, const size_t cells[3], struct solver *out);
void solver_free(struct solver *solver);

void solver_step(struct solver *solver);

/* The first cell that is no ghost. */
const double *solver_interior(const struct solver *solver, const double *field);

#endif
