// A codec of the program's own, written in C++: it stores the change from each sample to the next. It is used by name, in a pipeline
// and on several threads, like those that are built in; what it throws comes out of the call that led to it.
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include <tierce.hpp>

namespace {

// Bytes `width` apart belong together. Codecs are used by several threads at once, so that what they do is const.
class difference {
public:
    explicit difference(std::size_t width) : width_(width) {}

    void encode(tierce::bytes src, tierce::sink &dst) const
    {
        const tierce::mutable_bytes out = dst.room(src.size());
        for (std::size_t i = 0; i < src.size(); i++) {
            out[i] = i < width_ ? src[i] : std::byte(std::to_integer<unsigned>(src[i]) - std::to_integer<unsigned>(src[i - width_]));
        }
        dst.commit(src.size());
    }
    void decode(tierce::bytes src, std::size_t max_len, tierce::sink &dst) const
    {
        if (src.size() > max_len) {
            throw tierce::error(tierce::failure(TIERCE_E_LIMIT, "difference: the content is larger than allowed"));
        }
        const tierce::mutable_bytes out = dst.room(src.size());
        for (std::size_t i = 0; i < src.size(); i++) {
            out[i] = i < width_ ? src[i] : std::byte(std::to_integer<unsigned>(src[i]) + std::to_integer<unsigned>(out[i - width_]));
        }
        dst.commit(src.size());
    }
    std::size_t encode_bound(std::size_t size) const { return size; }

private:
    std::size_t width_;
};

}  // namespace

int main()
{
    const tierce::registry registry = tierce::registry::create();
    registry.add(
        "difference",
        [](std::string_view config) {
            const std::size_t at = config.find("\"width\"");
            const std::size_t colon = at == config.npos ? at : config.find(':', at);
            const int width = colon == config.npos ? 1 : std::atoi(std::string(config.substr(colon + 1)).c_str());
            if (width < 1 || width > 64) {
                throw std::invalid_argument("difference: width has to be 1 to 64");
            }
            return difference(static_cast<std::size_t>(width));
        },
        "the change from each sample to the next");

    std::string samples;
    for (int i = 0; i < 100000; i++) {
        samples += static_cast<char>(i / 3);
    }
    const tierce::codec plain = registry.codec_from_json(R"({"id": "zlib"})");
    const tierce::codec codec = registry.codec_from_json(R"([{"id": "difference", "width": 3}, {"id": "zlib"}])");
    const tierce::buffer packed = codec.encode(samples);
    std::printf("%zu bytes became %zu, and %zu without it\n", samples.size(), packed.size(), plain.encode(samples).size());
    bool refused = false;
    try {
        static_cast<void>(registry.codec_from_json(R"({"id": "difference", "width": 0})"));
    } catch (const std::invalid_argument &e) {
        std::printf("refused: %s\n", e.what());
        refused = true;
    }
    return codec.decode(packed).text() == samples && refused ? 0 : 1;
}
