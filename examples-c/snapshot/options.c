#define _XOPEN_SOURCE 700
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tierce.h>

#include "report.h"

static const struct options DEFAULTS = {
    .physics = {.du = 0.16, .dv = 0.08, .feed = 0.035, .kill = 0.06, .dt = 1, .seed = 1},
    .cells = {64, 64, 64},
    .steps = 1000,
    .every = 100,
    .threads = 1,
    .out = "snapshot.zarr",
    .zarr = 2,
};

enum { GRID = 256, STEPS, EVERY, FEED, KILL, DU, DV, DT, SEED, DATA, CODEC, CODEC_FILE, CHUNK, THREADS, OUT, STORE, ZARR,
       FORCE, SYNC, RESTART, RAW, HELP, VERSION };

static const struct option LONG[] = {
    {"grid", required_argument, NULL, GRID},
    {"steps", required_argument, NULL, STEPS},
    {"every", required_argument, NULL, EVERY},
    {"feed", required_argument, NULL, FEED},
    {"kill", required_argument, NULL, KILL},
    {"du", required_argument, NULL, DU},
    {"dv", required_argument, NULL, DV},
    {"dt", required_argument, NULL, DT},
    {"seed", required_argument, NULL, SEED},
    {"data", required_argument, NULL, DATA},
    {"codec", required_argument, NULL, CODEC},
    {"codec-file", required_argument, NULL, CODEC_FILE},
    {"chunk", required_argument, NULL, CHUNK},
    {"threads", required_argument, NULL, THREADS},
    {"out", required_argument, NULL, OUT},
    {"store", required_argument, NULL, STORE},
    {"zarr", required_argument, NULL, ZARR},
    {"force", no_argument, NULL, FORCE},
    {"sync", no_argument, NULL, SYNC},
    {"restart", no_argument, NULL, RESTART},
    {"raw", required_argument, NULL, RAW},
    {"help", no_argument, NULL, HELP},
    {"version", no_argument, NULL, VERSION},
    {0},
};

static void print_help(void) {
    const struct options *d = &DEFAULTS;
    printf("Usage: snapshot [options]\n\n"
           "Runs a Gray-Scott reaction-diffusion simulation and packs its fields u and v into a Zarr group, or packs\n"
           "the array of an .npy file. All chunks are read back and compared bit for bit.\n\n"
           "Simulation\n"
           "  --grid N | NZ,NY,NX   cells (%zu,%zu,%zu)\n"
           "  --steps N             time steps (%zu)\n"
           "  --every N             steps between snapshots (%zu)\n",
           d->cells[0], d->cells[1], d->cells[2], d->steps, d->every);
    printf("  --feed F              rate at which u is fed (%g)\n"
           "  --kill K              rate at which v is removed (%g)\n"
           "  --du D, --dv D        diffusion of u and of v (%g, %g)\n"
           "  --dt T                length of a time step (%g)\n"
           "  --seed N              of the initial state (%llu)\n\n",
           d->physics.feed, d->physics.kill, d->physics.du, d->physics.dv, d->physics.dt,
           (unsigned long long)d->physics.seed);
    printf("Instead of it\n"
           "  --data FILE.npy       pack this array, as `data`\n\n"
           "Packing\n"
           "  --codec JSON          one codec or an array of them, in the form of zarr v2 or v3\n"
           "                        ([{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\", \"level\": 3}],\n"
           "                        with the elementsize of the data, and without shuffle for one byte)\n"
           "  --codec-file FILE     the same from a file\n"
           "  --chunk N,N,...       elements of a chunk along each dimension of the array; for the simulation without\n"
           "                        that of time, which is 1 (at most 32,32,32; for --data at most 1 MiB in all)\n"
           "  --threads N           work on so many threads; -1: as many as this process may use (%d)\n\n",
           d->threads);
    printf("Output\n"
           "  --out DIRECTORY|URI   the Zarr group; new or empty (%s). s3://bucket/prefix,\n"
           "                        file:///directory: see tierce_store_open()\n"
           "  --store JSON          options of that store, such as {\"endpoint\": \"https://s3.site.org\"}\n"
           "  --zarr 2|3            version of the format (%d)\n"
           "  --force               write into a directory that is not empty; arrays of the same names are replaced\n"
           "  --restart             go on from the last snapshot that is there, with the same options, up to --steps\n"
           "  --sync                wait until each file has reached the disk\n"
           "  --raw PREFIX          for tests: also write each field without codec to PREFIX.u and PREFIX.v, or to\n"
           "                        PREFIX.data, in the order of memory without ghost cells\n\n"
           "  --help, --version\n",
           d->out, d->zarr);
}

/* A whole number from `min` to `max`, and nothing behind it but `end`; the rest of the text, or NULL. */
static const char *read_number(const char *text, const char *ends, long long min, unsigned long long max,
                               unsigned long long *out) {
    char *rest;
    errno = 0;
    bool negative = *text == '-';
    if (!negative && (*text < '0' || *text > '9')) {
        return NULL;
    }
    if (negative) {
        long long value = strtoll(text, &rest, 10);
        *out = (unsigned long long)value;
        return errno == 0 && rest > text + 1 && value >= min && strchr(ends, *rest) != NULL ? rest : NULL;
    }
    *out = strtoull(text, &rest, 10);
    bool enough = min <= 0 || *out >= (unsigned long long)min;
    return errno == 0 && enough && *out <= max && strchr(ends, *rest) != NULL ? rest : NULL;
}

