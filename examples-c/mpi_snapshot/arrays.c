#include "arrays.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

static const char TITLE[] = "{\"title\": \"Gray-Scott reaction-diffusion\", \"Du\": 0.16, \"Dv\": 0.08, \"F\": 0.035, \"k\": 0.06}";
static const char SPACE[] = "[\"time\", \"z\", \"y\", \"x\"]";

static tierce_status set(tierce_zarr_spec *spec, const char *key, const char *json) {
    return tierce_zarr_spec_set(spec, key, strlen(key), json, strlen(json));
}

/* Extents with that of time before them. */
static void with_time(size_t time, const size_t cells[3], uint64_t out[AXES]) {
    out[0] = time;
    for (int d = 0; d < 3; d++) {
        out[d + 1] = cells[d];
    }
}

/* A chunk never spans two snapshots, so that none is written twice. */
static tierce_status field_spec(const struct options *o, const struct plan *plan, const size_t chunk[3], tierce_zarr_spec **spec) {
    uint64_t shape[AXES], chunks[AXES], shards[AXES];
    with_time(plan->length, plan->grid, shape);
    with_time(1, chunk, chunks);
    with_time(1, o->shard, shards);
    tierce_status status = tierce_zarr_spec_new("float64", strlen("float64"), shape, AXES, spec);
    if (status == TIERCE_OK) {
        status = tierce_zarr_spec_set_chunks(*spec, chunks, AXES);
    }
    if (status == TIERCE_OK && o->shard[0] > 0) {
        status = tierce_zarr_spec_set_shards(*spec, shards, AXES);
    }
    if (status == TIERCE_OK) {
        status = set(*spec, "codecs", o->codec);
    }
    return status == TIERCE_OK ? set(*spec, "dimension_names", SPACE) : status;
}

static tierce_status time_spec(const struct plan *plan, tierce_zarr_spec **spec) {
    const uint64_t shape = plan->length, chunk = TIME_CHUNK;
    tierce_status status = tierce_zarr_spec_new("float64", strlen("float64"), &shape, 1, spec);
    if (status == TIERCE_OK) {
        status = tierce_zarr_spec_set_chunks(*spec, &chunk, 1);
    }
    if (status == TIERCE_OK) {
        status = set(*spec, "codecs", "[]");
    }
    if (status == TIERCE_OK) {
        status = set(*spec, "fill_value", "\"NaN\""); /* a time that is not there yet is none */
    }
    return status == TIERCE_OK ? set(*spec, "dimension_names", "[\"time\"]") : status;
}

/* Makes an array, and gives it out where it is asked for. */
static int make(const struct options *o, const tierce_store *store, const char *name, const tierce_zarr_spec *spec,
                tierce_zarr_array **out) {
    tierce_zarr_array *array = NULL;
    int32_t how = o->force ? TIERCE_ZARR_CREATE_REPLACE : TIERCE_ZARR_CREATE_NEW;
    tierce_status status = tierce_zarr_array_create(store, name, strlen(name), spec, how, NULL, 0, NULL, &array);
    if (status < 0) {
        return status == TIERCE_E_PRECONDITION
                   ? fail("%s has an array %s: --restart goes on with it, --force replaces it", o->out, name)
                   : fail_tierce(status, "cannot make the array %s", name);
    }
    if (out != NULL) {
        *out = array;
    } else {
        tierce_zarr_array_free(array);
    }
    return 0;
}

/* One document that tells all ranks, and all other readers, of the arrays. */
static int consolidate(const tierce_store *store, const char *attributes) {
    tierce_zarr_group *group = NULL;
    tierce_status status = tierce_zarr_group_open(store, NULL, 0, 0, &group);
    if (status == TIERCE_OK && attributes != NULL) {
        status = tierce_zarr_group_set_attributes(group, attributes, strlen(attributes));
    }
    if (status == TIERCE_OK) {
        status = tierce_zarr_group_consolidate(group);
    }
    tierce_zarr_group_free(group);
    return status < 0 ? fail_tierce(status, "cannot make the group") : 0;
}

/* Room for the times of all snapshots: those from `there` on are none yet. */
static int times_reserve(struct output *out, size_t there) {
    size_t length = out->plan.length;
    double *times = length > SIZE_MAX / sizeof *times ? NULL : realloc(out->times, length * sizeof *times);
    if (times == NULL) {
        return fail("no memory for %zu times", length);
    }
    for (size_t i = there; i < length; i++) {
        times[i] = NAN;
    }
    out->times = times;
    return 0;
}

int arrays_make(const struct options *o, struct output *out) {
    struct plan *plan = &out->plan;
    size_t chunk[3];
    int ranks;
    MPI_Comm_size(out->comm, &ranks);
    *plan = (struct plan){.every = o->every, .length = o->steps / o->every};
    memcpy(plan->grid, o->grid, sizeof plan->grid);
    memcpy(chunk, o->chunk, sizeof chunk);
    if (o->chunk[0] == 0 && layout_default_chunk(o->grid, ranks, chunk) < 0) {
        return -1;
    }
    memcpy(plan->object, o->shard[0] > 0 ? o->shard : chunk, sizeof plan->object);
    tierce_zarr_spec *fields = NULL, *time = NULL;
    tierce_status status = field_spec(o, plan, chunk, &fields);
    if (status == TIERCE_OK) {
        status = time_spec(plan, &time);
    }
    int result = status < 0 ? fail_tierce(status, "cannot describe the arrays") : times_reserve(out, 0);
    if (result == 0) {
        status = tierce_store_create_bucket(out->store);
        /* Who may write objects need not be allowed to make buckets. */
        result = status < 0 && status != TIERCE_E_DENIED ? fail_tierce(status, "cannot make %s", o->out) : 0;
    }
    for (int f = 0; f < FIELDS && result == 0; f++) {
        result = make(o, out->store, solver_field_names[f], fields, NULL);
    }
    if (result == 0) {
        result = make(o, out->store, "time", time, &out->time);
    }
    tierce_zarr_spec_free(time);
    tierce_zarr_spec_free(fields);
    return result == 0 ? consolidate(out->store, TITLE) : result;
}

