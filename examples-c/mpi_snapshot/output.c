#define _XOPEN_SOURCE 700
#include "output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arrays.h"
#include "report.h"

/* A directory goes by its whole path. */
static int open_store(struct output *out, const struct options *options) {
    char folder[4096] = "", uri[8192];
    int ranks;
    MPI_Comm_size(out->comm, &ranks);
    bool is_uri = strstr(options->out, "://") != NULL;
    if (ranks > 1 && strncmp(options->out, "memory:", 7) == 0) {
        return fail("memory:// is the memory of one process, but there are %d ranks", ranks);
    }
    if (!is_uri && options->out[0] != '/' && getcwd(folder, sizeof folder) == NULL) {
        return fail("the name of this directory is too long");
    }
    int len = is_uri ? snprintf(uri, sizeof uri, "%s", options->out)
                     : snprintf(uri, sizeof uri, "file://%s%s%s", folder, *folder != '\0' ? "/" : "", options->out);
    if (len < 0 || (size_t)len >= sizeof uri) {
        return fail("the name %.60s... is too long", options->out);
    }
    tierce_status status = tierce_store_open(uri, strlen(uri), options->store, strlen(options->store), &out->store);
    return status < 0 ? fail_tierce(status, "cannot open %s", options->out) : 0;
}

int output_prepare(MPI_Comm comm, const struct options *options, struct output *out) {
    *out = (struct output){.comm = comm};
    MPI_Comm_rank(comm, &out->rank);
    int result = open_store(out, options);
    if (result == 0 && out->rank == 0) {
        result = options->restart ? arrays_find(options, out) : arrays_make(options, out);
    }
    if (agree(comm, result) < 0) {
        return -1;
    }
    MPI_Bcast(&out->plan, sizeof out->plan, MPI_BYTE, 0, comm);
    return 0;
}

bool output_merges(const struct plan *plan, const struct layout *layout) {
    bool merges = false;
    for (int d = 0; d < 3; d++) {
        merges = merges || (layout->ranks[d] > 1 && layout->unit[d] != plan->object[d]);
    }
    return merges;
}

int output_open(struct output *out, const struct layout *layout) {
    /* Where no chunk is shared, writing a part of one would be a mistake: better an error than a merge that nobody sees. */
    const char *options = output_merges(&out->plan, layout) ? "{}" : "{\"partial_chunks\": \"refuse\"}";
    tierce_zarr_group *group = NULL;
    tierce_status status = tierce_zarr_group_open(out->store, NULL, 0, 1, &group);
    for (int f = 0; f < FIELDS && status == TIERCE_OK; f++) {
        const char *name = solver_field_names[f];
        status = tierce_zarr_group_open_array(group, name, strlen(name), options, strlen(options), NULL, &out->fields[f]);
    }
    int result = status < 0 ? fail_tierce(status, "cannot open the arrays") : 0;
    tierce_zarr_group_free(group);
    return agree(out->comm, result);
}

/* A brick as a box of one snapshot. The ghost cells stay outside: the strides step over them. */
static tierce_status view(const struct solver *solver, double *memory, tierce_array **array) {
    size_t shape[AXES] = {1};
    ptrdiff_t strides[AXES] = {0};
    for (int d = 0; d < 3; d++) {
        shape[d + 1] = solver->brick.cells[d];
        strides[d + 1] = (ptrdiff_t)(solver->stride[d] * sizeof *memory);
    }
    return tierce_array_borrow_mut("float64", solver_interior(solver, memory), shape, strides, AXES, TIERCE_ORDER_C, NULL,
                                   NULL, array);
}

static void place(const struct solver *solver, size_t index, uint64_t start[AXES]) {
    start[0] = index;
    for (int d = 0; d < 3; d++) {
        start[d + 1] = solver->brick.start[d];
    }
}

int output_read(struct output *out, struct solver *solver, size_t index) {
    uint64_t start[AXES];
    int result = 0;
    place(solver, index, start);
    for (int f = 0; f < FIELDS && result == 0; f++) {
        tierce_array *brick = NULL;
        tierce_status status = view(solver, solver->fields[f].now, &brick);
        if (status == TIERCE_OK) {
            status = tierce_zarr_array_read(out->fields[f], start, AXES, brick, NULL);
        }
        tierce_array_free(brick);
        result = status < 0 ? fail_tierce(status, "cannot read %s", solver_field_names[f]) : 0;
    }
    return agree(out->comm, result);
}

