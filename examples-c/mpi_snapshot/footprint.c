/* What the library takes in one process, step by step: memory, threads and time.
 *
 *     mpi_footprint URI PATH OPTIONS [MB]
 *
 * Opens the store and the array at PATH, which mpi_snapshot has made; with MB also writes so much of its first snapshot. `private` is what this process has for itself: the pages of the library's code are shared by all ranks of a node.
 */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tierce.h>
#include <time.h>

static double before;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Sums the lines of a file of /proc that begin with a name. */
static long sum(const char *path, const char *name) {
    char line[256];
    long total = 0;
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        total += strncmp(line, name, strlen(name)) == 0 ? strtol(line + strlen(name), NULL, 10) : 0;
    }
    if (file != NULL) {
        fclose(file);
    }
    return total;
}

static void tell(const char *what) {
    double now = seconds();
    long private = sum("/proc/self/smaps_rollup", "Private_Clean:") + sum("/proc/self/smaps_rollup", "Private_Dirty:");
    printf("%-16s %8.2f ms  resident %7ld KiB  private %7ld KiB  dirty %7ld KiB  threads %ld\n", what, 1e3 * (now - before),
           sum("/proc/self/status", "VmRSS:"), private, sum("/proc/self/smaps_rollup", "Private_Dirty:"),
           sum("/proc/self/status", "Threads:"));
    before = seconds();
}

static void check(tierce_status status, const char *what) {
    char message[512];
    if (status != TIERCE_OK) {
        tierce_last_error(message, sizeof message);
        fprintf(stderr, "%s: %s: %s\n", what, tierce_status_name(status), message);
        exit(1);
    }
}

/* Writes planes of the first snapshot: numbers that do not compress to nothing. */
static void write_some(const tierce_zarr_array *array, size_t bytes) {
    const uint64_t start[4] = {0, 0, 0, 0};
    uint64_t extents[4], chunks[4];
    size_t shape[4] = {1};
    tierce_array *box = NULL;
    check(tierce_zarr_array_shape(array, extents, 4), "shape");
    check(tierce_zarr_array_chunks(array, chunks, 4), "chunks");
    for (int d = 1; d < 4; d++) {
        shape[d] = (size_t)extents[d];
    }
    size_t planes = bytes / (8 * shape[2] * shape[3]) / (size_t)chunks[1] * (size_t)chunks[1];
    shape[1] = planes < shape[1] ? planes : shape[1];
    size_t count = shape[1] * shape[2] * shape[3];
    double *values = malloc(count * sizeof *values);
    for (size_t i = 0; values != NULL && i < count; i++) {
        values[i] = (double)(i * 2654435761u % 4294967296u) / 4294967296.0;
    }
    check(values != NULL ? TIERCE_OK : TIERCE_E_NO_MEMORY, "values");
    tell("own values");
    check(tierce_array_borrow("float64", values, shape, NULL, 4, TIERCE_ORDER_C, NULL, NULL, &box), "box");
    check(tierce_zarr_array_write(array, start, 4, box, NULL), "write");
    tell("written");
    tierce_array_free(box);
    free(values);
    tell("values freed");
}

int main(int argc, char **argv) {
    tierce_store *store = NULL;
    tierce_zarr_group *group = NULL;
    tierce_zarr_array *array = NULL;
    before = seconds();
    if (argc < 4) {
        fprintf(stderr, "mpi_footprint URI PATH OPTIONS [MB]\n");
        return 2;
    }
    tell("started");
    check(tierce_store_open(argv[1], strlen(argv[1]), argv[3], strlen(argv[3]), &store), "store");
    tell("store open");
    check(tierce_zarr_group_open(store, NULL, 0, 1, &group), "group");
    tell("group open");
    check(tierce_zarr_group_open_array(group, argv[2], strlen(argv[2]), NULL, 0, NULL, &array), "array");
    tell("array open");
    if (argc > 4) {
        write_some(array, strtoul(argv[4], NULL, 10) << 20);
    }
    tierce_zarr_array_free(array);
    tierce_zarr_group_free(group);
    tierce_store_free(store);
    tell("all freed");
    return 0;
}
