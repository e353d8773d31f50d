/* zfp: modes, headers, sidecars, bounds, strides, threads, views, and what is refused. */
#define _DEFAULT_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "child.h"
#include "codecs.h"
#include "exact.h"

enum { NZ = 21, NY = 34, NX = 55, CELLS = NZ * NY * NX, GHOST = 2, THREADS = 3 };

static double field[NZ][NY][NX], back[NZ][NY][NX];
static const size_t shape[3] = {NZ, NY, NX};
static exact source, sidecar;
static tierce_pool *pool;

static void fill_field(void)
{
    for (int z = 0; z < NZ; z++) {
        for (int y = 0; y < NY; y++) {
            for (int x = 0; x < NX; x++) {
                field[z][y][x] = 100 * sin(0.1 * x) * cos(0.07 * y + 0.2 * z) + 0.001 * ((x * 7 + y * 3 + z) % 11);
            }
        }
    }
}

static tierce_array *seen(const char *dtype, void *data, const size_t *extents, size_t ndim, int32_t order)
{
    tierce_array *array = NULL;
    CHECK_STATUS(tierce_array_borrow_mut(dtype, data, extents, NULL, ndim, order, NULL, NULL, &array), TIERCE_OK);
    return array;
}

static tierce_array *seen_field(void *data)
{
    return seen("=f8", data, shape, 3, TIERCE_ORDER_C);
}

static tierce_zfp *setup(void)
{
    tierce_zfp *zfp = NULL;
    CHECK_STATUS(tierce_zfp_new(&zfp), TIERCE_OK);
    return zfp;
}

static tierce_zfp_report new_report(void)
{
    tierce_zfp_report report;
    memset(&report, 0, sizeof report);
    report.struct_size = sizeof report;
    return report;
}

static int holds(const tierce_array *array, const void *expected, size_t len)
{
    const void *data = NULL;
    CHECK_STATUS(tierce_array_data(array, &data), TIERCE_OK);
    return tierce_array_size(array) == len && memcmp(data, expected, len) == 0;
}

static int same_content(const tierce_buffer *a, const tierce_buffer *b)
{
    size_t len = tierce_buffer_len(a);
    return len == tierce_buffer_len(b) && (len == 0 || memcmp(tierce_buffer_data(a), tierce_buffer_data(b), len) == 0);
}

static double largest_error(void)
{
    double most = 0;
    for (int i = 0; i < CELLS; i++) {
        double error = fabs((&field[0][0][0])[i] - (&back[0][0][0])[i]);
        most = error > most ? error : most;
    }
    return most;
}

/* Bytes of exactly their size. */
static tierce_status decompress_exact(const tierce_zfp *zfp, const tierce_buffer *stream, const tierce_buffer *side,
                                      const tierce_pool *with, tierce_array *dst)
{
    size_t len = tierce_buffer_len(stream), side_len = side == NULL ? 0 : tierce_buffer_len(side);
    const void *src = exact_copy(&source, tierce_buffer_data(stream), len);
    const void *beside = exact_copy(&sidecar, side_len == 0 ? NULL : tierce_buffer_data(side), side_len);
    return tierce_zfp_decompress_into(zfp, src, len, beside, side_len, with, dst);
}

