/* Packs an array with two codecs in a row, and unpacks it again. */
#include <stdio.h>
#include <string.h>
#include <tierce.h>

static double field[100000], back[100000];

int main(void) {
    const char *json = "[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\", \"level\": 3}]";
    tierce_codec *codec = NULL;
    tierce_buffer *packed = NULL;
    size_t len = 0;
    for (size_t i = 0; i < 100000; i++)
        field[i] = (double)(i % 1000) / 8;
    if (tierce_codec_from_json(json, strlen(json), &codec) < 0 || tierce_buffer_new(0, &packed) < 0 ||
        tierce_codec_encode(codec, field, sizeof field, packed) < 0 ||
        tierce_codec_decode_into(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), back, sizeof back,
                                 &len) < 0) {
        char message[256];
        tierce_last_error(message, sizeof message);
        return fprintf(stderr, "%s\n", message), 1;
    }
    size_t packed_len = tierce_buffer_len(packed);
    printf("%zu bytes became %zu, ratio %.1f\n", sizeof field, packed_len, (double)sizeof field / (double)packed_len);
    tierce_buffer_free(packed);
    tierce_codec_free(codec);
    return len != sizeof field || memcmp(field, back, len) != 0;
}
