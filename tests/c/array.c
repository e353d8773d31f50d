/* Arrays: what is borrowed, seen in parts, encoded from where it lies and decoded to where it belongs. */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"

enum { NX = 5, NY = 7, NZ = 6, GHOST = 2 };
enum { MX = NX + 2 * GHOST, MY = NY + 2 * GHOST, MZ = NZ + 2 * GHOST };

static const size_t field_shape[3] = {MX, MY, MZ}, ghosts[3] = {GHOST, GHOST, GHOST};

static tierce_codec *codec_of(const char *json)
{
    tierce_codec *codec = NULL;
    CHECK_STATUS(tierce_codec_from_json(json, strlen(json), &codec), TIERCE_OK);
    return codec;
}

static int is_ghost(size_t i, size_t j, size_t k)
{
    return i < GHOST || i >= NX + GHOST || j < GHOST || j >= NY + GHOST || k < GHOST || k >= NZ + GHOST;
}

static double value(size_t i, size_t j, size_t k)
{
    return (double)(i * 10000 + j * 100 + k);
}

static tierce_array *interior_of(double *field, int order)
{
    tierce_array *whole = NULL, *interior = NULL;
    CHECK_STATUS(tierce_array_borrow_mut("<f8", field, field_shape, NULL, 3, order, NULL, NULL, &whole), TIERCE_OK);
    CHECK_STATUS(tierce_array_interior(whole, ghosts, ghosts, 3, &interior), TIERCE_OK);
    tierce_array_free(whole);
    return interior;
}

/* Offset of an element in memory laid out in this order. */
static size_t at(size_t i, size_t j, size_t k, int order)
{
    return order == TIERCE_ORDER_C ? (i * MY + j) * MZ + k : (k * MY + j) * MX + i;
}

