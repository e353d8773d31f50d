/* Operations: thousands waited for in any order; polled, cancelled, freed under way; descriptors; limits; time-outs; threads. */
#define _DEFAULT_SOURCE
#include "server.h"

enum { MOST = 2000, LENT = 4096, THREADS = 8 };

static int ops_in_all = MOST, rounds = 30;
static server silent;

/* An operation that is under way until it is given up: its server does not answer. */
static tierce_op *endless(const tierce_store *store, void *room)
{
    tierce_op *op = NULL;
    CHECK_STATUS(tierce_store_get_into_async(store, "key", 3, NULL, room, LENT, &op), TIERCE_OK);
    return op;
}

static void thousands(void)
{
    static tierce_op *ops[MOST];
    static char texts[MOST][16], rooms[MOST][16];
    static const char options[] = "{\"concurrency\": 8}";
    tierce_store *store = open_store("memory://", options);
    for (int round = 0; round < 2; round++) {
        size_t seen = 0, index = MOST;
        tierce_status status;
        for (int i = 0; i < ops_in_all; i++) {
            size_t len = (size_t)snprintf(texts[i], sizeof texts[i], "text %d", i);
            CHECK_STATUS(round == 0 ? tierce_store_put_async(store, texts[i], len, texts[i], len, NULL, &ops[i])
                                    : tierce_store_get_into_async(store, texts[i], len, NULL, rooms[i], 16, &ops[i]),
                         TIERCE_OK);
        }
        while ((status = tierce_op_wait_any((const tierce_op *const *)ops, (size_t)ops_in_all, 60000, &index)) == TIERCE_OK) {
            uint64_t size = 0, count = 0;
            CHECK_STATUS(tierce_op_poll(ops[index]), TIERCE_OK);
            CHECK_STATUS(tierce_op_size(ops[index], &size), TIERCE_OK);
            CHECK_STATUS(tierce_op_count(ops[index], &count), TIERCE_OK);
            CHECK(size == strlen(texts[index]) && count == 1);
            CHECK(round == 0 || memcmp(rooms[index], texts[index], size) == 0);
            tierce_op_free(ops[index]);
            ops[index] = NULL;
            seen++;
        }
        CHECK_STATUS(status, TIERCE_END);
        CHECK(seen == (size_t)ops_in_all);
    }
    tierce_store_free(store);
}

