#include <math.h>
#include <stdio.h>

#include "output.h"
#include "report.h"
#include "run.h"

enum { DEFAULT_CHUNK = 32, TIME_CHUNK = 256, AXES = 4 };

/* A simulation, and the arrays that its snapshots are added to. `time` is the last to be written: a snapshot that has a time is
 * whole, for readers as well as for a run that goes on. */
struct run {
    const struct options *options;
    struct solver solver;
    struct output out;
    tierce_zarr_array *time;
    uint64_t snapshots;
};

static struct field describe(const struct options *options, const char *name, const char *attributes) {
    struct field field = {.name = name,
                          .type = dtype_double(),
                          .ndim = AXES,
                          .chunk = {1}, /* a chunk never spans two snapshots */
                          .dimensions = {"time", "z", "y", "x"},
                          .attributes = attributes};
    for (int d = 0; d < 3; d++) {
        size_t cells = options->cells[d], usual = cells < DEFAULT_CHUNK ? cells : DEFAULT_CHUNK;
        field.shape[d + 1] = cells;
        field.chunk[d + 1] = options->chunk_dims != 0 ? options->chunk[d] : usual;
    }
    return field;
}

/* The time of each snapshot, as an array beside the fields: xarray takes it for their axis. */
static int open_time(struct run *run) {
    const struct field field = {.name = "time",
                                .type = dtype_double(),
                                .ndim = 1,
                                .chunk = {TIME_CHUNK},
                                .dimensions = {"time"},
                                .fill = "\"NaN\"", /* so that a time that is not there yet is none */
                                .attributes = "{\"long_name\": \"simulated time\"}"};
    return output_array(&run->out, &field, "[]", &run->time);
}

/* The present state of a field as one step of the array [time, z, y, x]. The ghost cells stay outside: the strides step over
 * them. */
static int step_of(const struct solver *solver, const double *field, tierce_array **out) {
    size_t shape[AXES] = {1};
    ptrdiff_t strides[AXES] = {0};
    for (int d = 0; d < 3; d++) {
        shape[d + 1] = solver->cells[d];
        strides[d + 1] = (ptrdiff_t)(solver->stride[d] * sizeof *field);
    }
    double *interior = (double *)solver_interior(solver, field);
    tierce_status status =
        tierce_array_borrow_mut("float64", interior, shape, strides, AXES, TIERCE_ORDER_C, NULL, NULL, out);
    return status < 0 ? fail_tierce(status, "cannot use a field") : 0;
}

/* Makes a field as long as `snapshots`. */
static int resize(const struct run *run, size_t field, uint64_t snapshots) {
    uint64_t shape[AXES] = {snapshots};
    for (int d = 0; d < 3; d++) {
        shape[d + 1] = run->solver.cells[d];
    }
    tierce_status status = tierce_zarr_array_resize(run->out.arrays[field], shape, AXES);
    return status < 0 ? fail_tierce(status, "cannot resize %s", run->out.rows[field].name) : 0;
}

static int write_field(struct run *run, size_t field, const double *values) {
    const uint64_t start[AXES] = {run->snapshots};
    tierce_array *step = NULL;
    if (resize(run, field, run->snapshots + 1) < 0 || step_of(&run->solver, values, &step) < 0) {
        return -1;
    }
    int result = output_write(&run->out, field, start, AXES, step);
    tierce_array_free(step);
    return result;
}

static int append_time(struct run *run, double time) {
    const size_t one = 1;
    tierce_array *value = NULL;
    tierce_status status = tierce_array_borrow("float64", &time, &one, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &value);
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_append(run->time, 0, value, NULL);
    }
    tierce_array_free(value);
    return status < 0 ? fail_tierce(status, "cannot write time") : 0;
}

static int write_snapshot(struct run *run, double time) {
    if (write_field(run, 0, run->solver.u) < 0 || write_field(run, 1, run->solver.v) < 0 || append_time(run, time) < 0) {
        return -1;
    }
    run->snapshots++;
    return 0;
}