/* Both forms, with and without threads: the same bytes, no more than the bound; and back. Gives the largest error. */
static double there_and_back(tierce_zfp *zfp)
{
    tierce_buffer *stream = make_buffer(), *other = make_buffer(), *side = make_buffer(), *other_side = make_buffer();
    tierce_array *src = seen_field(field), *dst = seen_field(back), *made = NULL;
    tierce_zfp_report report = new_report();
    size_t bound = 0, len = 0;
    double error;
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, side, &report), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, pool, other, other_side, NULL), TIERCE_OK);
    CHECK(same_content(stream, other) && same_content(side, other_side));
    CHECK((report.bits + 7) / 8 <= tierce_buffer_len(stream) && report.masked == 0);
    CHECK_STATUS(tierce_zfp_bound(zfp, src, &bound), TIERCE_OK);
    CHECK(tierce_buffer_len(stream) <= bound);
    if (tierce_buffer_len(stream) <= bound) {
        unsigned char *room = (unsigned char *)malloc(bound);
        CHECK_STATUS(tierce_zfp_compress_into(zfp, src, NULL, room, bound, &len, side, NULL), TIERCE_OK);
        CHECK(len == tierce_buffer_len(stream) && memcmp(room, tierce_buffer_data(stream), len) == 0);
        CHECK_STATUS(tierce_zfp_compress_into(zfp, src, pool, room, len - 1, &bound, side, NULL),
                     TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(bound >= len && bound != SIZE_MAX);
        free(room);
    }
    memset(back, 0xA5, sizeof back);
    CHECK_STATUS(decompress_exact(zfp, stream, other_side, NULL, dst), TIERCE_OK);
    error = largest_error();
    memset(back, 0xA5, sizeof back);
    CHECK_STATUS(decompress_exact(zfp, stream, other_side, pool, dst), TIERCE_OK);
    CHECK(largest_error() == error);
    CHECK_STATUS(tierce_zfp_decompress(zfp, tierce_buffer_data(stream), tierce_buffer_len(stream), NULL, 0, pool, src,
                                       sizeof back, &made),
                 TIERCE_OK);
    CHECK(holds(made, back, sizeof back));
    tierce_array_free(made);
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(other_side);
    tierce_buffer_free(side);
    tierce_buffer_free(other);
    tierce_buffer_free(stream);
    return error;
}

static void modes(void)
{
    static const uint32_t words[] = {8, 16, 32, 64};
    tierce_zfp *zfp = setup(), *copy = NULL;
    tierce_zfp_params params = {0, 0, 0, 0};
    double used = 0;
    uint32_t planes = 0;
    int32_t mode = 0;
    uint64_t number = 0;
    CHECK(there_and_back(zfp) == 0);
    CHECK_STATUS(tierce_zfp_set_accuracy(zfp, 0.01, &used), TIERCE_OK);
    CHECK(used == 0.0078125 && there_and_back(zfp) <= used);
    CHECK_STATUS(tierce_zfp_set_index(zfp, 16), TIERCE_OK);
    for (int i = 0; i < 4; i++) {
        CHECK_STATUS(tierce_zfp_set_word_bits(zfp, words[i]), TIERCE_OK);
        CHECK(there_and_back(zfp) <= used);
    }
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 8.1, TIERCE_ZFP_DOUBLE, 3, 1, &used), TIERCE_OK);
    CHECK(used == 9);
    CHECK_STATUS(tierce_zfp_set_word_bits(zfp, 8), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 8.1, TIERCE_ZFP_DOUBLE, 3, 1, &used), TIERCE_OK);
    CHECK(used == 8.125);
    CHECK(there_and_back(zfp) < 1);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 0.01, TIERCE_ZFP_FLOAT, 1, 0, &used), TIERCE_OK);
    CHECK(used == 9 / 4.0);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 1, TIERCE_ZFP_NONE, 1, 0, &used), TIERCE_OK);
    CHECK(used == 1);
    CHECK_STATUS(tierce_zfp_set_precision(zfp, 30, &planes), TIERCE_OK);
    CHECK(planes == 30);
    CHECK(there_and_back(zfp) < 1e-4);
    CHECK_STATUS(tierce_zfp_get_mode(zfp, &number), TIERCE_OK);
    CHECK(number == 2048 + 29);
    CHECK_STATUS(tierce_zfp_set_mode(zfp, 2176), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_get_params(zfp, &params, &mode), TIERCE_OK);
    CHECK(mode == TIERCE_ZFP_REVERSIBLE && params.minexp == TIERCE_ZFP_MIN_EXP - 1);
    params.maxbits = 3000;
    params.minexp = -10;
    CHECK_STATUS(tierce_zfp_set_params(zfp, &params), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_copy(zfp, &copy), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_set_reversible(zfp), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_get_params(copy, &params, &mode), TIERCE_OK);
    CHECK(mode == TIERCE_ZFP_EXPERT && params.maxbits == 3000 && params.minexp == -10);
    CHECK(there_and_back(copy) < 0.01);
    tierce_zfp_free(copy);
    tierce_zfp_free(zfp);
}

