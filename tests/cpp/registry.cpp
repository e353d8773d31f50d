// Codecs of the program's own: states, exceptions that come back, objects that go when the last codec does.
#include <algorithm>
#include <atomic>
#include <stdexcept>

#include "check.hpp"
#include "tests.hpp"

namespace {

std::atomic<int> alive{0};

struct counted {
    counted() noexcept { ++alive; }
    counted(const counted &) noexcept { ++alive; }
    ~counted() { --alive; }
};

// Adds a number to each byte.
struct shift : counted {
    explicit shift(int amount) : by(amount) {}
    int by;

    static std::string moved(tierce::bytes src, int amount)
    {
        std::string text(src.text());
        for (char &c : text) {
            c = static_cast<char>(c + amount);
        }
        return text;
    }
    void encode(tierce::bytes src, tierce::sink &dst) const { dst.append(moved(src, by)); }
    void decode(tierce::bytes src, std::size_t max_len, tierce::sink &dst) const
    {
        if (src.size() > max_len) {
            throw tierce::error(tierce::failure(TIERCE_E_LIMIT, "more than the limit"));
        }
        // In place, in the memory of the destination.
        const std::string text = moved(src, -by);
        const tierce::mutable_bytes room = dst.room(text.size());
        std::copy(text.begin(), text.end(), reinterpret_cast<char *>(room.data()));
        dst.commit(text.size());
    }
    std::size_t encode_bound(std::size_t size) const { return size; }
};

struct odd : std::logic_error {
    using std::logic_error::logic_error;
};

// Fails as its source says.
struct failing {
    tierce_status encode(tierce::bytes, tierce::sink &) const { return TIERCE_E_USER - 5; }
    tierce::result<void> decode(tierce::bytes src, std::size_t, tierce::sink &dst) const
    {
        const std::string_view text = src.text();
        if (text == "odd") {
            throw odd("an odd thing");
        }
        if (text == "memory") {
            throw std::bad_alloc();
        }
        if (text == "number") {
            throw 7;
        }
        if (text == "result") {
            return tierce::failure(TIERCE_E_USER - 9, "told by a result");
        }
        if (text == "positive") {
            return tierce::failure(TIERCE_PARTIAL, "no failure");
        }
        dst.append(src);
        return {};
    }
};

void round_trip()
{
    {
        tierce::codec codec, pipeline;
        {
            const tierce::registry registry = tierce::registry::create();
            const std::string secret = "a capture that is no pointer, and too long to be held inline";
            registry.add(
                "shift",
                [secret](std::string_view config) {
                    CHECK(secret.size() > 50);
                    if (contains(std::string(config), "\"by\": 0") || contains(std::string(config), "\"by\":0")) {
                        throw std::invalid_argument("by: 0 shifts nothing");
                    }
                    return shift(contains(std::string(config), "2") ? 2 : 1);
                },
                "adds to bytes");
            CHECK(contains(registry.list(), "adds to bytes") && contains(registry.list(), "zstd"));
            codec = registry.codec_from_json(R"({"id": "shift", "by": 2})");
            pipeline = registry.codec_from_json(R"([{"id": "shift"}, {"id": "zlib"}])");
            bool came_back = false;
            try {
                static_cast<void>(registry.codec_from_json(R"({"id": "shift", "by": 0})"));
            } catch (const std::invalid_argument &e) {
                came_back = std::string(e.what()) == "by: 0 shifts nothing";
            }
            CHECK(came_back);
            CHECK_THROWS(TIERCE_E_ARGUMENT, registry.add("numcodecs.bad", [](std::string_view) { return shift(1); }));
        }
        CHECK(codec.encode(std::string("HAL")).text() == "JCN" && codec.decode(std::string("JCN")).text() == "HAL");
        CHECK(codec.encode_bound(10) == 10);
        const std::string text(1000, 'q');
        CHECK(pipeline.decode(pipeline.encode(text)).text() == text);
        CHECK_THROWS(TIERCE_E_LIMIT, codec.decode(text, 999));
        CHECK(alive == 2);
    }
    CHECK(alive == 0);
}

void failures()
{
    const tierce::registry registry = tierce::registry::create();
    registry.add("failing", [](std::string_view) { return failing(); });
    const tierce::codec codec = registry.codec_from_json(R"({"id": "failing"})");
    CHECK_THROWS(TIERCE_E_USER - 5, codec.encode(std::string("x")));
    CHECK_THROWS(TIERCE_E_UNSUPPORTED, codec.encode_bound(1));
    // The very exception comes out.
    bool same = false;
    try {
        static_cast<void>(codec.decode(std::string("odd")));
    } catch (const odd &e) {
        same = std::string(e.what()) == "an odd thing";
    }
    CHECK(same);
    same = false;
    try {
        static_cast<void>(codec.decode(std::string("number")));
    } catch (int number) {
        same = number == 7;
    }
    CHECK(same);
    same = false;
    try {
        static_cast<void>(codec.decode(std::string("memory")));
    } catch (const std::bad_alloc &) {
        same = true;
    }
    CHECK(same);
    CHECK(CHECK_THROWS(TIERCE_E_USER - 9, codec.decode(std::string("result"))).message() == "told by a result");
    CHECK_THROWS(TIERCE_E_USER, codec.decode(std::string("positive")));
    CHECK(codec.decode(std::string("fine")).text() == "fine");

    // As results: a status, what() as the message, and the exception if it is wanted.
    const tierce::nothrow::codec quiet(codec.with_pool(tierce::pool::start(2)).release());
    const auto result = quiet.decode(std::string("odd"));
    CHECK_STATUS(TIERCE_E_USER, result);
    CHECK(!result && result.error().message() == "an odd thing" && result.error().cause() != nullptr);
    // A failure that did not come out is forgotten by the next call.
    const std::vector<std::string> items{"odd", "fine"};
    const tierce::segments_collection collection = tierce::segments_collection::of(items);
    std::vector<tierce_status> each(2);
    static_cast<void>(codec.decode_many(collection, tierce::no_limit, nullptr, each));
    CHECK(each[0] == TIERCE_E_USER && each[1] == TIERCE_OK);
    CHECK_THROWS(TIERCE_E_CONFIG, tierce::codec::from_json("{"));
    // On the threads of a pool: a status at least.
    const tierce::pool pool = tierce::pool::start(3);
    std::vector<std::string> bad(20, "odd");
    std::vector<tierce_status> all(20);
    const tierce::segments_collection wrong = tierce::segments_collection::of(bad);
    static_cast<void>(codec.decode_many(wrong, tierce::no_limit, pool, all));
    CHECK(all == std::vector<tierce_status>(20, TIERCE_E_USER));
    // In a store, on its threads.
    const tierce::store store = tierce::store::open("memory://");
    store.put("odd", std::string("odd"));
    bool failed = false;
    try {
        static_cast<void>(store.get_decoded("odd", codec, tierce::array::describe<std::uint8_t>({3})));
    } catch (const tierce::error &e) {
        failed = e.status() == TIERCE_E_USER;
    }
    CHECK(failed);
}

// A callback that uses the library itself, and fails there.
void nested()
{
    const tierce::registry registry = tierce::registry::create();
    struct inner {
        std::shared_ptr<const tierce::codec> zstd;
        void encode(tierce::bytes src, tierce::sink &dst) const { dst.append(zstd->encode(src)); }
        void decode(tierce::bytes src, std::size_t max_len, tierce::sink &dst) const { dst.append(zstd->decode(src, max_len)); }
    };
    const auto zstd = std::make_shared<const tierce::codec>(tierce::codec::from_json(R"({"id": "zstd"})"));
    registry.add("inner", [zstd](std::string_view) { return inner{zstd}; });
    const tierce::codec codec = registry.codec_from_json(R"({"id": "inner"})");
    CHECK(codec.decode(codec.encode(std::string("nested"))).text() == "nested");
    const tierce::failure corrupt = CHECK_THROWS(TIERCE_E_CORRUPT, codec.decode(std::string("no frame")));
    CHECK(contains(corrupt.message(), "zstd"));
}

}  // namespace

void test_registry()
{
    round_trip();
    failures();
    nested();
}
