/* Two copies of zstd in one program: tierce's, and the system's, each used through its own library. What one packs the
 * other unpacks. */
#include <zstd.h>

#include "check.h"

/* The version of zstd that tierce says it has. */
static void bundled_version(char *version, size_t cap) {
    tierce_buffer *info = NULL;
    CHECK(tierce_buffer_new(0, &info) == TIERCE_OK);
    CHECK(tierce_build_info(info) == TIERCE_OK);
    char text[4096];
    CHECK(tierce_buffer_len(info) < sizeof text);
    memcpy(text, tierce_buffer_data(info), tierce_buffer_len(info));
    text[tierce_buffer_len(info)] = '\0';
    const char *libraries = strstr(text, "\"libraries\"");
    CHECK(libraries != NULL);
    const char *found = strstr(libraries, "\"zstd\":\"");
    CHECK(found != NULL);
    found += strlen("\"zstd\":\"");
    snprintf(version, cap, "%.*s", (int)strcspn(found, "\""), found);
    tierce_buffer_free(info);
}

int main(void) {
    char bundled[32];
    bundled_version(bundled, sizeof bundled);
    check_version();
    check_round_trip("{\"id\": \"zstd\", \"level\": 5}", 0.1);

    static unsigned char data[50000], by_system[60000], back[50000], by_tierce[60000];
    for (size_t i = 0; i < sizeof data; i++) {
        data[i] = (unsigned char)(i * i >> 8);
    }
    tierce_codec *codec = NULL;
    CHECK(tierce_codec_from_json("{\"id\": \"zstd\"}", 14, &codec) == TIERCE_OK);

    size_t n = ZSTD_compress(by_system, sizeof by_system, data, sizeof data, 3), len = 0;
    CHECK(!ZSTD_isError(n));
    CHECK(tierce_codec_decode_into(codec, by_system, n, back, sizeof back, &len) == TIERCE_OK);
    CHECK(len == sizeof data && memcmp(back, data, sizeof data) == 0);

    CHECK(tierce_codec_encode_into(codec, data, sizeof data, by_tierce, sizeof by_tierce, &len) == TIERCE_OK);
    memset(back, 0, sizeof back);
    n = ZSTD_decompress(back, sizeof back, by_tierce, len);
    CHECK(!ZSTD_isError(n) && n == sizeof data && memcmp(back, data, sizeof data) == 0);

    tierce_codec_free(codec);
    printf("zstd %s in tierce, %s of the system\n", bundled, ZSTD_versionString());
    return 0;
}
