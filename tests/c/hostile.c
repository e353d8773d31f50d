/* Wrong bytes for each codec: a status each time, never a crash, an overread, or more than what was allowed.
 *
 * Sources and destinations are of exactly their size (exact.h). Both forms of decode agree on what is whole.
 */
#define _DEFAULT_SOURCE
#include <stdint.h>
#include <stdlib.h>

#include "codecs.h"
#include "exact.h"

enum { LIMIT = 1 << 20, MOST = 8192 };

typedef enum verdict {
    ANY,     /* it may pass for something else */
    SAME,    /* what passes is what was encoded */
    REFUSED, /* it must not pass */
} verdict;

typedef struct sample {
    const codec_case *from;
    unsigned char plain[MOST];
    size_t plain_len;
    unsigned char packed[2 * MOST];
    size_t packed_len;
} sample;

static exact source, room;
static tierce_buffer *decoded;
static int quick;

/* Decodes `len` bytes in both forms; `s` is what they were made of. */
static void attack(const tierce_codec *codec, const sample *s, const void *bytes, size_t len, verdict expected)
{
    const unsigned char *src = exact_copy(&source, bytes, len);
    unsigned char *dst = exact_room(&room, s->plain_len);
    size_t dst_len = 77, got;
    tierce_status whole = tierce_codec_decode(codec, src, len, LIMIT, decoded);
    tierce_status into = tierce_codec_decode_into(codec, src, len, dst, s->plain_len, &dst_len);
    got = tierce_buffer_len(decoded);
    CHECK(whole == TIERCE_OK || whole == TIERCE_E_CORRUPT || whole == TIERCE_E_LIMIT || whole == TIERCE_E_UNSUPPORTED);
    CHECK(whole == TIERCE_OK ? got <= LIMIT : got == 0);
    CHECK(into == TIERCE_OK || into == TIERCE_E_CORRUPT || into == TIERCE_E_BUFFER_TOO_SMALL
          || into == TIERCE_E_UNSUPPORTED);
    CHECK(into == TIERCE_E_BUFFER_TOO_SMALL ? dst_len > s->plain_len
                                            : into == TIERCE_OK ? dst_len <= s->plain_len : dst_len == 77);
    if (whole == TIERCE_OK && got <= s->plain_len) {
        CHECK(into == TIERCE_OK && dst_len == got);
        CHECK(got == 0 || memcmp(dst, tierce_buffer_data(decoded), got) == 0);
    } else {
        CHECK(into != TIERCE_OK);
    }
    if (expected == REFUSED) {
        CHECK(whole != TIERCE_OK);
    } else if (expected == SAME && whole == TIERCE_OK) {
        CHECK(got == s->plain_len && memcmp(tierce_buffer_data(decoded), s->plain, got) == 0);
    }
}

/* Something regular behind noise, so that all kinds of blocks occur (and no zeros in front, whose sum is zero too). */
static void make_sample(sample *s, const codec_case *c, const tierce_codec *codec, size_t len)
{
    s->from = c;
    s->plain_len = len < c->multiple ? c->multiple : len - len % c->multiple;
    fill(s->plain, s->plain_len, SMOOTH);
    fill(s->plain, s->plain_len / 2, NOISE);
    CHECK_STATUS(tierce_codec_encode_into(codec, s->plain, s->plain_len, s->packed, sizeof s->packed, &s->packed_len),
                 TIERCE_OK);
}

static void truncated(const tierce_codec *codec, const sample *s, size_t stride)
{
    for (size_t len = 0; len < s->packed_len; len += stride) {
        long before = check_failed;
        attack(codec, s, s->packed, len, s->from->flags & CUT_MAY_PASS ? ANY : REFUSED);
        CHECK_IN_CASE(before, "%zu of %zu bytes", len, s->packed_len);
    }
}

static void bits_flipped(const tierce_codec *codec, const sample *s, size_t stride)
{
    unsigned char bytes[2 * MOST];
    memcpy(bytes, s->packed, s->packed_len);
    for (size_t bit = 0; bit < 8 * s->packed_len; bit += stride) {
        long before = check_failed;
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        attack(codec, s, bytes, s->packed_len, s->from->flags & GUARDED ? SAME : ANY);
        bytes[bit / 8] = s->packed[bit / 8];
        CHECK_IN_CASE(before, "bit %zu of byte %zu of %zu flipped", bit % 8, bit / 8, s->packed_len);
    }
}

