/* Objects in a store: written, listed, measured, read and deleted.
 *
 *     objects [URI [OPTIONS]]
 *     objects s3://bucket/test '{"endpoint": "http://127.0.0.1:9000"}'
 *
 * Without arguments the store is the memory of this process.
 */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { COUNT = 24, SIZE = 1 << 20 };
static const char PREFIX[] = "tierce-objects/";

/* Called by the store's threads, one at a time. */
static void draw(void *doing, uint64_t done, uint64_t total, uint64_t bytes) {
    char bar[41];
    int full = (int)(done * 40 / total);
    memset(bar, '.', 40);
    memset(bar, '#', (size_t)full);
    bar[40] = '\0';
    printf("\r%-8s [%s] %3llu of %llu, %5.1f MB%s", (const char *)doing, bar, (unsigned long long)done,
           (unsigned long long)total, (double)bytes / 1e6, done == total ? "\n" : "");
    fflush(stdout);
}

/* Makes objects up, and writes several at once. */
static int put(const tierce_store *store) {
    char options[200];
    const char *format = "{\"num\": %d, \"size\": %d, \"template\": \"{:03}-of-{}\", \"seed\": 7}";
    size_t len = (size_t)snprintf(options, sizeof options, format, COUNT, SIZE);
    tierce_status status =
        tierce_store_generate(store, PREFIX, strlen(PREFIX), options, len, draw, "writing", NULL, NULL);
    return succeeded(status, "writing");
}

/* Fills `keys` with what is there, at most COUNT. */
static int list(const tierce_store *store, char *keys[COUNT], size_t *count) {
    tierce_listing *listing = NULL;
    tierce_object_info *info = NULL;
    uint64_t bytes = 0;
    tierce_status status = tierce_object_info_new(&info);
    if (status == TIERCE_OK) {
        status = tierce_store_list(store, PREFIX, strlen(PREFIX), TIERCE_LIST_RECURSIVE, NULL, 0, &listing);
    }
    while (status == TIERCE_OK && *count < COUNT && (status = tierce_listing_next(listing, info)) == TIERCE_OK) {
        size_t size = tierce_object_info_key_len(info) + 1;
        keys[*count] = malloc(size);
        if (keys[*count] == NULL) {
            break;
        }
        memcpy(keys[(*count)++], tierce_object_info_key(info), size);
        bytes += tierce_object_info_size(info);
    }
    tierce_listing_free(listing);
    tierce_object_info_free(info);
    printf("listed   %zu objects of %llu bytes\n", *count, (unsigned long long)bytes);
    return succeeded(status, "listing");
}

/* Reads all at once, each as an operation of its own, and draws a bar as they end. */
static int get(const tierce_store *store, char *const keys[COUNT], size_t count) {
    tierce_op *ops[COUNT] = {NULL};
    uint64_t bytes = 0;
    int good = 1;
    for (size_t i = 0; i < count; i++) {
        const char *key = keys[i];
        good = good && succeeded(tierce_store_get_async(store, key, strlen(key), NULL, SIZE_MAX, &ops[i]), key);
    }
    for (size_t done = 1; good && done <= count; done++) {
        size_t which = 0;
        uint64_t size = 0;
        good = succeeded(tierce_op_wait_any((const tierce_op *const *)ops, count, -1, &which), "waiting") &&
               succeeded(tierce_op_size(ops[which], &size), keys[which]);
        bytes += size;
        draw("reading", done, count, bytes);
        tierce_op_free(ops[which]);
        ops[which] = NULL;
    }
    for (size_t i = 0; i < count; i++) {
        tierce_op_free(ops[i]); /* those that were not waited for are cancelled */
    }
    return good;
}

static int stats(const tierce_store *store, char *const keys[COUNT], size_t count) {
    uint64_t objects = 0, bytes = 0;
    tierce_status status =
        tierce_store_get_many_stats(store, (const char *const *)keys, NULL, count, &objects, &bytes, NULL);
    printf("stats    %llu objects, %llu bytes\n", (unsigned long long)objects, (unsigned long long)bytes);
    return succeeded(status, "reading to measure") && bytes == (uint64_t)count * SIZE;
}

static int delete(const tierce_store *store) {
    uint64_t deleted = 0;
    tierce_status status = tierce_store_delete_prefix(store, PREFIX, strlen(PREFIX), &deleted);
    printf("deleted  %llu objects\n", (unsigned long long)deleted);
    return succeeded(status, "deleting") && deleted == COUNT;
}

int main(int argc, char **argv) {
    const char *uri = argc > 1 ? argv[1] : "memory://", *options = argc > 2 ? argv[2] : "{}";
    char *keys[COUNT] = {NULL};
    size_t count = 0;
    tierce_store *store = NULL;
    int good = succeeded(tierce_store_open(uri, strlen(uri), options, strlen(options), &store), uri) && put(store) &&
               list(store, keys, &count) && count == COUNT && get(store, keys, count) && stats(store, keys, count) &&
               delete(store);
    for (size_t i = 0; i < count; i++) {
        free(keys[i]);
    }
    tierce_store_free(store);
    return good ? 0 : 1;
}
