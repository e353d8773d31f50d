#define _XOPEN_SOURCE 700
#include "pack.h"

#include <string.h>
#include <time.h>

#include "report.h"

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Waits for an operation on the array, and takes what it says of the chunks. */
static tierce_status finish(tierce_op *op, uint64_t *bytes, uint64_t *chunks) {
    tierce_status status = tierce_op_wait(op, -1);
    if (status == TIERCE_OK) {
        status = tierce_op_size(op, bytes);
    }
    if (status == TIERCE_OK) {
        status = tierce_op_count(op, chunks);
    }
    return status;
}

static int write_box(const char *name, const tierce_zarr_array *array, const uint64_t *start, size_t ndim,
                     const tierce_array *box, struct pack_totals *totals) {
    tierce_op *op = NULL;
    uint64_t bytes = 0, chunks = 0;
    double begin = seconds();
    tierce_status status = tierce_zarr_array_write_async(array, start, ndim, box, &op);
    if (status == TIERCE_OK) {
        status = finish(op, &bytes, &chunks);
    }
    tierce_op_free(op);
    totals->write_seconds += seconds() - begin;
    totals->stored += bytes;
    totals->chunks += chunks;
    totals->raw += tierce_array_size(box);
    /* TIERCE_PARTIAL: some chunks were not written; the message is that of the first. */
    return status != TIERCE_OK ? fail_tierce(status, "cannot write %s", name) : 0;
}

/* An array like `box` with what the Zarr array has there. */
static int read_box(const char *name, const tierce_zarr_array *array, const uint64_t *start, size_t ndim,
                    const tierce_array *box, struct pack_totals *totals, tierce_array **out) {
    tierce_status status = tierce_array_copy(box, tierce_array_order(box), out);
    double begin = seconds();
    if (status == TIERCE_OK) {
        void *data = NULL;
        status = tierce_array_data_mut(*out, &data);
        if (status == TIERCE_OK && tierce_array_size(*out) > 0) {
            memset(data, 0xA5, tierce_array_size(*out)); /* what is not read cannot be equal by chance */
        }
    }
    if (status == TIERCE_OK) {
        status = tierce_zarr_array_read(array, start, ndim, *out, NULL);
    }
    totals->read_seconds += seconds() - begin;
    return status < 0 ? fail_tierce(status, "cannot read %s", name) : 0;
}

/* By bits: NaN has many, and none equals another by value. */
static int compare(const char *name, const tierce_array *box, const tierce_array *back) {
    tierce_array *row = NULL;
    const void *expected = NULL, *found = NULL;
    tierce_status status = tierce_array_copy(box, tierce_array_order(box), &row);
    if (status == TIERCE_OK) {
        status = tierce_array_data(row, &expected);
    }
    if (status == TIERCE_OK) {
        status = tierce_array_data(back, &found);
    }
    int result = status < 0 ? fail_tierce(status, "cannot compare %s", name) : 0;
    if (result == 0 && tierce_array_size(row) > 0 && memcmp(expected, found, tierce_array_size(row)) != 0) {
        result = fail("%s does not read as it was written", name);
    }
    tierce_array_free(row);
    return result;
}

int pack(const char *name, const tierce_zarr_array *array, const uint64_t *start, size_t ndim, const tierce_array *box,
         struct pack_totals *totals) {
    tierce_array *back = NULL;
    int result = write_box(name, array, start, ndim, box, totals);
    if (result == 0) {
        result = read_box(name, array, start, ndim, box, totals, &back);
    }
    if (result == 0) {
        result = compare(name, box, back);
    }
    tierce_array_free(back);
    return result;
}