static int whole(const char *option, const char *text, long long min, unsigned long long max, unsigned long long *out) {
    if (read_number(text, "", min, max, out) != NULL) {
        return 0;
    }
    return fail("%s %s: expected a whole number from %lld to %llu", option, text, min, max);
}

static int size(const char *option, const char *text, size_t min, size_t *out) {
    unsigned long long value = 0;
    int status = whole(option, text, (long long)min, SIZE_MAX / 4, &value);
    *out = (size_t)value;
    return status;
}

static int real(const char *option, const char *text, double *out) {
    char *rest;
    *out = strtod(text, &rest);
    return rest > text && *rest == '\0' && isfinite(*out) && *out >= 0
               ? 0
               : fail("%s %s: expected a number that is not negative", option, text);
}

/* Numbers with commas between; how many, or -1. */
static int list(const char *option, const char *text, size_t *out, int max) {
    const char *at = text;
    for (int count = 0; count < max; count++) {
        unsigned long long value;
        at = read_number(at, ",", 1, SIZE_MAX / 4, &value);
        if (at == NULL) {
            break;
        }
        out[count] = (size_t)value;
        if (*at++ == '\0') {
            return count + 1;
        }
    }
    return fail("%s %s: expected up to %d whole numbers from 1 on, with commas between", option, text, max);
}

static int read_grid(const char *text, size_t cells[3]) {
    int count = list("--grid", text, cells, 3);
    if (count == 1) {
        cells[1] = cells[2] = cells[0];
    }
    return count == 2 ? fail("--grid %s: expected one number of cells, or three", text) : count < 0 ? -1 : 0;
}

static int read_one(int which, const char *text, struct options *o) {
    unsigned long long number = 0;
    int status = 0;
    switch (which) {
    case GRID: return read_grid(text, o->cells);
    case STEPS: return size("--steps", text, 1, &o->steps);
    case EVERY: return size("--every", text, 1, &o->every);
    case FEED: return real("--feed", text, &o->physics.feed);
    case KILL: return real("--kill", text, &o->physics.kill);
    case DU: return real("--du", text, &o->physics.du);
    case DV: return real("--dv", text, &o->physics.dv);
    case DT: return real("--dt", text, &o->physics.dt);
    case SEED:
        status = whole("--seed", text, 0, UINT64_MAX, &number);
        o->physics.seed = number;
        return status;
    case DATA: o->data = text; return 0;
    case CODEC: o->codec = text; return 0;
    case CODEC_FILE: o->codec_file = text; return 0;
    case CHUNK: o->chunk_dims = list("--chunk", text, o->chunk, MAX_DIMS); return o->chunk_dims < 0 ? -1 : 0;
    case THREADS:
        status = whole("--threads", text, -1, 4096, &number);
        o->threads = (int)(long long)number;
        return status == 0 && o->threads == 0 ? fail("--threads 0: expected a number of threads, or -1") : status;
    case OUT: o->out = text; return 0;
    case STORE: o->store = text; return 0;
    case ZARR:
        status = whole("--zarr", text, 2, 3, &number);
        o->zarr = (int)number;
        return status;
    case FORCE: o->force = true; return 0;
    case SYNC: o->sync = true; return 0;
    case RESTART: o->restart = true; return 0;
    case RAW: o->raw = text; return 0;
    case HELP: print_help(); return 1;
    case VERSION: printf("snapshot, with tierce %s\n", tierce_version()); return 1;
    default: fprintf(stderr, "snapshot --help tells of the options.\n"); return -1;
    }
}

static int check(const struct options *o) {
    if (o->codec != NULL && o->codec_file != NULL) {
        return fail("--codec and --codec-file exclude each other");
    }
    if (*o->out == '\0') {
        return fail("--out needs the name of a directory");
    }
    if (o->restart && (o->force || o->data != NULL)) {
        return fail("--restart goes on with a simulation: it excludes --force and --data");
    }
    if (o->data != NULL) {
        return 0;
    }
    if (o->every > o->steps) {
        return fail("--every %zu: there are only %zu steps, so there would be no snapshot", o->every, o->steps);
    }
    if (o->physics.dt > gray_scott_largest_dt(&o->physics)) {
        return fail("--dt %g is not stable with this diffusion; at most %g is", o->physics.dt,
                    gray_scott_largest_dt(&o->physics));
    }
    if (o->chunk_dims != 0 && o->chunk_dims != 3) {
        return fail("--chunk has %d numbers, but the simulation has 3 dimensions", o->chunk_dims);
    }
    return 0;
}

int options_read(int argc, char **argv, struct options *out) {
    *out = DEFAULTS;
    for (int which; (which = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
        int status = read_one(which, optarg, out);
        if (status != 0) {
            return status;
        }
    }
    return optind < argc ? fail("unexpected argument %s; --help tells of the options", argv[optind]) : check(out);
}
