/* Zarr: operations that end and that are given up, pools, writers at once, a fork. */
#define _DEFAULT_SOURCE
#include "child.h"
#include "own.h"
#include "server.h"
#include "zarr.h"

enum { SIDE = 16, CHUNK = 4, THREADS = 4 };

static const char square[] = "{\"shape\": [16, 16], \"dtype\": \"<i4\", \"chunks\": [4, 4]}";
static const size_t square_shape[2] = {SIDE, SIDE}, chunk_shape[2] = {CHUNK, CHUNK};
static const uint64_t origin[2] = {0, 0};

static tierce_status ends(tierce_op *op)
{
    tierce_status status = tierce_op_wait(op, -1);
    tierce_op_free(op);
    return status;
}

static void operations(const tierce_store *store)
{
    static int32_t data[SIDE * SIDE], back[SIDE * SIDE];
    tierce_zarr_array *array = create_zarr(store, "u", square, "{\"memory\": 4096}");
    tierce_array *src = seen(data, square_shape, NULL, 2), *dst = seen(back, square_shape, NULL, 2), *wrong = NULL;
    tierce_status each[16];
    tierce_op *op = NULL;
    uint64_t count = 0, size = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        data[i] = i + 1;
    }
    CHECK_STATUS(tierce_array_new("<f4", square_shape, 2, TIERCE_ORDER_C, &wrong), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_write_async(array, origin, 1, src, &op), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_read_async(array, (const uint64_t[2]){1, 0}, 2, dst, &op), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_write_chunk_async(array, origin, 2, src, &op), TIERCE_E_ARGUMENT);
    CHECK(op == NULL);
    CHECK_STATUS(tierce_zarr_array_write_async(array, origin, 2, wrong, &op), TIERCE_OK);
    CHECK_STATUS(ends(op), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_write_async(array, origin, 2, src, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_op_count(op, &count), TIERCE_OK);
    CHECK_STATUS(tierce_op_size(op, &size), TIERCE_OK);
    CHECK(count == 16 && size > 16 && size < 16 * 64 * 2);
    CHECK_STATUS(tierce_op_each(op, each, 16), TIERCE_OK);
    CHECK_STATUS(tierce_op_each(op, each, 15), TIERCE_E_ARGUMENT);
    tierce_op_free(op);
    put(store, "u/c/1/2", "damaged");
    CHECK_STATUS(tierce_zarr_array_read_async(array, origin, 2, dst, &op), TIERCE_OK);
    /* The operation has what it needs of the array. */
    tierce_zarr_array_free(array);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_PARTIAL);
    CHECK_STATUS(tierce_op_each(op, each, 16), TIERCE_OK);
    for (int i = 0; i < 16; i++) {
        CHECK(each[i] == (i == 6 ? TIERCE_E_CORRUPT : TIERCE_OK));
    }
    CHECK(back[0] == 1 && back[SIDE * SIDE - 1] == SIDE * SIDE);
    tierce_op_free(op);
    tierce_array_free(src);
    tierce_array_free(dst);
    tierce_array_free(wrong);
    array = open_zarr(store, "u", "");
    src = seen(data, chunk_shape, NULL, 2), dst = seen(back, chunk_shape, NULL, 2);
    CHECK_STATUS(tierce_zarr_array_write_chunk_async(array, (const uint64_t[2]){1, 2}, 2, src, &op), TIERCE_OK);
    CHECK_STATUS(ends(op), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read_chunk_async(array, (const uint64_t[2]){1, 2}, 2, dst, &op), TIERCE_OK);
    CHECK_STATUS(ends(op), TIERCE_OK);
    CHECK(memcmp(data, back, CHUNK * CHUNK * sizeof *data) == 0);
    tierce_array_free(src);
    tierce_array_free(dst);
    tierce_zarr_array_free(array);
    clear(store);
}

static const char metadata_answer[] =
    "HTTP/1.1 200 OK\r\nContent-Length: 262\r\nETag: \"e\"\r\n\r\n"
    "{\"shape\":[16,16],\"data_type\":\"int32\",\"chunk_grid\":{\"name\":\"regular\",\"configuration\":{\"chunk_shape\":[4,4]}},"
    "\"chunk_key_encoding\":{\"name\":\"default\"},\"fill_value\":0,\"codecs\":[{\"name\":\"bytes\",\"configuration\":{\"endian\":"
    "\"little\"}}],\"zarr_format\":3,\"node_type\":\"array\"}";

static void released(void *room)
{
    free(room);
}

