#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "check.h"

int main() {
    check_version();
    const std::string json = R"([{"id": "shuffle", "elementsize": 4}, {"id": "zstd"}])";
    tierce_codec *raw = nullptr;
    CHECK(tierce_codec_from_json(json.data(), json.size(), &raw) == TIERCE_OK);
    const std::unique_ptr<tierce_codec, decltype(&tierce_codec_free)> codec(raw, tierce_codec_free);

    std::vector<int> values(5000);
    std::iota(values.begin(), values.end(), 7);
    const size_t size = values.size() * sizeof(int);
    size_t bound = 0, packed_len = 0, len = 0;
    CHECK(tierce_codec_encode_bound(codec.get(), size, &bound) == TIERCE_OK);
    std::vector<char> packed(bound);
    CHECK(tierce_codec_encode_into(codec.get(), values.data(), size, packed.data(), packed.size(), &packed_len) ==
          TIERCE_OK);
    CHECK(packed_len < size / 4);
    std::vector<int> back(values.size());
    CHECK(tierce_codec_decode_into(codec.get(), packed.data(), packed_len, back.data(), size, &len) == TIERCE_OK);
    CHECK(len == size && back == values);
    check_round_trip("{\"id\": \"gzip\"}", 0.5);
    printf("tierce %s\n", tierce_version());
    return 0;
}
