/* Pools: how many threads there are, and that they are really there and really gone. */
#define _GNU_SOURCE
#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <unistd.h>

#include "own.h"

/* The threads of this process, or -1 where the system does not tell. */
static int threads_now(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/task");
    if (folder == NULL) {
        return -1;
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        count += entry->d_name[0] != '.';
    }
    closedir(folder);
    return count;
}

/* How many of this process's threads do not block SIGUSR1, read from the system's own table. */
static int threads_that_take_signals(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/task");
    for (struct dirent *entry = folder == NULL ? NULL : readdir(folder); entry != NULL; entry = readdir(folder)) {
        char path[300], line[200];
        FILE *status;
        snprintf(path, sizeof path, "/proc/self/task/%s/status", entry->d_name);
        status = entry->d_name[0] == '.' ? NULL : fopen(path, "r");
        while (status != NULL && fgets(line, sizeof line, status) != NULL) {
            unsigned long long blocked;
            if (sscanf(line, "SigBlk: %llx", &blocked) == 1) {
                count += (blocked >> (SIGUSR1 - 1) & 1) == 0;
            }
        }
        if (status != NULL) {
            fclose(status);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return count;
}

/* Whether there are so many threads; a thread that was joined is in the table a moment longer. */
static int threads_become(int expected)
{
    for (int tries = 0; threads_now() != expected && tries < 5000; tries++) {
        usleep(1000);
    }
    return threads_now() == expected;
}

static void counts(void)
{
    int before = threads_now();
    if (before < 0) {
        printf("skipped: /proc does not tell the threads of this process\n");
        return;
    }
    for (int32_t threads = 1; threads <= 5; threads += 2) {
        tierce_pool *pool = NULL;
        CHECK_STATUS(tierce_pool_new(threads, &pool), TIERCE_OK);
        CHECK(tierce_pool_threads(pool) == threads);
        CHECK(threads_become(before + threads));
        tierce_pool_free(pool);
        CHECK(threads_become(before));
    }
}

enum { THREADS = 3 };
static pthread_key_t at_end;
static atomic_int met, started, ended;

static void slow_end(void *value)
{
    (void)value;
    usleep(100000);
    ended++;
}

/* Waits until as many threads as the pool has are in here, so that each has a value of its own, whose end takes a while. */
static tierce_status meet(void *userdata, void *state, const void *src, size_t src_len, tierce_buffer *dst)
{
    (void)userdata, (void)state;
    if (pthread_getspecific(at_end) == NULL) {
        pthread_setspecific(at_end, &met);
        started++;
    }
    met++;
    for (int tries = 0; met < THREADS && tries < 10000; tries++) {
        usleep(1000);
    }
    return tierce_buffer_append(dst, src, src_len);
}

/* After the free nothing of the pool runs any more: its code and what it uses may be unloaded. */
static void joined(void)
{
    static const char zeros[1 << 20];
    const void *items[THREADS] = {zeros, zeros, zeros};
    const size_t lengths[THREADS] = {sizeof zeros, sizeof zeros, sizeof zeros};
    tierce_codec *codec = own_codec(meet);
    tierce_segments_collection *src = NULL, *packed = NULL;
    tierce_pool *pool = NULL;
    CHECK(pthread_key_create(&at_end, slow_end) == 0);
    CHECK_STATUS(tierce_pool_new(THREADS, &pool), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, THREADS, &src), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_many(codec, src, pool, &packed, NULL), TIERCE_OK);
    CHECK(started == THREADS && ended == 0);
    tierce_pool_free(pool);
    /* The calling thread was one of those that worked. */
    CHECK(ended == THREADS - 1);
    tierce_segments_collection_free(packed);
    tierce_segments_collection_free(src);
    tierce_codec_free(codec);
    while (ended < THREADS - 1) { /* let a failure be one: the key may not go away under a thread */
        usleep(1000);
    }
    CHECK(pthread_setspecific(at_end, NULL) == 0);
    CHECK(pthread_key_delete(at_end) == 0);
}

static void as_many_as_allowed(void)
{
    cpu_set_t cpus;
    int32_t allowed;
    CHECK(sched_getaffinity(0, sizeof cpus, &cpus) == 0);
    allowed = CPU_COUNT(&cpus);
    for (int32_t threads = -1; threads >= -2; threads--) {
        tierce_pool *pool = NULL;
        CHECK_STATUS(tierce_pool_new(threads, &pool), TIERCE_OK);
        /* A control group may allow less than the affinity does. */
        CHECK(tierce_pool_threads(pool) >= 1 && tierce_pool_threads(pool) <= allowed);
        tierce_pool_free(pool);
    }
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (CPU_ISSET(cpu, &cpus)) {
            cpu_set_t one;
            tierce_pool *pool = NULL;
            CPU_ZERO(&one);
            CPU_SET(cpu, &one);
            CHECK(sched_setaffinity(0, sizeof one, &one) == 0);
            CHECK_STATUS(tierce_pool_new(INT32_MIN, &pool), TIERCE_OK);
            CHECK(tierce_pool_threads(pool) == 1);
            tierce_pool_free(pool);
            break;
        }
    }
    CHECK(sched_setaffinity(0, sizeof cpus, &cpus) == 0);
}

static void refused(void)
{
    tierce_pool *pool = (tierce_pool *)(void *)&pool, *none = pool;
    tierce_buffer *buffer = NULL;
    CHECK_STATUS(tierce_pool_new(0, &pool), TIERCE_E_ARGUMENT);
    CHECK(pool == none);
    CHECK_STATUS(tierce_buffer_new(0, &buffer), TIERCE_OK);
    CHECK(tierce_pool_threads((const tierce_pool *)(const void *)buffer) == 0);
    tierce_pool_free((tierce_pool *)(void *)buffer);
    CHECK_STATUS(tierce_buffer_append(buffer, "lives on", 8), TIERCE_OK);
    tierce_buffer_free(buffer);
}

/* A signal of the program's is for its own threads: those of a pool block all. */
static void signals(void)
{
    int before = threads_that_take_signals();
    tierce_pool *pool = NULL;
    sigset_t mask;
    if (before < 1) {
        printf("skipped: /proc does not tell the blocked signals of threads\n");
        return;
    }
    CHECK_STATUS(tierce_pool_new(3, &pool), TIERCE_OK);
    CHECK(threads_that_take_signals() == before);
    /* That of the caller is as it was. */
    CHECK(sigprocmask(SIG_BLOCK, NULL, &mask) == 0);
    CHECK(!sigismember(&mask, SIGUSR1));
    tierce_pool_free(pool);
}

int main(int argc, char **argv)
{
    counts();
    joined();
    as_many_as_allowed();
    refused();
    if (check_quick(argc, argv)) {
        printf("skipped: valgrind blocks signals of all threads its own way\n");
    } else {
        signals();
    }
    return check_result();
}
