#include "place.h"

#include <stdint.h>
#include <string.h>

#include "report.h"

/* Whether a store has anything that begins with `prefix`. */
static int any(const struct place *place, const char *prefix, bool *out) {
    tierce_listing *listing = NULL;
    tierce_object_info *info = NULL;
    tierce_status status = tierce_object_info_new(&info);
    if (status == TIERCE_OK) {
        status = tierce_store_list(place->store, prefix, strlen(prefix), TIERCE_LIST_RECURSIVE, NULL, 0, &listing);
    }
    if (status == TIERCE_OK) {
        status = tierce_listing_next(listing, info);
    }
    *out = status == TIERCE_OK;
    tierce_listing_free(listing);
    tierce_object_info_free(info);
    return status < 0 ? fail_tierce(status, "cannot list %s", place->name) : 0;
}

static int store_open(struct place *place, const char *options, bool reuse) {
    bool full;
    size_t options_len = options == NULL ? 0 : strlen(options);
    tierce_status status = tierce_store_open(place->name, strlen(place->name), options, options_len, &place->store);
    if (status < 0) {
        return fail_tierce(status, "cannot open %s", place->name);
    }
    status = tierce_store_create_bucket(place->store);
    /* Who may write objects need not be allowed to make buckets. */
    if (status < 0 && status != TIERCE_E_DENIED) {
        return fail_tierce(status, "cannot make %s", place->name);
    }
    if (any(place, "", &full) < 0) {
        return -1;
    }
    return full && !reuse ? fail("%s is not empty; --force replaces the arrays in it", place->name) : 0;
}

int place_open(const char *name, const char *options, bool reuse, bool sync, struct place *out) {
    *out = (struct place){.name = name, .sync = sync};
    if (strstr(name, "://") == NULL) {
        return options != NULL ? fail("--store goes with a URI, and %s is none", name) : directory_open(name, reuse);
    }
    int result = store_open(out, options, reuse);
    if (result < 0) {
        place_close(out);
    }
    return result;
}

void place_close(struct place *place) {
    tierce_store_free(place->store);
    place->store = NULL;
}

int place_write(const struct place *place, const char *key, const void *data, size_t len) {
    char path[PATH_SIZE];
    if (place->store == NULL) {
        return path_print(path, "%s/%s", place->name, key) < 0 ? -1 : file_write(path, data, len, place->sync);
    }
    tierce_status status = tierce_store_put(place->store, key, strlen(key), data, len, NULL, NULL);
    return status < 0 ? fail_tierce(status, "cannot write %s", key) : 0;
}

int place_read(const struct place *place, const char *key, struct bytes *out) {
    char path[PATH_SIZE];
    if (place->store == NULL) {
        return path_print(path, "%s/%s", place->name, key) < 0 ? -1 : file_read(path, out);
    }
    tierce_buffer *content = NULL;
    tierce_status status = tierce_buffer_new(0, &content);
    if (status == TIERCE_OK) {
        status = tierce_store_get(place->store, key, strlen(key), NULL, SIZE_MAX, content, NULL);
    }
    if (status == TIERCE_OK) {
        bytes_add(out, tierce_buffer_data(content), tierce_buffer_len(content));
    }
    tierce_buffer_free(content);
    if (status < 0) {
        return fail_tierce(status, "cannot read %s", key);
    }
    return out->failed ? fail("no memory to read %s", key) : 0;
}

int place_has(const struct place *place, const char *key, bool *out) {
    char path[PATH_SIZE];
    if (place->store == NULL) {
        if (path_print(path, "%s/%s", place->name, key) < 0) {
            return -1;
        }
        *out = path_exists(path);
        return 0;
    }
    int32_t there = 0;
    tierce_status status = tierce_store_exists(place->store, key, strlen(key), &there);
    if (status < 0) {
        return fail_tierce(status, "cannot look for %s", key);
    }
    *out = there != 0;
    return there != 0 ? 0 : path_print(path, "%s/", key) < 0 ? -1 : any(place, path, out);
}

int place_remove(const struct place *place, const char *key) {
    char path[PATH_SIZE];
    if (place->store == NULL) {
        int named = path_print(path, "%s/%s", place->name, key);
        return named < 0 || !path_exists(path) ? named : directory_remove(path);
    }
    tierce_status status = tierce_store_delete(place->store, key, strlen(key));
    if (status == TIERCE_OK && path_print(path, "%s/", key) == 0) {
        status = tierce_store_delete_prefix(place->store, path, strlen(path), NULL);
    }
    return status < 0 ? fail_tierce(status, "cannot remove %s", key) : 0;
}