/* A setting that is refused leaves the setup as it was. */
static void refused(void)
{
    static const tierce_zfp_params wrong[] = {{2, 1, 64, 0}, {1, 0, 64, 0}, {1, 40000, 64, 0}, {1, 99, 0, 0},
                                              {1, 99, 65, 0}, {1, 99, 64, 20000}};
    tierce_zfp *zfp = setup();
    tierce_array *src = seen_field(field), *other = NULL, *five = NULL, *empty = NULL;
    tierce_buffer *stream = make_buffer();
    tierce_zfp_report report = new_report();
    const size_t extents[5] = {1, 2, 3, 4, 5}, none[2] = {3, 0};
    size_t bound = 77;
    double used = 77;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CHECK_STATUS(tierce_zfp_set_params(zfp, &wrong[i]), TIERCE_E_ARGUMENT);
    }
    CHECK_STATUS(tierce_zfp_set_rate(zfp, -1, TIERCE_ZFP_DOUBLE, 3, 0, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, NAN, TIERCE_ZFP_DOUBLE, 3, 0, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 1e9, TIERCE_ZFP_DOUBLE, 3, 0, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 8, 5, 3, 0, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 8, -1, 3, 0, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 8, TIERCE_ZFP_DOUBLE, 0, 0, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 8, TIERCE_ZFP_DOUBLE, 5, 0, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 8, TIERCE_ZFP_DOUBLE, 3, 2, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_accuracy(zfp, -1, &used), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_accuracy(zfp, INFINITY, &used), TIERCE_E_ARGUMENT);
    CHECK(used == 77);
    CHECK_STATUS(tierce_zfp_set_word_bits(zfp, 12), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_header(zfp, 8), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_mask(zfp, 2), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, 3, 1, 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_CHECK, -1, 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_CHECK, 1, NAN), TIERCE_E_ARGUMENT);
    CHECK(there_and_back(zfp) == 0);
    CHECK_STATUS(tierce_array_describe("<u4", shape, 3, TIERCE_ORDER_C, &other), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_bound(zfp, other, &bound), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_describe("<f4", extents, 5, TIERCE_ORDER_C, &five), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_bound(zfp, five, &bound), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_array_new("<f4", none, 2, TIERCE_ORDER_C, &empty), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, empty, NULL, stream, NULL, NULL), TIERCE_E_ARGUMENT);
    CHECK(bound == 77);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, stream, NULL), TIERCE_E_ARGUMENT);
    report.struct_size = sizeof report - 1;
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, &report), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_compress_into(zfp, src, NULL, field, sizeof field, &bound, NULL, NULL), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_decompress_into(zfp, field, 100, NULL, 0, NULL, src), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_set_index(zfp, 64), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_E_ARGUMENT); /* no sidecar */
    tierce_array_free(empty);
    tierce_array_free(five);
    tierce_array_free(other);
    tierce_array_free(src);
    tierce_buffer_free(stream);
    tierce_zfp_free(zfp);
}

static void headers(void)
{
    tierce_zfp *zfp = setup();
    tierce_array *src = seen_field(field), *dst = seen_field(back), *made = NULL;
    tierce_buffer *stream = make_buffer();
    tierce_zfp_header header;
    const unsigned char *bytes;
    memset(&header, 0, sizeof header);
    header.struct_size = sizeof header;
    CHECK_STATUS(tierce_zfp_set_precision(zfp, 40, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_OK);
    bytes = (const unsigned char *)tierce_buffer_data(stream);
    CHECK_STATUS(tierce_zfp_read_header(exact_copy(&source, bytes, 12), 12, TIERCE_ZFP_HEADER_FULL, &header), TIERCE_OK);
    CHECK(header.bits == 96 && header.value_type == TIERCE_ZFP_DOUBLE && header.ndim == 3);
    CHECK(header.shape[0] == NZ && header.shape[1] == NY && header.shape[2] == NX && header.shape[3] == 0);
    CHECK(header.mode == TIERCE_ZFP_PRECISION && header.mode_number == 2048 + 39 && header.params.maxprec == 40);
    CHECK_STATUS(tierce_zfp_read_header(exact_copy(&source, bytes, 11), 11, TIERCE_ZFP_HEADER_FULL, &header),
                 TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zfp_read_header(bytes, 4, TIERCE_ZFP_HEADER_MAGIC, &header), TIERCE_OK);
    CHECK(header.bits == 32 && header.ndim == 0 && header.mode == 0 && header.value_type == TIERCE_ZFP_NONE);
    CHECK_STATUS(tierce_zfp_read_header(bytes + 4, 8, TIERCE_ZFP_HEADER_FULL, &header), TIERCE_E_CORRUPT);
    CHECK_STATUS(tierce_zfp_read_header(bytes, 12, 8, &header), TIERCE_E_ARGUMENT);
    header.struct_size = 8;
    CHECK_STATUS(tierce_zfp_read_header(bytes, 12, TIERCE_ZFP_HEADER_FULL, &header), TIERCE_E_ARGUMENT);

    CHECK_STATUS(tierce_zfp_set_header(zfp, 0), TIERCE_OK);
    CHECK(there_and_back(zfp) < 1e-7);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_decompress(zfp, tierce_buffer_data(stream), tierce_buffer_len(stream), NULL, 0, NULL, NULL,
                                       SIZE_MAX, &made),
                 TIERCE_E_NEEDS_DTYPE);
    CHECK(made == NULL);
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(stream);
    tierce_zfp_free(zfp);
}