static void ghost_cells(int order)
{
    static double before[MX * MY * MZ], after[MX * MY * MZ], packed[NX * NY * NZ];
    const char *json = "[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zlib\", \"level\": 1}]";
    tierce_codec *codec = codec_of(json), *none = codec_of("[]");
    tierce_buffer *chunk = NULL;
    size_t wrong = 0, n = 0, len = 0;
    CHECK_STATUS(tierce_buffer_new(0, &chunk), TIERCE_OK);
    for (size_t i = 0; i < MX; i++) {
        for (size_t j = 0; j < MY; j++) {
            for (size_t k = 0; k < MZ; k++) {
                before[at(i, j, k, order)] = is_ghost(i, j, k) ? -1 : value(i, j, k);
                after[at(i, j, k, order)] = -2;
            }
        }
    }
    tierce_array *from = interior_of(before, order), *to = interior_of(after, order);
    /* Without a codec the bytes are the elements as they are walked. */
    CHECK_STATUS(tierce_codec_encode_array_into(none, from, packed, sizeof packed, &len), TIERCE_OK);
    CHECK(len == sizeof packed);
    for (size_t a = 0; a < (order == TIERCE_ORDER_C ? NX : NZ); a++) {
        for (size_t j = 0; j < NY; j++) {
            for (size_t b = 0; b < (order == TIERCE_ORDER_C ? NZ : NX); b++) {
                size_t i = order == TIERCE_ORDER_C ? a : b, k = order == TIERCE_ORDER_C ? b : a;
                wrong += packed[n++] != value(i + GHOST, j + GHOST, k + GHOST);
            }
        }
    }
    CHECK(wrong == 0);
    CHECK_STATUS(tierce_codec_encode_array_into(none, from, packed, sizeof packed - 1, &len), TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(len == sizeof packed);
    CHECK_STATUS(tierce_codec_encode_array_buffer(codec, from, chunk), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode_array_into(codec, tierce_buffer_data(chunk), tierce_buffer_len(chunk), to), TIERCE_OK);
    for (size_t i = 0; i < MX; i++) {
        for (size_t j = 0; j < MY; j++) {
            for (size_t k = 0; k < MZ; k++) {
                wrong += after[at(i, j, k, order)] != (is_ghost(i, j, k) ? -2 : value(i, j, k));
            }
        }
    }
    CHECK(wrong == 0);
    /* A truncated chunk, and one of an array of another size. */
    CHECK_STATUS(tierce_codec_decode_array_into(codec, tierce_buffer_data(chunk), tierce_buffer_len(chunk) - 1, to),
                 TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_codec_decode_array_into(none, packed, sizeof packed - 8, to), TIERCE_E_CORRUPT);
    tierce_array_free(from);
    tierce_array_free(to);
    tierce_buffer_free(chunk);
    tierce_codec_free(codec);
    tierce_codec_free(none);
}

static void views(void)
{
    static const int32_t numbers[2][3] = {{0, 1, 2}, {10, 11, 12}};
    const size_t shape[2] = {2, 3}, flat = 6, start[2] = {1, 2}, count[2] = {2, 3}, axes[2] = {1, 0}, twice[2] = {0, 0};
    const ptrdiff_t back[2] = {-1, -1};
    const size_t *seen_shape;
    const ptrdiff_t *strides;
    const void *first;
    int32_t out[6];
    size_t ndim, len;
    char dtype[8];
    tierce_codec *none = codec_of("[]");
    tierce_array *array = NULL, *view = NULL, *other = NULL;
    CHECK_STATUS(tierce_array_borrow("int32", numbers, shape, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &array), TIERCE_OK);
    CHECK(tierce_array_dtype(array, dtype, sizeof dtype) == 3 && strcmp(dtype + 1, "i4") == 0);
    CHECK_STATUS(tierce_array_slice(array, start, count, back, 2, &view), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_array_into(none, view, out, sizeof out, &len), TIERCE_OK);
    CHECK(out[0] == 12 && out[1] == 11 && out[3] == 2 && out[5] == 0);
    CHECK_STATUS(tierce_array_strides(view, &strides, &ndim), TIERCE_OK);
    CHECK(ndim == 2 && strides[0] == -12 && strides[1] == -4);
    CHECK_STATUS(tierce_array_reshape(view, &flat, 1, &other), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_copy(view, TIERCE_ORDER_F, &other), TIERCE_OK);
    CHECK_STATUS(tierce_array_data(other, &first), TIERCE_OK);
    CHECK(((const int32_t *)first)[1] == 2);
    tierce_array_free(other);
    CHECK_STATUS(tierce_array_transpose(array, axes, 2, &other), TIERCE_OK);
    tierce_array_free(array); /* its views live on */
    CHECK_STATUS(tierce_array_shape(other, &seen_shape, &ndim), TIERCE_OK);
    CHECK(seen_shape[0] == 3 && seen_shape[1] == 2);
    CHECK_STATUS(tierce_codec_encode_array_into(none, other, out, sizeof out, &len), TIERCE_OK);
    CHECK(out[0] == 0 && out[1] == 10 && out[5] == 12);
    CHECK_STATUS(tierce_array_transpose(other, twice, 2, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_slice(other, start, count, NULL, 2, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_interior(other, count, count, 2, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_view_as(other, "<f8", &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_decode_array_into(none, out, sizeof out, other), TIERCE_E_ARGUMENT); /* read only */
    tierce_array_free(view);
    tierce_array_free(other);
    tierce_codec_free(none);
}

static void refusals(void)
{
    static double memory[4];
    const size_t shape[2] = {2, 2}, huge[2] = {SIZE_MAX, 2}, four = 4, many[65] = {1};
    const ptrdiff_t same[2] = {0, 8}, far[2] = {PTRDIFF_MAX, 8};
    tierce_codec *none = codec_of("[]"), *zlib = codec_of("{\"id\": \"zlib\"}");
    tierce_array *array = NULL, *like = NULL;
    CHECK_STATUS(tierce_array_new("f5", shape, 2, TIERCE_ORDER_C, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_new("|O", shape, 2, TIERCE_ORDER_C, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_new("<f8", shape, 2, 2, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_new("<f8", huge, 2, TIERCE_ORDER_C, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_new("<f8", many, 65, TIERCE_ORDER_C, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_new_items("<f8", shape, 2, TIERCE_ORDER_C, 100, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_borrow("<f8", memory, shape, far, 2, TIERCE_ORDER_C, NULL, NULL, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_borrow_mut("<f8", memory, shape, same, 2, TIERCE_ORDER_C, NULL, NULL, &array), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode_array_into(none, memory, 0, array), TIERCE_E_ARGUMENT); /* elements share memory */
    tierce_array_free(array);
    CHECK_STATUS(tierce_array_borrow_mut("<f8", memory, &four, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &array), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode_array_into(none, memory, sizeof memory, array), TIERCE_E_ARGUMENT); /* overlap */
    tierce_array_free(array);
    CHECK_STATUS(tierce_array_describe("<f8", &four, 1, TIERCE_ORDER_C, &like), TIERCE_OK);
    CHECK_STATUS(tierce_codec_check_array(zlib, like), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_array(zlib, like, &array), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_decode_array_into(none, memory, sizeof memory, like), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_codec_decode_array(none, memory, sizeof memory, like, 31, &array), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_codec_decode_array(none, memory, sizeof memory, like, 32, &array), TIERCE_OK);
    tierce_array_free(array);
    tierce_array_free(like);
    CHECK_STATUS(tierce_array_describe("utf8", &four, 1, TIERCE_ORDER_C, &like), TIERCE_OK);
    CHECK_STATUS(tierce_codec_check_array(zlib, like), TIERCE_E_ARGUMENT);
    tierce_array_free(like);
    tierce_codec_free(none);
    tierce_codec_free(zlib);
}

static void count_release(void *userdata)
{
    ++*(int *)userdata;
}

static void releases(void)
{
    static float memory[4];
    const size_t four = 4, start = 1, two = 2;
    int released = 0;
    tierce_array *array = NULL, *view = NULL;
    CHECK_STATUS(tierce_array_borrow("<f9", memory, &four, NULL, 1, TIERCE_ORDER_C, count_release, &released, &array),
                 TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_borrow("<f4", NULL, &four, NULL, 1, TIERCE_ORDER_C, count_release, &released, &array),
                 TIERCE_E_NULL);
    CHECK(released == 0);
    CHECK_STATUS(tierce_array_borrow("<f4", memory, &four, NULL, 1, TIERCE_ORDER_C, count_release, &released, &array),
                 TIERCE_OK);
    CHECK_STATUS(tierce_array_slice(array, &start, &two, NULL, 1, &view), TIERCE_OK);
    tierce_array_free(array);
    CHECK(released == 0);
    tierce_array_free(view);
    CHECK(released == 1);
}

static void zarr_v3(void)
{
    static const uint16_t numbers[2][3] = {{0, 1, 2}, {0x100, 0x101, 0x102}};
    const char *json = "[{\"name\": \"transpose\", \"configuration\": {\"order\": [1, 0]}},"
                       " {\"name\": \"bytes\", \"configuration\": {\"endian\": \"big\"}}]";
    const unsigned char expected[12] = {0, 0, 1, 0, 0, 1, 1, 1, 0, 2, 1, 2};
    const size_t shape[2] = {2, 3};
    uint16_t back[2][3] = {{0}};
    unsigned char chunk[12];
    size_t len = 0;
    tierce_codec *codec = codec_of(json);
    tierce_array *array = NULL, *to = NULL;
    CHECK_STATUS(tierce_array_borrow("uint16", numbers, shape, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &array), TIERCE_OK);
    CHECK_STATUS(tierce_array_borrow_mut("uint16", back, shape, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &to), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_array_into(codec, array, chunk, sizeof chunk, &len), TIERCE_OK);
    CHECK(len == 12 && memcmp(chunk, expected, 12) == 0);
    CHECK_STATUS(tierce_codec_decode_array_into(codec, chunk, len, to), TIERCE_OK);
    CHECK(memcmp(back, numbers, sizeof back) == 0);
    tierce_array_free(array);
    tierce_array_free(to);
    tierce_codec_free(codec);
}

static void many_arrays(void)
{
    enum { COUNT = 20, LEN = 100 };
    static double before[COUNT][LEN], after[COUNT][LEN];
    const size_t len = LEN;
    tierce_codec *codec = codec_of("{\"id\": \"zlib\"}");
    tierce_array *from[COUNT], *to[COUNT];
    tierce_status each[COUNT];
    tierce_pool *pool = NULL;
    tierce_segments_collection *packed = NULL;
    CHECK_STATUS(tierce_pool_new(3, &pool), TIERCE_OK);
    for (int n = 0; n < COUNT; n++) {
        for (int i = 0; i < LEN; i++) {
            before[n][i] = n + i / 8;
        }
        CHECK_STATUS(tierce_array_borrow("<f8", before[n], &len, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &from[n]), TIERCE_OK);
        CHECK_STATUS(tierce_array_borrow_mut("<f8", after[n], &len, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &to[n]), TIERCE_OK);
    }
    CHECK_STATUS(tierce_codec_encode_arrays(codec, (const tierce_array *const *)from, COUNT, pool, &packed, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode_arrays_into(codec, packed, to, COUNT, pool, NULL), TIERCE_OK);
    CHECK(memcmp(before, after, sizeof before) == 0);
    CHECK_STATUS(tierce_codec_decode_arrays_into(codec, packed, to, COUNT - 1, pool, NULL), TIERCE_E_ARGUMENT);
    /* One of another size among them, and one twice. */
    const size_t short_len = LEN - 1;
    tierce_array_free(to[3]);
    CHECK_STATUS(tierce_array_borrow_mut("<f8", after[3], &short_len, NULL, 1, TIERCE_ORDER_C, NULL, NULL, &to[3]), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode_arrays_into(codec, packed, to, COUNT, pool, each), TIERCE_PARTIAL);
    CHECK(each[3] == TIERCE_E_CORRUPT && each[0] == TIERCE_OK && each[COUNT - 1] == TIERCE_OK);
    tierce_array *kept = to[4];
    to[4] = to[5];
    CHECK_STATUS(tierce_codec_decode_arrays_into(codec, packed, to, COUNT, pool, each), TIERCE_E_ARGUMENT);
    to[4] = kept;
    for (int n = 0; n < COUNT; n++) {
        tierce_array_free(from[n]);
        tierce_array_free(to[n]);
    }
    tierce_segments_collection_free(packed);
    tierce_pool_free(pool);
    tierce_codec_free(codec);
}

static void items(void)
{
    const char *words[6] = {"a", "bc", "", "def", "g", "hi"};
    const size_t shape[2] = {2, 3}, axes[2] = {1, 0};
    const void *item;
    size_t len;
    tierce_array *array = NULL, *turned = NULL, *copy = NULL;
    tierce_segments *segments = NULL;
    CHECK_STATUS(tierce_array_from_items("utf8", (const void *const *)words, NULL, shape, 2, TIERCE_ORDER_C, &array),
                 TIERCE_OK);
    CHECK_STATUS(tierce_array_transpose(array, axes, 2, &turned), TIERCE_OK);
    CHECK_STATUS(tierce_array_item(turned, 1, &item, &len), TIERCE_OK);
    CHECK(len == 3 && memcmp(item, "def", 3) == 0);
    CHECK_STATUS(tierce_array_item(turned, 6, &item, &len), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_data(array, &item), TIERCE_E_STATE);
    CHECK_STATUS(tierce_array_copy(turned, TIERCE_ORDER_C, &copy), TIERCE_OK);
    CHECK(tierce_array_size(copy) == 9);
    CHECK_STATUS(tierce_array_segments(turned, &segments), TIERCE_OK);
    tierce_array_free(array);
    tierce_array_free(turned);
    for (size_t i = 0; i < 6; i++) {
        const char *word = words[i % 2 * 3 + i / 2];
        CHECK_STATUS(tierce_segments_get(segments, i, &item, &len), TIERCE_OK);
        CHECK(len == strlen(word) && memcmp(item, word, len) == 0);
        CHECK_STATUS(tierce_array_item(copy, i, &item, &len), TIERCE_OK);
        CHECK(len == strlen(word) && memcmp(item, word, len) == 0);
    }
    tierce_array_free(copy);
    tierce_segments_free(segments);
}

int main(void)
{
    ghost_cells(TIERCE_ORDER_C);
    ghost_cells(TIERCE_ORDER_F);
    views();
    refusals();
    releases();
    zarr_v3();
    many_arrays();
    items();
    return check_result();
}
