/* Adds a codec of the program's own and uses it in a pipeline with built-in ones.
 *
 * `xor_previous` replaces each 64-bit word by its difference, bit by bit, from the word before: neighbours in a smooth
 * field share their leading bits, which become zeros that a compressor likes. Its one parameter says how far back the
 * word lies to compare with, say one plane of the array:
 *
 *     {"id": "xor_previous", "distance": 64}
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"

/* The program's own statuses begin at TIERCE_E_USER and come back as they are. */
enum { E_BAD_PARAMETER = TIERCE_E_USER, E_ODD_LENGTH = TIERCE_E_USER - 1 };

enum { WORD = sizeof(uint64_t) };

struct xor_previous {
    size_t distance; /* in words, at least 1 */
};

/* The config comes without "id", e.g. {"distance":64}. A program with a JSON library would use that. */
static tierce_status xor_open(void *userdata, const char *config, size_t config_len, void **state) {
    char text[64];
    unsigned long distance = 1;
    int end = 0;
    (void)userdata;
    if (config_len >= sizeof text) {
        return E_BAD_PARAMETER;
    }
    memcpy(text, config, config_len);
    text[config_len] = '\0';
    if (strcmp(text, "{}") != 0 &&
        (sscanf(text, " { \"distance\" : %9lu } %n", &distance, &end) != 1 || (size_t)end != config_len)) {
        return E_BAD_PARAMETER;
    }
    struct xor_previous *codec = distance > 0 ? malloc(sizeof *codec) : NULL;
    if (codec == NULL) {
        return distance > 0 ? TIERCE_E_NO_MEMORY : (tierce_status)E_BAD_PARAMETER;
    }
    codec->distance = distance;
    *state = codec;
    return TIERCE_OK;
}

static void xor_close(void *userdata, void *state) {
    (void)userdata;
    free(state);
}

static uint64_t word_at(const void *bytes, size_t i) {
    uint64_t word;
    memcpy(&word, (const char *)bytes + i * WORD, WORD); /* nobody promises that the bytes are aligned */
    return word;
}

/* The words as they are, XORed with earlier ones of `earlier`: the source when encoding, the result when decoding. */
static tierce_status xor_words(const struct xor_previous *codec, const void *src, size_t src_len, int decode,
                               tierce_buffer *dst) {
    void *room;
    size_t room_len;
    if (src_len % WORD != 0) {
        return E_ODD_LENGTH;
    }
    tierce_status status = tierce_buffer_room(dst, src_len, &room, &room_len);
    if (status != TIERCE_OK) {
        return status;
    }
    const void *earlier = decode ? room : src;
    for (size_t i = 0; i < src_len / WORD; i++) {
        uint64_t word = word_at(src, i) ^ (i >= codec->distance ? word_at(earlier, i - codec->distance) : 0);
        memcpy((char *)room + i * WORD, &word, WORD);
    }
    return tierce_buffer_commit(dst, src_len);
}

static tierce_status xor_encode(void *userdata, void *state, const void *src, size_t src_len, tierce_buffer *dst) {
    (void)userdata;
    return xor_words(state, src, src_len, 0, dst);
}

static tierce_status xor_decode(void *userdata, void *state, const void *src, size_t src_len, size_t max_len,
                                tierce_buffer *dst) {
    (void)userdata;
    return src_len > max_len ? TIERCE_E_LIMIT : xor_words(state, src, src_len, 1, dst);
}

static size_t xor_bound(void *userdata, void *state, size_t src_len) {
    (void)userdata, (void)state;
    return src_len;
}

static int add_xor_previous(const tierce_registry *registry) {
    const tierce_codec_callbacks callbacks = {
        .struct_size = sizeof callbacks,
        .id = "xor_previous",
        .summary = "64-bit words as differences, bit by bit, from earlier ones",
        .open = xor_open,
        .close = xor_close,
        .encode = xor_encode,
        .decode = xor_decode,
        .encode_bound = xor_bound,
    };
    return succeeded(tierce_registry_add(registry, &callbacks), "add");
}

/* Packs the field with a pipeline, and gives the packed size; 0 if it failed. */
static size_t packed_size(const tierce_registry *registry, const char *json, const double *field, size_t len) {
    tierce_codec *codec = NULL;
    tierce_buffer *packed = NULL, *back = NULL;
    size_t size = 0;
    int good = succeeded(tierce_registry_codec_from_json(registry, json, strlen(json), &codec), "codec") &&
               succeeded(tierce_buffer_new(0, &packed), "buffer") && succeeded(tierce_buffer_new(0, &back), "buffer") &&
               succeeded(tierce_codec_encode(codec, field, len, packed), "encode");
    if (good) {
        size = tierce_buffer_len(packed);
        good = succeeded(tierce_codec_decode(codec, tierce_buffer_data(packed), size, len, back), "decode") &&
               tierce_buffer_len(back) == len && memcmp(tierce_buffer_data(back), field, len) == 0;
    }
    tierce_buffer_free(back);
    tierce_buffer_free(packed);
    tierce_codec_free(codec);
    return good ? size : 0;
}

/* What goes wrong in a callback comes out of the call that led to it. */
static int refuses_bad_parameter(const tierce_registry *registry) {
    const char *json = "{\"id\": \"xor_previous\", \"distance\": 0}";
    tierce_codec *codec = NULL;
    return tierce_registry_codec_from_json(registry, json, strlen(json), &codec) == (tierce_status)E_BAD_PARAMETER;
}

int main(void) {
    enum { SIDE = 256 };
    static double field[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            field[y * SIDE + x] = 1 + 0.25 * sin(x * 0.01) * cos(y * 0.00001);
        }
    }
    const char *without = "[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\", \"level\": 3}]";
    const char *with = "[{\"id\": \"xor_previous\", \"distance\": 256}, {\"id\": \"shuffle\", \"elementsize\": 8},"
                       " {\"id\": \"zstd\", \"level\": 3}]";
    tierce_registry *registry = NULL;
    int good = succeeded(tierce_registry_new(&registry), "registry") && add_xor_previous(registry);
    if (good) {
        size_t size_without = packed_size(registry, without, field, sizeof field);
        size_t size_with = packed_size(registry, with, field, sizeof field);
        printf("%zu bytes packed to %zu, with xor_previous to %zu\n", sizeof field, size_without, size_with);
        good = size_without > 0 && size_with > 0 && size_with < size_without && refuses_bad_parameter(registry);
    }
    tierce_registry_free(registry);
    if (!good) {
        fprintf(stderr, "own_codec: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
