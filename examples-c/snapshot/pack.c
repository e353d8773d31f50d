#define _XOPEN_SOURCE 700
#include "pack.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "report.h"

/* Chunks that go through the pool together. */
static const size_t BATCH_BYTES = (size_t)256 << 20;

/* What one call of pack() works on. */
struct job {
    struct packer *packer;
    const struct zarr_array *array;
    const struct grid *grid;
    size_t first, chunk_bytes;
    struct pack_totals *totals;
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int packer_new(const tierce_codec *codec, int threads, struct packer *out) {
    struct packer p = {.codec = codec};
    tierce_status status = tierce_buffer_new(0, &p.encoded);
    if (status == TIERCE_OK && threads != 1) {
        status = tierce_pool_new(threads, &p.pool);
    }
    if (status < 0) {
        packer_free(&p);
        return fail_tierce(status, "cannot start %d threads", threads);
    }
    *out = p;
    return 0;
}

void packer_free(struct packer *p) {
    tierce_pool_free(p->pool);
    tierce_buffer_free(p->encoded);
    bytes_free(&p->raw);
    bytes_free(&p->decoded);
    bytes_free(&p->stored);
    *p = (struct packer){0};
}

static int chunk_key(const struct job *job, size_t number, char *key) {
    size_t in_grid[MAX_DIMS], in_array[MAX_DIMS];
    int ndim = job->grid->ndim;
    grid_chunk_index(job->grid, number, in_grid);
    for (int d = 0; d < ndim; d++) {
        in_array[d] = in_grid[job->array->fortran ? ndim - 1 - d : d];
    }
    if (ndim > 0) {
        in_array[0] += job->first;
    }
    return zarr_chunk_key(job->array, in_array, key);
}

static int write_chunk(const struct job *job, size_t number, const void *data, size_t len) {
    char key[PATH_SIZE];
    job->totals->stored += len;
    return chunk_key(job, number, key) < 0 ? -1 : place_write(job->array->group->place, key, data, len);
}

/* Appends a stored chunk to `stored`. */
static int read_chunk(const struct job *job, size_t number) {
    char key[PATH_SIZE];
    return chunk_key(job, number, key) < 0 ? -1 : place_read(job->array->group->place, key, &job->packer->stored);
}

static int compare(const struct job *job, size_t number, const void *decoded, size_t len, const void *raw) {
    char key[PATH_SIZE];
    if (len == job->chunk_bytes && memcmp(decoded, raw, len) == 0) {
        return 0;
    }
    return chunk_key(job, number, key) < 0 ? -1 : fail("%s does not decode to what was encoded", key);
}

/* One chunk in this thread. All memory is used again for the next. */
static int pack_one(const struct job *job, size_t number) {
    struct packer *p = job->packer;
    size_t index[MAX_DIMS], len = 0;
    grid_chunk_index(job->grid, number, index);
    grid_copy_chunk(job->grid, index, job->chunk_bytes, p->raw.data);

    double start = seconds();
    tierce_status status = tierce_codec_encode(p->codec, p->raw.data, job->chunk_bytes, p->encoded);
    job->totals->encode_seconds += seconds() - start;
    if (status < 0) {
        return fail_tierce(status, "cannot encode chunk %zu of %s", number, job->array->name);
    }
    p->stored.len = 0;
    if (write_chunk(job, number, tierce_buffer_data(p->encoded), tierce_buffer_len(p->encoded)) < 0 ||
        read_chunk(job, number) < 0) {
        return -1;
    }
    start = seconds();
    status = tierce_codec_decode_into(p->codec, p->stored.data, p->stored.len, p->decoded.data, job->chunk_bytes, &len);
    job->totals->decode_seconds += seconds() - start;
    if (status < 0) {
        return fail_tierce(status, "cannot decode chunk %zu of %s", number, job->array->name);
    }
    return compare(job, number, p->decoded.data, len, p->raw.data);
}

/* A batch of chunks and the memory that lists them. */
struct batch {
    size_t start, count;
    const void **items;
    size_t *lengths;
    tierce_segment *segments; /* of packer.stored */
    tierce_segments_collection *raw, *encoded, *decoded;
};

static int encode_batch(const struct job *job, struct batch *b) {
    struct packer *p = job->packer;
    for (size_t i = 0; i < b->count; i++) {
        size_t index[MAX_DIMS];
        char *chunk = p->raw.data + i * job->chunk_bytes;
        grid_chunk_index(job->grid, b->start + i, index);
        grid_copy_chunk(job->grid, index, job->chunk_bytes, chunk);
        b->items[i] = chunk;
        b->lengths[i] = job->chunk_bytes;
    }
    tierce_status status = tierce_segments_collection_from_pointers(b->items, b->lengths, b->count, &b->raw);
    if (status == TIERCE_OK) {
        double start = seconds();
        status = tierce_codec_encode_many(p->codec, b->raw, p->pool, &b->encoded, NULL);
        job->totals->encode_seconds += seconds() - start;
    }
    return status < 0 ? fail_tierce(status, "cannot encode the chunks of %s", job->array->name) : 0;
}

/* Writes the files, and reads them back one behind the other into packer.stored. */
static int store_batch(const struct job *job, struct batch *b) {
    struct bytes *stored = &job->packer->stored;
    stored->len = 0;
    for (size_t i = 0; i < b->count; i++) {
        const void *data;
        size_t len, before = stored->len;
        tierce_status status = tierce_segments_collection_get(b->encoded, i, &data, &len);
        if (status < 0) {
            return fail_tierce(status, "cannot take chunk %zu of %s", b->start + i, job->array->name);
        }
        if (write_chunk(job, b->start + i, data, len) < 0 || read_chunk(job, b->start + i) < 0) {
            return -1;
        }
        b->segments[i] = (tierce_segment){.offset = before, .length = stored->len - before};
    }
    return 0;
}

static int decode_batch(const struct job *job, struct batch *b) {
    struct packer *p = job->packer;
    tierce_segments *segments = NULL;
    tierce_segments_collection *src = NULL;
    /* `stored` outlives both, so nobody has to be told when it is no longer read. */
    tierce_status status =
        tierce_segments_wrap(p->stored.data, p->stored.len, b->segments, b->count, NULL, NULL, &segments);
    if (status == TIERCE_OK) {
        const tierce_segments *parts[] = {segments};
        status = tierce_segments_collection_new(parts, 1, &src);
    }
    if (status == TIERCE_OK) {
        double start = seconds();
        status = tierce_codec_decode_many(p->codec, src, job->chunk_bytes, p->pool, &b->decoded, NULL);
        job->totals->decode_seconds += seconds() - start;
    }
    int result = status < 0 ? fail_tierce(status, "cannot decode the chunks of %s", job->array->name) : 0;
    tierce_segments_collection_free(src);
    tierce_segments_free(segments);
    return result;
}

static int compare_batch(const struct job *job, const struct batch *b) {
    for (size_t i = 0; i < b->count; i++) {
        const void *decoded;
        size_t len;
        tierce_status status = tierce_segments_collection_get(b->decoded, i, &decoded, &len);
        if (status < 0) {
            return fail_tierce(status, "cannot take chunk %zu of %s", b->start + i, job->array->name);
        }
        if (compare(job, b->start + i, decoded, len, b->items[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

/* Several chunks on the threads of the pool. */
static int pack_many(const struct job *job, size_t start, size_t count) {
    struct batch b = {.start = start, .count = count};
    b.items = calloc(count, sizeof *b.items);
    b.lengths = calloc(count, sizeof *b.lengths);
    b.segments = calloc(count, sizeof *b.segments);
    bool listed = b.items != NULL && b.lengths != NULL && b.segments != NULL;
    int result = listed ? 0 : fail("no memory for a list of %zu chunks", count);
    if (result == 0) {
        bool good = encode_batch(job, &b) == 0 && store_batch(job, &b) == 0 && decode_batch(job, &b) == 0 &&
                    compare_batch(job, &b) == 0;
        result = good ? 0 : -1;
    }
    tierce_segments_collection_free(b.decoded);
    tierce_segments_collection_free(b.encoded);
    tierce_segments_collection_free(b.raw);
    free(b.segments);
    free(b.lengths);
    free(b.items);
    return result;
}

int pack(struct packer *p, const struct zarr_array *array, const struct grid *g, size_t first,
         struct pack_totals *totals) {
    size_t raw, chunk_bytes, chunks;
    if (grid_sizes(g, &raw, &chunk_bytes, &chunks) < 0) {
        return -1;
    }
    size_t batch = p->pool == NULL || chunk_bytes > BATCH_BYTES ? 1 : BATCH_BYTES / chunk_bytes;
    batch = batch < chunks ? batch : chunks;
    p->raw.len = p->decoded.len = 0;
    if (!bytes_reserve(&p->raw, batch * chunk_bytes) || (p->pool == NULL && !bytes_reserve(&p->decoded, chunk_bytes))) {
        return fail("no memory for %zu chunks of %zu bytes", batch, chunk_bytes);
    }
    const struct job job = {p, array, g, first, chunk_bytes, totals};
    for (size_t number = 0; number < chunks; number += batch) {
        size_t count = batch < chunks - number ? batch : chunks - number;
        if ((p->pool == NULL ? pack_one(&job, number) : pack_many(&job, number, count)) < 0) {
            return -1;
        }
    }
    totals->raw += raw;
    totals->coded += (uint64_t)chunks * chunk_bytes;
    totals->chunks += chunks;
    return 0;
}