/* Waits for an operation and frees it, with the array that was lent to it. */
static int end(struct output *out, const char *name, tierce_op **op, tierce_array **lent) {
    uint64_t bytes = 0, chunks = 0;
    int result = 0;
    if (*op != NULL) {
        tierce_status status = tierce_op_wait(*op, -1);
        /* TIERCE_PARTIAL is no success: some chunks were not written. */
        result = status != TIERCE_OK ? fail_op(*op, status, "cannot write %s", name) : 0;
        if (result == 0 && tierce_op_size(*op, &bytes) == TIERCE_OK && tierce_op_count(*op, &chunks) == TIERCE_OK) {
            out->bytes += bytes;
            out->chunks += chunks;
        }
    }
    tierce_op_free(*op);
    tierce_array_free(*lent);
    *op = NULL;
    *lent = NULL;
    return result;
}

/* Waits for this rank's brick. */
static int end_writes(struct output *out, struct solver *solver) {
    double before = MPI_Wtime();
    int result = 0;
    for (int f = 0; f < FIELDS; f++) {
        if (end(out, solver_field_names[f], &out->writes[f], &out->bricks[f]) < 0) {
            result = -1;
        }
        solver_give_back(&solver->fields[f]);
    }
    out->seconds_waited += MPI_Wtime() - before;
    return result;
}

/* Rank 0 tells that the snapshot is whole. All times in a chunk are written again, so that none has to be read. */
static int begin_time(struct output *out) {
    uint64_t start = out->plan.done / TIME_CHUNK * TIME_CHUNK;
    size_t count = out->plan.length - start < TIME_CHUNK ? out->plan.length - start : TIME_CHUNK;
    if (end(out, "time", &out->time_write, &out->times_written) < 0) {
        return -1;
    }
    out->times[out->plan.done] = (double)((out->plan.done + 1) * out->plan.every) * solver_dt;
    tierce_status status = tierce_array_borrow("float64", out->times + start, &count, NULL, 1, TIERCE_ORDER_C, NULL, NULL,
                                               &out->times_written);
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_write_async(out->time, &start, 1, out->times_written, &out->time_write);
    }
    return status < 0 ? fail_tierce(status, "cannot write time") : 0;
}

/* Collective: waits for the snapshot that is under way. Only when all ranks have written theirs does it get its time; `result` is
 * that of rank 0 in writing it. -1 on all ranks after agree(). */
static int complete(struct output *out, struct solver *solver, int *result) {
    bool under_way = out->writes[0] != NULL;
    if (agree(out->comm, end_writes(out, solver)) < 0) {
        return -1;
    }
    *result = under_way && out->rank == 0 ? begin_time(out) : 0;
    out->plan.done += under_way;
    return 0;
}

int output_begin(struct output *out, struct solver *solver, size_t index) {
    uint64_t start[AXES];
    int result;
    if (complete(out, solver, &result) < 0) {
        return -1;
    }
    place(solver, index, start);
    for (int f = 0; f < FIELDS && result == 0; f++) {
        tierce_status status = view(solver, solver_lend(&solver->fields[f]), &out->bricks[f]);
        if (status == TIERCE_OK) {
            status = tierce_zarr_array_write_async(out->fields[f], start, AXES, out->bricks[f], &out->writes[f]);
        }
        result = status < 0 ? fail_tierce(status, "cannot write %s", solver_field_names[f]) : 0;
    }
    return agree(out->comm, result);
}

int output_finish(struct output *out, struct solver *solver) {
    int result;
    if (complete(out, solver, &result) < 0) {
        return -1;
    }
    if (result == 0) {
        result = end(out, "time", &out->time_write, &out->times_written);
    }
    return agree(out->comm, result);
}

void output_close(struct output *out) {
    /* Operations first: what was lent to them is the solver's. */
    for (int f = 0; f < FIELDS; f++) {
        tierce_op_free(out->writes[f]);
        tierce_array_free(out->bricks[f]);
        tierce_zarr_array_free(out->fields[f]);
    }
    tierce_op_free(out->time_write);
    tierce_array_free(out->times_written);
    tierce_zarr_array_free(out->time);
    tierce_store_free(out->store);
    free(out->times);
    *out = (struct output){.comm = out->comm, .rank = out->rank};
}
