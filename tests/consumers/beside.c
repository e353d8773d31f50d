/* The static library beside the system's static zstd and another static Rust library. With FAULT defined, tierce's LZ4
 * is fault.c, which makes tierce panic: that must end as a status, whoever else unwinds in this program. */
#include <zstd.h>

#include "check.h"

int neighbour_catches(int value);
int neighbour_sums(int count);

static void check_neighbour(void) {
    CHECK(neighbour_catches(7) == (int)strlen("neighbour 7"));
    CHECK(neighbour_catches(-7) == 0);
    CHECK(neighbour_sums(4) == 6);
}

#ifdef FAULT
static void check_panic(void) {
    static char src[1000], dst[2000];
    tierce_codec *codec = NULL;
    size_t len = 4711;
    CHECK(tierce_codec_from_json("{\"id\": \"lz4\"}", 13, &codec) == TIERCE_OK);
    for (int i = 0; i < 3; i++) {
        CHECK(tierce_codec_encode_into(codec, src, sizeof src, dst, sizeof dst, &len) == TIERCE_E_PANIC);
        CHECK(len == 4711);
        check_neighbour();
    }
    char message[256];
    CHECK(tierce_last_error(message, sizeof message) > 0 && strstr(message, "report") != NULL);
    printf("%s\n", message);
    tierce_codec_free(codec);
}
#endif

int main(void) {
    check_neighbour();
    check_version();
    check_round_trip("[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\"}]", 0.1);
    char packed[128], back[64], data[64] = "one program, two libraries of one name";
    size_t n = ZSTD_compress(packed, sizeof packed, data, sizeof data, 3);
    CHECK(!ZSTD_isError(n) && ZSTD_decompress(back, sizeof back, packed, n) == sizeof data);
    CHECK(memcmp(back, data, sizeof data) == 0);

    /* Threads of both. */
    tierce_pool *pool = NULL;
    CHECK(tierce_pool_new(2, &pool) == TIERCE_OK);
    tierce_pool_free(pool);
#ifdef FAULT
    check_panic();
#endif
    check_neighbour();
    printf("zstd %s of the system beside tierce %s\n", ZSTD_versionString(), tierce_version());
    return 0;
}