/* Ghost cells, negative strides, an array in Fortran order, small elements, the other byte order. */
static void layouts(void)
{
    static double padded[NZ + 2 * GHOST][NY + 2 * GHOST][NX + 2 * GHOST];
    static int16_t small[NY][NX], small_back[NY][NX];
    const size_t whole[3] = {NZ + 2 * GHOST, NY + 2 * GHOST, NX + 2 * GHOST}, ghost[3] = {GHOST, GHOST, GHOST};
    const size_t last[3] = {NZ - 1, NY - 1, NX - 1}, turned[3] = {NX, NY, NZ}, plane[2] = {NY, NX};
    const ptrdiff_t back_by_one[3] = {-1, -1, -1};
    tierce_zfp *zfp = setup();
    tierce_buffer *stream = make_buffer(), *other = make_buffer();
    tierce_array *src = seen_field(field), *outer = seen("=f8", padded, whole, 3, TIERCE_ORDER_C), *inner = NULL;
    tierce_array *dst = seen_field(back), *reversed = NULL, *same = seen("=f8", field, turned, 3, TIERCE_ORDER_F);
    tierce_array *shorts = seen("=i2", small, plane, 2, TIERCE_ORDER_C);
    tierce_array *shorts_back = seen("=i2", small_back, plane, 2, TIERCE_ORDER_C);
    int outside = 0;
    memset(padded, 0x55, sizeof padded);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_array_interior(outer, ghost, ghost, 3, &inner), TIERCE_OK);
    CHECK_STATUS(decompress_exact(zfp, stream, NULL, pool, inner), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, inner, pool, other, NULL, NULL), TIERCE_OK);
    CHECK(same_content(stream, other));
    for (size_t i = 0; i < sizeof padded / sizeof padded[0][0][0]; i++) {
        const unsigned char *cell = (const unsigned char *)(&padded[0][0][0] + i);
        outside += cell[0] == 0x55 && cell[7] == 0x55;
    }
    CHECK(outside == (int)(whole[0] * whole[1] * whole[2]) - CELLS);
    CHECK_STATUS(tierce_array_slice(dst, last, shape, back_by_one, 3, &reversed), TIERCE_OK);
    CHECK_STATUS(decompress_exact(zfp, stream, NULL, NULL, reversed), TIERCE_OK);
    CHECK(back[0][0][0] == field[NZ - 1][NY - 1][NX - 1] && back[0][1][2] == field[NZ - 1][NY - 2][NX - 3]);
    CHECK_STATUS(tierce_zfp_compress(zfp, same, NULL, other, NULL, NULL), TIERCE_OK);
    CHECK(same_content(stream, other));
    for (int y = 0; y < NY; y++) {
        for (int x = 0; x < NX; x++) {
            small[y][x] = (int16_t)(x * y * 17);
        }
    }
    CHECK_STATUS(tierce_zfp_compress(zfp, shorts, NULL, stream, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(decompress_exact(zfp, stream, NULL, NULL, shorts_back), TIERCE_OK);
    CHECK(memcmp(small, small_back, sizeof small) == 0);
    CHECK_STATUS(decompress_exact(zfp, stream, NULL, NULL, dst), TIERCE_E_CORRUPT); /* of another type and shape */
    tierce_array_free(shorts_back);
    tierce_array_free(shorts);
    tierce_array_free(same);
    tierce_array_free(reversed);
    tierce_array_free(dst);
    tierce_array_free(inner);
    tierce_array_free(outer);
    tierce_array_free(src);
    tierce_buffer_free(other);
    tierce_buffer_free(stream);
    tierce_zfp_free(zfp);
}

/* Lossy modes refuse NaN, or carry it beside the stream; the reversible mode has it in the stream. */
static void not_finite(void)
{
    const double nan = field[3][4][5], infinite = field[20][33][54], zero = field[0][0][1];
    tierce_zfp *zfp = setup();
    tierce_buffer *stream = make_buffer(), *side = make_buffer(), *other = make_buffer();
    tierce_array *src = seen_field(field), *dst = seen_field(back);
    tierce_zfp_report report = new_report();
    field[3][4][5] = NAN;
    field[20][33][54] = -INFINITY;
    field[0][0][1] = -0.0;
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(decompress_exact(zfp, stream, NULL, NULL, dst), TIERCE_OK);
    CHECK(memcmp(field, back, sizeof field) == 0);
    CHECK_STATUS(tierce_zfp_set_accuracy(zfp, 0.01, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_E_ARGUMENT);
    CHECK(tierce_buffer_len(stream) == 0);
    CHECK_STATUS(tierce_zfp_set_mask(zfp, 1), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_CHECK, 0.01, INFINITY), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, side, &report), TIERCE_OK);
    CHECK(report.masked == 2 && report.absolute > 0 && report.absolute <= 0.01);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, pool, other, side, &report), TIERCE_OK);
    CHECK(same_content(stream, other));
    for (int threads = 0; threads < 2; threads++) {
        memset(back, 0, sizeof back);
        CHECK_STATUS(decompress_exact(zfp, stream, side, threads ? pool : NULL, dst), TIERCE_OK);
        CHECK(isnan(back[3][4][5]) && back[20][33][54] == -INFINITY);
        field[3][4][5] = back[3][4][5] = field[20][33][54] = back[20][33][54] = 0;
        CHECK(largest_error() <= report.absolute);
        field[3][4][5] = NAN;
        field[20][33][54] = -INFINITY;
    }
    field[3][4][5] = nan;
    field[20][33][54] = infinite;
    field[0][0][1] = zero;
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(other);
    tierce_buffer_free(side);
    tierce_buffer_free(stream);
    tierce_zfp_free(zfp);
}

