/* A program that links the system's libzstd and libtierce: each has its own zstd, both work, and read one another. */
#include <stdlib.h>
#include <zstd.h>

#include "codecs.h"

enum { LEN = 100000 };

int main(void)
{
    listed_codecs list;
    unsigned char *data = (unsigned char *)malloc(LEN), *back = (unsigned char *)malloc(LEN);
    size_t room_len = ZSTD_compressBound(LEN), packed_len, n = 0;
    unsigned char *room = (unsigned char *)malloc(room_len);
    tierce_codec *codec;
    tierce_buffer *buffer = make_buffer();
    const char *info, *own;
    char own_version[32] = "";
    list_codecs(&list);
    if (!is_listed(&list, "zstd")) {
        printf("skipped, not in this build: zstd\n");
        return 77;
    }
    codec = make_codec("{\"id\": \"zstd\", \"level\": 5, \"checksum\": true}");
    fill(data, LEN, SMOOTH);

    /* The system's functions are the system's, whichever library stands first on the command line. */
    CHECK(ZSTD_versionNumber() == ZSTD_VERSION_NUMBER);
    CHECK_STATUS(tierce_build_info(buffer), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(buffer, "", 1), TIERCE_OK);
    info = (const char *)tierce_buffer_data(buffer);
    own = strstr(info, "\"libraries\":{");
    own = own == NULL ? NULL : strstr(own, "\"zstd\":\"");
    CHECK(own != NULL && sscanf(own, "\"zstd\":\"%31[0-9.]", own_version) == 1);
    printf("zstd of the system %s, of tierce %s\n", ZSTD_versionString(), own_version);
    CHECK(strstr(info, "\"system_libraries\":true") == NULL || strcmp(own_version, ZSTD_versionString()) == 0);

    packed_len = ZSTD_compress(room, room_len, data, LEN, 5);
    CHECK(!ZSTD_isError(packed_len));
    CHECK_STATUS(tierce_codec_decode_into(codec, room, packed_len, back, LEN, &n), TIERCE_OK);
    CHECK(n == LEN && memcmp(back, data, LEN) == 0);

    CHECK_STATUS(tierce_codec_encode(codec, data, LEN, buffer), TIERCE_OK);
    memset(back, 0, LEN);
    n = ZSTD_decompress(back, LEN, tierce_buffer_data(buffer), tierce_buffer_len(buffer));
    CHECK(n == LEN && memcmp(back, data, LEN) == 0);
    CHECK(ZSTD_getFrameContentSize(tierce_buffer_data(buffer), tierce_buffer_len(buffer)) == LEN);

    tierce_buffer_free(buffer);
    tierce_codec_free(codec);
    free(room);
    free(back);
    free(data);
    return check_result();
}
