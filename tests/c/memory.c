/* Memory that cannot be had is a status, not the end of the program. */
#define _GNU_SOURCE
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "child.h"
#include "own.h"

enum { PLAIN = 6 * 1000 * 1000, HEADROOM = 2 << 20 };

/* From here on this process gets `headroom` more bytes of memory. */
static void cap(size_t headroom)
{
    unsigned long pages = 0;
    struct rlimit limit;
    FILE *statm = fopen("/proc/self/statm", "r");
    CHECK(statm != NULL && fscanf(statm, "%lu", &pages) == 1);
    if (statm != NULL) {
        fclose(statm);
    }
    limit.rlim_cur = limit.rlim_max = pages * (rlim_t)sysconf(_SC_PAGESIZE) + headroom;
    CHECK(setrlimit(RLIMIT_AS, &limit) == 0);
}

static int ok_or_no_memory(tierce_status status)
{
    return status == TIERCE_OK || status == TIERCE_E_NO_MEMORY;
}

static void buffers(void *unused)
{
    const size_t sizes[] = {(size_t)2 * HEADROOM, (size_t)1 << 32, (size_t)1 << 40, (size_t)1 << 46};
    static char block[HEADROOM / 8];
    tierce_buffer *kept = make_buffer();
    tierce_status status = TIERCE_OK;
    size_t len = 0;
    (void)unused;
    CHECK_STATUS(tierce_buffer_append(kept, "kept", 4), TIERCE_OK);
    cap(HEADROOM);
    for (size_t i = 0; i < 4; i++) {
        tierce_buffer *none = NULL;
        CHECK_STATUS(tierce_buffer_new(sizes[i], &none), TIERCE_E_NO_MEMORY);
        CHECK(none == NULL);
        CHECK_STATUS(tierce_buffer_reserve(kept, sizes[i]), TIERCE_E_NO_MEMORY);
        CHECK(tierce_buffer_len(kept) == 4 && memcmp(tierce_buffer_data(kept), "kept", 4) == 0);
    }
    for (int i = 0; i < 20 && status == TIERCE_OK; i++) {
        len = tierce_buffer_len(kept);
        status = tierce_buffer_append(kept, block, sizeof block);
    }
    CHECK_STATUS(status, TIERCE_E_NO_MEMORY);
    /* Growth by half, where not all of it is to be had, comes down to what is needed. */
    CHECK(len >= HEADROOM / 4);
    CHECK(tierce_buffer_len(kept) == len);
    tierce_buffer_free(kept);
}

typedef struct job {
    const tierce_codec *codec;
    unsigned char *zeros;
    tierce_buffer *packed;
    unsigned char *room;
} job;

static void one_codec(void *argument)
{
    const job *j = (const job *)argument;
    tierce_buffer *buffer = make_buffer(), *small = make_buffer();
    size_t dst_len = 77;
    cap(HEADROOM);
    CHECK_STATUS(tierce_codec_decode(j->codec, tierce_buffer_data(j->packed), tierce_buffer_len(j->packed), SIZE_MAX,
                                     buffer),
                 TIERCE_E_NO_MEMORY);
    CHECK(tierce_buffer_len(buffer) == 0);
    CHECK(ok_or_no_memory(tierce_codec_decode_into(j->codec, tierce_buffer_data(j->packed),
                                                   tierce_buffer_len(j->packed), j->room, PLAIN, &dst_len)));
    CHECK(dst_len == PLAIN || dst_len == 77);
    tierce_buffer_free(buffer);
    buffer = make_buffer();
    CHECK(ok_or_no_memory(tierce_codec_encode(j->codec, j->zeros, PLAIN, buffer)));
    tierce_buffer_free(buffer);
    /* What fits still works. */
    CHECK(ok_or_no_memory(tierce_codec_encode(j->codec, j->zeros, 24000, small)));
    tierce_buffer_free(small);
}