/* Bytes behind the end are never silently dropped, but for zeros after a gzip member. */
static void continued(const tierce_codec *codec, const sample *s)
{
    unsigned char bytes[2 * MOST + 10];
    memcpy(bytes, s->packed, s->packed_len);
    memset(bytes + s->packed_len, 0x55, 10);
    for (size_t more = 1; more <= 10; more++) {
        long before = check_failed;
        attack(codec, s, bytes, s->packed_len + more, s->from->flags & CUT_MAY_PASS ? ANY : REFUSED);
        CHECK_IN_CASE(before, "%zu bytes behind the end", more);
    }
}

/* Noise, alone and after a beginning that is right. */
static void noise(const tierce_codec *codec, const sample *s)
{
    unsigned char bytes[2 * MOST];
    size_t lengths[] = {100, 255, 256, 257, 1000, 5000};
    size_t stride = s->packed_len / (quick ? 8 : 64) + 1;
    for (size_t len = 0; len < 64; len += quick ? 7 : 1) {
        fill(bytes, len, NOISE);
        attack(codec, s, bytes, len, ANY);
        memset(bytes, (int)(len * 37), len);
        attack(codec, s, bytes, len, ANY);
    }
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        fill(bytes, lengths[i], NOISE);
        attack(codec, s, bytes, lengths[i], ANY);
    }
    for (size_t right = 1; right < s->packed_len; right += stride) {
        fill(bytes, s->packed_len, NOISE);
        memcpy(bytes, s->packed, right);
        attack(codec, s, bytes, s->packed_len, ANY);
    }
}

static sample *samples;
static size_t sample_count;

static void one_case(const codec_case *c, tierce_codec *codec)
{
    static sample large;
    sample *small = &samples[sample_count++];
    make_sample(small, c, codec, 150);
    make_sample(&large, c, codec, 5500);
    truncated(codec, small, quick ? 13 : 1);
    bits_flipped(codec, small, quick ? 101 : 1);
    continued(codec, small);
    noise(codec, small);
    truncated(codec, &large, quick ? 997 : 61);
    bits_flipped(codec, &large, quick ? 4999 : 307);
    noise(codec, &large);
}

static void of_other_codecs(const codec_case *c, tierce_codec *codec)
{
    for (size_t i = 0; i < sample_count; i++) {
        long before = check_failed;
        int is_same = strcmp(c->id, samples[i].from->id) == 0;
        attack(codec, &samples[i], samples[i].packed, samples[i].packed_len,
               c->flags & GUARDED && !is_same ? REFUSED : ANY);
        CHECK_IN_CASE(before, "what %s made", samples[i].from->json);
    }
}

/* What a small chunk makes of megabytes of zeros stays within the limit. */
static void bombs(const codec_case *c, tierce_codec *codec)
{
    static unsigned char zeros[2 << 20], into[LIMIT];
    size_t len = (quick ? LIMIT + LIMIT / 4 : sizeof zeros) / 24000 * 24000, dst_len = 77;
    tierce_buffer *packed = make_buffer(), *back = make_buffer();
    (void)c;
    CHECK_STATUS(tierce_codec_encode(codec, zeros, len, packed), TIERCE_OK);
    CHECK_STATUS(tierce_codec_decode(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), LIMIT, back),
                 TIERCE_E_LIMIT);
    CHECK(tierce_buffer_capacity(back) <= 2 * LIMIT);
    CHECK_STATUS(tierce_codec_decode_into(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), into, LIMIT,
                                          &dst_len),
                 TIERCE_E_BUFFER_TOO_SMALL);
    CHECK(dst_len == len || dst_len == SIZE_MAX);
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
}

/* A header that claims another size: refused, and no memory is made for the claim even where nothing limits it. */
static void claim(const tierce_codec *codec, const sample *s, const void *bytes, size_t len)
{
    tierce_buffer *fresh = make_buffer();
    attack(codec, s, bytes, len, REFUSED);
    CHECK_STATUS(tierce_codec_decode(codec, bytes, len, SIZE_MAX, fresh), TIERCE_E_CORRUPT);
    CHECK(tierce_buffer_capacity(fresh) <= 16 << 20);
    tierce_buffer_free(fresh);
}

static void put(unsigned char *to, uint64_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        to[i] = (unsigned char)(number >> 8 * i);
    }
}