static void results(void)
{
    const char *const keys[3] = {"a", "none", "b"};
    char message[200] = "";
    tierce_store *store = open_store("memory://", "{}");
    tierce_op *op = NULL;
    tierce_status each[3];
    uint64_t sizes[3], count = 0;
    tierce_segments_collection *all = NULL;
    tierce_buffer *dst = make_buffer();
    tierce_object_info *info = make_info();
    put(store, "a", "alpha"), put(store, "b", "be");
    CHECK_STATUS(tierce_store_get_many_async(store, keys, NULL, 3, 9, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_PARTIAL);
    CHECK(tierce_op_message(op, message, sizeof message) == strlen(message) && strstr(message, "none") != NULL);
    CHECK(tierce_op_item_message(op, 0, message, sizeof message) == 0 && message[0] == '\0');
    CHECK(tierce_op_item_message(op, 1, message, sizeof message) > 0 && strstr(message, "none") != NULL);
    CHECK(tierce_op_item_message(op, 3, message, sizeof message) == 0);
    CHECK_STATUS(tierce_op_each(op, each, 3), TIERCE_OK);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_NOT_FOUND && each[2] == TIERCE_OK);
    CHECK_STATUS(tierce_op_sizes(op, sizes, 3), TIERCE_OK);
    CHECK(sizes[0] == 5 && sizes[1] == 0 && sizes[2] == 2);
    CHECK_STATUS(tierce_op_count(op, &count), TIERCE_OK);
    CHECK(count == 2);
    CHECK_STATUS(tierce_op_take_collection(op, &all), TIERCE_OK);
    CHECK(tierce_segments_collection_size(all) == 7);
    tierce_segments_collection_free(all);
    CHECK_STATUS(tierce_op_take_collection(op, &all), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
    CHECK_STATUS(tierce_op_poll(op), TIERCE_PARTIAL);
    tierce_op_free(op);
    CHECK_STATUS(tierce_store_get_async(store, "a", 1, NULL, 9, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_op_take_buffer(op, dst), TIERCE_OK);
    CHECK(tierce_buffer_len(dst) == 5);
    CHECK_STATUS(tierce_op_take_buffer(op, dst), TIERCE_E_STATE);
    CHECK(tierce_buffer_len(dst) == 5);
    CHECK_STATUS(tierce_op_info(op, info), TIERCE_OK);
    CHECK(strcmp(tierce_object_info_key(info), "a") == 0 && tierce_object_info_size(info) == 5);
    tierce_op_free(op);
    CHECK_STATUS(tierce_store_get_async(store, "none", 4, NULL, 9, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_E_NOT_FOUND);
    CHECK(message_has("none"));
    CHECK_STATUS(tierce_op_take_buffer(op, dst), TIERCE_E_NOT_FOUND);
    CHECK_STATUS(tierce_op_count(op, &count), TIERCE_E_NOT_FOUND);
    tierce_op_free(op);
    tierce_object_info_free(info);
    tierce_buffer_free(dst);
    tierce_store_free(store);
}

static void under_way(const tierce_store *store)
{
    char message[100] = "#", *room = (char *)malloc(LENT);
    tierce_op *op = endless(store, room);
    const tierce_op *const list[2] = {NULL, op};
    size_t index = 7, changed = 0;
    uint64_t size = 7;
    tierce_status each = 7;
    CHECK_STATUS(tierce_op_poll(op), TIERCE_PENDING);
    CHECK_STATUS(tierce_op_wait(op, 0), TIERCE_PENDING);
    CHECK_STATUS(tierce_op_wait(op, 20), TIERCE_PENDING);
    CHECK_STATUS(tierce_op_wait_any(list, 2, 20, &index), TIERCE_PENDING);
    CHECK_STATUS(tierce_op_size(op, &size), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_count(op, &size), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_each(op, &each, 1), TIERCE_E_STATE);
    CHECK(index == 7 && size == 7 && each == 7);
    CHECK(tierce_op_message(op, message, sizeof message) == 0 && message[0] == '\0');
    CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
    memset(room, '#', LENT);
    CHECK_STATUS(tierce_op_poll(op), TIERCE_E_CANCELLED);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_E_CANCELLED);
    CHECK_STATUS(tierce_op_wait_any(list, 2, -1, &index), TIERCE_OK);
    CHECK_STATUS(tierce_op_size(op, &size), TIERCE_E_CANCELLED);
    CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
    CHECK(index == 1 && tierce_op_message(op, message, sizeof message) > 0);
    usleep(20000);
    for (size_t i = 0; i < LENT; i++) {
        changed += room[i] != '#';
    }
    CHECK(changed == 0);
    free(room);
    tierce_op_free(op);
}

/* Freed without a wait: what was lent can go at once. */
static void freed(const tierce_store *store)
{
    tierce_op *ops[20], *write = NULL, *many = NULL;
    const char *const keys[3] = {"a", "b", "c"};
    char *rooms[20];
    void *parts[3];
    const size_t caps[3] = {LENT / 4, LENT / 4, LENT / 4};
    double begin = seconds();
    for (int i = 0; i < 20; i++) {
        rooms[i] = (char *)malloc(LENT);
        ops[i] = endless(store, rooms[i]);
    }
    for (int i = 0; i < 20; i++) {
        tierce_op_free(ops[i]);
        free(rooms[i]);
    }
    rooms[0] = (char *)calloc(LENT, 1);
    CHECK_STATUS(tierce_store_put_async(store, "w", 1, rooms[0], LENT, NULL, &write), TIERCE_OK);
    usleep(5000);
    tierce_op_free(write);
    for (int i = 0; i < 3; i++) {
        parts[i] = rooms[0] + i * (LENT / 4);
    }
    CHECK_STATUS(tierce_store_get_many_into_async(store, keys, NULL, parts, caps, 3, &many), TIERCE_OK);
    usleep(5000);
    tierce_op_free(many);
    free(rooms[0]);
    CHECK(seconds() - begin < 20);
}

/* A part of an upload that is under way, and one that is committed: both given up. */
static void uploads(const tierce_store *store)
{
    enum { LEN = 11 << 20 };
    char *src = (char *)calloc(LEN, 1);
    tierce_upload *upload = NULL;
    tierce_op *op = NULL;
    CHECK_STATUS(tierce_store_upload(store, "u", 1, NULL, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write_async(upload, src, LEN, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, 100), TIERCE_PENDING);
    CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
    free(src);
    CHECK_STATUS(tierce_op_poll(op), TIERCE_E_CANCELLED);
    tierce_op_free(op);
    CHECK_STATUS(tierce_upload_write(upload, "x", 1), TIERCE_E_CANCELLED);
    CHECK_STATUS(tierce_upload_commit(upload, NULL), TIERCE_E_CANCELLED);
    tierce_upload_free(upload);
    CHECK_STATUS(tierce_store_upload(store, "u", 1, NULL, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write_async(upload, "abc", 3, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
    tierce_op_free(op);
    CHECK_STATUS(tierce_upload_commit_async(upload, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, 50), TIERCE_PENDING);
    tierce_op_free(op);
    CHECK_STATUS(tierce_upload_commit(upload, NULL), TIERCE_E_CANCELLED);
    tierce_upload_free(upload);
}

static int readable(int fd, int milliseconds)
{
    struct pollfd one;
    one.fd = fd;
    one.events = POLLIN;
    one.revents = 0;
    return poll(&one, 1, milliseconds) == 1 && (one.revents & POLLIN) != 0;
}

static void descriptors(const tierce_store *store)
{
    char room[LENT];
    int32_t fd = -1, again = -1;
    tierce_store *memory = open_store("memory://", "{}");
    tierce_op *op = endless(store, room);
    CHECK_STATUS(tierce_op_fd(op, &fd), TIERCE_OK);
    CHECK_STATUS(tierce_op_fd(op, &again), TIERCE_OK);
    CHECK(fd >= 0 && fd == again && !readable(fd, 20));
    CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
    CHECK(readable(fd, 0) && readable(fd, 0));
    tierce_op_free(op);
    for (int i = 0; i < rounds; i++) {
        CHECK_STATUS(tierce_store_put_async(memory, "k", 1, "x", 1, NULL, &op), TIERCE_OK);
        CHECK_STATUS(tierce_op_fd(op, &fd), TIERCE_OK);
        CHECK(readable(fd, 10000));
        CHECK_STATUS(tierce_op_poll(op), TIERCE_OK);
        tierce_op_free(op);
    }
    CHECK_STATUS(tierce_store_put_async(memory, "k", 1, "x", 1, NULL, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_op_fd(op, &fd), TIERCE_OK);
    CHECK(readable(fd, 0));
    tierce_op_free(op);
    tierce_store_free(memory);
}

static void full(void)
{
    char room[LENT];
    tierce_store *store = open_server(&silent, ", \"max_operations\": 1, \"when_full\": \"refuse\"");
    tierce_op *first = endless(store, room), *second = first, *ops[50];
    CHECK_STATUS(tierce_store_delete_async(store, "key", 3, &second), TIERCE_E_BUSY);
    CHECK(second == first);
    CHECK_STATUS(tierce_op_cancel(first), TIERCE_OK);
    tierce_op_free(first);
    CHECK_STATUS(tierce_store_delete_async(store, "key", 3, &second), TIERCE_OK);
    tierce_op_free(second);
    tierce_store_free(store);
    /* One that has ended takes no room any more. */
    store = open_store("memory://", "{\"max_operations\": 1, \"when_full\": \"refuse\"}");
    for (int i = 0; i < 20 * rounds; i++) {
        second = NULL;
        if (CHECK_STATUS(tierce_store_put_async(store, "k", 1, "x", 1, NULL, &second), TIERCE_OK)) {
            CHECK_STATUS(tierce_op_wait(second, -1), TIERCE_OK);
        }
        tierce_op_free(second);
    }
    tierce_store_free(store);
    store = open_store("memory://", "{\"max_operations\": 1, \"io_threads\": 1}");
    for (int i = 0; i < 50; i++) {
        CHECK_STATUS(tierce_store_put_async(store, "k", 1, "x", 1, NULL, &ops[i]), TIERCE_OK);
    }
    for (int i = 0; i < 50; i++) {
        CHECK_STATUS(tierce_op_wait(ops[i], -1), TIERCE_OK);
        tierce_op_free(ops[i]);
    }
    tierce_store_free(store);
}

static void failures(void)
{
    server gone;
    size_t len = 77;
    char room[10];
    tierce_op *op = NULL;
    tierce_store *store = open_server(&silent, ", \"io_timeout\": 0.2");
    double begin = seconds();
    CHECK_STATUS(tierce_store_get_into(store, "key", 3, NULL, room, 10, &len, NULL), TIERCE_E_TIMEOUT);
    CHECK(seconds() - begin >= 0.15 && len == 77 && message_has("key") && !message_has("secret"));
    CHECK_STATUS(tierce_store_put_async(store, "key", 3, "x", 1, NULL, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_E_TIMEOUT);
    tierce_op_free(op);
    tierce_store_free(store);
    server_start(&gone);
    server_stop(&gone);
    store = open_server(&gone, "");
    CHECK_STATUS(tierce_store_get_into(store, "key", 3, NULL, room, 10, &len, NULL), TIERCE_E_IO);
    CHECK_STATUS(tierce_store_put(store, "key", 3, "x", 1, NULL, NULL), TIERCE_E_IO);
    tierce_store_free(store);
}

/* The store goes first; what was begun goes on. */
static void outlived(void)
{
    char room[LENT];
    tierce_store *store = open_server(&silent, ""), *memory = open_store("memory://", "{}");
    tierce_object_info *info = make_info();
    tierce_listing *listing = NULL;
    tierce_upload *upload = NULL;
    tierce_op *op = endless(store, room), *put_op = NULL;
    tierce_store_free(store);
    CHECK_STATUS(tierce_op_poll(op), TIERCE_PENDING);
    CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
    tierce_op_free(op);
    put(memory, "a", "x");
    CHECK_STATUS(tierce_store_list(memory, NULL, 0, TIERCE_LIST_RECURSIVE, NULL, 0, &listing), TIERCE_OK);
    CHECK_STATUS(tierce_store_upload(memory, "u", 1, NULL, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_store_put_async(memory, "b", 1, "x", 1, NULL, &put_op), TIERCE_OK);
    tierce_store_free(memory);
    CHECK_STATUS(tierce_op_wait(put_op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "x", 1), TIERCE_OK);
    CHECK_STATUS(tierce_upload_commit(upload, info), TIERCE_OK);
    CHECK_STATUS(tierce_listing_next(listing, info), TIERCE_OK);
    tierce_op_free(put_op);
    tierce_upload_free(upload);
    tierce_listing_free(listing);
    tierce_object_info_free(info);
}

typedef struct shared {
    const tierce_store *store, *silent_store;
    const tierce_op *waited;
    atomic_int number;
} shared;

static void *use_store(void *argument)
{
    shared *s = (shared *)argument;
    const int number = s->number++;
    char key[20], room[LENT];
    if (number % 2 == 0) {
        CHECK_STATUS(tierce_op_wait(s->waited, -1), TIERCE_E_CANCELLED);
    }
    for (int i = 0; i < rounds; i++) {
        tierce_op *op = NULL, *never = endless(s->silent_store, room);
        size_t len = (size_t)snprintf(key, sizeof key, "%d/%d", number, i);
        CHECK_STATUS(tierce_store_put_async(s->store, key, len, key, len, NULL, &op), TIERCE_OK);
        CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
        tierce_op_free(op);
        CHECK(has(s->store, key, key) && !exists(s->store, "none"));
        CHECK_STATUS(tierce_op_cancel(never), TIERCE_OK);
        CHECK_STATUS(tierce_op_poll(never), TIERCE_E_CANCELLED);
        tierce_op_free(never);
    }
    return NULL;
}

static void threads(void)
{
    char room[LENT];
    pthread_t all[THREADS];
    uint64_t deleted = 0;
    tierce_store *store = open_store("memory://", "{\"max_operations\": 4}");
    tierce_store *silent_store = open_server(&silent, "");
    tierce_op *waited = endless(silent_store, room);
    shared s;
    s.store = store;
    s.silent_store = silent_store;
    s.waited = waited;
    s.number = 0;
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&all[i], NULL, use_store, &s) == 0);
    }
    usleep(20000);
    CHECK_STATUS(tierce_op_cancel(waited), TIERCE_OK);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(all[i], NULL) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        char prefix[3] = {(char)('0' + i), '/', '\0'};
        CHECK_STATUS(tierce_store_delete_prefix(store, prefix, 2, &deleted), TIERCE_OK);
        CHECK(deleted == (uint64_t)rounds);
    }
    tierce_op_free(waited);
    tierce_store_free(silent_store);
    tierce_store_free(store);
}

int main(int argc, char **argv)
{
    tierce_store *store;
    if (check_quick(argc, argv)) {
        ops_in_all = 100;
        rounds = 3;
    }
    server_start(&silent);
    store = open_server(&silent, "");
    thousands();
    results();
    under_way(store);
    freed(store);
    uploads(store);
    descriptors(store);
    full();
    failures();
    outlived();
    threads();
    tierce_store_free(store);
    server_stop(&silent);
    return check_result();
}
