#include "check.h"

int main(void) {
    check_version();
    check_round_trip("[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\", \"level\": 3}]", 0.1);
    check_round_trip("{\"id\": \"lz4\"}", 0.5);
    check_round_trip("{\"id\": \"zlib\", \"level\": 1}", 0.5);
    check_round_trip("{\"id\": \"bz2\"}", 0.5);
    check_round_trip("{\"id\": \"lzma\"}", 0.5);
    printf("tierce %s\n", tierce_version());
    return 0;
}