/* Opens an array that is there, with so many axes, and tells its extents and those of its objects. */
static int look(const struct options *o, const struct output *out, const char *name, size_t axes, uint64_t *shape,
                uint64_t *chunks, tierce_zarr_array **array) {
    size_t ndim = 0;
    tierce_status status = tierce_zarr_array_open(out->store, name, strlen(name), NULL, 0, NULL, array);
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_ndim(*array, &ndim);
    }
    if (status == TIERCE_OK && ndim != axes) {
        return fail("%s in %s has %zu axes, not %zu: it is of another program", name, o->out, ndim, axes);
    }
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_shape(*array, shape, axes);
    }
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_chunks(*array, chunks, axes);
    }
    return status < 0 ? fail_tierce(status, "cannot go on with %s in %s", name, o->out) : 0;
}

/* Makes an array longer along time where it is too short. */
static int extend(const struct output *out, const char *name, tierce_zarr_array *array, size_t axes, uint64_t *shape) {
    if (shape[0] >= out->plan.length) {
        return 0;
    }
    shape[0] = out->plan.length;
    tierce_status status = tierce_zarr_array_resize(array, shape, axes);
    return status < 0 ? fail_tierce(status, "cannot make %s longer", name) : 0;
}

/* Looks at a field and extends it. All fields have the grid and the chunks of the first. */
static int find_field(const struct options *o, struct output *out, int field) {
    struct plan *plan = &out->plan;
    const char *name = solver_field_names[field];
    tierce_zarr_array *array = NULL;
    uint64_t shape[AXES], chunks[AXES];
    int result = look(o, out, name, AXES, shape, chunks, &array);
    bool fits = result == 0 && chunks[0] == 1 && shape[0] >= plan->done;
    for (int d = 0; d < 3 && fits; d++) {
        if (field == 0) {
            plan->grid[d] = (size_t)shape[d + 1];
            plan->object[d] = (size_t)chunks[d + 1];
        }
        fits = shape[d + 1] > 0 && plan->grid[d] == shape[d + 1] && plan->object[d] == chunks[d + 1];
    }
    if (result == 0) {
        result = fits ? extend(out, name, array, AXES, shape)
                      : fail("%s in %s has another shape or other chunks than this program makes", name, o->out);
    }
    tierce_zarr_array_free(array);
    return result;
}

/* Counts the snapshots that have a time. The first one tells the interval, which all others must have. */
static int count_snapshots(const struct options *o, struct output *out) {
    struct plan *plan = &out->plan;
    double first = plan->length > 0 ? out->times[0] : NAN;
    if (isnan(first)) {
        return fail("%s has no snapshot to go on from", o->out);
    }
    if (!(first >= solver_dt) || first > 1e15) {
        return fail("the first time in %s is %g: it is of another program", o->out, first);
    }
    plan->every = (size_t)(first / solver_dt);
    for (; plan->done < plan->length && !isnan(out->times[plan->done]); plan->done++) {
        double expected = (double)((plan->done + 1) * plan->every) * solver_dt;
        if (out->times[plan->done] != expected) {
            return fail("time %zu in %s is %g, not %g: it is of another program", plan->done, o->out,
                        out->times[plan->done], expected);
        }
    }
    size_t last = plan->done * plan->every;
    return o->steps / plan->every > plan->done ? 0 : fail("--steps %zu: no snapshot is due after that of step %zu", o->steps, last);
}

/* The times that are there. */
static int read_times(const struct options *o, struct output *out, uint64_t *shape) {
    const uint64_t start = 0;
    uint64_t chunk;
    tierce_array *all = NULL;
    if (look(o, out, "time", 1, shape, &chunk, &out->time) < 0) {
        return -1;
    }
    if (chunk != TIME_CHUNK || *shape == 0) {
        return fail("time in %s has another shape or other chunks than this program makes", o->out);
    }
    const size_t count = (size_t)*shape;
    out->plan = (struct plan){.length = count};
    if (times_reserve(out, 0) < 0) {
        return -1;
    }
    tierce_status status = tierce_array_borrow_mut("float64", out->times, &count, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &all);
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_read(out->time, &start, 1, all, NULL);
    }
    tierce_array_free(all);
    return status < 0 ? fail_tierce(status, "cannot read the times in %s", o->out) : 0;
}

int arrays_find(const struct options *o, struct output *out) {
    struct plan *plan = &out->plan;
    uint64_t there;
    if (read_times(o, out, &there) < 0 || count_snapshots(o, out) < 0) {
        return -1;
    }
    plan->length = o->steps / plan->every > there ? o->steps / plan->every : (size_t)there;
    for (int f = 0; f < FIELDS; f++) {
        if (find_field(o, out, f) < 0) {
            return -1;
        }
    }
    if (times_reserve(out, (size_t)there) < 0 || extend(out, "time", out->time, 1, &there) < 0) {
        return -1;
    }
    return consolidate(out->store, NULL);
}
