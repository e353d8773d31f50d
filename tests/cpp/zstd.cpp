// All of zstd.
#include <cstring>
#include <stdexcept>

#include "check.hpp"
#include "tests.hpp"

namespace {

std::string records(int count)
{
    std::string text;
    for (int i = 0; i < count; i++) {
        text += "{\"step\": " + std::to_string(i) + ", \"energy\": " + std::to_string(i * i) + ", \"name\": \"cell\"}\n";
    }
    return text;
}

void parameters()
{
    tierce::zstd_params params = tierce::zstd_params::from_level(7, 1 << 20);
    params.set(TIERCE_ZSTD_P_WINDOW_LOG, 18);
    CHECK(params.value(TIERCE_ZSTD_P_WINDOW_LOG) == 18 && contains(params.json(), "window_log"));
    CHECK_THROWS(TIERCE_E_ARGUMENT, params.set(TIERCE_ZSTD_P_WINDOW_LOG, 99));
    CHECK(tierce::zstd_params::parameter("window_log") == TIERCE_ZSTD_P_WINDOW_LOG);
    CHECK(std::string(tierce::zstd_params::name(TIERCE_ZSTD_P_WINDOW_LOG)) == "window_log" && !tierce::zstd_params::name(999));
    CHECK(tierce::zstd_params::bounds(TIERCE_ZSTD_P_WINDOW_LOG).greatest == TIERCE_ZSTD_WINDOWLOG_MAX);
    CHECK(params.estimated_size().stream > 0 && tierce::zstd_decompressor::estimated_size(1 << 20) > 0);
    CHECK(tierce::zstd_params::create().value(TIERCE_ZSTD_P_WRITE_CHECKSUM) == 0);
    CHECK_THROWS(TIERCE_E_CONFIG, tierce::zstd_params::from_json(R"({"windowlog": 3})"));

    tierce::zstd_compressor compressor = tierce::zstd_compressor::from_params(params);
    compressor.set(TIERCE_ZSTD_P_WRITE_CHECKSUM, 1);
    CHECK(compressor.value(TIERCE_ZSTD_P_WRITE_CHECKSUM) == 1 && compressor.memory_size() > 0);
    const std::string text = records(100);
    const tierce::buffer frame = compressor.compress(text);
    CHECK(tierce::zstd_frame::read_header(frame).has_checksum == 1);
    CHECK(compressor.progression().consumed == text.size());
    compressor.reset_frame();
    compressor.reset_parameters();
    CHECK(compressor.value(TIERCE_ZSTD_P_WRITE_CHECKSUM) == 0);
}

void frames()
{
    const std::string text = records(500);
    tierce::zstd_compressor compressor = tierce::zstd_compressor::create(5);
    tierce::zstd_decompressor decompressor = tierce::zstd_decompressor::create();
    std::vector<std::byte> room(tierce::zstd_compressor::bound(text.size()));
    const std::size_t size = compressor.compress_into(text, room);
    const tierce::bytes frame(room.data(), size);
    CHECK(tierce::zstd_frame::content_size(frame) == text.size() && tierce::zstd_frame::compressed_size(frame) == size);
    CHECK(tierce::zstd_frame::header_size(frame) < 20 && tierce::zstd_frame::contents(frame).declared == text.size());
    CHECK(tierce::zstd_frame::decompression_margin(frame) > 0);
    CHECK(decompressor.decompress(frame).text() == text);
    std::string back(text.size(), ' ');
    CHECK(decompressor.decompress_into(frame, back) == text.size() && back == text);
    char small[10];
    CHECK(CHECK_THROWS(TIERCE_E_BUFFER_TOO_SMALL, decompressor.decompress_into(frame, small)).needed() == text.size());
    CHECK_THROWS(TIERCE_E_LIMIT, decompressor.decompress(frame, 10));

    // Two frames, and how many are read.
    std::string two(frame.text());
    two += frame.text();
    CHECK(decompressor.decompress(two).size() == 2 * text.size());
    tierce::buffer out;
    std::size_t used = 0;
    decompressor.decompress(two, out, tierce::no_limit, tierce::zstd_frames::first, &used);
    CHECK(out.text() == text && used == size);
    CHECK_THROWS(TIERCE_E_CORRUPT, decompressor.decompress(two, tierce::no_limit, tierce::zstd_frames::only));

    char skippable[64];
    const std::size_t skipped = tierce::zstd_frame::write_skippable(std::string("aside"), 3, skippable);
    const auto found = tierce::zstd_frame::read_skippable(tierce::bytes(skippable, skipped));
    CHECK(found.variant == 3 && found.content.text() == "aside");

    tierce::stream stream = compressor.stream(text.size());
    CHECK_THROWS(TIERCE_E_STATE, compressor.compress(text));
    out.clear();
    stream.write(text, out);
    stream.finish(out);
    stream.reset();
    tierce::stream back_stream = decompressor.stream();
    tierce::buffer all;
    back_stream.write(out, all);
    back_stream.finish(all);
    CHECK(all.text() == text && decompressor.memory_size() > 0);
    back_stream.reset();
    decompressor.set(TIERCE_ZSTD_D_MAX_WINDOW_SIZE, 1 << 20);
    decompressor.reset_frame();
}

void dictionaries()
{
    std::vector<std::string> samples;
    for (int i = 0; i < 2000; i++) {
        samples.push_back("{\"step\": " + std::to_string(i * 31) + ", \"name\": \"cell" + std::to_string(i % 17) + "\", \"flags\": [1, 2, 3]}");
    }
    const tierce::segments_collection collection = tierce::segments_collection::of(samples);
    const tierce::zstd_dict dict = tierce::zstd_dict::train(4096, collection, R"({"k": 64, "d": 8, "optimise": false})");
    CHECK(dict.view().size() <= 4096 && dict.id() != 0 && dict.trained_with().d == 8);
    dict.precompute(3);
    dict.precompute(tierce::zstd_params::from_level(3));
    tierce::zstd_compressor with = tierce::zstd_compressor::create(3, dict), without = tierce::zstd_compressor::create(3);
    const tierce::buffer small = with.compress(samples[7]);
    CHECK(small.size() < without.compress(samples[7]).size());
    tierce::zstd_decompressor decompressor = tierce::zstd_decompressor::create(dict);
    CHECK(decompressor.decompress(small).text() == samples[7]);
    tierce::zstd_decompressor none = tierce::zstd_decompressor::create();
    CHECK_THROWS(TIERCE_E_ARGUMENT, none.decompress(small));
    const tierce::zstd_dict copy = tierce::zstd_dict::copy(dict.view());
    CHECK(copy.id() == dict.id());
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::zstd_decompressor::create(std::vector<const tierce::zstd_dict *>{&dict, &copy}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::zstd_dict::copy(std::string("x"), tierce::zstd_dict_type::full));

    // Batches and chains.
    const tierce::pool pool = tierce::pool::start(2);
    const tierce::segments_collection packed = with.compress_many(collection, pool);
    const tierce::segments_collection back = decompressor.decompress_many(packed, tierce::no_limit, pool);
    CHECK(back.size() == 2000 && back[1999].text() == samples[1999]);
    CHECK_THROWS(TIERCE_E_ARGUMENT, decompressor.decompress_many(packed, tierce::no_limit, pool, {}, {1, 2}));
    const std::string first = records(50), second = records(51);
    std::vector<tierce::buffer> chain;
    chain.push_back(without.compress(first));
    chain.push_back(without.compress_after(first, second));
    const tierce::segments_collection links = tierce::segments_collection::of(chain);
    CHECK(none.chain(links).text() == second);
}

void seekable()
{
    const std::string text = records(20000);
    tierce::zstd_compressor compressor = tierce::zstd_compressor::create(1);
    const tierce::pool pool = tierce::pool::start(2);
    const tierce::buffer file = compressor.compress_seekable(text, 65536, true, pool);
    std::string part(5000, ' ');
    const tierce::zstd_seekable reader = tierce::zstd_seekable::from_memory(file);
    CHECK(reader.size() == text.size() && reader.frames() > 5 && reader.at(1).offset == 65536 && reader.find(65536) == 1);
    CHECK(reader.read(100000, part, pool) == 5000 && part == text.substr(100000, 5000));
    CHECK(reader.read(text.size(), part) == 0);
    CHECK_THROWS(TIERCE_E_ARGUMENT, reader.find(text.size()));

    // Written to a function, read by one.
    std::string written;
    tierce::zstd_seekable_writer writer =
        tierce::zstd_seekable_writer::over(compressor, [&written](tierce::bytes piece) { written += piece.text(); }, 65536);
    writer.write(text);
    tierce::zstd_seekable_writer moved = std::move(writer);
    moved.finish();
    CHECK(tierce::bytes(written) == file.view());
    int reads = 0;
    tierce::zstd_seekable from = tierce::zstd_seekable::from_function(file.size(), [&](std::uint64_t offset, tierce::mutable_bytes dst) {
        if (++reads > 6) {
            throw std::overflow_error("read too often");
        }
        std::memcpy(dst.data(), file.data() + offset, dst.size());
    });
    CHECK(from.read(200000, part) == 5000 && part == text.substr(200000, 5000));
    bool same = false;
    try {
        for (std::uint64_t offset = 0; offset < text.size(); offset += 100000) {
            static_cast<void>(from.read(offset, part));
        }
    } catch (const std::overflow_error &) {
        same = true;
    }
    CHECK(same);
    tierce::zstd_seekable_writer failing = tierce::zstd_seekable_writer::over(compressor, [](tierce::bytes) { throw std::range_error("full"); }, 1000);
    same = false;
    try {
        failing.write(text);
    } catch (const std::range_error &) {
        same = true;
    }
    CHECK(same);
    CHECK_THROWS(TIERCE_E_STATE, failing.finish());
    tierce::zstd_seekable_writer ended = tierce::zstd_seekable_writer::over(compressor, [](tierce::bytes) {});
    ended.write(std::string("a"));
    ended.end_frame();
    ended.finish();
    CHECK_THROWS(TIERCE_E_CORRUPT, tierce::zstd_seekable::from_memory(std::string_view("no table at all")));
}

void threads_and_matches()
{
    const tierce::zstd_threads threads = tierce::zstd_threads::start(2);
    tierce::zstd_compressor compressor = tierce::zstd_compressor::create(1);
    compressor.set(TIERCE_ZSTD_P_THREADS, 2);
    compressor.share_threads(threads);
    const std::string text = records(quick ? 1000 : 30000);
    tierce::zstd_decompressor decompressor = tierce::zstd_decompressor::create();
    CHECK(decompressor.decompress(compressor.compress(text)).text() == text);

    // Matches of the program's own: none at all.
    int calls = 0;
    const auto watched = std::make_shared<int>(0);
    tierce::zstd_compressor own = tierce::zstd_compressor::create(3);
    own.produce_sequences(
        [&calls, watched](tierce::span<tierce_zstd_sequence> out, tierce::bytes src, tierce::bytes, std::int32_t, std::size_t) -> std::size_t {
            ++calls;
            out[0] = {0, static_cast<std::uint32_t>(src.size()), 0, 0};
            return 1;
        },
        false);
    CHECK(decompressor.decompress(own.compress(text)).text() == text && calls > 0 && watched.use_count() == 2);
    own.produce_sequences(nullptr);
    CHECK(watched.use_count() == 1);
    own.produce_sequences([](tierce::span<tierce_zstd_sequence>, tierce::bytes, tierce::bytes, std::int32_t,
                             std::size_t) -> std::size_t { throw std::logic_error("no matches"); },
                          true);
    CHECK(decompressor.decompress(own.compress(text)).text() == text);
    // Refused while a stream has the compressor: the function is gone, once.
    tierce::zstd_compressor busy = tierce::zstd_compressor::create(3);
    const tierce::stream stream = busy.stream();
    CHECK_THROWS(TIERCE_E_STATE, busy.produce_sequences([watched](tierce::span<tierce_zstd_sequence>, tierce::bytes, tierce::bytes, std::int32_t,
                                                                  std::size_t) -> std::size_t { return 0; }));
    CHECK(watched.use_count() == 1);
}

}  // namespace

void test_zstd()
{
    parameters();
    frames();
    dictionaries();
    seekable();
    threads_and_matches();
}
