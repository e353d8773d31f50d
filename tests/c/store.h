/* What the tests of stores share: stores in memory and in a folder of their own, and objects of short text. */
#ifndef STORE_H
#define STORE_H

#ifndef _DEFAULT_SOURCE
#error "define _DEFAULT_SOURCE before the first include, for mkdtemp"
#endif

#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "codecs.h"

static inline tierce_store *open_store(const char *uri, const char *options)
{
    tierce_store *store = NULL;
    CHECK_STATUS(tierce_store_open(uri, strlen(uri), options, strlen(options), &store), TIERCE_OK);
    return store;
}

static inline tierce_object_info *make_info(void)
{
    tierce_object_info *info = NULL;
    CHECK_STATUS(tierce_object_info_new(&info), TIERCE_OK);
    return info;
}

static inline void put(const tierce_store *store, const char *key, const char *text)
{
    CHECK_STATUS(tierce_store_put(store, key, strlen(key), text, strlen(text), NULL, NULL), TIERCE_OK);
}

/* Whether the object has just this text. */
static inline int has(const tierce_store *store, const char *key, const char *text)
{
    char room[100];
    size_t len = 0;
    return tierce_store_get_into(store, key, strlen(key), NULL, room, sizeof room, &len, NULL) == TIERCE_OK
           && len == strlen(text) && memcmp(room, text, len) == 0;
}

static inline int exists(const tierce_store *store, const char *key)
{
    int32_t there = 77;
    CHECK_STATUS(tierce_store_exists(store, key, strlen(key), &there), TIERCE_OK);
    return there;
}

static inline int message_has(const char *part)
{
    char message[500] = "";
    tierce_last_error(message, sizeof message);
    return strstr(message, part) != NULL;
}

/* Runs `work` with a store in memory, and with one in a folder that has to be empty again afterwards. */
static inline void with_stores(void (*work)(const tierce_store *))
{
    static const char options[] = "{\"sync\": false, \"part_size\": 5242880}";
    char folder[] = "/tmp/tierce_store_XXXXXX", uri[100];
    long before = check_failed;
    tierce_store *store = open_store("memory://", options);
    work(store);
    tierce_store_free(store);
    CHECK_IN_CASE(before, "memory://");
    if (!CHECK(mkdtemp(folder) != NULL)) {
        return;
    }
    before = check_failed;
    snprintf(uri, sizeof uri, "file://%s/below/here", folder);
    store = open_store(uri, options);
    CHECK_STATUS(tierce_store_create_bucket(store), TIERCE_OK);
    CHECK_STATUS(tierce_store_create_bucket(store), TIERCE_OK);
    work(store);
    CHECK_STATUS(tierce_store_delete_bucket(store), TIERCE_OK);
    tierce_store_free(store);
    snprintf(uri, sizeof uri, "%s/below", folder);
    CHECK(rmdir(uri) == 0 && rmdir(folder) == 0);
    CHECK_IN_CASE(before, "file://");
}

#endif
