#define _XOPEN_SOURCE 700
#include "place.h"

#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "report.h"

/* Whether the store has anything that begins with `prefix`. */
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

static int store_open(struct place *place, const char *uri, const char *options) {
    tierce_status status = tierce_store_open(uri, strlen(uri), options, strlen(options), &place->store);
    if (status < 0) {
        return fail_tierce(status, "cannot open %s", place->name);
    }
    status = tierce_store_create_bucket(place->store);
    /* Who may write objects need not be allowed to make buckets. */
    return status < 0 && status != TIERCE_E_DENIED ? fail_tierce(status, "cannot make %s", place->name) : 0;
}

/* A directory is a store as well, by its whole path. */
static int open_directory(struct place *place, bool reuse, bool sync) {
    char uri[PATH_SIZE];
    if (directory_open(place->name, reuse) < 0) {
        return -1;
    }
    char *path = realpath(place->name, NULL);
    if (path == NULL) {
        return fail_errno("cannot find %s", place->name);
    }
    int result = path_print(uri, "file://%s", path);
    free(path);
    return result < 0 ? result : store_open(place, uri, sync ? "{\"sync\": true}" : "{\"sync\": false}");
}

static int open_uri(struct place *place, const char *options, bool reuse) {
    bool full;
    if (store_open(place, place->name, options != NULL ? options : "{}") < 0 || any(place, "", &full) < 0) {
        return -1;
    }
    return full && !reuse ? fail("%s is not empty; --force replaces the arrays in it", place->name) : 0;
}

int place_open(const char *name, const char *options, bool reuse, bool sync, struct place *out) {
    *out = (struct place){.name = name, .is_directory = strstr(name, "://") == NULL};
    if (out->is_directory && options != NULL) {
        return fail("--store goes with a URI, and %s is none", name);
    }
    int result = out->is_directory ? open_directory(out, reuse, sync) : open_uri(out, options, reuse);
    if (result < 0) {
        place_close(out);
    }
    return result;
}

void place_close(struct place *place) {
    tierce_store_free(place->store);
    place->store = NULL;
}

int place_clear_array(const struct place *place, const char *name) {
    char path[PATH_SIZE];
    int32_t kind = TIERCE_ZARR_NOTHING;
    bool there = false;
    tierce_status status = tierce_zarr_find(place->store, name, strlen(name), &kind);
    if (status < 0) {
        return fail_tierce(status, "cannot look for %s in %s", name, place->name);
    }
    if (path_print(path, "%s/%s", place->name, name) < 0) {
        return -1;
    }
    if (kind == TIERCE_ZARR_ARRAY) {
        /* Of a directory that is a link, the link is removed: the library would follow it. */
        status = place->is_directory ? directory_remove(path) : tierce_zarr_delete(place->store, name, strlen(name));
        return status < 0 && !place->is_directory ? fail_tierce(status, "cannot remove %s", name) : status;
    }
    if (place->is_directory) {
        there = path_exists(path);
    } else if (path_print(path, "%s/", name) < 0 || any(place, path, &there) < 0) {
        return -1;
    }
    /* --force is for the output of an earlier run, not for what else may bear the name. */
    return there ? fail("%s/%s is there and no Zarr array; it is left alone", place->name, name) : 0;
}

int place_clear_group(const struct place *place) {
    static const char *const names[] = {".zgroup", ".zattrs", ".zmetadata", "zarr.json"};
    tierce_status status = tierce_store_delete_many(place->store, names, NULL, sizeof names / sizeof *names, NULL);
    return status < 0 ? fail_tierce(status, "cannot replace the group in %s", place->name) : 0;
}
