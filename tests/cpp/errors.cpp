// Errors carry status, message, native code and the size that is needed; results carry the same.
#include <stdexcept>

#include "check.hpp"
#include "tests.hpp"

namespace {

void thrown()
{
    const tierce::failure unknown = CHECK_THROWS(TIERCE_E_CONFIG, tierce::codec::from_json(R"({"id": "zstd", "lvl": 3})"));
    CHECK(contains(unknown.message(), "lvl") && contains(unknown.message(), "level"));
    CHECK(unknown.native_code() == 0 && unknown.native_library().empty() && unknown.needed() == 0);
    CHECK(std::string(unknown.status_name()) == "TIERCE_E_CONFIG");
    CHECK_THROWS(TIERCE_E_UNKNOWN_CODEC, tierce::codec::from_json(R"({"id": "nothing"})"));

    // As what standard code catches.
    bool caught = false;
    try {
        static_cast<void>(tierce::codec::from_json("{"));
    } catch (const std::runtime_error &e) {
        caught = !std::string(e.what()).empty();
    }
    CHECK(caught);

    // Copies of an error are as the first.
    try {
        static_cast<void>(tierce::codec::from_json("{"));
    } catch (const tierce::error &e) {
        const tierce::error copy = e;
        CHECK(copy.status() == TIERCE_E_CONFIG && std::string(copy.what()) == e.what() && copy.native_code() == 0);
        static_assert(std::is_nothrow_copy_constructible_v<tierce::error>);
    }
}

void native_code()
{
    // A frame whose content is damaged: zstd's own code and name.
    const tierce::codec zstd = tierce::codec::from_json(R"({"id": "zstd"})");
    const std::string text(10000, 'a');
    const tierce::buffer packed = zstd.encode(text);
    std::string damaged(packed.text());
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    damaged[6] = static_cast<char>(0xff);
    const tierce::failure corrupt = CHECK_THROWS(TIERCE_E_CORRUPT, zstd.decode(damaged));
    CHECK(corrupt.native_library() == "zstd" || corrupt.native_code() == 0);
    // A file that is not there: the system's.
    const tierce::failure missing = CHECK_THROWS(TIERCE_E_NATIVE, tierce::array::load_npy("no/such/file.npy"));
    CHECK(missing.native_code() == 2 && !missing.native_library().empty());
    CHECK(contains(missing.message(), "no/such/file.npy"));
    try {
        static_cast<void>(tierce::array::load_npy("no/such/file.npy"));
    } catch (const tierce::error &e) {
        CHECK(e.native_code() == 2 && e.native_library() == missing.native_library());
    }
}

void needed_size()
{
    const tierce::codec zstd = tierce::codec::from_json(R"({"id": "zstd"})");
    const std::string text(1000, 'a');
    const tierce::buffer packed = zstd.encode(text);
    char small[10];
    CHECK(CHECK_THROWS(TIERCE_E_BUFFER_TOO_SMALL, zstd.decode_into(packed, small)).needed() == 1000);
    CHECK(CHECK_THROWS(TIERCE_E_LIMIT, zstd.decode(packed, 999)).needed() == 0);
}

void results()
{
    tierce::result<int> good = 7;
    CHECK(good && good.has_value() && *good == 7 && good.status() == TIERCE_OK && std::move(good).value_or(3) == 7);
    tierce::result<int> bad = tierce::failure(TIERCE_E_CORRUPT, "spoiled");
    CHECK(!bad && bad.status() == TIERCE_E_CORRUPT && bad.error().message() == "spoiled");
    CHECK(tierce::result<int>(bad).value_or(3) == 3);
    CHECK_THROWS(TIERCE_E_CORRUPT, bad.value());
    CHECK_THROWS(TIERCE_E_CORRUPT, *bad);
    const tierce::result<void> done, failed = tierce::failure(TIERCE_E_BUSY, "later");
    CHECK(done && !failed && failed.error().status() == TIERCE_E_BUSY);
    done.value();
    CHECK_THROWS(TIERCE_E_BUSY, failed.value());
    // One that can only be moved.
    tierce::result<std::unique_ptr<int>> owned = std::make_unique<int>(5);
    CHECK(**owned == 5);
    const std::unique_ptr<int> out = *std::move(owned);
    CHECK(*out == 5);
}

void library()
{
    CHECK(tierce::library::fits() && tierce::library::abi() == TIERCE_ABI);
    CHECK(std::string(tierce::library::version()) == tierce_version() && tierce::library::version_number() > 0);
    CHECK(contains(tierce::library::build_info(), "\"zstd\"") && contains(tierce::library::codecs(), "\"shuffle\""));
}

}  // namespace

void test_errors()
{
    thrown();
    native_code();
    needed_size();
    results();
    library();
}