static void bounds(void)
{
    tierce_zfp *zfp = setup();
    tierce_buffer *stream = make_buffer();
    tierce_array *src = seen_field(field), *dst = seen_field(back);
    tierce_zfp_report report = new_report();
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 6, TIERCE_ZFP_DOUBLE, 3, 0, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, &report), TIERCE_OK);
    CHECK(report.absolute < 0 && report.relative < 0 && report.mode == TIERCE_ZFP_RATE && report.params.maxbits == 384);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_CHECK, INFINITY, INFINITY), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, pool, stream, NULL, &report), TIERCE_OK);
    CHECK_STATUS(decompress_exact(zfp, stream, NULL, NULL, dst), TIERCE_OK);
    CHECK(report.absolute == largest_error() && report.absolute > 0 && report.relative > 0);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_CHECK, report.absolute / 2, INFINITY), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_E_UNSUPPORTED);
    CHECK(tierce_buffer_len(stream) == 0);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_TIGHTEN, report.absolute / 1000, INFINITY), TIERCE_OK);
    CHECK(there_and_back(zfp) <= report.absolute / 1000);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_TIGHTEN, INFINITY, 0), TIERCE_OK);
    CHECK(there_and_back(zfp) == 0);
    CHECK_STATUS(tierce_zfp_set_bounds(zfp, TIERCE_ZFP_UNCHECKED, 0, 0), TIERCE_OK);
    CHECK(there_and_back(zfp) > 0);
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(stream);
    tierce_zfp_free(zfp);
}

