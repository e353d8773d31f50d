/* A solver's state as a structure of arrays with ghost cells: every field's interior is encoded from where it lies, and
 * restored to where it belongs, in parallel and without a copy by the program. The ghost cells stay as they are. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { NX = 64, NY = 48, NZ = 32, GHOST = 2, FIELDS = 3 };
enum { MX = NX + 2 * GHOST, MY = NY + 2 * GHOST, MZ = NZ + 2 * GHOST };

struct state {
    double u[MX][MY][MZ], v[MX][MY][MZ];
    float p[MX][MY][MZ];
};

static struct state before, after;

static void fill(struct state *state) {
    for (int i = 0; i < MX; i++) {
        for (int j = 0; j < MY; j++) {
            for (int k = 0; k < MZ; k++) {
                state->u[i][j][k] = i * 0.5 + j;
                state->v[i][j][k] = k * 0.25 - i;
                state->p[i][j][k] = (float)(i * j + k);
            }
        }
    }
}

static int interior(const char *dtype, void *field, tierce_array **out) {
    const size_t shape[3] = {MX, MY, MZ}, ghosts[3] = {GHOST, GHOST, GHOST};
    tierce_array *whole = NULL;
    int good = succeeded(tierce_array_borrow_mut(dtype, field, shape, NULL, 3, TIERCE_ORDER_C, NULL, NULL, &whole),
                         "borrow") &&
               succeeded(tierce_array_interior(whole, ghosts, ghosts, 3, out), "interior");
    tierce_array_free(whole); /* the view lives on */
    return good;
}

static int interiors(struct state *state, tierce_array *arrays[FIELDS]) {
    return interior("float64", state->u, &arrays[0]) && interior("float64", state->v, &arrays[1]) &&
           interior("float32", state->p, &arrays[2]);
}

/* Whether the interiors are equal and the ghost cells of `after` are still zero. */
static int restored(void) {
    int good = 1;
    for (int i = 0; i < MX; i++) {
        for (int j = 0; j < MY; j++) {
            for (int k = 0; k < MZ; k++) {
                int ghost = i < GHOST || i >= MX - GHOST || j < GHOST || j >= MY - GHOST || k < GHOST || k >= MZ - GHOST;
                good = good && after.u[i][j][k] == (ghost ? 0 : before.u[i][j][k]) &&
                       after.v[i][j][k] == (ghost ? 0 : before.v[i][j][k]) &&
                       after.p[i][j][k] == (ghost ? 0 : before.p[i][j][k]);
            }
        }
    }
    return good;
}

int main(void) {
    /* zarr v3's way to say it: bytes in a stated order, then a compressor. */
    const char *json = "[{\"name\": \"bytes\", \"configuration\": {\"endian\": \"little\"}},"
                       " {\"name\": \"zstd\", \"configuration\": {\"level\": 1, \"checksum\": true}}]";
    tierce_codec *codec = NULL;
    tierce_pool *pool = NULL;
    tierce_segments_collection *chunks = NULL;
    tierce_array *from[FIELDS] = {NULL}, *to[FIELDS] = {NULL};
    fill(&before);
    int good = succeeded(tierce_codec_from_json(json, strlen(json), &codec), "codec") &&
               succeeded(tierce_pool_new(-1, &pool), "pool") && interiors(&before, from) && interiors(&after, to) &&
               succeeded(tierce_codec_encode_arrays(codec, (const tierce_array *const *)from, FIELDS, pool, &chunks, NULL),
                         "encode") &&
               succeeded(tierce_codec_decode_arrays_into(codec, chunks, to, FIELDS, pool, NULL), "decode") && restored();
    if (good) {
        printf("%d fields of %d x %d x %d cells: %zu bytes packed to %llu, and back between the ghost cells\n", FIELDS, NX, NY,
               NZ, tierce_array_size(from[0]) + tierce_array_size(from[1]) + tierce_array_size(from[2]),
               (unsigned long long)tierce_segments_collection_size(chunks));
    }
    for (int i = 0; i < FIELDS; i++) {
        tierce_array_free(from[i]);
        tierce_array_free(to[i]);
    }
    tierce_segments_collection_free(chunks);
    tierce_pool_free(pool);
    tierce_codec_free(codec);
    if (!good) {
        fprintf(stderr, "array_halo: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
