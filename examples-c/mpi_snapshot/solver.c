#include "solver.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "report.h"
#include "sum.h"

static const double DU = 0.16, DV = 0.08, FEED = 0.035, KILL = 0.06;

const char *const solver_field_names[FIELDS] = {"u", "v"};
const double solver_dt = 1;

/* splitmix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014) of a cell's number in the whole box: the same noise on any
 * number of ranks. From 0 to 1. */
static double noise(uint64_t number) {
    uint64_t z = (number + 1) * UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

double *solver_interior(const struct solver *s, double *memory) {
    return memory + s->stride[0] + s->stride[1] + s->stride[2];
}

/* A noisy block of v in the middle of the box, half as wide as it. */
static void set_initial_state(struct solver *s, const size_t grid[3]) {
    const struct brick *b = &s->brick;
    double *u = solver_interior(s, s->fields[0].now), *v = solver_interior(s, s->fields[1].now);
    for (size_t z = 0; z < b->cells[0]; z++) {
        for (size_t y = 0; y < b->cells[1]; y++) {
            for (size_t x = 0; x < b->cells[2]; x++) {
                const size_t at[3] = {b->start[0] + z, b->start[1] + y, b->start[2] + x};
                size_t cell = z * s->stride[0] + y * s->stride[1] + x;
                bool inside = true;
                for (int d = 0; d < 3; d++) {
                    inside = inside && at[d] >= grid[d] / 4 && at[d] < grid[d] - grid[d] / 4;
                }
                double random = noise(((uint64_t)at[0] * grid[1] + at[1]) * grid[2] + at[2]) - 0.5;
                u[cell] = inside ? 0.5 + 0.1 * random : 1;
                v[cell] = inside ? 0.25 + 0.1 * random : 0;
            }
        }
    }
}

/* The types of the six faces: MPI picks the cells out of the memory and puts them there, as strides do for the library. */
static void make_faces(struct solver *s) {
    int sizes[3], inner[3];
    for (int d = 0; d < 3; d++) {
        inner[d] = (int)s->brick.cells[d];
        sizes[d] = inner[d] + 2;
    }
    for (int d = 0; d < 3; d++) {
        int extents[3] = {inner[0], inner[1], inner[2]};
        extents[d] = 1;
        const int layers[2][2] = {{1, 0}, {inner[d], inner[d] + 1}}; /* to send, to receive: below, above */
        for (int side = 0; side < 2; side++) {
            for (int ghost = 0; ghost < 2; ghost++) {
                int starts[3] = {1, 1, 1};
                starts[d] = layers[side][ghost];
                MPI_Type_create_subarray(3, sizes, extents, starts, MPI_ORDER_C, MPI_DOUBLE, &s->face[d][side][ghost]);
                MPI_Type_commit(&s->face[d][side][ghost]);
            }
        }
    }
}

static int allocate(struct solver *s) {
    size_t size = 1;
    for (int d = 2; d >= 0; d--) {
        s->stride[d] = size;
        if (s->brick.cells[d] > INT_MAX - 2 || size > SIZE_MAX / (s->brick.cells[d] + 2)) {
            return fail("%zu cells along an axis are more than one rank takes", s->brick.cells[d]);
        }
        size *= s->brick.cells[d] + 2;
    }
    s->memory = size > SIZE_MAX / (3 * FIELDS) ? NULL : calloc(3 * FIELDS * size, sizeof *s->memory);
    if (s->memory == NULL) {
        return fail("no memory for %d fields of %zu x %zu x %zu cells", 3 * FIELDS, s->brick.cells[0], s->brick.cells[1],
                    s->brick.cells[2]);
    }
    for (int f = 0; f < FIELDS; f++) {
        double *memory = s->memory + 3 * (size_t)f * size;
        s->fields[f] = (struct field){.now = memory, .next = memory + size, .spare = memory + 2 * size};
    }
    return 0;
}

int solver_new(MPI_Comm comm, const struct layout *layout, struct solver *out) {
    static const int periodic[3] = {1, 1, 1};
    int rank, place[3];
    *out = (struct solver){0};
    MPI_Cart_create(comm, 3, layout->ranks, periodic, 0, &out->comm);
    MPI_Comm_rank(out->comm, &rank);
    MPI_Cart_coords(out->comm, rank, 3, place);
    out->brick = layout_brick(layout, place);
    for (int d = 0; d < 3; d++) {
        MPI_Cart_shift(out->comm, d, 1, &out->neighbour[d][0], &out->neighbour[d][1]);
        for (int i = 0; i < 4; i++) {
            out->face[d][i / 2][i % 2] = MPI_DATATYPE_NULL;
        }
    }
    if (agree(out->comm, allocate(out)) < 0) {
        return -1;
    }
    make_faces(out);
    set_initial_state(out, layout->grid);
    return 0;
}

void solver_free(struct solver *s) {
    free(s->memory);
    s->memory = NULL;
    for (int d = 0; d < 3; d++) {
        for (int i = 0; i < 4; i++) {
            MPI_Datatype *face = &s->face[d][i / 2][i % 2];
            if (*face != MPI_DATATYPE_NULL) {
                MPI_Type_free(face);
            }
        }
    }
    MPI_Comm_free(&s->comm);
}

/* Receives the cells beyond each face. The Laplacian needs no edges and corners, so that all faces go at once. */
static void exchange(const struct solver *s) {
    MPI_Request requests[FIELDS * 12];
    int count = 0;
    for (int f = 0; f < FIELDS; f++) {
        double *memory = s->fields[f].now;
        for (int d = 0; d < 3; d++) {
            for (int side = 0; side < 2; side++) {
                /* What goes up along an axis comes from below: tags tell them apart where both neighbours are one rank. */
                int other = s->neighbour[d][side], sent = f * 6 + d * 2 + side, received = f * 6 + d * 2 + 1 - side;
                MPI_Irecv(memory, 1, s->face[d][side][1], other, received, s->comm, &requests[count++]);
                MPI_Isend(memory, 1, s->face[d][side][0], other, sent, s->comm, &requests[count++]);
            }
        }
    }
    MPI_Waitall(count, requests, MPI_STATUSES_IGNORE);
}

static void step_row(size_t nx, size_t sy, size_t sz, const double *restrict u, const double *restrict v,
                     double *restrict u_next, double *restrict v_next) {
    for (size_t x = 0; x < nx; x++) {
        const double *a = u + x, *b = v + x;
        double lap_u = a[-1] + a[1] + *(a - sy) + a[sy] + *(a - sz) + a[sz] - 6 * a[0];
        double lap_v = b[-1] + b[1] + *(b - sy) + b[sy] + *(b - sz) + b[sz] - 6 * b[0];
        double reaction = a[0] * b[0] * b[0];
        u_next[x] = a[0] + solver_dt * (DU * lap_u - reaction + FEED * (1 - a[0]));
        v_next[x] = b[0] + solver_dt * (DV * lap_v + reaction - (FEED + KILL) * b[0]);
    }
}

/* What was computed becomes the present. The past is computed into next time, unless it is lent. */
static void turn(struct field *f) {
    double *past = f->now;
    f->now = f->next;
    f->next = past == f->lent ? f->spare : past;
    f->spare = past == f->lent ? NULL : f->spare;
}

void solver_step(struct solver *s) {
    exchange(s);
    const double *u = solver_interior(s, s->fields[0].now), *v = solver_interior(s, s->fields[1].now);
    double *u_next = solver_interior(s, s->fields[0].next), *v_next = solver_interior(s, s->fields[1].next);
    for (size_t z = 0; z < s->brick.cells[0]; z++) {
        for (size_t y = 0; y < s->brick.cells[1]; y++) {
            size_t row = z * s->stride[0] + y * s->stride[1];
            step_row(s->brick.cells[2], s->stride[1], s->stride[0], u + row, v + row, u_next + row, v_next + row);
        }
    }
    for (int f = 0; f < FIELDS; f++) {
        turn(&s->fields[f]);
    }
}

double *solver_lend(struct field *field) {
    field->lent = field->now;
    return field->lent;
}

void solver_give_back(struct field *field) {
    /* A field that made no step since is still the present. */
    if (field->lent != NULL && field->lent != field->now) {
        field->spare = field->lent;
    }
    field->lent = NULL;
}

void solver_means(const struct solver *s, double means[FIELDS]) {
    struct sum sums[FIELDS] = {{0, 0}};
    double counts[2] = {1, 0};
    for (int d = 0; d < 3; d++) {
        counts[0] *= (double)s->brick.cells[d];
    }
    for (int f = 0; f < FIELDS; f++) {
        const double *cell = solver_interior(s, s->fields[f].now);
        for (size_t z = 0; z < s->brick.cells[0]; z++) {
            for (size_t y = 0; y < s->brick.cells[1]; y++) {
                sum_add_row(&sums[f], cell + z * s->stride[0] + y * s->stride[1], s->brick.cells[2]);
            }
        }
    }
    sum_reduce(s->comm, sums, FIELDS);
    MPI_Reduce(&counts[0], &counts[1], 1, MPI_DOUBLE, MPI_SUM, 0, s->comm);
    for (int f = 0; f < FIELDS; f++) {
        means[f] = sums[f].high / counts[1]; /* on rank 0 */
    }
}