/* Streams that end too early, with sidecars that end too early: an error, or what was not cut off. */
static void truncated(size_t step)
{
    tierce_zfp *zfp = setup();
    tierce_buffer *stream = make_buffer(), *side = make_buffer();
    tierce_array *src = seen_field(field), *dst = seen_field(back), *made = NULL;
    tierce_zfp_view *view = NULL;
    const unsigned char *bytes, *beside;
    size_t len, side_len;
    CHECK_STATUS(tierce_zfp_set_accuracy(zfp, 0.5, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_set_index(zfp, 8), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, side, NULL), TIERCE_OK);
    bytes = (const unsigned char *)tierce_buffer_data(stream);
    beside = (const unsigned char *)tierce_buffer_data(side);
    len = tierce_buffer_len(stream);
    side_len = tierce_buffer_len(side);
    for (size_t cut = 0; cut + 8 < len; cut += step) {
        const void *part = exact_copy(&source, bytes, cut);
        CHECK_STATUS(tierce_zfp_decompress_into(zfp, part, cut, NULL, 0, NULL, dst), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zfp_decompress_into(zfp, part, cut, beside, side_len, pool, dst), TIERCE_E_CORRUPT);
        CHECK_STATUS(tierce_zfp_view_new(zfp, part, cut, beside, side_len, NULL, NULL, NULL, &view), TIERCE_E_CORRUPT);
    }
    for (size_t cut = 1; cut < side_len; cut += 1 + step / 20) {
        const void *part = exact_copy(&sidecar, beside, cut);
        CHECK_STATUS(tierce_zfp_decompress_into(zfp, bytes, len, part, cut, pool, dst), TIERCE_E_CORRUPT);
    }
    CHECK_STATUS(tierce_zfp_decompress(zfp, bytes, len, NULL, 0, NULL, NULL, sizeof back - 1, &made), TIERCE_E_LIMIT);
    CHECK(made == NULL);
    for (size_t at = 0; at < side_len; at++) { /* another index: what it says is not taken on trust */
        unsigned char *changed = exact_copy(&sidecar, beside, side_len);
        changed[at] ^= (unsigned char)(1 << at % 8);
        tierce_status status = tierce_zfp_decompress_into(zfp, bytes, len, changed, side_len, pool, dst);
        CHECK(status == TIERCE_OK || status == TIERCE_E_CORRUPT || status == TIERCE_E_UNSUPPORTED);
    }
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(side);
    tierce_buffer_free(stream);
    tierce_zfp_free(zfp);
}

static void count_release(void *userdata)
{
    ++*(int *)userdata;
}

