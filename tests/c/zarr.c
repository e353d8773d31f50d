/* Zarr: specs, what arrays tell, boxes of all kinds, partial chunks, shards, items, damage, resizing, groups. */
#define _DEFAULT_SOURCE
#include "zarr.h"

enum { ROWS = 7, COLUMNS = 10, GHOST = 1 };

static const char grid_json[] = "{\"shape\": [7, 10], \"dtype\": \"<i4\", \"chunks\": [3, 4], \"fill_value\": -1}";
static const uint64_t origin[2] = {0, 0};

/* The element of the array with these indices. */
static int32_t value(size_t i, size_t j)
{
    return (int32_t)(i * 100 + j);
}

static void specs(void)
{
    const uint64_t shape[2] = {7, 10}, chunks[2] = {3, 4}, zero[2] = {0, 4};
    const int32_t fill = -1;
    tierce_buffer *json = make_buffer();
    tierce_zarr_spec *spec = NULL;
    CHECK_STATUS(tierce_zarr_spec_new("<i4", 3, shape, 2, &spec), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_spec_set_chunks(spec, chunks, 2), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_spec_set_chunks(spec, zero, 2), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_spec_set_fill(spec, &fill, sizeof fill), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_spec_set_fill(spec, &fill, 3), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_spec_set(spec, "codecs", 6, "[\"crc32c\"]", 10), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_spec_set(spec, "codec", 5, "[]", 2), TIERCE_E_CONFIG);
    CHECK(message_has("\"codec\"") && message_has("\"codecs\""));
    CHECK_STATUS(tierce_zarr_spec_set(spec, "codecs", 6, "[", 1), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_zarr_spec_set(spec, "zarr_format", 11, "4", 1), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_zarr_spec_set(spec, "\xff", 1, "4", 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_spec_json(spec, json), TIERCE_OK);
    CHECK(buffer_has(json, "\"shape\":[7,10]") && buffer_has(json, "\"codecs\":[\"crc32c\"]"));
    CHECK(buffer_has(json, "\"fill_value\":-1") && buffer_has(json, "\"chunks\":[3,4]"));
    tierce_zarr_spec_free(spec);
    spec = NULL;
    CHECK_STATUS(tierce_zarr_spec_from_json(tierce_buffer_data(json), tierce_buffer_len(json), &spec), TIERCE_OK);
    tierce_zarr_spec_free(spec);
    spec = NULL;
    CHECK_STATUS(tierce_zarr_spec_from_json("{\"shape\": [1]}", 14, &spec), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_zarr_spec_from_json("[]", 2, &spec), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_zarr_spec_from_json(NULL, 0, &spec), TIERCE_E_CONFIG);
    CHECK_STATUS(tierce_zarr_spec_new("f16x", 4, shape, 2, &spec), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_spec_new("<i4", 3, shape, 0, &spec), TIERCE_OK);
    tierce_zarr_spec_free(spec);
    tierce_buffer_free(json);
}

static void creating(const tierce_store *store)
{
    static const char other[] = "{\"shape\": [7, 10], \"dtype\": \"<i4\", \"chunks\": [3, 5], \"fill_value\": -1}";
    static const char unknown[] = "{\"shape\": [4], \"dtype\": \"<i4\", \"codecs\": [{\"id\": \"nosuch\"}]}";
    tierce_zarr_array *array = NULL;
    tierce_zarr_spec *spec = spec_of(grid_json);
    int32_t kind = 77;
    CHECK_STATUS(creates(store, "run/u", grid_json, TIERCE_ZARR_CREATE_OR_OPEN), TIERCE_OK);
    CHECK_STATUS(creates(store, "run/u", grid_json, TIERCE_ZARR_CREATE_OR_OPEN), TIERCE_OK);
    CHECK_STATUS(creates(store, "run/u", other, TIERCE_ZARR_CREATE_OR_OPEN), TIERCE_E_PRECONDITION);
    CHECK_STATUS(creates(store, "run/u", grid_json, TIERCE_ZARR_CREATE_NEW), TIERCE_E_PRECONDITION);
    CHECK_STATUS(creates(store, "run/u/v", grid_json, TIERCE_ZARR_CREATE_NEW), TIERCE_E_PRECONDITION);
    CHECK_STATUS(creates(store, "run", grid_json, TIERCE_ZARR_CREATE_NEW), TIERCE_E_PRECONDITION);
    CHECK_STATUS(creates(store, "a/../b", grid_json, TIERCE_ZARR_CREATE_NEW), TIERCE_E_ARGUMENT);
    CHECK_STATUS(creates(store, "w", unknown, TIERCE_ZARR_CREATE_NEW), TIERCE_E_UNKNOWN_CODEC);
    CHECK_STATUS(creates(store, "run/u", other, TIERCE_ZARR_CREATE_REPLACE), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_create(store, "w", 1, spec, 3, NULL, 0, NULL, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_open(store, "none", 4, NULL, 0, NULL, &array), TIERCE_E_NOT_FOUND);
    CHECK_STATUS(tierce_zarr_array_open(store, "run", 3, NULL, 0, NULL, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_open(store, "run/u", 5, "{\"memry\": 1}", 12, NULL, &array), TIERCE_E_CONFIG);
    CHECK(message_has("memry") && array == NULL);
    CHECK_STATUS(tierce_zarr_find(store, "w", 1, &kind), TIERCE_OK);
    CHECK(kind == TIERCE_ZARR_NOTHING);
    CHECK_STATUS(tierce_zarr_find(store, "run/u", 5, &kind), TIERCE_OK);
    CHECK(kind == TIERCE_ZARR_ARRAY);
    CHECK_STATUS(tierce_zarr_find(store, "run", 3, &kind), TIERCE_OK);
    CHECK(kind == TIERCE_ZARR_GROUP);
    CHECK_STATUS(tierce_zarr_delete(store, "run", 3), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_delete(store, "run", 3), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_delete(store, NULL, 0), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_find(store, "run/u", 5, &kind), TIERCE_OK);
    CHECK(kind == TIERCE_ZARR_NOTHING);
    tierce_zarr_spec_free(spec);
    clear(store);
}

static void facts_of(const tierce_store *store, int format)
{
    char json[400], text[20];
    uint64_t numbers[3] = {77, 77, 77}, first[2], counts[2], start[2] = {2, 4}, extent[2] = {2, 6}, chunk[2] = {2, 1};
    size_t ndim = 0, len = 0, total = 0;
    int32_t number = 0, fill = 0;
    tierce_buffer *out = make_buffer();
    tierce_zarr_array *array;
    snprintf(json, sizeof json,
             "{\"shape\": [7, 10], \"dtype\": \"<i4\", \"chunks\": [3, 4], \"fill_value\": -1, \"zarr_format\": %d, "
             "\"dimension_names\": [\"row\", \"column\"], \"attributes\": {\"unit\": \"m\"}}",
             format);
    array = create_zarr(store, "run/u", json, "");
    CHECK_STATUS(tierce_zarr_array_format(array, &number), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_ndim(array, &ndim), TIERCE_OK);
    CHECK(number == format && ndim == 2);
    CHECK_STATUS(tierce_zarr_array_shape(array, numbers, 3), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_shape(array, numbers, 1), TIERCE_E_ARGUMENT);
    CHECK(message_has("ndim is 1") && numbers[0] == 77);
    CHECK_STATUS(tierce_zarr_array_shape(array, numbers, 2), TIERCE_OK);
    CHECK(numbers[0] == 7 && numbers[1] == 10 && numbers[2] == 77);
    CHECK_STATUS(tierce_zarr_array_chunks(array, numbers, 2), TIERCE_OK);
    CHECK(numbers[0] == 3 && numbers[1] == 4);
    CHECK_STATUS(tierce_zarr_array_inner_chunks(array, numbers, 2), TIERCE_OK);
    CHECK(numbers[0] == 3 && numbers[1] == 4);
    CHECK_STATUS(tierce_zarr_array_dtype(array, NULL, 0, &len), TIERCE_OK);
    CHECK(len == 3);
    CHECK_STATUS(tierce_zarr_array_dtype(array, text, 3, &len), TIERCE_OK);
    CHECK(strcmp(text, "<i") == 0 && len == 3);
    CHECK_STATUS(tierce_zarr_array_fill(array, &fill, 3, &len), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(len == 4 && fill == 0);
    CHECK_STATUS(tierce_zarr_array_fill(array, &fill, 4, &len), TIERCE_OK);
    CHECK(len == 4 && fill == -1);
    CHECK_STATUS(tierce_zarr_array_dimension_name(array, 1, text, sizeof text, &len), TIERCE_OK);
    CHECK(strcmp(text, "column") == 0 && len == 6);
    CHECK_STATUS(tierce_zarr_array_dimension_name(array, 2, text, sizeof text, &len), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_chunk_key(array, chunk, 2, text, sizeof text, &len), TIERCE_OK);
    CHECK(strcmp(text, format == 3 ? "run/u/c/2/1" : "run/u/2.1") == 0 && len == strlen(text));
    chunk[0] = 3;
    CHECK_STATUS(tierce_zarr_array_chunk_key(array, chunk, 2, text, sizeof text, &len), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_chunk_key(array, chunk, 1, text, sizeof text, &len), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_box_chunks(array, start, extent, 2, first, counts, &total), TIERCE_OK);
    CHECK(first[0] == 0 && first[1] == 1 && counts[0] == 2 && counts[1] == 2 && total == 4);
    CHECK_STATUS(tierce_zarr_array_covers(array, start, extent, 2, &number), TIERCE_OK);
    CHECK(number == 0);
    start[0] = 3, extent[0] = 4;
    CHECK_STATUS(tierce_zarr_array_covers(array, start, extent, 2, &number), TIERCE_OK);
    CHECK(number == 1);
    extent[0] = 5;
    CHECK_STATUS(tierce_zarr_array_covers(array, start, extent, 2, &number), TIERCE_E_ARGUMENT);
    extent[0] = UINT64_MAX;
    CHECK_STATUS(tierce_zarr_array_box_chunks(array, start, extent, 2, first, counts, &total), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_attributes(array, out), TIERCE_OK);
    CHECK(buffer_has(out, "\"unit\":\"m\""));
    CHECK_STATUS(tierce_zarr_array_set_attributes(array, "[1]", 3), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_set_attributes(array, "{\"n\": NaN}", 10), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_attributes(array, out), TIERCE_OK);
    CHECK(buffer_is(out, "{\"n\":NaN}"));
    CHECK_STATUS(tierce_zarr_array_metadata(array, out), TIERCE_OK);
    CHECK(buffer_has(out, format == 3 ? "\"node_type\": \"array\"" : "\"dimension_separator\": \".\""));
    CHECK_STATUS(tierce_zarr_array_dimension_name(array, 0, text, sizeof text, &len),
                 format == 3 ? TIERCE_OK : TIERCE_E_NOT_FOUND);
    tierce_zarr_array_free(array);
    tierce_buffer_free(out);
    clear(store);
}

static void facts(const tierce_store *store)
{
    facts_of(store, 2);
    facts_of(store, 3);
}

/* All of the array, out of a field with ghost cells, and back into another with its columns reversed. */
static void boxes(const tierce_store *store)
{
    enum { WIDE = COLUMNS + 2 * GHOST, HIGH = ROWS + 2 * GHOST };
    static int32_t field[HIGH * WIDE], back[ROWS * COLUMNS], few[4];
    const size_t shape[2] = {ROWS, COLUMNS}, small[2] = {2, 2}, none[2] = {0, 5}, line[1] = {4};
    const ptrdiff_t around[2] = {4 * WIDE, 4}, reversed[2] = {4 * COLUMNS, -4};
    const uint64_t start[2] = {2, 3}, end[2] = {7, 5}, outside[2] = {6, 9}, extent[2] = {2, 2}, nothing[2] = {2, 0};
    tierce_zarr_array *array = create_zarr(store, "u", grid_json, "");
    tierce_array *src, *dst, *made = NULL;
    const void *data = NULL;
    int same = 1;
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < COLUMNS; j++) {
            field[(i + GHOST) * WIDE + j + GHOST] = value(i, j);
        }
    }
    src = seen(field + GHOST * WIDE + GHOST, shape, around, 2);
    dst = seen(back + COLUMNS - 1, shape, reversed, 2);
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, dst, NULL), TIERCE_OK);
    CHECK(back[0] == -1 && back[ROWS * COLUMNS - 1] == -1);
    CHECK_STATUS(tierce_zarr_array_write(array, origin, 2, src, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, dst, NULL), TIERCE_OK);
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        same = same && back[i] == value(i / COLUMNS, COLUMNS - 1 - i % COLUMNS);
    }
    CHECK(same);
    tierce_array_free(src);
    tierce_array_free(dst);
    CHECK_STATUS(tierce_zarr_array_read_new(array, start, extent, 2, 15, &made), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_zarr_array_read_new(array, outside, extent, 2, 16, &made), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_read_new(array, start, extent, 1, 16, &made), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_read_new(array, start, extent, 2, 16, &made), TIERCE_OK);
    CHECK_STATUS(tierce_array_data(made, &data), TIERCE_OK);
    CHECK(((const int32_t *)data)[0] == value(2, 3) && ((const int32_t *)data)[3] == value(3, 4));
    tierce_array_free(made);
    made = NULL;
    CHECK_STATUS(tierce_zarr_array_read_new(array, start, nothing, 2, 0, &made), TIERCE_OK);
    CHECK(tierce_array_count(made) == 0);
    tierce_array_free(made);
    dst = seen(few, none, NULL, 2);
    CHECK_STATUS(tierce_zarr_array_read(array, end, 2, dst, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_write(array, end, 2, dst, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, outside, 2, dst, NULL), TIERCE_E_ARGUMENT);
    tierce_array_free(dst);
    dst = seen(few, line, NULL, 1);
    CHECK_STATUS(tierce_zarr_array_read(array, start, 2, dst, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_write(array, start, 1, dst, NULL), TIERCE_E_ARGUMENT);
    tierce_array_free(dst);
    CHECK_STATUS(tierce_array_borrow_mut("<u4", few, small, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &dst), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, start, 2, dst, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_write(array, start, 2, dst, NULL), TIERCE_E_ARGUMENT);
    CHECK(message_has("<u4"));
    tierce_array_free(dst);
    CHECK_STATUS(tierce_array_borrow_mut(">i4", few, small, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &dst), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, start, 2, dst, NULL), TIERCE_OK);
    CHECK(((unsigned char *)few)[3] == (unsigned char)value(2, 3) && ((unsigned char *)few)[0] == 0);
    tierce_array_free(dst);
    CHECK_STATUS(tierce_array_borrow("<i4", few, small, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &dst), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, start, 2, dst, NULL), TIERCE_E_ARGUMENT);
    tierce_array_free(dst);
    CHECK_STATUS(tierce_array_describe("<i4", small, 2, TIERCE_ORDER_C, &dst), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, start, 2, dst, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_write(array, start, 2, dst, NULL), TIERCE_E_ARGUMENT);
    tierce_array_free(dst);
    tierce_zarr_array_free(array);
    clear(store);
}

