#include "solver.h"

#include <stdlib.h>

#include "report.h"

double gray_scott_largest_dt(const struct gray_scott *parameters) {
    double fastest = parameters->du > parameters->dv ? parameters->du : parameters->dv;
    return fastest > 0 ? 1 / (6 * fastest) : 1;
}

/* splitmix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014): the same numbers on every machine, unlike rand(). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static double next_uniform(uint64_t *state) {
    return (double)(next_random(state) >> 11) * 0x1p-53;
}

static size_t cell_at(const struct solver *s, size_t z, size_t y, size_t x) {
    return (z + 1) * s->stride[0] + (y + 1) * s->stride[1] + (x + 1);
}

/* One blob of v; it wraps around the box. */
static void add_blob(struct solver *s, const size_t centre[3], size_t radius, uint64_t *random) {
    size_t width[3];
    for (int d = 0; d < 3; d++) {
        width[d] = 2 * radius < s->cells[d] ? 2 * radius : s->cells[d];
    }
    for (size_t z = 0; z < width[0]; z++) {
        for (size_t y = 0; y < width[1]; y++) {
            for (size_t x = 0; x < width[2]; x++) {
                size_t cell = cell_at(s, (centre[0] + z) % s->cells[0], (centre[1] + y) % s->cells[1],
                                      (centre[2] + x) % s->cells[2]);
                s->u[cell] = 0.5 + 0.02 * (next_uniform(random) - 0.5);
                s->v[cell] = 0.25 + 0.02 * (next_uniform(random) - 0.5);
            }
        }
    }
}

static void set_initial_state(struct solver *s) {
    uint64_t random = s->parameters.seed;
    size_t cells = s->cells[0] * s->cells[1] * s->cells[2];
    for (size_t z = 0; z < s->cells[0]; z++) {
        for (size_t y = 0; y < s->cells[1]; y++) {
            for (size_t x = 0; x < s->cells[2]; x++) {
                s->u[cell_at(s, z, y, x)] = 1;
                s->v[cell_at(s, z, y, x)] = 0;
            }
        }
    }
    size_t blobs = 1 + cells / 16384;
    for (size_t blob = 0; blob < blobs; blob++) {
        size_t centre[3];
        for (int d = 0; d < 3; d++) {
            centre[d] = (size_t)(next_random(&random) % s->cells[d]);
        }
        add_blob(s, centre, 4, &random);
    }
}

int solver_new(const struct gray_scott *parameters, const size_t cells[3], struct solver *out) {
    struct solver s = {.parameters = *parameters};
    size_t size = 1;
    for (int d = 2; d >= 0; d--) {
        s.cells[d] = cells[d];
        s.stride[d] = size;
        if (cells[d] == 0 || cells[d] > SIZE_MAX / 2 || size > SIZE_MAX / (cells[d] + 2)) {
            return fail("a grid of %zu x %zu x %zu cells is empty or too large", cells[0], cells[1], cells[2]);
        }
        size *= cells[d] + 2;
    }
    s.memory = size > SIZE_MAX / 4 ? NULL : calloc(4 * size, sizeof *s.memory);
    if (s.memory == NULL) {
        return fail("no memory for four fields of %zu x %zu x %zu cells", cells[0], cells[1], cells[2]);
    }
    s.u = s.memory;
    s.v = s.u + size;
    s.u_next = s.v + size;
    s.v_next = s.u_next + size;
    set_initial_state(&s);
    *out = s;
    return 0;
}

void solver_free(struct solver *s) {
    free(s->memory);
    s->memory = NULL;
}

/* Copies the cells beyond each face from the opposite side. The Laplacian needs no edges and corners. */
static void fill_ghosts(const struct solver *s, double *field) {
    for (int d = 0; d < 3; d++) {
        int a = d == 0 ? 1 : 0, b = d == 2 ? 1 : 2;
        size_t across = s->stride[d], last = s->cells[d] * across;
        for (size_t i = 1; i <= s->cells[a]; i++) {
            for (size_t j = 1; j <= s->cells[b]; j++) {
                double *row = field + i * s->stride[a] + j * s->stride[b];
                row[0] = row[last];
                row[last + across] = row[across];
            }
        }
    }
}

static void step_row(const struct gray_scott *p, size_t nx, size_t sy, size_t sz, const double *restrict u,
                     const double *restrict v, double *restrict u_next, double *restrict v_next) {
    for (size_t x = 0; x < nx; x++) {
        const double *a = u + x, *b = v + x;
        double lap_u = a[-1] + a[1] + *(a - sy) + a[sy] + *(a - sz) + a[sz] - 6 * a[0];
        double lap_v = b[-1] + b[1] + *(b - sy) + b[sy] + *(b - sz) + b[sz] - 6 * b[0];
        double reaction = a[0] * b[0] * b[0];
        u_next[x] = a[0] + p->dt * (p->du * lap_u - reaction + p->feed * (1 - a[0]));
        v_next[x] = b[0] + p->dt * (p->dv * lap_v + reaction - (p->feed + p->kill) * b[0]);
    }
}

void solver_step(struct solver *s) {
    fill_ghosts(s, s->u);
    fill_ghosts(s, s->v);
    for (size_t z = 0; z < s->cells[0]; z++) {
        for (size_t y = 0; y < s->cells[1]; y++) {
            size_t row = cell_at(s, z, y, 0);
            step_row(&s->parameters, s->cells[2], s->stride[1], s->stride[0], s->u + row, s->v + row, s->u_next + row,
                     s->v_next + row);
        }
    }
    double *u = s->u, *v = s->v;
    s->u = s->u_next;
    s->v = s->v_next;
    s->u_next = u;
    s->v_next = v;
}

const double *solver_interior(const struct solver *s, const double *field) {
    return field + cell_at(s, 0, 0, 0);
}