static void under_a_cap(const codec_case *c, tierce_codec *codec)
{
    job j = {codec, NULL, make_buffer(), NULL};
    if (!is_default(c)) {
        tierce_buffer_free(j.packed);
        return;
    }
    j.zeros = (unsigned char *)calloc(PLAIN, 1);
    j.room = (unsigned char *)malloc(PLAIN);
    memset(j.room, 1, PLAIN);
    CHECK_STATUS(tierce_codec_encode(codec, j.zeros, PLAIN, j.packed), TIERCE_OK);
    CHECK(child_does(one_codec, &j));
    tierce_buffer_free(j.packed);
    free(j.zeros);
    free(j.room);
}

static void segments(void *unused)
{
    static unsigned char data[HEADROOM * 2];
    static tierce_segment table[1 << 20];
    tierce_segments *segments = NULL;
    (void)unused;
    cap(HEADROOM);
    CHECK_STATUS(tierce_segments_copy(data, sizeof data, NULL, 0, &segments), TIERCE_E_NO_MEMORY);
    CHECK_STATUS(tierce_segments_copy("", 0, table, 1 << 20, &segments), TIERCE_E_NO_MEMORY);
    CHECK_STATUS(tierce_segments_wrap("", 0, table, 1 << 20, NULL, NULL, &segments), TIERCE_E_NO_MEMORY);
    CHECK(segments == NULL);
}

/* Two million items of nothing: the arrays are the caller's, what the library makes of them is the count's fault. */
enum { ITEMS = 2 << 20 };
static const void *items[ITEMS];
static size_t lengths[ITEMS];
static const tierce_segments *parts[ITEMS];

static void many_pointers(void *unused)
{
    tierce_segments_collection *all = NULL;
    (void)unused;
    cap(12 * HEADROOM); /* enough for an array of pointers, not for what they point to */
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, ITEMS, &all), TIERCE_E_NO_MEMORY);
    CHECK(all == NULL);
}

static void many_parts(void *unused)
{
    tierce_segments_collection *all = NULL;
    tierce_segments *one = NULL;
    (void)unused;
    CHECK_STATUS(tierce_segments_copy("", 0, NULL, 0, &one), TIERCE_OK);
    for (size_t i = 0; i < ITEMS; i++) {
        parts[i] = one;
    }
    cap(HEADROOM);
    CHECK_STATUS(tierce_segments_collection_new(parts, ITEMS, &all), TIERCE_E_NO_MEMORY);
    CHECK(all == NULL);
    tierce_segments_free(one);
}

static void many_items(void *unused)
{
    static tierce_status each[1 << 20];
    static tierce_segment table[1 << 20];
    tierce_segments *one = NULL;
    tierce_segments_collection *all = NULL, *packed = NULL;
    tierce_codec *codec = make_codec("{\"id\": \"shuffle\"}");
    const tierce_segments *part;
    (void)unused;
    CHECK_STATUS(tierce_segments_wrap("", 0, table, 1 << 20, NULL, NULL, &one), TIERCE_OK);
    part = one;
    CHECK_STATUS(tierce_segments_collection_new(&part, 1, &all), TIERCE_OK);
    cap(HEADROOM);
    CHECK_STATUS(tierce_codec_encode_many(codec, all, NULL, &packed, each), TIERCE_E_NO_MEMORY);
    CHECK_STATUS(tierce_codec_decode_many(codec, all, 4, NULL, &packed, NULL), TIERCE_E_NO_MEMORY);
    CHECK(packed == NULL);
    tierce_segments_collection_free(all);
    tierce_segments_free(one);
    tierce_codec_free(codec);
}

