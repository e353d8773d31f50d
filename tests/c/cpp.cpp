// The header in C++17: every type once, with the owners and containers that a C++ program would use.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "check.h"

namespace {

struct Free {
    void operator()(tierce_buffer *p) const { tierce_buffer_free(p); }
    void operator()(tierce_codec *p) const { tierce_codec_free(p); }
    void operator()(tierce_pool *p) const { tierce_pool_free(p); }
    void operator()(tierce_registry *p) const { tierce_registry_free(p); }
    void operator()(tierce_segments *p) const { tierce_segments_free(p); }
    void operator()(tierce_segments_collection *p) const { tierce_segments_collection_free(p); }
};

template <class T>
using Owned = std::unique_ptr<T, Free>;

// Calls `make(arguments..., &out)` and owns what it gives.
template <class T, class Make, class... Arguments>
Owned<T> make(Make make_function, Arguments... arguments)
{
    T *out = nullptr;
    CHECK_STATUS(make_function(arguments..., &out), TIERCE_OK);
    return Owned<T>(out);
}

std::string text(const tierce_buffer *buffer)
{
    return std::string(static_cast<const char *>(tierce_buffer_data(buffer)), tierce_buffer_len(buffer));
}

std::string item(const tierce_segments_collection *all, std::size_t index)
{
    const void *data = nullptr;
    std::size_t len = 0;
    CHECK_STATUS(tierce_segments_collection_get(all, index, &data, &len), TIERCE_OK);
    return std::string(static_cast<const char *>(data), len);
}

// A codec whose functions are lambdas without captures.
tierce_codec_callbacks upside_down(int *freed)
{
    tierce_codec_callbacks table{};
    table.struct_size = sizeof table;
    table.id = "upside_down";
    table.userdata = freed;
    table.userdata_free = [](void *userdata) { ++*static_cast<int *>(userdata); };
    table.encode = [](void *, void *, const void *src, std::size_t src_len, tierce_buffer *dst) -> tierce_status {
        const char *bytes = static_cast<const char *>(src);
        const std::string turned(std::make_reverse_iterator(bytes + src_len), std::make_reverse_iterator(bytes));
        return tierce_buffer_append(dst, turned.data(), turned.size());
    };
    table.decode = [](void *, void *, const void *src, std::size_t src_len, std::size_t max_len,
                      tierce_buffer *dst) -> tierce_status {
        const char *bytes = static_cast<const char *>(src);
        const std::string turned(std::make_reverse_iterator(bytes + src_len), std::make_reverse_iterator(bytes));
        return src_len > max_len ? TIERCE_E_LIMIT : tierce_buffer_append(dst, turned.data(), turned.size());
    };
    return table;
}

}  // namespace

int main()
{
    static_assert(std::is_same<tierce_status, std::int32_t>::value, "statuses are 32 bits");
    static_assert(std::is_standard_layout<tierce_segment>::value && sizeof(tierce_segment) == 16, "frozen");
    static_assert(TIERCE_VERSION_NUMBER > 0 && TIERCE_ABI > 0, "constants");

    int freed = 0, released = 0;
    {
        auto buffer = make<tierce_buffer>(tierce_buffer_new, std::size_t{16});
        auto registry = make<tierce_registry>(tierce_registry_new);
        auto pool = make<tierce_pool>(tierce_pool_new, 2);
        const tierce_codec_callbacks table = upside_down(&freed);
        CHECK_STATUS(tierce_registry_add(registry.get(), &table), TIERCE_OK);

        const std::string json = R"([{"id": "upside_down"}, {"id": "shuffle", "elementsize": 2}])";
        auto codec = make<tierce_codec>(tierce_registry_codec_from_json,
                                        static_cast<const tierce_registry *>(registry.get()), json.data(), json.size());
        CHECK_STATUS(tierce_codec_encode(codec.get(), "abcdef", 6, buffer.get()), TIERCE_OK);
        CHECK(text(buffer.get()) == "fdbeca");

        const std::string data = "abcdefgh";
        const std::vector<tierce_segment> table_of_two{{0, 4}, {2, 6}};
        const tierce_release release = [](void *userdata) { ++*static_cast<int *>(userdata); };
        auto segments = make<tierce_segments>(tierce_segments_wrap, static_cast<const void *>(data.data()), data.size(),
                                              table_of_two.data(), table_of_two.size(), release,
                                              static_cast<void *>(&released));
        const tierce_segments *part = segments.get();
        auto all = make<tierce_segments_collection>(tierce_segments_collection_new, &part, std::size_t{1});
        std::vector<tierce_status> each(2, TIERCE_E_STATE);
        tierce_segments_collection *out = nullptr;
        CHECK_STATUS(tierce_codec_encode_many(codec.get(), all.get(), pool.get(), &out, each.data()), TIERCE_OK);
        const Owned<tierce_segments_collection> packed(out);
        CHECK(item(packed.get(), 0) == "dbca" && item(packed.get(), 1) == "hfdgec");
        CHECK_STATUS(tierce_codec_decode_many(codec.get(), packed.get(), 6, nullptr, &out, nullptr), TIERCE_OK);
        const Owned<tierce_segments_collection> back(out);
        CHECK(item(back.get(), 0) == "abcd" && item(back.get(), 1) == "cdefgh");
        CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_OK);
        CHECK(freed == 0 && released == 0);
    }
    CHECK(freed == 1 && released == 1);
    return check_result();
}
