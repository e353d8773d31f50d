/* Many small frames in one call each way, on the threads of a pool. Some arrive damaged: each item has a status, and the
 * others are there. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { ITEMS = 10000, ITEM = 1000, CUT = 4321, HUGE_ITEM = 7777 };

static unsigned char data[ITEMS + ITEM * 8];
static const void *items[ITEMS];
static size_t lengths[ITEMS];
static tierce_status each[ITEMS];

static void make_items(void) {
    unsigned state = 7;
    for (size_t i = 0; i < sizeof data; i++) {
        state = state * 1664525u + 1013904223u;
        data[i] = (unsigned char)"density pressure velocity "[state >> 27];
    }
    for (size_t i = 0; i < ITEMS; i++) {
        items[i] = data + i;
        lengths[i] = ITEM;
    }
    /* One is larger than the reader will allow. */
    lengths[HUGE_ITEM] = ITEM * 8;
}

/* Without an array of statuses the call makes all or fails. */
static int pack(const tierce_pool *pool, tierce_segments_collection **frames) {
    tierce_zstd_compressor *compressor = NULL;
    tierce_segments_collection *src = NULL;
    int good = succeeded(tierce_zstd_compressor_new(3, NULL, &compressor), "compressor") &&
               succeeded(tierce_segments_collection_from_pointers(items, lengths, ITEMS, &src), "collect") &&
               succeeded(tierce_zstd_compressor_compress_many(compressor, src, TIERCE_ZSTD_SHARED_BUFFERS, pool, frames,
                                                              NULL), "compress");
    if (good) {
        printf("%d items of %llu bytes on %d threads: frames of %llu bytes\n", ITEMS,
               (unsigned long long)tierce_segments_collection_size(src), (int)tierce_pool_threads(pool),
               (unsigned long long)tierce_segments_collection_size(*frames));
    }
    tierce_segments_collection_free(src);
    tierce_zstd_compressor_free(compressor);
    return good;
}

/* The frames as they arrive: one of them cut short. */
static int receive(const tierce_segments_collection *frames, tierce_segments_collection **arrived) {
    static const void *pointers[ITEMS];
    static size_t sizes[ITEMS];
    for (size_t i = 0; i < ITEMS; i++) {
        if (!succeeded(tierce_segments_collection_get(frames, i, &pointers[i], &sizes[i]), "get")) {
            return 0;
        }
    }
    sizes[CUT] /= 2;
    return succeeded(tierce_segments_collection_from_pointers(pointers, sizes, ITEMS, arrived), "collect");
}

static int check(const tierce_segments_collection *back) {
    int whole = 0;
    for (size_t i = 0; i < ITEMS; i++) {
        const void *item;
        size_t len;
        if (each[i] < 0) {
            printf("item %zu: %s\n", i, tierce_status_name(each[i]));
        } else if (succeeded(tierce_segments_collection_get(back, i, &item, &len), "get")) {
            whole += len == lengths[i] && memcmp(item, items[i], len) == 0;
        }
    }
    printf("%d of %d items are back\n", whole, ITEMS);
    return whole == ITEMS - 2 && each[CUT] == TIERCE_E_CORRUPT && each[HUGE_ITEM] == TIERCE_E_LIMIT;
}

/* Each item to at most ITEM bytes. */
static int unpack(const tierce_pool *pool, const tierce_segments_collection *frames) {
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_segments_collection *arrived = NULL, *back = NULL;
    char message[256];
    int good = succeeded(tierce_zstd_decompressor_new(NULL, 0, &decompressor), "decompressor") &&
               receive(frames, &arrived);
    if (good) {
        tierce_status status = tierce_zstd_decompressor_decompress_many(decompressor, arrived, NULL, ITEM,
                                                                        TIERCE_ZSTD_SHARED_BUFFERS, pool, &back, each);
        /* The message on this thread is that of the first item that failed. */
        tierce_last_error(message, sizeof message);
        printf("decompress: %s: %s\n", tierce_status_name(status), message);
        good = status == TIERCE_PARTIAL && check(back);
    }
    tierce_segments_collection_free(back);
    tierce_segments_collection_free(arrived);
    tierce_zstd_decompressor_free(decompressor);
    return good;
}

int main(void) {
    tierce_pool *pool = NULL;
    tierce_segments_collection *frames = NULL;
    make_items();
    /* As many threads as this process may use; little work takes fewer. */
    int good = succeeded(tierce_pool_new(-1, &pool), "pool") && pack(pool, &frames) && unpack(pool, frames);
    tierce_segments_collection_free(frames);
    tierce_pool_free(pool);
    if (!good) {
        fprintf(stderr, "zstd_batch: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