/* Each of the results fits, but not all: the ones that do not are failures of their items. */
static void large_items(void *unused)
{
    static char zeros[HEADROOM / 4];
    const void *starts[8];
    size_t sizes[8];
    tierce_status each[8];
    tierce_segments_collection *all = NULL, *packed = NULL;
    tierce_codec *codec = make_codec("{\"id\": \"shuffle\"}");
    tierce_status status;
    (void)unused;
    for (int i = 0; i < 8; i++) {
        starts[i] = zeros;
        sizes[i] = sizeof zeros;
        each[i] = 77;
    }
    CHECK_STATUS(tierce_segments_collection_from_pointers(starts, sizes, 8, &all), TIERCE_OK);
    cap(HEADROOM);
    CHECK_STATUS(tierce_codec_encode_many(codec, all, NULL, &packed, NULL), TIERCE_E_NO_MEMORY);
    CHECK(packed == NULL);
    status = tierce_codec_encode_many(codec, all, NULL, &packed, each);
    CHECK(status == TIERCE_PARTIAL || status == TIERCE_E_NO_MEMORY);
    for (int i = 0; status == TIERCE_PARTIAL && i < 8; i++) {
        const void *item = NULL;
        size_t len = 77;
        CHECK(ok_or_no_memory(each[i]));
        CHECK_STATUS(tierce_segments_collection_get(packed, (size_t)i, &item, &len), TIERCE_OK);
        CHECK(len == (each[i] == TIERCE_OK ? sizeof zeros : 0));
    }
    tierce_segments_collection_free(packed);
    tierce_segments_collection_free(all);
    tierce_codec_free(codec);
}

static void threads(void *unused)
{
    const int32_t counts[] = {1000, INT32_MAX};
    (void)unused;
    cap(16 * HEADROOM);
    for (int i = 0; i < 2; i++) {
        tierce_pool *pool = NULL;
        tierce_status status = tierce_pool_new(counts[i], &pool);
        CHECK(status == TIERCE_E_NO_MEMORY || status == TIERCE_E_ARGUMENT);
        CHECK(pool == NULL);
    }
}

/* Configs of megabytes: no codec has parameters like that, but the length is the caller's. */
static void long_json(void *filling)
{
    size_t len = 8 << 20;
    char *json = (char *)malloc(len);
    tierce_codec *codec = NULL;
    tierce_status status;
    for (size_t i = 0; i < len; i++) {
        json[i] = ((const char *)filling)[i % 2];
    }
    if (json[0] == json[1]) {
        memcpy(json, "{\"id\": \"", 8);
        memcpy(json + len - 2, "\"}", 2);
    } else {
        json[0] = '[';
        memcpy(json + len - 2, "1]", 2);
    }
    cap(HEADROOM);
    status = tierce_codec_from_json(json, len, &codec);
    CHECK(status == TIERCE_E_NO_MEMORY || status == TIERCE_E_CONFIG || status == TIERCE_E_UNKNOWN_CODEC);
    CHECK(codec == NULL);
    free(json);
}

static tierce_status endless(void *userdata, void *state, const void *src, size_t src_len, tierce_buffer *dst)
{
    static char block[1 << 20];
    tierce_status status = TIERCE_OK;
    (void)userdata, (void)state, (void)src, (void)src_len;
    while (status == TIERCE_OK) {
        status = tierce_buffer_append(dst, block, sizeof block);
    }
    return status;
}

static void callbacks(void *unused)
{
    tierce_codec *codec = own_codec(endless);
    tierce_buffer *buffer = make_buffer();
    (void)unused;
    cap(HEADROOM);
    CHECK_STATUS(tierce_codec_encode(codec, "abc", 3, buffer), TIERCE_E_NO_MEMORY);
    CHECK(tierce_buffer_len(buffer) == 0);
    tierce_buffer_free(buffer);
    tierce_codec_free(codec);
}

int main(int argc, char **argv)
{
    if (CHECK_ASAN || check_quick(argc, argv)) {
        printf("skipped: sanitizers and valgrind need more address space than a cap leaves\n");
        return 77;
    }
#ifdef __GLIBC__
    /* Else what is freed here may stay with malloc, and be there for a child that should find no memory. */
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
    mallopt(M_TRIM_THRESHOLD, 128 << 10);
#endif
    CHECK(child_does(buffers, NULL));
    for_each_case(under_a_cap);
    CHECK(child_does(segments, NULL));
    CHECK(child_does(many_pointers, NULL));
    CHECK(child_does(many_parts, NULL));
    CHECK(child_does(many_items, NULL));
    CHECK(child_does(large_items, NULL));
    CHECK(child_does(threads, NULL));
    CHECK(child_does(long_json, "xx"));
    CHECK(child_does(long_json, ",1"));
    CHECK(child_does(callbacks, NULL));
    return check_result();
}