/* Values, blocks and boxes of a view against the whole field. */
static void view_of(tierce_zfp *zfp, int32_t order)
{
    static double part[5][9][13];
    const size_t box[3] = {5, 9, 13}, corner[3] = {7, 11, 23}, end[3] = {NZ, NY, NX}, last[3] = {5, 8, 13};
    const size_t turned[3] = {NX, NY, NZ}, corner_turned[3] = {23, 11, 7}, box_turned[3] = {13, 9, 5};
    const int f = order == TIERCE_ORDER_F;
    tierce_buffer *stream = make_buffer(), *side = make_buffer();
    tierce_array *src = seen_field(field), *dst = seen_field(back), *like = NULL;
    tierce_array *boxed = seen("=f8", part, f ? box_turned : box, 3, order);
    tierce_zfp_view *view = NULL;
    tierce_zfp_header info;
    double values[64], value = 0;
    size_t extents[3] = {0, 0, 0}, len = 0;
    int released = 0, good = 1;
    memset(&info, 0, sizeof info);
    info.struct_size = sizeof info;
    CHECK_STATUS(tierce_array_describe("=f8", f ? turned : shape, 3, order, &like), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, side, NULL), TIERCE_OK);
    CHECK_STATUS(decompress_exact(zfp, stream, side, NULL, dst), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_view_new(zfp, tierce_buffer_data(stream), tierce_buffer_len(stream), tierce_buffer_data(side),
                                     tierce_buffer_len(side), f ? like : NULL, count_release, &released, &view),
                 TIERCE_OK);
    CHECK_STATUS(tierce_zfp_view_info(view, &info), TIERCE_OK);
    CHECK(info.ndim == 3 && info.shape[0] == NZ && info.shape[2] == NX && info.value_type == TIERCE_ZFP_DOUBLE);
    for (size_t i = 0; i < CELLS; i += 97) {
        size_t at[3] = {i / (NX * NY), i / NX % NY, i % NX}, swapped[3] = {at[2], at[1], at[0]};
        good = tierce_zfp_view_get(view, f ? swapped : at, 3, &value, sizeof value) == TIERCE_OK
               && value == back[at[0]][at[1]][at[2]] && good;
    }
    CHECK(good);
    CHECK_STATUS(tierce_zfp_view_get(view, f ? turned : end, 3, &value, sizeof value), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_view_get(view, corner, 2, &value, sizeof value), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_view_get(view, corner, 3, &value, 4), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_view_read_box(view, f ? corner_turned : corner, 3, boxed), TIERCE_OK);
    for (int z = 0; z < 5; z++) {
        for (int y = 0; y < 9; y++) {
            good = memcmp(part[z][y], &back[7 + z][11 + y][23], sizeof part[z][y]) == 0 && good;
        }
    }
    CHECK(good);
    CHECK_STATUS(tierce_zfp_view_read_box(view, end, 3, boxed), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_zfp_view_read_box(view, corner, 1, boxed), TIERCE_E_ARGUMENT);
    if (!f) {
        CHECK_STATUS(tierce_zfp_view_get_block(view, last, 3, values, sizeof values, &len, extents), TIERCE_OK);
        CHECK(extents[0] == 1 && extents[1] == 2 && extents[2] == 3 && len == 6 * sizeof(double));
        CHECK(values[0] == back[20][32][52] && values[2] == back[20][32][54] && values[5] == back[20][33][54]);
        CHECK_STATUS(tierce_zfp_view_get_block(view, last, 3, values, 47, &len, NULL), TIERCE_E_BUFFER_TOO_SMALL);
        CHECK(len == 48);
        CHECK_STATUS(tierce_zfp_view_get_block(view, end, 3, values, sizeof values, &len, NULL), TIERCE_E_ARGUMENT);
    }
    CHECK(released == 0);
    tierce_zfp_view_free(view);
    CHECK(released == 1);
    tierce_array_free(boxed);
    tierce_array_free(like);
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(side);
    tierce_buffer_free(stream);
}

