/* Callbacks of operations: once each, however the operation ends; what they may do and what not; on threads of the store. */
#define _DEFAULT_SOURCE
#include "server.h"

enum { LENT = 64, OPS = 40 };

static server silent;

typedef struct counter {
    atomic_int calls, done;
    pthread_t thread;
    tierce_op *op;
    const tierce_store *store;
} counter;

static void count(void *userdata)
{
    counter *c = (counter *)userdata;
    c->thread = pthread_self();
    c->calls++;
}

/* A callback may run after a wait has returned. */
static int reaches(atomic_int *number, int expected)
{
    for (int i = 0; *number < expected && i < 10000; i++) {
        usleep(1000);
    }
    return *number == expected;
}

static tierce_op *endless(const tierce_store *store, void *room)
{
    tierce_op *op = NULL;
    CHECK_STATUS(tierce_store_get_into_async(store, "key", 3, NULL, room, LENT, &op), TIERCE_OK);
    return op;
}

static void once(const tierce_store *memory, const tierce_store *store)
{
    static counter c, other;
    char room[LENT];
    tierce_op *op = NULL, *ops[OPS];
    for (int i = 0; i < OPS; i++) {
        CHECK_STATUS(tierce_store_put_async(memory, "k", 1, "x", 1, NULL, &ops[i]), TIERCE_OK);
        CHECK_STATUS(tierce_op_on_end(ops[i], count, &c), TIERCE_OK);
    }
    for (int i = 0; i < OPS; i++) {
        CHECK_STATUS(tierce_op_wait(ops[i], -1), TIERCE_OK);
        tierce_op_free(ops[i]);
    }
    CHECK(reaches(&c.calls, OPS));
    /* One that has ended: at once, in this thread. */
    c.calls = 0;
    CHECK_STATUS(tierce_store_put_async(memory, "k", 1, "x", 1, NULL, &op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_op_on_end(op, count, &c), TIERCE_OK);
    CHECK(c.calls == 1 && pthread_equal(c.thread, pthread_self()));
    tierce_op_free(op);
    /* Cancelled, and freed; of two callbacks the second. */
    op = endless(store, room);
    CHECK_STATUS(tierce_op_on_end(op, count, &other), TIERCE_OK);
    CHECK_STATUS(tierce_op_on_end(op, count, &c), TIERCE_OK);
    CHECK(c.calls == 1);
    CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
    CHECK(reaches(&c.calls, 2));
    CHECK(!pthread_equal(c.thread, pthread_self()));
    tierce_op_free(op);
    op = endless(store, room);
    CHECK_STATUS(tierce_op_on_end(op, count, &c), TIERCE_OK);
    tierce_op_free(op);
    CHECK(reaches(&c.calls, 3));
    usleep(5000);
    CHECK(c.calls == 3 && other.calls == 0);
}

static void free_it(void *userdata)
{
    counter *c = (counter *)userdata;
    uint64_t size = 0;
    CHECK(tierce_op_poll(c->op) != TIERCE_PENDING);
    CHECK(tierce_op_size(c->op, &size) == tierce_op_poll(c->op));
    tierce_op_free(c->op);
    c->calls++;
}

static void freed_by_itself(const tierce_store *memory)
{
    static counter all[OPS], late;
    for (int i = 0; i < OPS; i++) {
        CHECK_STATUS(tierce_store_put_async(memory, "k", 1, "x", 1, NULL, &all[i].op), TIERCE_OK);
        CHECK_STATUS(tierce_op_on_end(all[i].op, free_it, &all[i]), TIERCE_OK);
    }
    for (int i = 0; i < OPS; i++) {
        CHECK(reaches(&all[i].calls, 1));
    }
    /* Also in the call that sets it. */
    CHECK_STATUS(tierce_store_put_async(memory, "k", 1, "x", 1, NULL, &late.op), TIERCE_OK);
    CHECK_STATUS(tierce_op_wait(late.op, -1), TIERCE_OK);
    CHECK_STATUS(tierce_op_on_end(late.op, free_it, &late), TIERCE_OK);
    CHECK(late.calls == 1);
}

/* Nobody but the callback has the operation, and nobody but the operation has the store. */
static void freed_last(void)
{
    static counter c;
    char room[LENT];
    tierce_store *store = open_server(&silent, ", \"io_timeout\": 0.3");
    c.op = endless(store, room);
    CHECK_STATUS(tierce_op_on_end(c.op, free_it, &c), TIERCE_OK);
    tierce_store_free(store);
    CHECK(reaches(&c.calls, 1));
    usleep(50000);
}

static void start_another(void *userdata)
{
    counter *c = (counter *)userdata;
    tierce_op *old = c->op;
    if (++c->calls < OPS) {
        CHECK_STATUS(tierce_store_put_async(c->store, "k", 1, "x", 1, NULL, &c->op), TIERCE_OK);
        CHECK_STATUS(tierce_op_on_end(c->op, start_another, c), TIERCE_OK);
    } else {
        c->op = NULL;
        c->done = 1;
    }
    tierce_op_free(old);
}

static void chained(const tierce_store *memory)
{
    static counter c;
    c.store = memory;
    c.op = NULL;
    start_another(&c);
    CHECK(reaches(&c.done, 1));
    CHECK(c.calls == OPS);
}

typedef struct waiter {
    counter c;
    tierce_op *other;
    tierce_listing *listing;
    tierce_upload *upload;
    tierce_object_info *info;
} waiter;

static void try_to_wait(void *userdata)
{
    waiter *w = (waiter *)userdata;
    size_t index = 77;
    int32_t there = 77;
    CHECK_STATUS(tierce_op_wait(w->other, -1), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_wait(w->other, 10), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_wait_any((const tierce_op *const *)&w->other, 1, -1, &index), TIERCE_E_STATE);
    CHECK_STATUS(tierce_store_exists(w->c.store, "k", 1, &there), TIERCE_E_STATE);
    CHECK_STATUS(tierce_store_put(w->c.store, "k", 1, "x", 1, NULL, NULL), TIERCE_E_STATE);
    CHECK_STATUS(tierce_listing_next(w->listing, w->info), TIERCE_E_STATE);
    CHECK_STATUS(tierce_upload_write(w->upload, "x", 1), TIERCE_E_STATE);
    CHECK_STATUS(tierce_upload_commit(w->upload, NULL), TIERCE_E_STATE);
    CHECK_STATUS(tierce_upload_abort(w->upload), TIERCE_E_STATE);
    CHECK_STATUS(tierce_op_poll(w->other), TIERCE_PENDING);
    CHECK(there == 77 && index == 77);
    /* Giving up is no wait for others. */
    CHECK_STATUS(tierce_op_cancel(w->other), TIERCE_OK);
    CHECK_STATUS(tierce_op_poll(w->other), TIERCE_E_CANCELLED);
    tierce_op_free(w->other);
    tierce_listing_free(w->listing);
    w->c.done = 1;
}

/* The callback is on the one thread of its store; what it would wait for is of the same store or of another one. */
static void waiting(const tierce_store *memory, const tierce_store *store)
{
    static waiter w;
    char room[LENT], other_room[LENT];
    tierce_store *another = open_server(&silent, ", \"io_threads\": 1");
    tierce_op *op;
    for (int same = 0; same < 2; same++) {
        w.c.done = 0;
        w.c.store = memory;
        w.info = make_info();
        w.other = endless(store, other_room);
        CHECK_STATUS(tierce_store_list(store, NULL, 0, TIERCE_LIST_FOLDER, NULL, 0, &w.listing), TIERCE_OK);
        CHECK_STATUS(tierce_store_upload(memory, "u", 1, NULL, &w.upload), TIERCE_OK);
        op = endless(same ? store : another, room);
        CHECK_STATUS(tierce_op_on_end(op, try_to_wait, &w), TIERCE_OK);
        CHECK_STATUS(tierce_op_cancel(op), TIERCE_OK);
        if (!CHECK(reaches(&w.c.done, 1))) {
            exit(check_result());
        }
        tierce_op_free(op);
        CHECK_STATUS(tierce_upload_write(w.upload, "x", 1), TIERCE_OK);
        tierce_upload_free(w.upload);
        tierce_object_info_free(w.info);
    }
    tierce_store_free(another);
}

static void cancel_it(void *userdata, uint64_t done, uint64_t total, uint64_t bytes)
{
    counter *c = (counter *)userdata;
    (void)bytes;
    CHECK(total == OPS && done <= total);
    while (c->done == 0) {
        usleep(10);
    }
    if (c->calls++ == 0) {
        CHECK_STATUS(tierce_op_cancel(c->op), TIERCE_PENDING);
        CHECK_STATUS(tierce_op_wait(c->op, -1), TIERCE_E_STATE);
    }
}

static void free_it_under_way(void *userdata, uint64_t done, uint64_t total, uint64_t bytes)
{
    counter *c = (counter *)userdata;
    (void)done, (void)total, (void)bytes;
    while (c->done == 0) {
        usleep(10);
    }
    if (c->calls++ == 0) {
        tierce_op_free(c->op);
    }
}

/* Who is told of the progress may give the operation up. */
static void given_up_by_itself(const tierce_store *memory)
{
    static const char options[] = "{\"num\": 40, \"size\": 10, \"max_in_flight\": 1}";
    static counter c, freed, ended;
    CHECK_STATUS(tierce_store_generate_async(memory, "g", 1, options, strlen(options), cancel_it, &c, &c.op), TIERCE_OK);
    c.done = 1;
    CHECK_STATUS(tierce_op_wait(c.op, 20000), TIERCE_E_CANCELLED);
    CHECK(c.calls >= 1);
    tierce_op_free(c.op);
    CHECK_STATUS(tierce_store_generate_async(memory, "g", 1, options, strlen(options), free_it_under_way, &freed,
                                              &freed.op), TIERCE_OK);
    CHECK_STATUS(tierce_op_on_end(freed.op, count, &ended), TIERCE_OK);
    freed.done = 1;
    CHECK(reaches(&ended.calls, 1));
    CHECK(freed.calls >= 1);
}

static void submit_when_full(void *userdata)
{
    counter *c = (counter *)userdata;
    tierce_op *op = NULL;
    tierce_status status = tierce_store_delete_async(c->store, "k", 1, &op);
    CHECK(status == TIERCE_OK || status == TIERCE_E_BUSY);
    tierce_op_free(op);
    c->calls++;
}

/* A callback does not wait for room either. */
static void full(void)
{
    static counter c;
    tierce_store *store = open_store("memory://", "{\"max_operations\": 1, \"io_threads\": 1}");
    tierce_op *op = NULL;
    c.store = store;
    for (int i = 0; i < OPS; i++) {
        CHECK_STATUS(tierce_store_put_async(store, "k", 1, "x", 1, NULL, &op), TIERCE_OK);
        CHECK_STATUS(tierce_op_on_end(op, submit_when_full, &c), TIERCE_OK);
        CHECK_STATUS(tierce_op_wait(op, -1), TIERCE_OK);
        tierce_op_free(op);
    }
    CHECK(reaches(&c.calls, OPS));
    tierce_store_free(store);
}

int main(void)
{
    tierce_store *memory = open_store("memory://", "{\"io_threads\": 1}"), *store;
    server_start(&silent);
    store = open_server(&silent, ", \"io_threads\": 1");
    once(memory, store);
    freed_by_itself(memory);
    freed_last();
    chained(memory);
    waiting(memory, store);
    given_up_by_itself(memory);
    full();
    tierce_store_free(store);
    tierce_store_free(memory);
    server_stop(&silent);
    return check_result();
}
