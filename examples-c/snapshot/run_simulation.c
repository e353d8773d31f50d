#include <stdio.h>

#include "output.h"
#include "report.h"
#include "run.h"

enum { DEFAULT_CHUNK = 32, TIME_CHUNK = 256 };

/* The time of each snapshot, as an array beside the fields: xarray takes it for their axis. */
struct time_axis {
    struct pipeline pipeline;
    struct packer packer;
    struct zarr_array array;
    double last_chunk[TIME_CHUNK];
};

static int time_axis_open(const struct zarr_group *group, struct time_axis *out) {
    struct dtype type = dtype_double();
    if (pipeline_open_raw(&type, group->format, &out->pipeline) < 0 ||
        packer_new(out->pipeline.codec, 1, &out->packer) < 0) {
        return -1;
    }
    out->array = (struct zarr_array){.group = group,
                              .name = "time",
                              .type = type,
                              .ndim = 1,
                              .chunk = {TIME_CHUNK},
                              .dimensions = {"time"},
                              .codecs = out->pipeline.metadata.data,
                              .attributes = "{\"long_name\": \"simulated time\"}"};
    return zarr_create_array(&out->array);
}

/* Writes the chunk that the new time falls into again. */
static int time_axis_append(struct time_axis *axis, double time) {
    size_t chunk = axis->array.shape[0] / TIME_CHUNK, place = axis->array.shape[0] % TIME_CHUNK;
    struct pack_totals totals = {0};
    axis->last_chunk[place] = time;
    const struct grid grid = {axis->last_chunk, sizeof time, 1, {place + 1}, {sizeof time}, {TIME_CHUNK}};
    return pack(&axis->packer, &axis->array, &grid, chunk, &totals);
}

static void time_axis_close(struct time_axis *axis) {
    packer_free(&axis->packer);
    pipeline_free(&axis->pipeline);
}

/* The present state of a field as one slice of the array [time, z, y, x]. The ghost cells stay outside: the strides
 * step over them. */
static struct grid slice_of(const struct options *options, const struct solver *solver, const double *field) {
    struct grid grid = {.data = solver_interior(solver, field), .itemsize = sizeof *field, .ndim = 4};
    grid.shape[0] = grid.chunk[0] = 1;
    for (int d = 0; d < 3; d++) {
        size_t cells = solver->cells[d], usual = cells < DEFAULT_CHUNK ? cells : DEFAULT_CHUNK;
        grid.shape[d + 1] = cells;
        grid.stride[d + 1] = solver->stride[d] * sizeof *field;
        grid.chunk[d + 1] = options->chunk_dims != 0 ? options->chunk[d] : usual;
    }
    return grid;
}

static int add_field(struct output *out, const char *name, const char *attributes, const struct grid *slice) {
    struct zarr_array field = {.name = name,
                        .type = dtype_double(),
                        .ndim = 4,
                        .dimensions = {"time", "z", "y", "x"},
                        .attributes = attributes};
    for (int d = 0; d < 4; d++) {
        field.shape[d] = d == 0 ? 0 : slice->shape[d]; /* snapshots are added as they come */
        field.chunk[d] = slice->chunk[d];
    }
    return output_add_field(out, &field);
}

/* Writes the state and then makes the arrays longer, so that a reader at any moment sees whole snapshots only. */
static int write_snapshot(struct output *out, struct time_axis *axis, const struct solver *solver, double time) {
    const double *fields[] = {solver->u, solver->v};
    size_t snapshot = axis->array.shape[0];
    for (size_t f = 0; f < 2; f++) {
        const struct grid slice = slice_of(out->options, solver, fields[f]);
        if (output_write(out, f, &slice, snapshot) < 0) {
            return -1;
        }
    }
    if (time_axis_append(axis, time) < 0) {
        return -1;
    }
    struct zarr_array *arrays[] = {&axis->array, &out->arrays[0], &out->arrays[1]};
    for (size_t a = 0; a < 3; a++) {
        arrays[a]->shape[0] = snapshot + 1;
        if (zarr_write_metadata(arrays[a]) < 0) {
            return -1;
        }
    }
    return 0;
}

static int simulate(struct output *out, struct time_axis *axis, struct solver *solver) {
    const struct options *o = out->options;
    for (size_t step = 1; step <= o->steps; step++) {
        if (step % (o->steps / 200 + 1) == 0) {
            progress_draw(step, o->steps, "simulating");
        }
        solver_step(solver);
        if (step % o->every == 0) {
            progress_draw(step, o->steps, "packing");
            if (write_snapshot(out, axis, solver, (double)step * o->physics.dt) < 0) {
                return -1;
            }
        }
    }
    return output_report(out);
}

static int pack_simulation(const struct options *o, struct solver *solver) {
    const struct chunk_layout layout = {.type = dtype_double(), .ndim = 4};
    const struct grid slice = slice_of(o, solver, solver->u);
    size_t slice_bytes, chunk_bytes, chunks;
    const struct gray_scott *p = &o->physics;
    char attributes[512];
    snprintf(attributes, sizeof attributes,
             "{\"title\": \"Gray-Scott reaction-diffusion\", \"Du\": %.15g, \"Dv\": %.15g, \"F\": %.15g, \"k\": %.15g, "
             "\"dt\": %.15g, \"seed\": %llu}",
             p->du, p->dv, p->feed, p->kill, p->dt, (unsigned long long)p->seed);
    struct output out;
    if (grid_sizes(&slice, &slice_bytes, &chunk_bytes, &chunks) < 0 ||
        output_open(o, &layout, attributes, &out) < 0) {
        return -1;
    }
    printf("Gray-Scott, %zu x %zu x %zu cells, %zu steps of %g, a snapshot every %zu steps\n", o->cells[0], o->cells[1],
           o->cells[2], o->steps, p->dt, o->every);
    struct time_axis axis = {0};
    bool good = add_field(&out, "u", "{\"long_name\": \"concentration of u\"}", &slice) == 0 &&
                add_field(&out, "v", "{\"long_name\": \"concentration of v\"}", &slice) == 0 &&
                time_axis_open(&out.group, &axis) == 0 && simulate(&out, &axis, solver) == 0;
    time_axis_close(&axis);
    int closed = output_close(&out);
    return good ? closed : -1;
}

int run_simulation(const struct options *options) {
    struct solver solver;
    if (solver_new(&options->physics, options->cells, &solver) < 0) {
        return -1;
    }
    int result = pack_simulation(options, &solver);
    solver_free(&solver);
    return result;
}
