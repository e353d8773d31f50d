/* Stores after a fork: in the child all calls say so and everything can be freed, in the parent nothing changes. */
#define _DEFAULT_SOURCE
#include "child.h"
#include "server.h"

enum { LENT = 64, PIECE = 6 << 20 };

static const char head_answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nETag: \"e\"\r\n\r\n";

static tierce_store *store, *memory;
static tierce_op *under_way, *ended;
static tierce_listing *listing, *entries;
static tierce_upload *upload, *parts;
static tierce_object_info *info;
static char room[LENT], piece[PIECE];

static void unused_callback(void *unused)
{
    (void)unused;
    CHECK(0);
}

/* Each call says that the threads are gone; all can be freed; a store of the child's own works. */
static void in_child(void *unused)
{
    const tierce_op *const both[2] = {under_way, ended};
    tierce_store *own;
    tierce_op *op = NULL;
    tierce_listing *made = NULL;
    uint64_t size;
    size_t index = 0, len = 0;
    int32_t number = 0;
    (void)unused;
    CHECK_STATUS(tierce_store_put(store, "k", 1, "x", 1, NULL, NULL), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_store_exists(memory, "k", 1, &number), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_store_get_into(memory, "k", 1, NULL, room, LENT, &len, NULL), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_store_put_async(memory, "k", 1, "x", 1, NULL, &op), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_store_list(memory, NULL, 0, TIERCE_LIST_FOLDER, NULL, 0, &made), TIERCE_E_FORKED);
    CHECK(op == NULL && made == NULL);
    CHECK_STATUS(tierce_op_poll(under_way), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_wait(under_way, -1), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_wait_any(both, 2, -1, &index), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_cancel(under_way), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_on_end(under_way, unused_callback, NULL), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_fd(under_way, &number), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_wait(ended, -1), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_size(ended, &size), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_op_info(ended, info), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_listing_poll(listing), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_listing_next(listing, info), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_upload_write(upload, "x", 1), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_upload_write_async(upload, "x", 1, &op), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_upload_commit(upload, NULL), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_upload_abort(upload), TIERCE_E_FORKED);
    CHECK(strcmp(tierce_object_info_key(info), "a") == 0);
    tierce_op_free(under_way);
    tierce_op_free(ended);
    tierce_listing_free(listing);
    tierce_listing_free(entries);
    tierce_upload_free(upload);
    tierce_upload_free(parts);
    tierce_store_free(store);
    tierce_store_free(memory);
    tierce_object_info_free(info);
    own = open_store("memory://", "{}");
    put(own, "k", "x");
    CHECK(has(own, "k", "x"));
    tierce_store_free(own);
}

static void everything(void)
{
    server silent;
    server_start(&silent);
    store = open_server(&silent, "");
    memory = open_store("memory://", "{\"part_size\": 5242880}");
    info = make_info();
    put(memory, "a", "x");
    CHECK_STATUS(tierce_store_head(memory, "a", 1, info), TIERCE_OK);
    CHECK_STATUS(tierce_store_put_async(memory, "b", 1, "x", 1, NULL, &ended), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(ended, -1), TIERCE_OK);
    CHECK_STATUS(tierce_store_get_into_async(store, "key", 3, NULL, room, LENT, &under_way), TIERCE_OK);
    CHECK_STATUS(tierce_store_list(store, NULL, 0, TIERCE_LIST_FOLDER, NULL, 0, &listing), TIERCE_OK);
    CHECK_STATUS(tierce_store_list(memory, NULL, 0, TIERCE_LIST_FOLDER, NULL, 0, &entries), TIERCE_OK);
    CHECK_STATUS(tierce_store_upload(memory, "u", 1, NULL, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "abc", 3), TIERCE_OK);
    CHECK_STATUS(tierce_store_upload(memory, "v", 1, NULL, &parts), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(parts, piece, PIECE), TIERCE_OK);
    CHECK(child_does(in_child, NULL));
    CHECK_STATUS(tierce_op_poll(under_way), TIERCE_PENDING);
    CHECK_STATUS(tierce_op_cancel(under_way), TIERCE_OK);
    CHECK_STATUS(tierce_op_poll(under_way), TIERCE_E_CANCELLED);
    CHECK_STATUS(tierce_op_poll(ended), TIERCE_OK);
    CHECK_STATUS(tierce_listing_next(entries, info), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "de", 2), TIERCE_OK);
    CHECK_STATUS(tierce_upload_commit(upload, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_upload_commit(parts, info), TIERCE_OK);
    CHECK(has(memory, "a", "x") && has(memory, "u", "abcde") && tierce_object_info_size(info) == PIECE);
    tierce_op_free(under_way);
    tierce_op_free(ended);
    tierce_listing_free(listing);
    tierce_listing_free(entries);
    tierce_upload_free(upload);
    tierce_upload_free(parts);
    tierce_store_free(store);
    tierce_store_free(memory);
    tierce_object_info_free(info);
    server_stop(&silent);
}

static void free_in_child(void *unused)
{
    (void)unused;
    tierce_store_free(store);
    CHECK(1);
}

/* A connection that is kept, and shared with the child by the fork, is still heard of in the parent. */
static void kept_connection(void)
{
    server answering;
    server_start_answering(&answering, head_answer);
    store = open_server(&answering, ", \"io_timeout\": 5");
    CHECK(exists(store, "key") == 1);
    for (int i = 0; i < 3; i++) {
        CHECK(child_does(free_in_child, NULL));
        CHECK(exists(store, "key") == 1);
    }
    tierce_store_free(store);
    CHECK(answering.answered == 4);
    server_stop(&answering);
}

static atomic_int stop;

static void *keep_working(void *unused)
{
    (void)unused;
    while (!stop) {
        put(memory, "k", "x");
        CHECK(has(memory, "k", "x"));
    }
    return NULL;
}

static void free_and_go_on(void *unused)
{
    tierce_store *own;
    int32_t there;
    (void)unused;
    CHECK_STATUS(tierce_store_exists(memory, "k", 1, &there), TIERCE_E_FORKED);
    tierce_op_free(under_way);
    tierce_upload_free(upload);
    tierce_store_free(memory);
    own = open_store("memory://", "{}");
    put(own, "k", "x");
    tierce_store_free(own);
}

/* Forks while the threads of the store and others are at it. */
static void while_working(int times)
{
    pthread_t threads[2];
    int held = 1;
    stop = 0;
    memory = open_store("memory://", "{\"part_size\": 5242880}");
    for (int i = 0; i < 2; i++) {
        CHECK(pthread_create(&threads[i], NULL, keep_working, NULL) == 0);
    }
    for (int i = 0; i < times && held; i++) {
        CHECK_STATUS(tierce_store_upload(memory, "v", 1, NULL, &upload), TIERCE_OK);
        CHECK_STATUS(tierce_upload_write(upload, piece, PIECE), TIERCE_OK);
        CHECK_STATUS(tierce_store_put_async(memory, "b", 1, "x", 1, NULL, &under_way), TIERCE_OK);
        held = CHECK(child_does(free_and_go_on, NULL));
        CHECK_STATUS(tierce_op_wait(under_way, -1), TIERCE_OK);
        tierce_op_free(under_way);
        tierce_upload_free(upload);
    }
    stop = 1;
    for (int i = 0; i < 2; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    tierce_store_free(memory);
}

int main(int argc, char **argv)
{
    if (CHECK_ASAN) {
        printf("skipped: AddressSanitizer's malloc keeps its locks over a fork, and hangs by itself\n");
        return 77;
    }
    everything();
    kept_connection();
    while_working(check_quick(argc, argv) ? 2 : 30);
    return check_result();
}
