/* What the tests of Zarr share: arrays made of JSON, and boxes of numbers that tell where they belong. */
#ifndef ZARR_H
#define ZARR_H

#include "store.h"

static inline tierce_zarr_spec *spec_of(const char *json)
{
    tierce_zarr_spec *spec = NULL;
    CHECK_STATUS(tierce_zarr_spec_from_json(json, strlen(json), &spec), TIERCE_OK);
    return spec;
}

/* The status of making an array; the array is freed. */
static inline tierce_status creates(const tierce_store *store, const char *path, const char *json, int32_t how)
{
    tierce_zarr_spec *spec = spec_of(json);
    tierce_zarr_array *array = NULL;
    tierce_status status = tierce_zarr_array_create(store, path, strlen(path), spec, how, NULL, 0, NULL, &array);
    CHECK((status == TIERCE_OK) == (array != NULL));
    tierce_zarr_array_free(array);
    tierce_zarr_spec_free(spec);
    return status;
}

static inline tierce_zarr_array *open_zarr(const tierce_store *store, const char *path, const char *options)
{
    tierce_zarr_array *array = NULL;
    CHECK_STATUS(tierce_zarr_array_open(store, path, strlen(path), options, strlen(options), NULL, &array), TIERCE_OK);
    return array;
}

static inline tierce_zarr_array *create_zarr(const tierce_store *store, const char *path, const char *json,
                                             const char *options)
{
    CHECK_STATUS(creates(store, path, json, TIERCE_ZARR_CREATE_NEW), TIERCE_OK);
    return open_zarr(store, path, options);
}

/* Memory of the test's as an array of 4-byte integers; NULL strides are C order. */
static inline tierce_array *seen(const int32_t *data, const size_t *shape, const ptrdiff_t *strides, size_t ndim)
{
    tierce_array *array = NULL;
    CHECK_STATUS(tierce_array_borrow_mut("int32", (void *)(uintptr_t)data, shape, strides, ndim, TIERCE_ORDER_C, NULL, NULL,
                                         &array),
                 TIERCE_OK);
    return array;
}

static inline int buffer_is(const tierce_buffer *buffer, const char *text)
{
    return tierce_buffer_len(buffer) == strlen(text) && memcmp(tierce_buffer_data(buffer), text, strlen(text)) == 0;
}

static inline int buffer_has(const tierce_buffer *buffer, const char *part)
{
    char text[8000];
    snprintf(text, sizeof text, "%.*s", (int)tierce_buffer_len(buffer), (const char *)tierce_buffer_data(buffer));
    return strstr(text, part) != NULL;
}

/* Deletes all there is, so that the folder under the store can go. */
static inline void clear(const tierce_store *store)
{
    tierce_listing *listing = NULL;
    tierce_object_info *info = make_info();
    tierce_status status;
    CHECK_STATUS(tierce_store_list(store, NULL, 0, TIERCE_LIST_RECURSIVE, NULL, 0, &listing), TIERCE_OK);
    while ((status = tierce_listing_next(listing, info)) == TIERCE_OK) {
        const char *key = tierce_object_info_key(info);
        CHECK_STATUS(tierce_store_delete(store, key, strlen(key)), TIERCE_OK);
    }
    CHECK_STATUS(status, TIERCE_END);
    tierce_listing_free(listing);
    tierce_object_info_free(info);
}

#endif