/* Its metadata can be read, its chunks neither read nor written: given up, an operation touches lent memory no more. */
static void given_up(void)
{
    server silent;
    server_start_answering(&silent, metadata_answer);
    silent.only = "zarr.json";
    tierce_store *store = open_server(&silent, "");
    tierce_zarr_array *array = open_zarr(store, "u", "");
    for (int round = 0; round < 4; round++) {
        tierce_array *lent = NULL;
        tierce_op *op = NULL;
        int32_t *room = calloc(SIDE * SIDE, sizeof *room);
        room[0] = 1;
        CHECK_STATUS(tierce_array_borrow_mut("<i4", room, square_shape, NULL, 2, TIERCE_ORDER_C, released, room, &lent),
                     TIERCE_OK);
        CHECK_STATUS(round % 2 == 0 ? tierce_zarr_array_read_async(array, origin, 2, lent, &op)
                                    : tierce_zarr_array_write_async(array, origin, 2, lent, &op),
                     TIERCE_OK);
        CHECK_STATUS(tierce_op_wait(op, 20), TIERCE_PENDING);
        if (round < 2) {
            CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
            CHECK_STATUS(tierce_op_poll(op), TIERCE_E_CANCELLED);
            tierce_array_free(lent);
            tierce_op_free(op);
        } else {
            tierce_op_free(op);
            tierce_array_free(lent);
        }
    }
    tierce_zarr_array_free(array);
    tierce_store_free(store);
    server_stop(&silent);
}

static void pools(const tierce_store *store)
{
    static int32_t data[SIDE * SIDE], back[SIDE * SIDE];
    tierce_zarr_array *array = create_zarr(store, "u", square, ""), *pooled = NULL, *plain = NULL;
    tierce_array *src = seen(data, square_shape, NULL, 2), *dst = seen(back, square_shape, NULL, 2);
    tierce_pool *pool = NULL;
    for (int i = 0; i < SIDE * SIDE; i++) {
        data[i] = 3 * i;
    }
    CHECK_STATUS(tierce_pool_new(2, &pool), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_with_pool(array, pool, &pooled), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_with_pool(pooled, NULL, &plain), TIERCE_OK);
    tierce_pool_free(pool);
    tierce_zarr_array_free(array);
    CHECK_STATUS(tierce_zarr_array_write(pooled, origin, 2, src, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(plain, origin, 2, dst, NULL), TIERCE_OK);
    CHECK(memcmp(data, back, sizeof data) == 0);
    memset(back, 0, sizeof back);
    CHECK_STATUS(tierce_zarr_array_read(pooled, origin, 2, dst, NULL), TIERCE_OK);
    CHECK(memcmp(data, back, sizeof data) == 0);
    tierce_zarr_array_free(plain);
    tierce_zarr_array_free(pooled);
    tierce_array_free(src);
    tierce_array_free(dst);
    clear(store);
}

/* Chunks through a codec of the program's own, on the store's threads. */
static void own_codecs(const tierce_store *store)
{
    static const char json[] = "{\"shape\": [4, 4], \"dtype\": \"<i4\", \"chunks\": [4, 4], \"codecs\": [{\"name\": \"own\"}]}";
    static int32_t data[CHUNK * CHUNK], back[CHUNK * CHUNK];
    tierce_zarr_spec *spec = spec_of(json);
    tierce_zarr_array *array = NULL, *unknown = NULL;
    tierce_array *src = seen(data, chunk_shape, NULL, 2), *dst = seen(back, chunk_shape, NULL, 2);
    tierce_registry *registry = NULL;
    tierce_codec_callbacks mine = own_table("own", own_copy);
    data[3] = 7;
    CHECK_STATUS(tierce_registry_new(&registry), TIERCE_OK);
    CHECK_STATUS(tierce_registry_add(registry, &mine), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_create(store, "u", 1, spec, TIERCE_ZARR_CREATE_NEW, NULL, 0, NULL, &array),
                 TIERCE_E_UNKNOWN_CODEC);
    CHECK_STATUS(tierce_zarr_array_create(store, "u", 1, spec, TIERCE_ZARR_CREATE_NEW, NULL, 0, registry, &array), TIERCE_OK);
    tierce_registry_free(registry);
    CHECK_STATUS(tierce_zarr_array_write(array, origin, 2, src, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, dst, NULL), TIERCE_OK);
    CHECK(memcmp(data, back, sizeof data) == 0);
    CHECK_STATUS(tierce_zarr_array_open(store, "u", 1, NULL, 0, NULL, &unknown), TIERCE_E_UNKNOWN_CODEC);
    tierce_array_free(src);
    tierce_array_free(dst);
    tierce_zarr_array_free(array);
    tierce_zarr_spec_free(spec);
    clear(store);
}

typedef struct writer {
    const tierce_store *store;
    const tierce_zarr_array *array;
    tierce_zarr_array *own;
    int32_t number;
    tierce_status made, wrote;
    uint64_t at;
    pthread_t thread;
} writer;

/* Tries to be the one that makes "v"; writes the columns that are its own, a row at a time; appends to "w". */
static void *write_at_once(void *argument)
{
    writer *w = argument;
    int32_t element = w->number + 1;
    const size_t one[2] = {1, 1}, row[2] = {1, 2};
    const int32_t both[2] = {element, element};
    tierce_array *src = seen(&element, one, NULL, 2), *line = seen(both, row, NULL, 2);
    w->made = creates(w->store, "v", square, TIERCE_ZARR_CREATE_NEW);
    w->wrote = TIERCE_OK;
    for (uint64_t i = 0; i < SIDE && w->wrote == TIERCE_OK; i++) {
        const uint64_t start[2] = {i, (uint64_t)w->number};
        w->wrote = tierce_zarr_array_write(w->array, start, 2, src, NULL);
    }
    CHECK_STATUS(tierce_zarr_array_append(w->own, 0, line, &w->at), TIERCE_OK);
    tierce_array_free(src);
    tierce_array_free(line);
    return NULL;
}

static void at_once(const tierce_store *store)
{
    static const char long_one[] = "{\"shape\": [0, 2], \"dtype\": \"<i4\", \"chunks\": [3, 2]}";
    static int32_t back[SIDE * SIDE];
    int32_t lines[THREADS * 2];
    const size_t appended[2] = {THREADS, 2};
    writer writers[THREADS];
    tierce_zarr_array *array = create_zarr(store, "u", square, "");
    tierce_array *dst = seen(back, square_shape, NULL, 2), *rows = seen(lines, appended, NULL, 2);
    int made = 0;
    tierce_zarr_array_free(create_zarr(store, "w", long_one, ""));
    for (int t = 0; t < THREADS; t++) {
        writers[t] = (writer){.store = store, .array = array, .own = open_zarr(store, "w", ""), .number = t};
        CHECK(pthread_create(&writers[t].thread, NULL, write_at_once, &writers[t]) == 0);
    }
    for (int t = 0; t < THREADS; t++) {
        CHECK(pthread_join(writers[t].thread, NULL) == 0);
        made += writers[t].made == TIERCE_OK;
        CHECK(writers[t].made == TIERCE_OK || writers[t].made == TIERCE_E_PRECONDITION);
        CHECK_STATUS(writers[t].wrote, TIERCE_OK);
        tierce_zarr_array_free(writers[t].own);
    }
    CHECK(made == 1);
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, dst, NULL), TIERCE_OK);
    for (int i = 0; i < SIDE * SIDE; i++) {
        CHECK(back[i] == (i % SIDE < THREADS ? i % SIDE + 1 : 0));
    }
    tierce_zarr_array_free(array);
    array = open_zarr(store, "w", "");
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, rows, NULL), TIERCE_OK);
    for (int t = 0; t < THREADS; t++) {
        CHECK(writers[t].at < THREADS && lines[2 * writers[t].at] == t + 1 && lines[2 * writers[t].at + 1] == t + 1);
    }
    tierce_array_free(dst);
    tierce_array_free(rows);
    tierce_zarr_array_free(array);
    clear(store);
}