static int read_field(struct run *run, size_t field, double *values) {
    const uint64_t start[AXES] = {run->snapshots - 1};
    tierce_array *step = NULL;
    /* What was begun behind the last whole snapshot goes. This also finds arrays of another grid. */
    uint64_t shape[AXES];
    const char *name = run->out.rows[field].name;
    tierce_status status = tierce_zarr_array_shape(run->out.arrays[field], shape, AXES);
    if (status < 0) {
        return fail_tierce(status, "cannot go on with %s", name);
    }
    for (int d = 0; d < 3; d++) {
        if (shape[d + 1] != run->solver.cells[d]) {
            return fail("%s has another grid than %zu x %zu x %zu", name, run->solver.cells[0], run->solver.cells[1],
                        run->solver.cells[2]);
        }
    }
    if (resize(run, field, run->snapshots) < 0 || step_of(&run->solver, values, &step) < 0) {
        return -1;
    }
    status = tierce_zarr_array_read(run->out.arrays[field], start, AXES, step, NULL);
    tierce_array_free(step);
    return status < 0 ? fail_tierce(status, "cannot read %s", name) : 0;
}

/* Counts the snapshots that have a time, and gives the last of these. */
static int last_time(struct run *run, double *time) {
    const size_t one = 1;
    uint64_t steps = 0;
    tierce_array *value = NULL;
    tierce_status status = tierce_zarr_array_shape(run->time, &steps, 1);
    if (status == TIERCE_OK) {
        status = tierce_array_borrow_mut("float64", time, &one, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &value);
    }
    for (*time = NAN; status == TIERCE_OK && steps > 0 && isnan(*time); steps -= isnan(*time) ? 1 : 0) {
        const uint64_t last = steps - 1;
        status = tierce_zarr_array_read(run->time, &last, 1, value, NULL);
    }
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_resize(run->time, &steps, 1);
    }
    tierce_array_free(value);
    run->snapshots = steps;
    return status < 0 ? fail_tierce(status, "cannot go on with time") : 0;
}

/* Takes up the state of the last whole snapshot. */
static int restart(struct run *run) {
    const struct options *o = run->options;
    double time;
    if (last_time(run, &time) < 0) {
        return -1;
    }
    if (run->snapshots == 0) {
        return fail("%s has no snapshot to go on from", o->out);
    }
    double expected = (double)(run->snapshots * o->every) * o->physics.dt;
    if (time != expected) {
        return fail("the last snapshot is of time %g, with --every %zu --dt %g it would be of %g", time, o->every,
                    o->physics.dt, expected);
    }
    return read_field(run, 0, run->solver.u) < 0 ? -1 : read_field(run, 1, run->solver.v);
}

static int simulate(struct run *run) {
    const struct options *o = run->options;
    for (size_t step = run->snapshots * o->every + 1; step <= o->steps; step++) {
        if (step % (o->steps / 200 + 1) == 0) {
            progress_draw(step, o->steps, "simulating");
        }
        solver_step(&run->solver);
        if (step % o->every == 0) {
            progress_draw(step, o->steps, "packing");
            if (write_snapshot(run, (double)step * o->physics.dt) < 0) {
                return -1;
            }
        }
    }
    return output_report(&run->out);
}

static int pack_simulation(struct run *run) {
    const struct options *o = run->options;
    const struct gray_scott *p = &o->physics;
    const struct field fields[] = {describe(o, "u", "{\"long_name\": \"concentration of u\"}"),
                                   describe(o, "v", "{\"long_name\": \"concentration of v\"}")};
    char attributes[512];
    snprintf(attributes, sizeof attributes,
             "{\"title\": \"Gray-Scott reaction-diffusion\", \"Du\": %.15g, \"Dv\": %.15g, \"F\": %.15g, \"k\": %.15g, "
             "\"dt\": %.15g, \"seed\": %llu}",
             p->du, p->dv, p->feed, p->kill, p->dt, (unsigned long long)p->seed);
    if (output_open(o, fields, 2, attributes, &run->out) < 0) {
        return -1;
    }
    printf("Gray-Scott, %zu x %zu x %zu cells, %zu steps of %g, a snapshot every %zu steps\n", o->cells[0], o->cells[1],
           o->cells[2], o->steps, p->dt, o->every);
    bool good = open_time(run) == 0 && (!o->restart || restart(run) == 0) && simulate(run) == 0;
    tierce_zarr_array_free(run->time);
    int closed = output_close(&run->out);
    return good ? closed : -1;
}

int run_simulation(const struct options *options) {
    struct run run = {.options = options};
    if (solver_new(&options->physics, options->cells, &run.solver) < 0) {
        return -1;
    }
    int result = pack_simulation(&run);
    solver_free(&run.solver);
    return result;
}
