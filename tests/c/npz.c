/* Archives of numpy: in memory and in files, whole and damaged; views, limits, names. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"

enum { ROWS = 40, COLUMNS = 50 };

static double field[ROWS][COLUMNS];
static long released;

static void release(void *userdata)
{
    (*(long *)userdata)++;
}

static tierce_array *array_of(int interior)
{
    const size_t shape[2] = {ROWS, COLUMNS}, ghost[2] = {1, 2};
    tierce_array *whole = NULL, *inner = NULL;
    CHECK_STATUS(tierce_array_borrow("<f8", field, shape, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &whole), TIERCE_OK);
    if (!interior) {
        return whole;
    }
    CHECK_STATUS(tierce_array_interior(whole, ghost, ghost, 2, &inner), TIERCE_OK);
    tierce_array_free(whole);
    return inner;
}

static void fill(tierce_npz_writer *writer)
{
    tierce_array *whole = array_of(0), *inner = array_of(1);
    CHECK_STATUS(tierce_npz_writer_add(writer, "whole", whole), TIERCE_OK);
    CHECK_STATUS(tierce_npz_writer_add(writer, "whole", inner), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_npz_writer_add(writer, "group/inner", inner), TIERCE_OK);
    tierce_array_free(whole);
    tierce_array_free(inner);
}

static tierce_buffer *make(int32_t level)
{
    tierce_npz_writer *writer = NULL;
    tierce_buffer *archive = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &archive), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(archive, "before", 6), TIERCE_OK);
    CHECK_STATUS(tierce_npz_writer_new(level, &writer), TIERCE_OK);
    fill(writer);
    CHECK_STATUS(tierce_npz_writer_finish(writer, archive), TIERCE_OK);
    CHECK_STATUS(tierce_npz_writer_finish(writer, archive), TIERCE_E_STATE);
    tierce_npz_writer_free(writer);
    return archive;
}

static void check_content(const tierce_npz *npz)
{
    tierce_array *got = NULL;
    const void *data = NULL;
    const size_t *shape = NULL;
    size_t ndim = 0;
    CHECK(tierce_npz_count(npz) == 2);
    CHECK(strcmp(tierce_npz_name(npz, 0), "whole") == 0 && strcmp(tierce_npz_name(npz, 1), "group/inner") == 0);
    CHECK(tierce_npz_name(npz, 2) == NULL);
    CHECK_STATUS(tierce_npz_get(npz, NULL, sizeof field, &got), TIERCE_OK);
    CHECK_STATUS(tierce_array_data(got, &data), TIERCE_OK);
    CHECK(tierce_array_size(got) == sizeof field && memcmp(data, field, sizeof field) == 0);
    tierce_array_free(got);
    CHECK_STATUS(tierce_npz_get(npz, "group/inner.npy", SIZE_MAX, &got), TIERCE_OK);
    CHECK_STATUS(tierce_array_shape(got, &shape, &ndim), TIERCE_OK);
    CHECK(ndim == 2 && shape[0] == ROWS - 2 && shape[1] == COLUMNS - 4);
    CHECK_STATUS(tierce_array_data(got, &data), TIERCE_OK);
    CHECK(memcmp(data, &field[1][2], (COLUMNS - 4) * sizeof(double)) == 0);
    tierce_array_free(got);
    CHECK_STATUS(tierce_npz_get(npz, NULL, sizeof field - 1, &got), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_npz_get(npz, "other", SIZE_MAX, &got), TIERCE_E_ARGUMENT);
}

static void in_memory(int32_t level)
{
    tierce_buffer *archive = make(level);
    tierce_npz *npz = NULL;
    const unsigned char *bytes = (const unsigned char *)tierce_buffer_data(archive);
    size_t len = tierce_buffer_len(archive);
    released = 0;
    for (size_t cut = 0; cut < len; cut += 97) {
        CHECK_STATUS(tierce_npz_open_memory(bytes, cut, release, &released, &npz), TIERCE_E_CORRUPT);
    }
    CHECK(released == 0);
    CHECK_STATUS(tierce_npz_open_memory(bytes, len, release, &released, &npz), TIERCE_OK);
    check_content(npz);
    CHECK(released == 0);
    tierce_npz_free(npz);
    CHECK(released == 1);
    tierce_buffer_free(archive);
}

static void flipped(void)
{
    tierce_buffer *archive = make(6);
    size_t len = tierce_buffer_len(archive);
    unsigned char *bad = (unsigned char *)malloc(len);
    if (!CHECK(bad != NULL)) {
        return;
    }
    for (size_t i = 0; i < len; i += 7) {
        tierce_npz *npz = NULL;
        tierce_array *got = NULL;
        const void *data = NULL;
        memcpy(bad, tierce_buffer_data(archive), len);
        bad[i] ^= (unsigned char)(1u << (i % 8));
        if (tierce_npz_open_memory(bad, len, NULL, NULL, &npz) != TIERCE_OK) {
            continue;
        }
        if (tierce_npz_get(npz, "whole", 1 << 20, &got) == TIERCE_OK) {
            CHECK_STATUS(tierce_array_data(got, &data), TIERCE_OK);
            CHECK(tierce_array_size(got) == sizeof field && memcmp(data, field, sizeof field) == 0);
            tierce_array_free(got);
        }
        tierce_npz_free(npz);
    }
    free(bad);
    tierce_buffer_free(archive);
}

static void in_a_file(void)
{
    const char *path = "npz_test.npz";
    tierce_npz_writer *writer = NULL;
    tierce_buffer *other = NULL;
    tierce_npz *npz = NULL;
    remove(path);
    CHECK_STATUS(tierce_buffer_new(0, &other), TIERCE_OK);
    CHECK_STATUS(tierce_npz_writer_create(path, 1, &writer), TIERCE_OK);
    fill(writer);
    CHECK_STATUS(tierce_npz_open(path, &npz), TIERCE_E_NATIVE);
    CHECK_STATUS(tierce_npz_writer_finish(writer, other), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_npz_writer_finish(writer, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_npz_writer_finish(writer, NULL), TIERCE_E_STATE);
    tierce_npz_writer_free(writer);
    CHECK_STATUS(tierce_npz_open(path, &npz), TIERCE_OK);
    check_content(npz);
    tierce_npz_free(npz);
    /* What is not finished leaves the file as it is. */
    CHECK_STATUS(tierce_npz_writer_create(path, 0, &writer), TIERCE_OK);
    fill(writer);
    tierce_npz_writer_free(writer);
    CHECK_STATUS(tierce_npz_open(path, &npz), TIERCE_OK);
    check_content(npz);
    tierce_npz_free(npz);
    CHECK_STATUS(tierce_npz_writer_create("none/npz_test.npz", 0, &writer), TIERCE_E_NATIVE);
    tierce_buffer_free(other);
    remove(path);
}

int main(void)
{
    tierce_npz_writer *writer = NULL;
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < COLUMNS; j++) {
            field[i][j] = (double)(i * j) / 8;
        }
    }
    in_memory(0);
    in_memory(6);
    flipped();
    in_a_file();
    CHECK_STATUS(tierce_npz_writer_new(10, &writer), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_npz_writer_new(-1, &writer), TIERCE_E_ARGUMENT);
    return check_result();
}
