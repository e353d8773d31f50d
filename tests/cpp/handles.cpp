// Every kind of handle is owned: it moves and does not copy, one that was moved from does no harm, and nothing is freed twice.
#include <map>

#include "check.hpp"
#include "handle_list.hpp" // written when CMake runs, from the handles of tierce.h
#include "tests.hpp"

namespace {

template <class H, class Raw>
void is_owner()
{
    static_assert(std::is_base_of_v<tierce::handle<Raw>, H>, "it is the owner of that handle");
    static_assert(!std::is_copy_constructible_v<H> && !std::is_copy_assignable_v<H>, "it does not copy");
    static_assert(std::is_nothrow_default_constructible_v<H> && std::is_nothrow_destructible_v<H>, "it can be empty");
    static_assert(std::is_nothrow_move_constructible_v<H>, "it moves");
    H empty, other;
    H moved(std::move(empty));
    other = std::move(moved);
    other = H();
    other.reset();
    CHECK(!other && other.get() == nullptr);
    ++checks_passed;
}

// All methods of all classes compile for both policies.
#define INSTANTIATE(X)                                         \
    template class tierce::basic_##X<tierce::throwing>;        \
    template class tierce::basic_##X<tierce::returning>;

}  // namespace

#ifdef TEST_ALL_METHODS
FOR_EACH_HANDLE(INSTANTIATE)
INSTANTIATE(library)
INSTANTIATE(blosc)
INSTANTIATE(zstd_frame)
INSTANTIATE(sink)
#endif

namespace {

void ownership()
{
    tierce::buffer buffer;
    buffer.append(std::string_view("first"));
    tierce_buffer *const raw = buffer.get();
    tierce::buffer taken(std::move(buffer));
    CHECK(taken.get() == raw && !buffer && taken.text() == "first");
    // What was moved from is as good as new.
    CHECK(buffer.empty() && buffer.data() == nullptr && buffer.view().empty() && buffer.capacity() == 0);
    buffer.append(std::string_view("second"));
    CHECK(buffer.text() == "second");
    // To itself, and to C and back.
    tierce::buffer &same = taken;
    taken = std::move(same);
    CHECK(taken.text() == "first");
    tierce::buffer again(taken.release());
    CHECK(!taken && again.text() == "first" && again.get() == raw);
    again.reset(buffer.release());
    CHECK(again.text() == "second");
    std::swap(again, buffer);
    CHECK(buffer.text() == "second" && !again);
}

// Calls on owners without a handle fail, and nothing else happens.
void empty_handles()
{
    tierce::codec codec = tierce::codec::from_json(R"({"id": "zlib"})");
    const tierce::codec kept = std::move(codec);
    const std::string text = "text";
    CHECK_THROWS(TIERCE_E_NULL, codec.encode(text));
    CHECK_THROWS(TIERCE_E_NULL, codec.config());
    CHECK(kept.decode(kept.encode(text)).text() == text);
    tierce::array array;
    CHECK(array.shape().empty() && array.dtype().empty() && array.size() == 0 && !array.holds<float>());
    CHECK_THROWS(TIERCE_E_NULL, array.slice({0}, {1}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, array.view<float, 1>());
    tierce::segments_collection items;
    CHECK(items.size() == 0 && items[0].empty() && items.begin() == items.end());
    CHECK_THROWS(TIERCE_E_NULL, items.at(0));
    tierce::store store;
    CHECK_THROWS(TIERCE_E_NULL, store.put("key", text));
    tierce::op op;
    CHECK_THROWS(TIERCE_E_NULL, op.wait());
    CHECK(op.message().empty());
    tierce::object_info info;
    CHECK(info.key().empty() && info.etag().empty() && !info.modified() && info.size() == 0 && !info.is_prefix());
    tierce::listing listing;
    CHECK_THROWS(TIERCE_E_NULL, listing.begin());
    tierce::stream stream;
    CHECK_THROWS(TIERCE_E_NULL, tierce::writer::over(stream, [](tierce::bytes) {}));
    tierce::npz npz;
    CHECK(npz.size() == 0 && npz.name(0).empty());
    tierce::zstd_dict dict;
    CHECK(dict.view().empty() && dict.id() == 0);
}

// A handle of either policy goes wherever one is taken.
void both_policies()
{
    const tierce::nothrow::pool pool = *tierce::nothrow::pool::start(2);
    CHECK(pool.threads() == 2);
    const tierce::codec codec = tierce::codec::from_json(R"({"id": "blosc"})").with_pool(pool);
    tierce::nothrow::buffer packed;
    codec.encode(std::string(1000, 'x'), packed);
    const tierce::nothrow::codec plain(tierce::codec::from_json(R"({"id": "blosc"})").release());
    CHECK(plain.decode(packed)->size() == 1000);
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::pool::start(0));
}

// In containers.
void contained()
{
    std::map<std::string, tierce::codec> codecs;
    for (const char *id : {"zlib", "zstd", "lz4"}) {
        codecs.emplace(id, tierce::codec::from_json(std::string(R"({"id": ")") + id + "\"}"));
    }
    std::vector<tierce::buffer> packed;
    for (const auto &one : codecs) {
        packed.push_back(one.second.encode(one.first));
    }
    std::size_t index = 0;
    for (const auto &one : codecs) {
        CHECK(one.second.decode(packed[index++]).text() == one.first);
    }
}

void segments()
{
    const std::string text = "abcdefgh";
    int released = 0;
    {
        const std::vector<tierce_segment> table{{0, 4}, {2, 6}};
        tierce::segments part = tierce::segments::wrap(text, table, [&released] { ++released; });
        CHECK(part.size() == 2 && part[1].text() == "cdefgh" && part[2].empty() && part.data().size() == 8);
        CHECK(part.table().size() == 2 && part.table()[1].offset == 2);
        CHECK_THROWS(TIERCE_E_ARGUMENT, part.at(2));
        const tierce::segments copy = tierce::segments::copy(std::string("xyz"), {{1, 2}});
        tierce::segments_collection all = tierce::segments_collection::join(std::vector<const tierce::segments *>{&part, &copy});
        part.reset();
        std::string seen;
        for (const tierce::bytes item : all) {
            seen += std::string(item.text()) + "|";
        }
        CHECK(seen == "abcd|cdefgh|yz|" && all.size_bytes() == 12);
        const tierce::segments kept = all.keep(2);
        all.reset();
        CHECK(kept[0].text() == "yz" && released == 1);
        CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::segments::wrap(text, {{0, 9}}, [&released] { ++released; }));
    }
    CHECK(released == 1);
    // An owner in place of a function is destroyed.
    auto owner = std::make_shared<std::string>("owned");
    {
        const tierce::segments part = tierce::segments::wrap(*owner, {{0, 5}}, owner);
        CHECK(owner.use_count() == 2 && part[0].text() == "owned");
    }
    CHECK(owner.use_count() == 1);
}

}  // namespace

void test_handles()
{
#define IS_OWNER(X)                              \
    is_owner<tierce::X, tierce_##X>();           \
    is_owner<tierce::nothrow::X, tierce_##X>();
    FOR_EACH_HANDLE(IS_OWNER)
    ownership();
    empty_handles();
    both_policies();
    contained();
    segments();
}