/* A chunk at the edge is written and read with the extents that it has of the array. */
static void chunks(const tierce_store *store)
{
    int32_t given[2] = {5, 6}, back[2] = {0, 0};
    const size_t edge[2] = {1, 2}, whole[2] = {3, 4};
    const uint64_t last[2] = {2, 2}, outside[2] = {2, 3};
    tierce_zarr_array *array = create_zarr(store, "u", grid_json, "{\"partial_chunks\": \"refuse\"}");
    tierce_array *src = seen(given, edge, NULL, 2), *dst = seen(back, edge, NULL, 2), *large = NULL;
    CHECK_STATUS(tierce_array_new("<i4", whole, 2, TIERCE_ORDER_C, &large), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_write_chunk(array, last, 2, src), TIERCE_OK);
    CHECK(exists(store, "u/c/2/2") && !exists(store, "u/c/0/0"));
    CHECK_STATUS(tierce_zarr_array_read_chunk(array, last, 2, dst), TIERCE_OK);
    CHECK(back[0] == 5 && back[1] == 6);
    CHECK_STATUS(tierce_zarr_array_write_chunk(array, outside, 2, src), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_write_chunk(array, last, 1, src), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_write_chunk(array, last, 2, large), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_read_chunk(array, last, 2, large), TIERCE_E_ARGUMENT);
    CHECK(message_has("[3, 4]") && message_has("[1, 2]"));
    CHECK_STATUS(tierce_zarr_array_read_chunk(array, origin, 2, large), TIERCE_OK);
    given[0] = given[1] = -1;
    CHECK_STATUS(tierce_zarr_array_write_chunk(array, last, 2, src), TIERCE_OK);
    CHECK(!exists(store, "u/c/2/2"));
    tierce_zarr_array_free(array);
    array = open_zarr(store, "u", "{\"write_empty_chunks\": true}");
    CHECK_STATUS(tierce_zarr_array_write_chunk(array, last, 2, src), TIERCE_OK);
    CHECK(exists(store, "u/c/2/2"));
    tierce_array_free(large);
    tierce_array_free(src);
    tierce_array_free(dst);
    tierce_zarr_array_free(array);
    clear(store);
}