static void views(void)
{
    tierce_zfp *zfp = setup();
    tierce_buffer *stream = make_buffer();
    tierce_array *src = seen_field(field);
    tierce_zfp_view *view = NULL;
    int released = 0;
    CHECK_STATUS(tierce_zfp_set_rate(zfp, 10, TIERCE_ZFP_DOUBLE, 3, 0, NULL), TIERCE_OK);
    view_of(zfp, TIERCE_ORDER_C);
    view_of(zfp, TIERCE_ORDER_F);
    CHECK_STATUS(tierce_zfp_set_accuracy(zfp, 0.001, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(zfp, src, NULL, stream, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_view_new(zfp, tierce_buffer_data(stream), tierce_buffer_len(stream), NULL, 0, NULL,
                                     count_release, &released, &view),
                 TIERCE_E_UNSUPPORTED);
    CHECK(view == NULL && released == 0);
    for (size_t spacing = 1; spacing <= 64; spacing *= 8) {
        CHECK_STATUS(tierce_zfp_set_index(zfp, spacing), TIERCE_OK);
        view_of(zfp, TIERCE_ORDER_C);
        view_of(zfp, TIERCE_ORDER_F);
    }
    tierce_array_free(src);
    tierce_buffer_free(stream);
    tierce_zfp_free(zfp);
}

/* The codec, over arrays: numcodecs' shape of the stream, with and without threads. */
static void codec_zfpy(void)
{
    const char *json = "{\"id\": \"zfpy\", \"mode\": 4, \"tolerance\": 0.01}";
    tierce_codec *codec = make_codec(json), *shared = NULL;
    tierce_buffer *chunk = make_buffer(), *other = make_buffer();
    tierce_array *src = seen_field(field), *dst = seen_field(back), *made = NULL;
    size_t bound = 0;
    CHECK_STATUS(tierce_codec_with_pool(codec, pool, &shared), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_array_buffer(codec, src, chunk), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_array_buffer(shared, src, other), TIERCE_OK);
    CHECK(same_content(chunk, other));
    CHECK_STATUS(tierce_codec_encode_array_bound(codec, src, &bound), TIERCE_OK);
    CHECK(bound >= tierce_buffer_len(chunk));
    CHECK_STATUS(tierce_codec_decode_array_into(shared, tierce_buffer_data(chunk), tierce_buffer_len(chunk), dst),
                 TIERCE_OK);
    CHECK(largest_error() <= 0.01);
    CHECK_STATUS(tierce_codec_decode_array(codec, tierce_buffer_data(chunk), tierce_buffer_len(chunk), NULL, SIZE_MAX,
                                           &made),
                 TIERCE_OK);
    CHECK(holds(made, back, sizeof back));
    CHECK_STATUS(tierce_codec_encode(codec, field, sizeof field, chunk), TIERCE_E_NEEDS_DTYPE);
    tierce_array_free(made);
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(other);
    tierce_buffer_free(chunk);
    tierce_codec_free(shared);
    tierce_codec_free(codec);
}

/* A field that takes several parts, and a view of the parent's. */
typedef struct inherited {
    tierce_zfp *zfp;
    tierce_zfp_view *view;
} inherited;

static void in_child(void *argument)
{
    const inherited *parents = (const inherited *)argument;
    const size_t at[3] = {1, 2, 3};
    tierce_buffer *stream = make_buffer(), *other = make_buffer();
    tierce_array *src = seen_field(field), *dst = seen_field(back);
    tierce_pool *own = NULL;
    double value = 0;
    CHECK_STATUS(tierce_zfp_compress(parents->zfp, src, pool, stream, NULL, NULL), TIERCE_E_FORKED);
    CHECK_STATUS(tierce_zfp_compress(parents->zfp, src, NULL, stream, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(decompress_exact(parents->zfp, stream, NULL, pool, dst), TIERCE_E_FORKED);
    CHECK_STATUS(decompress_exact(parents->zfp, stream, NULL, NULL, dst), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_view_get(parents->view, at, 3, &value, sizeof value), TIERCE_OK);
    CHECK(value == back[1][2][3]);
    CHECK_STATUS(tierce_pool_new(2, &own), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(parents->zfp, src, own, other, NULL, NULL), TIERCE_OK);
    CHECK(same_content(stream, other));
    tierce_pool_free(own);
    tierce_array_free(dst);
    tierce_array_free(src);
    tierce_buffer_free(other);
    tierce_buffer_free(stream);
}

static void forked(void)
{
    inherited parents = {setup(), NULL};
    tierce_buffer *stream = make_buffer();
    tierce_array *src = seen_field(field);
    CHECK_STATUS(tierce_zfp_set_rate(parents.zfp, 12, TIERCE_ZFP_DOUBLE, 3, 0, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_compress(parents.zfp, src, pool, stream, NULL, NULL), TIERCE_OK);
    CHECK_STATUS(tierce_zfp_view_new(parents.zfp, tierce_buffer_data(stream), tierce_buffer_len(stream), NULL, 0, NULL,
                                     NULL, NULL, &parents.view),
                 TIERCE_OK);
    if (CHECK_ASAN) {
        printf("skipped: AddressSanitizer's malloc keeps its locks over a fork, and hangs by itself\n");
    } else {
        CHECK(child_does(in_child, &parents));
    }
    tierce_zfp_view_free(parents.view);
    tierce_array_free(src);
    tierce_buffer_free(stream);
    tierce_zfp_free(parents.zfp);
}

int main(int argc, char **argv)
{
    int quick = check_quick(argc, argv);
    listed_codecs list;
    list_codecs(&list);
    if (!is_listed(&list, "zfpy")) {
        printf("skipped, not in this build: zfp\n");
        return 77;
    }
    source.by_malloc = sidecar.by_malloc = quick || CHECK_ASAN;
    fill_field();
    CHECK_STATUS(tierce_pool_new(THREADS, &pool), TIERCE_OK);
    modes();
    refused();
    headers();
    layouts();
    not_finite();
    bounds();
    truncated(quick ? 2003 : 101);
    views();
    codec_zfpy();
    forked();
    tierce_pool_free(pool);
    exact_free(&source);
    exact_free(&sidecar);
    return check_result();
}
