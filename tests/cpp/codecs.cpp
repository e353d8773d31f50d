// Codecs: bytes, arrays, many items, parts, metrics, threads.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

#include "check.hpp"
#include "tests.hpp"

namespace {

constexpr const char *pipeline = R"([{"id": "shuffle", "elementsize": 8}, {"id": "zstd", "level": 1}])";

std::vector<double> wave(std::size_t count)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; i++) {
        values[i] = std::sin(static_cast<double>(i) / 50);
    }
    return values;
}

void plain_bytes()
{
    const tierce::codec codec = tierce::codec::from_json(pipeline);
    const std::vector<double> values = wave(1000);
    tierce::buffer packed = codec.encode(values);
    CHECK(packed.size() > 0 && packed.size() < 8000);
    std::vector<double> back(1000);
    CHECK(codec.decode_into(packed, back) == 8000 && back == values);
    CHECK(codec.decode(packed, 8000).view() == tierce::bytes(values));
    // Into the same buffer again, without another allocation.
    tierce::buffer again = tierce::buffer::with_capacity(100000);
    const std::byte *place = nullptr;
    for (int i = 0; i < 3; i++) {
        codec.encode(values, again);
        CHECK(place == nullptr || place == again.data());
        place = again.data();
    }
    CHECK(again.view() == packed.view());
    std::vector<std::byte> room(codec.encode_bound(8000));
    CHECK(codec.encode_into(values, room) == packed.size());
    CHECK(contains(codec.config(), "shuffle") && contains(codec.config(tierce::config_form::v3), "configuration"));

    // Room that the program fills itself.
    packed.clear();
    const tierce::mutable_bytes made = packed.room(3);
    CHECK(made.size() >= 3);
    made[0] = made[1] = made[2] = std::byte{'x'};
    packed.commit(3);
    CHECK(packed.text() == "xxx");
    CHECK_THROWS(TIERCE_E_ARGUMENT, packed.commit(packed.capacity() + 1));
}

void arrays()
{
    const tierce::codec codec = tierce::codec::from_json(pipeline);
    constexpr std::size_t ny = 20, nx = 30;
    std::vector<double> field = wave((ny + 2) * (nx + 2)), back(field.size(), -7);
    const tierce::array whole = tierce::array::borrow(field.data(), {ny + 2, nx + 2});
    tierce::array target = tierce::array::borrow(back.data(), {ny + 2, nx + 2}).interior({1, 1});
    const tierce::array inner = whole.interior({1, 1});
    const tierce::buffer packed = codec.encode(inner);
    codec.decode_into(packed, target);
    CHECK(target.to_vector<double>() == inner.to_vector<double>());
    long ghosts = 0;
    for (const double value : back) {
        ghosts += value == -7 ? 1 : 0;
    }
    CHECK(ghosts == 2 * (nx + 2) + 2 * ny);

    // By pointer, extents and strides: the same bytes, and straight into place.
    const tierce::buffer direct = codec.encode(field.data() + nx + 3, {ny, nx}, {nx + 2, 1});
    CHECK(direct.view() == packed.view());
    std::vector<double> dense(ny * nx), reversed(ny * nx);
    codec.decode_into(packed, dense.data(), {ny, nx});
    CHECK(dense == inner.to_vector<double>());
    codec.decode_into(packed, reversed.data() + reversed.size() - 1, {ny, nx}, {-static_cast<std::ptrdiff_t>(nx), -1});
    CHECK(std::equal(dense.begin(), dense.end(), reversed.rbegin()));
    CHECK(codec.encode(dense.data(), {ny, nx}).view() == packed.view());
    CHECK_THROWS(TIERCE_E_CORRUPT, codec.decode_into(packed, dense.data(), {ny, nx - 1}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, codec.decode_into(packed, dense.data(), {ny, nx}, {1}));

    CHECK(codec.decode_array(packed, tierce::array::describe<double>({ny, nx})).to_vector<double>() == dense);
    std::vector<std::byte> room(codec.encode_bound(inner));
    CHECK(codec.encode_into(inner, room) == packed.size());
    const tierce::codec delta = tierce::codec::from_json(R"({"id": "delta", "dtype": "<f8"})");
    delta.check_array(inner);
    CHECK(delta.encode_array(inner).holds<double>());
    CHECK_THROWS(TIERCE_E_ARGUMENT, delta.check_array(tierce::array::describe<float>({3})));
    CHECK_THROWS(TIERCE_E_NEEDS_DTYPE, tierce::codec::from_json(R"({"id": "bitround", "keepbits": 5})").encode(std::string(8, 'x')));
}

void many()
{
    const tierce::codec codec = tierce::codec::from_json(R"({"id": "zlib"})");
    const tierce::pool pool = tierce::pool::start(2);
    const std::vector<std::string> texts{"one", "two two", ""};
    const tierce::segments_collection items = tierce::segments_collection::of(texts);
    tierce::segments_collection packed = codec.encode_many(items, pool);
    const tierce::segments_collection back = codec.decode_many(packed);
    CHECK(back.size() == 3 && back[1].text() == "two two" && back[2].empty());

    // One bad item among good ones.
    const std::vector<tierce::bytes> mixed{packed[0], std::string_view("bad"), packed[1]};
    const tierce::segments_collection damaged = tierce::segments_collection::of(mixed);
    std::vector<tierce_status> each(3, 7);
    const tierce::segments_collection rest = codec.decode_many(damaged, tierce::no_limit, pool, each);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_CORRUPT && each[2] == TIERCE_OK && rest[2].text() == "two two" && rest[1].empty());
    CHECK_THROWS(TIERCE_E_CORRUPT, codec.decode_many(damaged));
    CHECK_THROWS(TIERCE_E_ARGUMENT, codec.decode_many(damaged, tierce::no_limit, nullptr, tierce::span<tierce_status>(each).first(2)));

    std::vector<float> a(100, 1), b(50, 2), c(100), d(50);
    std::vector<tierce::array> from, to;
    from.push_back(tierce::array::borrow(a));
    from.push_back(tierce::array::borrow(b));
    to.push_back(tierce::array::borrow(c));
    to.push_back(tierce::array::borrow(d));
    const tierce::segments_collection chunks = codec.encode_arrays(from, pool);
    codec.decode_arrays_into(chunks, to, pool);
    CHECK(c == a && d == b);
    CHECK_THROWS(TIERCE_E_ARGUMENT, codec.decode_arrays_into(chunks, to, nullptr, tierce::span<tierce_status>(each)));
}

