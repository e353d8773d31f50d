#define _XOPEN_SOURCE 700
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

static const struct options DEFAULTS = {
    .steps = 1000,
    .out = "mpi_snapshot.zarr",
    .store = "{}",
    .split = SPLIT_CHUNKS,
    .grid = {64, 64, 64},
    .every = 100,
    .codec = "[{\"name\": \"numcodecs.shuffle\", \"configuration\": {\"elementsize\": 8}}, "
             "{\"name\": \"zstd\", \"configuration\": {\"level\": 3}}]",
};

enum { STEPS = 256, OUT, STORE, RESTART, FORCE, SPLIT, GRID, EVERY, CHUNK, SHARD, CODEC, HELP };

static const struct option LONG[] = {
    {"steps", required_argument, NULL, STEPS},
    {"out", required_argument, NULL, OUT},
    {"store", required_argument, NULL, STORE},
    {"restart", no_argument, NULL, RESTART},
    {"force", no_argument, NULL, FORCE},
    {"split", required_argument, NULL, SPLIT},
    {"grid", required_argument, NULL, GRID},
    {"every", required_argument, NULL, EVERY},
    {"chunk", required_argument, NULL, CHUNK},
    {"shard", required_argument, NULL, SHARD},
    {"codec", required_argument, NULL, CODEC},
    {"help", no_argument, NULL, HELP},
    {0},
};

void options_print_help(void) {
    const struct options *d = &DEFAULTS;
    printf("Usage: mpirun -n RANKS mpi_snapshot [options]\n\n"
           "Runs a Gray-Scott reaction-diffusion simulation on bricks of a box, and writes its fields u and v into\n"
           "Zarr arrays [time, z, y, x] that all ranks share, while it goes on.\n\n"
           "  --steps N             time steps, counted from the beginning (%zu)\n"
           "  --out DIRECTORY|URI   the Zarr group (%s). s3://bucket/prefix, file:///directory;\n"
           "                        memory:// for one rank\n"
           "  --store JSON          options of the store, such as {\"endpoint\": \"https://s3.site.org\", \"io_threads\": 1}\n"
           "  --restart             go on from the last snapshot that is there, with any number of ranks\n"
           "  --force               replace arrays that are there\n"
           "  --split chunks|cells  where bricks meet: on the faces of chunks as long as there are enough of them, or\n"
           "                        wherever each rank gets as many cells; chunks that are cut are merged (chunks)\n\n",
           d->steps, d->out);
    printf("Of new arrays; --restart finds these in the store\n"
           "  --grid N | NZ,NY,NX   cells (%zu,%zu,%zu)\n"
           "  --every N             steps between snapshots (%zu)\n"
           "  --chunk Z,Y,X         cells of a chunk (at most 64 along each axis, so that each rank has some)\n"
           "  --shard Z,Y,X         cells of an object that holds many chunks, in multiples of theirs (none)\n"
           "  --codec JSON          one codec or an array of them (%s)\n\n"
           "  --help\n",
           d->grid[0], d->grid[1], d->grid[2], d->every, d->codec);
}

/* A whole number from 1 on that ends in `end`; what follows it, or NULL. */
static const char *read_number(const char *text, char end, size_t *out) {
    char *rest;
    errno = 0;
    unsigned long long value = strtoull(text, &rest, 10);
    *out = (size_t)value;
    /* strtoull() takes signs and spaces. */
    bool good = *text >= '0' && *text <= '9' && errno == 0 && value >= 1 && value <= SIZE_MAX / 4 && *rest == end;
    return good ? rest + (end != '\0') : NULL;
}

static int read_size(const char *option, const char *text, size_t *out) {
    return read_number(text, '\0', out) != NULL ? 0 : fail("%s %s: expected a whole number from 1 on", option, text);
}

static int read_three(const char *option, const char *text, size_t out[3]) {
    const char *at = read_number(text, ',', &out[0]);
    at = at != NULL ? read_number(at, ',', &out[1]) : NULL;
    at = at != NULL ? read_number(at, '\0', &out[2]) : NULL;
    return at != NULL ? 0 : fail("%s %s: expected three whole numbers from 1 on, with commas between", option, text);
}

static int read_grid(const char *text, size_t out[3]) {
    if (read_number(text, '\0', &out[0]) != NULL) {
        out[1] = out[2] = out[0];
        return 0;
    }
    return read_three("--grid", text, out);
}

static int read_split(const char *text, enum split *out) {
    *out = strcmp(text, "cells") == 0 ? SPLIT_CELLS : SPLIT_CHUNKS;
    return *out == SPLIT_CELLS || strcmp(text, "chunks") == 0 ? 0 : fail("--split %s: expected chunks or cells", text);
}

static int read_one(int which, const char *text, struct options *o) {
    switch (which) {
    case STEPS: return read_size("--steps", text, &o->steps);
    case OUT: o->out = text; return 0;
    case STORE: o->store = text; return 0;
    case RESTART: o->restart = true; return 0;
    case FORCE: o->force = true; return 0;
    case SPLIT: return read_split(text, &o->split);
    case GRID: return read_grid(text, o->grid);
    case EVERY: return read_size("--every", text, &o->every);
    case CHUNK: return read_three("--chunk", text, o->chunk);
    case SHARD: return read_three("--shard", text, o->shard);
    case CODEC: o->codec = text; return 0;
    case HELP: return 1;
    default: return -1;
    }
}

int options_read(int argc, char **argv, struct options *out) {
    const char *of_new = NULL; /* an option that only new arrays have */
    int index = 0;
    *out = DEFAULTS;
    opterr = 0; /* one rank says so, not all */
    for (int which; (which = getopt_long(argc, argv, "", LONG, &index)) != -1;) {
        if (which == '?') {
            return fail("%s is not known, or lacks its value; --help tells of the options", argv[optind - 1]);
        }
        int status = read_one(which, optarg, out);
        if (status != 0) {
            return status;
        }
        of_new = which >= GRID && which <= CODEC ? LONG[index].name : of_new;
    }
    if (optind < argc) {
        return fail("unexpected argument %s; --help tells of the options", argv[optind]);
    }
    if (out->restart && (out->force || of_new != NULL)) {
        return fail("--restart goes on with what is there: it excludes --%s", out->force ? "force" : of_new);
    }
    return out->restart || out->every <= out->steps
               ? 0
               : fail("--every %zu: there are only %zu steps, so there would be no snapshot", out->every, out->steps);
}