static tierce_zarr_array *before_fork;
static tierce_store *store_before;

static void in_child(void *unused)
{
    int32_t number = 0;
    tierce_array *one = seen(&number, chunk_shape, (const ptrdiff_t[2]){0, 0}, 2);
    tierce_op *op = NULL;
    (void)unused;
    CHECK_STATUS(tierce_zarr_array_format(before_fork, &number), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_write_chunk(before_fork, origin, 2, one), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_zarr_array_write_chunk_async(before_fork, origin, 2, one, &op), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_zarr_find(store_before, "u", 1, &number), TIERCE_E_FORKED);
    CHECK(op == NULL);
    tierce_array_free(one);
    tierce_zarr_array_free(before_fork);
    tierce_store_free(store_before);
}

static void forked(void)
{
    if (CHECK_ASAN) {
        printf("skipped: AddressSanitizer's malloc keeps its locks over a fork, and hangs by itself\n");
        return;
    }
    store_before = open_store("memory://", "{}");
    before_fork = create_zarr(store_before, "u", square, "");
    CHECK(child_does(in_child, NULL));
    CHECK_STATUS(tierce_zarr_array_resize(before_fork, (const uint64_t[2]){2, 2}, 2), TIERCE_OK);
    tierce_zarr_array_free(before_fork);
    tierce_store_free(store_before);
}

int main(void)
{
    with_stores(operations);
    given_up();
    with_stores(pools);
    with_stores(own_codecs);
    with_stores(at_once);
    forked();
    return check_result();
}
