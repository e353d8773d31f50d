/* Encodes and decodes many chunks on the threads of a pool. One of them is damaged on the way: it is reported, and the
 * others are there. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { CHUNKS = 200, CELLS = 4096, DAMAGED = 77 };

static float chunks[CHUNKS][CELLS];
static const void *items[CHUNKS];
static size_t lengths[CHUNKS];
static tierce_status each[CHUNKS];

static void fill(void) {
    for (int c = 0; c < CHUNKS; c++) {
        for (int i = 0; i < CELLS; i++) {
            chunks[c][i] = (float)(c * 1000 + i / 8);
        }
    }
}

static int encode(const tierce_codec *codec, const tierce_pool *pool, tierce_segments_collection **packed) {
    for (int c = 0; c < CHUNKS; c++) {
        items[c] = chunks[c];
        lengths[c] = sizeof chunks[c];
    }
    tierce_segments_collection *src = NULL;
    /* Without an array of statuses the call makes all or fails. */
    int good = succeeded(tierce_segments_collection_from_pointers(items, lengths, CHUNKS, &src), "collect") &&
               succeeded(tierce_codec_encode_many(codec, src, pool, packed, NULL), "encode");
    if (good) {
        printf("%d chunks on %d threads: %llu bytes packed to %llu\n", CHUNKS, (int)tierce_pool_threads(pool),
               (unsigned long long)tierce_segments_collection_size(src),
               (unsigned long long)tierce_segments_collection_size(*packed));
    }
    tierce_segments_collection_free(src);
    return good;
}

/* Lists the packed chunks, one of them cut short as a lost transfer would do. */
static int list_packed(const tierce_segments_collection *packed) {
    for (size_t c = 0; c < CHUNKS; c++) {
        if (!succeeded(tierce_segments_collection_get(packed, c, &items[c], &lengths[c]), "get")) {
            return 0;
        }
    }
    lengths[DAMAGED] /= 2;
    return 1;
}

static int check(tierce_status status, const tierce_segments_collection *back) {
    int whole = 0;
    for (size_t c = 0; c < CHUNKS; c++) {
        const void *item;
        size_t len;
        if (each[c] < 0) {
            /* The message on this thread is that of the first item that failed. */
            char message[512];
            tierce_last_error(message, sizeof message);
            printf("chunk %zu is lost: %s: %s\n", c, tierce_status_name(each[c]), message);
        } else if (succeeded(tierce_segments_collection_get(back, c, &item, &len), "get")) {
            whole += len == sizeof chunks[c] && memcmp(item, chunks[c], len) == 0;
        }
    }
    printf("%d of %d chunks are back\n", whole, CHUNKS);
    return status == TIERCE_PARTIAL && each[DAMAGED] == TIERCE_E_CORRUPT && whole == CHUNKS - 1;
}

static int decode(const tierce_codec *codec, const tierce_pool *pool) {
    tierce_segments_collection *src = NULL, *back = NULL;
    int good = succeeded(tierce_segments_collection_from_pointers(items, lengths, CHUNKS, &src), "collect");
    if (good) {
        tierce_status status = tierce_codec_decode_many(codec, src, sizeof chunks[0], pool, &back, each);
        good = succeeded(status, "decode") && check(status, back);
    }
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(src);
    return good;
}

int main(void) {
    const char *json = "[{\"id\": \"shuffle\", \"elementsize\": 4}, {\"id\": \"lz4\"}, {\"id\": \"crc32c\"}]";
    tierce_codec *codec = NULL;
    tierce_pool *pool = NULL;
    tierce_segments_collection *packed = NULL;
    fill();
    int good = succeeded(tierce_codec_from_json(json, strlen(json), &codec), "codec") &&
               succeeded(tierce_pool_new(-1, &pool), "pool") && encode(codec, pool, &packed) && list_packed(packed) &&
               decode(codec, pool);
    tierce_segments_collection_free(packed);
    tierce_pool_free(pool);
    tierce_codec_free(codec);
    if (!good) {
        fprintf(stderr, "many_chunks: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