static void parts(const tierce_store *store)
{
    int32_t given[2] = {5, 6};
    const size_t two[2] = {1, 2};
    const uint64_t start[2] = {1, 1}, all[2] = {2, 4};
    tierce_zarr_array *merging = create_zarr(store, "u", grid_json, ""), *refusing;
    tierce_array *src = seen(given, two, NULL, 2), *made = NULL;
    const void *data = NULL;
    refusing = open_zarr(store, "u", "{\"partial_chunks\": \"refuse\"}");
    CHECK_STATUS(tierce_zarr_array_write(refusing, start, 2, src, NULL), TIERCE_E_ARGUMENT);
    CHECK(message_has("partial_chunks") && message_has("u/c/0/0") && !exists(store, "u/c/0/0"));
    CHECK_STATUS(tierce_zarr_array_write(merging, start, 2, src, NULL), TIERCE_OK);
    given[0] = 7;
    CHECK_STATUS(tierce_zarr_array_write(merging, origin, 2, src, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read_new(merging, origin, all, 2, 32, &made), TIERCE_OK);
    CHECK_STATUS(tierce_array_data(made, &data), TIERCE_OK);
    CHECK(memcmp(data, (const int32_t[8]){7, 6, -1, -1, -1, 5, 6, -1}, 32) == 0);
    tierce_array_free(made);
    tierce_array_free(src);
    tierce_zarr_array_free(merging);
    tierce_zarr_array_free(refusing);
    clear(store);
}

static void shards(const tierce_store *store)
{
    static const char json[] = "{\"shape\": [8, 8], \"dtype\": \"<i4\", \"chunks\": [2, 2], \"shards\": [4, 4]}";
    int32_t given[16], back[4];
    const size_t whole[2] = {4, 4}, inner[2] = {2, 2};
    const uint64_t start[2] = {4, 4}, middle[2] = {5, 5}, extent[2] = {4, 8};
    uint64_t numbers[2];
    size_t total = 0;
    tierce_zarr_array *array = create_zarr(store, "s", json, "");
    tierce_array *src = seen(given, whole, NULL, 2), *dst = seen(back, inner, NULL, 2);
    for (int i = 0; i < 16; i++) {
        given[i] = i + 1;
    }
    CHECK_STATUS(tierce_zarr_array_chunks(array, numbers, 2), TIERCE_OK);
    CHECK(numbers[0] == 4 && numbers[1] == 4);
    CHECK_STATUS(tierce_zarr_array_inner_chunks(array, numbers, 2), TIERCE_OK);
    CHECK(numbers[0] == 2 && numbers[1] == 2);
    CHECK_STATUS(tierce_zarr_array_box_chunks(array, start, whole, 2, NULL, NULL, &total), TIERCE_OK);
    CHECK(total == 1);
    CHECK_STATUS(tierce_zarr_array_box_chunks(array, origin, extent, 2, NULL, NULL, &total), TIERCE_OK);
    CHECK(total == 2);
    CHECK_STATUS(tierce_zarr_array_write(array, start, 2, src, NULL), TIERCE_OK);
    CHECK(exists(store, "s/c/1/1") && !exists(store, "s/c/0/0"));
    CHECK_STATUS(tierce_zarr_array_read(array, middle, 2, dst, NULL), TIERCE_OK);
    CHECK(memcmp(back, (const int32_t[4]){6, 7, 10, 11}, 16) == 0);
    back[0] = back[1] = back[2] = back[3] = 99;
    CHECK_STATUS(tierce_zarr_array_write(array, middle, 2, dst, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read_chunk(array, (const uint64_t[2]){1, 1}, 2, src), TIERCE_OK);
    CHECK(given[5] == 99 && given[10] == 99 && given[0] == 1 && given[15] == 16);
    tierce_array_free(src);
    tierce_array_free(dst);
    tierce_zarr_array_free(array);
    clear(store);
}

static void strings(const tierce_store *store)
{
    static const char json[] = "{\"shape\": [5], \"dtype\": \"utf8\", \"chunks\": [2], \"fill_value\": \"none\"}";
    const void *const given[3] = {"alpha", "", "gamma"};
    const size_t three = 3, four = 4;
    const uint64_t start = 1, all = 5, zero = 0;
    const char *const expected[5] = {"none", "alpha", "", "gamma", "none"};
    tierce_zarr_array *array = create_zarr(store, "names", json, "");
    tierce_array *src = NULL, *made = NULL, *numbers = NULL;
    char text[10];
    size_t len = 0;
    CHECK_STATUS(tierce_array_from_items("utf8", given, NULL, &three, 1, TIERCE_ORDER_C, &src), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_write(array, &start, 1, src, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read_new(array, &zero, &all, 1, 20, &made), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_zarr_array_read_new(array, &zero, &all, 1, 1000, &made), TIERCE_OK);
    for (size_t i = 0; i < 5; i++) {
        const void *item = NULL;
        CHECK_STATUS(tierce_array_item(made, i, &item, &len), TIERCE_OK);
        CHECK(len == strlen(expected[i]) && memcmp(item, expected[i], len) == 0);
    }
    tierce_array_free(made);
    CHECK_STATUS(tierce_array_new("<i4", &four, 1, TIERCE_ORDER_C, &numbers), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_write(array, &start, 1, numbers, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_append(array, 0, numbers, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_dtype(array, text, sizeof text, &len), TIERCE_OK);
    CHECK(strcmp(text, "utf8") == 0);
    CHECK_STATUS(tierce_zarr_array_fill(array, text, sizeof text, &len), TIERCE_OK);
    CHECK(len == 4 && memcmp(text, "none", 4) == 0);
    tierce_array_free(numbers);
    tierce_array_free(src);
    tierce_zarr_array_free(array);
    clear(store);
}

static void no_axes(const tierce_store *store)
{
    int32_t number = 42, back = 0;
    size_t len = 0, total = 0;
    char text[10];
    tierce_zarr_array *array = create_zarr(store, "n", "{\"shape\": [], \"dtype\": \"<i4\"}", "");
    tierce_array *src = seen(&number, NULL, NULL, 0), *dst = seen(&back, NULL, NULL, 0);
    CHECK_STATUS(tierce_zarr_array_write(array, NULL, 0, src, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_read(array, NULL, 0, dst, NULL), TIERCE_OK);
    CHECK(back == 42);
    back = 0;
    CHECK_STATUS(tierce_zarr_array_read_chunk(array, NULL, 0, dst), TIERCE_OK);
    CHECK(back == 42);
    CHECK_STATUS(tierce_zarr_array_shape(array, NULL, 0), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_array_chunk_key(array, NULL, 0, text, sizeof text, &len), TIERCE_OK);
    CHECK(strcmp(text, "n/c") == 0);
    CHECK_STATUS(tierce_zarr_array_box_chunks(array, NULL, NULL, 0, NULL, NULL, &total), TIERCE_OK);
    CHECK(total == 1);
    CHECK_STATUS(tierce_zarr_array_append(array, 0, src, NULL), TIERCE_E_ARGUMENT);
    tierce_array_free(src);
    tierce_array_free(dst);
    tierce_zarr_array_free(array);
    clear(store);
}

/* One chunk of nine is damaged: the others are there. */
static void damage(const tierce_store *store)
{
    static int32_t data[ROWS * COLUMNS];
    const size_t shape[2] = {ROWS, COLUMNS};
    const uint64_t extent[2] = {ROWS, COLUMNS};
    tierce_status each[9];
    tierce_zarr_array *array = create_zarr(store, "u", grid_json, "");
    tierce_array *all = seen(data, shape, NULL, 2), *made = NULL;
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        data[i] = value(i / COLUMNS, i % COLUMNS);
    }
    CHECK_STATUS(tierce_zarr_array_write(array, origin, 2, all, each), TIERCE_OK);
    CHECK(each[0] == TIERCE_OK && each[8] == TIERCE_OK);
    put(store, "u/c/1/1", "this is no chunk");
    memset(data, 0, sizeof data);
    memset(each, 77, sizeof each);
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, all, each), TIERCE_PARTIAL);
    CHECK(message_has("u/c/1/1"));
    for (int i = 0; i < 9; i++) {
        CHECK(each[i] == (i == 4 ? TIERCE_E_CORRUPT : TIERCE_OK));
    }
    CHECK(data[0] == value(0, 0) && data[ROWS * COLUMNS - 1] == value(ROWS - 1, COLUMNS - 1));
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, all, NULL), TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zarr_array_read_new(array, origin, extent, 2, SIZE_MAX, &made), TIERCE_E_CORRUPT);
    CHECK(made == NULL);
    tierce_array_free(all);
    tierce_zarr_array_free(array);
    put(store, "u/zarr.json", "{\"zarr_format\": 3");
    CHECK_STATUS(tierce_zarr_array_open(store, "u", 1, NULL, 0, NULL, &array), TIERCE_E_CORRUPT);
    clear(store);
}

static void growing(const tierce_store *store)
{
    int32_t row[COLUMNS] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, back[COLUMNS];
    const size_t one_row[2] = {1, COLUMNS}, short_row[2] = {1, 4};
    const uint64_t shape[2] = {2, COLUMNS}, wrong[3] = {1, 2, 3}, second[2] = {1, 0};
    uint64_t found[2] = {0, 0}, at = 77;
    tierce_zarr_array *array = create_zarr(store, "u", grid_json, ""), *other = open_zarr(store, "u", "");
    tierce_array *src = seen(row, one_row, NULL, 2), *dst = seen(back, one_row, NULL, 2), *narrow = seen(row, short_row, NULL, 2);
    CHECK_STATUS(tierce_zarr_array_write(array, (const uint64_t[2]){6, 0}, 2, src, NULL), TIERCE_OK);
    CHECK(exists(store, "u/c/2/0"));
    CHECK_STATUS(tierce_zarr_array_resize(array, wrong, 3), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_resize(array, shape, 2), TIERCE_OK);
    CHECK(!exists(store, "u/c/2/0"));
    CHECK_STATUS(tierce_zarr_array_append(array, 0, src, &at), TIERCE_OK);
    CHECK(at == 2);
    /* A handle that knows nothing of it appends behind that all the same. */
    CHECK_STATUS(tierce_zarr_array_append(other, 0, src, &at), TIERCE_OK);
    CHECK(at == 3);
    CHECK_STATUS(tierce_zarr_array_shape(other, found, 2), TIERCE_OK);
    CHECK(found[0] == 4 && found[1] == COLUMNS);
    CHECK_STATUS(tierce_zarr_array_append(other, 0, narrow, &at), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_append(other, 2, src, &at), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_read(other, (const uint64_t[2]){3, 0}, 2, dst, NULL), TIERCE_OK);
    CHECK(memcmp(row, back, sizeof row) == 0);
    CHECK_STATUS(tierce_zarr_array_read(other, second, 2, dst, NULL), TIERCE_OK);
    CHECK(back[0] == -1 && back[COLUMNS - 1] == -1 && at == 3);
    tierce_array_free(narrow);
    tierce_array_free(src);
    tierce_array_free(dst);
    tierce_zarr_array_free(array);
    tierce_zarr_array_free(other);
    clear(store);
}

/* The names right below a group, each with a space behind it. */
static int children_are(const tierce_zarr_group *group, int32_t kind, const char *expected)
{
    char text[200] = "";
    tierce_segments *names = NULL;
    CHECK_STATUS(tierce_zarr_group_children(group, kind, &names), TIERCE_OK);
    for (size_t i = 0, used = 0; i < tierce_segments_count(names); i++) {
        const void *name = NULL;
        size_t len = 0;
        CHECK_STATUS(tierce_segments_get(names, i, &name, &len), TIERCE_OK);
        used += (size_t)snprintf(text + used, sizeof text - used, "%.*s ", (int)len, (const char *)name);
    }
    tierce_segments_free(names);
    return strcmp(text, expected) == 0;
}

static void groups_of(const tierce_store *store, int format)
{
    char json[200];
    tierce_zarr_group *root = NULL, *again = NULL;
    tierce_zarr_array *array = NULL;
    tierce_segments *names = NULL;
    tierce_buffer *out = make_buffer();
    int32_t number = 77;
    snprintf(json, sizeof json, "{\"shape\": [4], \"dtype\": \"<i4\", \"zarr_format\": %d}", format);
    CHECK_STATUS(tierce_zarr_group_create(store, NULL, 0, 1, NULL, 0, TIERCE_ZARR_CREATE_NEW, &root), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_group_create(store, NULL, 0, format, NULL, 0, -1, &root), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_group_create(store, NULL, 0, format, "[]", 2, TIERCE_ZARR_CREATE_NEW, &root), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_group_open(store, NULL, 0, 0, &root), TIERCE_E_NOT_FOUND);
    CHECK_STATUS(tierce_zarr_group_create(store, NULL, 0, format, "{\"a\": 1}", 8, TIERCE_ZARR_CREATE_NEW, &root), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_group_create(store, NULL, 0, format, NULL, 0, TIERCE_ZARR_CREATE_NEW, &again),
                 TIERCE_E_PRECONDITION);
    CHECK_STATUS(tierce_zarr_group_create(store, NULL, 0, format, NULL, 0, TIERCE_ZARR_CREATE_OR_OPEN, &again), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_group_attributes(again, out), TIERCE_OK);
    CHECK(buffer_is(out, "{\"a\":1}"));
    CHECK_STATUS(tierce_zarr_group_format(again, &number), TIERCE_OK);
    CHECK(number == format);
    tierce_zarr_group_free(again);
    CHECK_STATUS(tierce_zarr_group_set_attributes(root, "{\"b\": [2]}", 10), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_group_attributes(root, out), TIERCE_OK);
    CHECK(buffer_is(out, "{\"b\":[2]}"));
    CHECK_STATUS(creates(store, "fields/u", json, TIERCE_ZARR_CREATE_NEW), TIERCE_OK);
    CHECK_STATUS(creates(store, "time", json, TIERCE_ZARR_CREATE_NEW), TIERCE_OK);
    CHECK(children_are(root, TIERCE_ZARR_ANY, "fields time "));
    CHECK(children_are(root, TIERCE_ZARR_ARRAY, "time ") && children_are(root, TIERCE_ZARR_GROUP, "fields "));
    CHECK_STATUS(tierce_zarr_group_children(root, 0, &names), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_group_is_consolidated(root, &number), TIERCE_OK);
    CHECK(number == 0);
    CHECK_STATUS(tierce_zarr_group_consolidate(root), TIERCE_OK);
    tierce_zarr_group_free(root);
    CHECK_STATUS(tierce_zarr_group_open(store, NULL, 0, 2, &root), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_group_open(store, NULL, 0, 1, &root), TIERCE_OK);
    CHECK_STATUS(tierce_zarr_group_is_consolidated(root, &number), TIERCE_OK);
    CHECK(number == 1);
    /* What was deleted since is still told. */
    CHECK_STATUS(tierce_zarr_delete(store, "time", 4), TIERCE_OK);
    CHECK(children_are(root, TIERCE_ZARR_ANY, "fields time "));
    CHECK_STATUS(tierce_zarr_group_open_array(root, "fields/u", 8, NULL, 0, NULL, &array), TIERCE_OK);
    tierce_zarr_array_free(array);
    CHECK_STATUS(tierce_zarr_group_open_array(root, "fields", 6, NULL, 0, NULL, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_group_open_array(root, "none", 4, NULL, 0, NULL, &array), TIERCE_E_NOT_FOUND);
    CHECK_STATUS(tierce_zarr_group_open(store, "fields/u", 8, 0, &again), TIERCE_E_ARGUMENT);
    tierce_zarr_group_free(root);
    tierce_buffer_free(out);
    clear(store);
}

static void groups(const tierce_store *store)
{
    groups_of(store, 2);
    groups_of(store, 3);
}

/* Handles of another kind, and freed ones where it can be noticed. */
static void wrong_handles(void)
{
    tierce_store *store = open_store("memory://", "{}");
    tierce_zarr_array *array = create_zarr(store, "u", grid_json, ""), *made = NULL;
    tierce_buffer *buffer = make_buffer();
    int32_t number = 77;
    void *any = buffer;
    CHECK_STATUS(tierce_zarr_array_format((tierce_zarr_array *)any, &number), TIERCE_E_ARGUMENT);
    CHECK(message_has("tierce_zarr_array") && number == 77);
    CHECK_STATUS(tierce_zarr_array_create(store, "v", 1, (tierce_zarr_spec *)any, 0, NULL, 0, NULL, &made), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_open(store, "u", 1, NULL, 0, (tierce_registry *)any, &made), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_read(array, origin, 2, (tierce_array *)any, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_group_consolidate((tierce_zarr_group *)any), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zarr_array_open(store, "u", 1, "[]", 2, NULL, &made), TIERCE_E_CONFIG);
    CHECK(made == NULL);
    /* The array keeps the store open. */
    tierce_store_free(store);
    CHECK_STATUS(tierce_zarr_array_resize(array, (const uint64_t[2]){1, 1}, 2), TIERCE_OK);
    tierce_zarr_array_free(array);
    tierce_buffer_free(buffer);
}

int main(void)
{
    specs();
    with_stores(creating);
    with_stores(facts);
    with_stores(boxes);
    with_stores(chunks);
    with_stores(parts);
    with_stores(shards);
    with_stores(strings);
    with_stores(no_axes);
    with_stores(damage);
    with_stores(growing);
    with_stores(groups);
    wrong_handles();
    return check_result();
}
