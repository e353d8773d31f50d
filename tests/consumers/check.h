/* What each consumer does with the library: makes a codec from JSON, packs and unpacks, and compares. */
#ifndef CONSUMER_CHECK_H
#define CONSUMER_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tierce.h>

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            char message[256] = "";                                                                                    \
            tierce_last_error(message, sizeof message);                                                                \
            fprintf(stderr, "%s:%d: %s is not so (%s)\n", __FILE__, __LINE__, #condition, message);                    \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

/* The library that is running is the one of the header. */
static inline void check_version(void) {
    char version[32];
    snprintf(version, sizeof version, "%d.%d.%d", TIERCE_VERSION_MAJOR, TIERCE_VERSION_MINOR, TIERCE_VERSION_PATCH);
    CHECK(strcmp(tierce_version(), version) == 0);
    CHECK(tierce_version_number() == TIERCE_VERSION_NUMBER);
    CHECK(tierce_abi() == TIERCE_ABI);
}

/* A sawtooth of doubles goes through `json` and back; it must have become smaller than `most` of its bytes. */
static inline void check_round_trip(const char *json, double most) {
    enum { COUNT = 10000 };
    static double values[COUNT], back[COUNT];
    for (int i = 0; i < COUNT; i++) {
        values[i] = (double)(i % 100);
        back[i] = -1.0;
    }
    tierce_codec *codec = NULL;
    tierce_buffer *packed = NULL;
    CHECK(tierce_codec_from_json(json, strlen(json), &codec) == TIERCE_OK);
    CHECK(tierce_buffer_new(0, &packed) == TIERCE_OK);
    CHECK(tierce_codec_encode(codec, values, sizeof values, packed) == TIERCE_OK);
    CHECK((double)tierce_buffer_len(packed) < most * (double)sizeof values);
    size_t len = 0;
    CHECK(tierce_codec_decode_into(codec, tierce_buffer_data(packed), tierce_buffer_len(packed), back, sizeof back,
                                   &len) == TIERCE_OK);
    CHECK(len == sizeof values && memcmp(values, back, sizeof values) == 0);
    tierce_buffer_free(packed);
    tierce_codec_free(codec);
}

#endif
