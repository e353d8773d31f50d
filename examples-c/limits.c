/* Decodes data that nobody vouches for: a small file that would become a gigabyte of zeros is refused by a limit, and
 * damage is found before it becomes a wrong result. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { BOMB = 1 << 26, LIMIT = 1 << 20 };

/* Packs zeros; some hundred thousandth part of their size remains. */
static int make_bomb(const tierce_codec *codec, tierce_buffer *out) {
    void *zeros = calloc(1, BOMB);
    if (zeros == NULL) {
        fprintf(stderr, "no memory for %d zeros\n", BOMB);
        return 0;
    }
    int good = succeeded(tierce_codec_encode(codec, zeros, BOMB, out), "encode");
    free(zeros);
    return good;
}

/* Expects this status, and shows the message that comes with it. */
static int expect(tierce_status status, tierce_status expected, const char *what) {
    char message[512];
    tierce_last_error(message, sizeof message);
    printf("%-24s %s: %s\n", what, tierce_status_name(status), status < 0 ? message : "done");
    return status == expected;
}

static int try_limits(const tierce_codec *codec, const tierce_buffer *packed, tierce_buffer *out) {
    const void *data = tierce_buffer_data(packed);
    size_t len = tierce_buffer_len(packed), needed = 0;
    printf("%d zeros are packed in %zu bytes.\n\n", BOMB, len);

    /* The plain form takes the limit as an argument. */
    int good = expect(tierce_codec_decode(codec, data, len, LIMIT, out), TIERCE_E_LIMIT, "limit of 1 MiB:");
    good &= tierce_buffer_len(out) == 0 && tierce_buffer_capacity(out) <= LIMIT;

    /* Memory of the caller is a limit by itself; how much would do is said. */
    char small[1024];
    tierce_status status = tierce_codec_decode_into(codec, data, len, small, sizeof small, &needed);
    good &= expect(status, TIERCE_E_BUFFER_TOO_SMALL, "room for 1 KiB:");
    good &= needed == BOMB;
    printf("%-24s %zu bytes\n", "it says it needs:", needed);

    /* Half of the packed bytes are no shorter array: they are damaged. */
    good &= expect(tierce_codec_decode(codec, data, len / 2, BOMB, out), TIERCE_E_CORRUPT, "half of the bytes:");

    /* Whoever knows the size allows just that. */
    good &= expect(tierce_codec_decode(codec, data, len, BOMB, out), TIERCE_OK, "the true size allowed:");
    good &= tierce_buffer_len(out) == BOMB;
    return good;
}

int main(void) {
    const char *json = "{\"id\": \"zstd\", \"level\": 3}";
    tierce_codec *codec = NULL;
    tierce_buffer *packed = NULL, *out = NULL;
    int good = succeeded(tierce_codec_from_json(json, strlen(json), &codec), "codec") &&
               succeeded(tierce_buffer_new(0, &packed), "buffer") && succeeded(tierce_buffer_new(0, &out), "buffer") &&
               make_bomb(codec, packed) && try_limits(codec, packed, out);
    tierce_buffer_free(out);
    tierce_buffer_free(packed);
    tierce_codec_free(codec);
    if (!good) {
        fprintf(stderr, "limits: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