/* The 32-bit sizes of lz4 (in front) and gzip (at the end). */
static void claims_of_32_bits(const char *json, int at_end)
{
    tierce_codec *codec = make_codec(json);
    static sample s;
    unsigned char bytes[2 * MOST];
    static const codec_case plain = {"", "", 1, 0};
    make_sample(&s, &plain, codec, 1000);
    for (int i = 0; i < 12; i++) {
        const uint32_t claims[] = {0, 1, 999, 1001, 1 << 16, 1 << 20, 0x7DFFFFFF, 0x7E000000, 0x7E000001, 0x7FFFFFFF,
                                   0x80000000, 0xFFFFFFFF};
        long before = check_failed;
        memcpy(bytes, s.packed, s.packed_len);
        put(at_end ? bytes + s.packed_len - 4 : bytes, claims[i], 4);
        claim(codec, &s, bytes, s.packed_len);
        CHECK_IN_CASE(before, "%s, the claim of %u bytes for 1000", json, (unsigned)claims[i]);
    }
    tierce_codec_free(codec);
}

/* The same block behind a header with a size of 64 bits (RFC 8878, 3.1.1.1). */
static void claims_of_zstd(void)
{
    static const uint64_t claims[] = {0,          1,          999,        1001,
                                      1 << 20,    1ULL << 31, 1ULL << 32, 1ULL << 40,
                                      INT64_MAX, 1ULL << 63, UINT64_MAX - 2, UINT64_MAX - 1};
    static const codec_case plain = {"", "", 1, 0};
    static sample s;
    tierce_codec *codec = make_codec("{\"id\": \"zstd\"}");
    unsigned char bytes[2 * MOST];
    size_t body;
    make_sample(&s, &plain, codec, 1000);
    /* Of 1000 bytes the encoder makes a single segment with a size of 16 bits: 4 + 1 + 2 bytes of header. */
    CHECK(s.packed[4] == 0x60);
    body = s.packed_len - 7;
    for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
        for (int segmented = 0; segmented < 2; segmented++) {
            long before = check_failed;
            size_t header = 5;
            memcpy(bytes, s.packed, 4);
            bytes[4] = segmented ? 0xC0 : 0xE0;
            bytes[5] = 0x50; /* a window of 1 MiB */
            header += (size_t)segmented;
            put(bytes + header, claims[i], 8);
            memcpy(bytes + header + 8, s.packed + 7, body);
            claim(codec, &s, bytes, header + 8 + body);
            CHECK_IN_CASE(before, "zstd, the claim of %llu bytes for 1000", (unsigned long long)claims[i]);
        }
    }
    tierce_codec_free(codec);
}

/* lzma-alone: 1 byte of properties, a dictionary size of 32 bits, a size of 64 bits that is all ones for "unknown". */
static void claims_of_lzma(void)
{
    static const uint64_t claims[] = {0, 1, 999, 1001, 1ULL << 32, 1ULL << 37};
    static const uint32_t dictionaries[] = {0, 1, 4096, 1 << 28, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    static const codec_case plain = {"", "", 1, 0};
    static sample s;
    tierce_codec *codec = make_codec("{\"id\": \"lzma\", \"format\": 2, \"preset\": 0}");
    unsigned char bytes[2 * MOST];
    make_sample(&s, &plain, codec, 1000);
    for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
        long before = check_failed;
        memcpy(bytes, s.packed, s.packed_len);
        put(bytes + 5, claims[i], 8);
        claim(codec, &s, bytes, s.packed_len);
        CHECK_IN_CASE(before, "lzma-alone, the claim of %llu bytes for 1000", (unsigned long long)claims[i]);
    }
    for (size_t i = 0; i < sizeof dictionaries / sizeof dictionaries[0]; i++) {
        long before = check_failed;
        memcpy(bytes, s.packed, s.packed_len);
        put(bytes + 1, dictionaries[i], 4);
        attack(codec, &s, bytes, s.packed_len, ANY);
        CHECK_IN_CASE(before, "lzma-alone, a dictionary of %u bytes", (unsigned)dictionaries[i]);
    }
    tierce_codec_free(codec);
}

int main(int argc, char **argv)
{
    listed_codecs list;
    quick = check_quick(argc, argv);
    source.by_malloc = room.by_malloc = quick || CHECK_ASAN;
    decoded = make_buffer();
    samples = (sample *)calloc(CODEC_CASES, sizeof *samples);
    for_each_case(one_case);
    for_each_case(of_other_codecs);
    for_each_case(bombs);
    list_codecs(&list);
    if (is_listed(&list, "lz4")) {
        claims_of_32_bits("{\"id\": \"lz4\"}", 0);
    }
    if (is_listed(&list, "gzip")) {
        claims_of_32_bits("{\"id\": \"gzip\"}", 1);
    }
    if (is_listed(&list, "zstd")) {
        claims_of_zstd();
    }
    if (is_listed(&list, "lzma")) {
        claims_of_lzma();
    }
    free(samples);
    tierce_buffer_free(decoded);
    exact_free(&source);
    exact_free(&room);
    return check_result();
}