void parts()
{
    std::vector<std::int32_t> values(100000), part(10);
    std::iota(values.begin(), values.end(), 0);
    const tierce::codec blosc = tierce::codec::from_json(R"({"id": "blosc", "cname": "lz4", "typesize": 4})");
    const tierce::buffer chunk = blosc.encode(tierce::array::borrow(values));
    CHECK(blosc.decode_partial_into(chunk, 5000, 10, part) == 40 && part[9] == 5009);
    CHECK(blosc.decode_partial(chunk, 1, 2).size() == 8);
    CHECK_THROWS(TIERCE_E_ARGUMENT, blosc.decode_partial(chunk, 100000, 1));
    const tierce_blosc_header header = tierce::blosc::read_header(chunk);
    CHECK(header.nbytes == 400000 && header.typesize == 4 && header.cbytes == chunk.size());
    CHECK(tierce::blosc::compressor_number("lz4") == TIERCE_BLOSC_LZ4);
    CHECK(std::string(tierce::blosc::compressor_name(TIERCE_BLOSC_ZSTD)) == "zstd" && tierce::blosc::compressor_library(99) == nullptr);
    CHECK_THROWS(TIERCE_E_CORRUPT, tierce::blosc::read_header(std::string("ab")));
}

void metrics()
{
    const std::vector<double> values = wave(5000);
    const tierce::codec lossy = tierce::codec::from_json(R"([{"id": "bitround", "keepbits": 8}, {"id": "zstd"}])");
    tierce::buffer packed;
    const tierce::metrics cost = lossy.measure(tierce::array::borrow(values), packed);
    CHECK(cost.value(tierce::metric::ratio) > 1 && cost.value(tierce::metric::max_abs_error) > 0);
    CHECK(cost.value(tierce::metric::bytes) == 40000 && cost.stages() == 2 && cost.at(1).name == "zstd" && cost.at(1).bytes == packed.size());
    CHECK(contains(cost.json(), "psnr"));
    CHECK_THROWS(TIERCE_E_ARGUMENT, cost.at(2));
}

// One codec, several threads, through const methods.
void threads()
{
    const tierce::codec codec = tierce::codec::from_json(pipeline);
    const std::vector<double> values = wave(2000);
    std::vector<std::thread> running;
    for (int t = 0; t < 4; t++) {
        running.emplace_back([&] {
            for (int i = 0; i < (quick ? 3 : 50); i++) {
                std::vector<double> back(values.size());
                CHECK(codec.decode_into(codec.encode(values), back) == 16000 && back == values);
            }
            CHECK_THROWS(TIERCE_E_CORRUPT, codec.decode(std::string("bad")));
        });
    }
    for (std::thread &one : running) {
        one.join();
    }
}

}  // namespace

void test_codecs()
{
    plain_bytes();
    arrays();
    many();
    parts();
    metrics();
    threads();
}
