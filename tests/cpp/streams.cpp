// Streams: pieces in and out, functions of the program's that throw, ranges.
#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "check.hpp"
#include "tests.hpp"

namespace {

std::string numbers(int count)
{
    std::string text;
    for (int i = 0; i < count; i++) {
        text += std::to_string(i * 7919) + "\n";
    }
    return text;
}

constexpr const char *gzip = R"({"id": "gzip"})";

std::string packed(const std::string &text)
{
    tierce::stream stream = tierce::stream::encoder(gzip);
    tierce::buffer out;
    stream.write(text, out);
    stream.finish(out);
    CHECK(stream.bytes_in() == text.size() && stream.bytes_out() == out.size() && stream.at_end());
    return std::string(out.text());
}

void by_hand(const std::string &text, const std::string &frame)
{
    tierce::stream decoder = tierce::stream::decoder(gzip);
    tierce::buffer out;
    decoder.write(frame, out);
    decoder.finish(out);
    CHECK(out.text() == text);

    // What follows the end.
    tierce::stream again = tierce::stream::decoder(gzip);
    const std::string more = frame + "rest";
    const auto taken = again.write_some(more, out);
    CHECK(taken.end && taken.used == frame.size());
    tierce::stream strict = tierce::stream::decoder(gzip);
    CHECK_THROWS(TIERCE_E_CORRUPT, strict.write(more, out));
    tierce::stream both = tierce::stream::decoder(gzip);
    both.set_across_frames(true);
    out.clear();
    both.write(frame + frame, out);
    both.finish(out);
    CHECK(out.size() == 2 * text.size());
    tierce::stream limited = tierce::stream::decoder(gzip);
    limited.set_limit(10);
    CHECK_THROWS(TIERCE_E_LIMIT, limited.write(frame, out));
    tierce::stream cut = tierce::stream::decoder(gzip);
    cut.write(std::string_view(frame).substr(0, 20), out);
    CHECK_THROWS(TIERCE_E_CORRUPT, cut.finish(out));

    // Step by step.
    tierce::stream small = tierce::stream::decoder(gzip);
    tierce::bytes rest(frame);
    std::string joined;
    for (bool end = false; !end;) {
        char piece[1000];
        const auto step = small.step(tierce::stream_op::proceed, rest, piece);
        rest = tierce::bytes(rest.data() + step.used, rest.size() - step.used);
        joined.append(piece, step.written);
        end = step.end;
    }
    CHECK(joined == text && small.recommended().src > 0 && small.progression().produced == text.size());
    CHECK_THROWS(TIERCE_E_UNSUPPORTED, small.set_parameter(1, 1));
    CHECK_THROWS(TIERCE_E_UNSUPPORTED, tierce::stream::encoder(R"({"id": "shuffle"})"));
}

void push(const std::string &text)
{
    std::string out;
    tierce::writer writer;
    {
        const tierce::stream stream = tierce::stream::encoder(gzip);
        writer = tierce::writer::over(stream, [&out](tierce::bytes piece) { out += piece.text(); });
    }
    writer.write(std::string_view(text).substr(0, 100));
    writer.flush();
    const std::size_t before = out.size();
    CHECK(before > 0);
    // A writer that moves takes its function along.
    tierce::writer moved = std::move(writer);
    moved.write(std::string_view(text).substr(100));
    moved.finish();
    CHECK(tierce::codec::from_json(gzip).decode(out).text() == text);
    CHECK_THROWS(TIERCE_E_NULL, writer.write(text));

    // A function that throws: the exception comes out of the call, and nothing else happens to the program.
    const tierce::stream stream = tierce::stream::encoder(gzip);
    tierce::writer full = tierce::writer::over(stream, [](tierce::bytes) { throw std::range_error("the disk is full"); });
    bool same = false;
    try {
        full.write(text);
        full.finish();
    } catch (const std::range_error &e) {
        same = std::string(e.what()) == "the disk is full";
    }
    CHECK(same);
    CHECK_THROWS(TIERCE_E_STATE, full.finish());
    // One that gives a status.
    const tierce::stream other = tierce::stream::encoder(gzip);
    tierce::writer refusing = tierce::writer::over(other, [](tierce::bytes) -> tierce_status { return TIERCE_E_USER - 1; });
    CHECK_THROWS(TIERCE_E_USER - 1, refusing.finish());
}

void pull(const std::string &text, const std::string &frame)
{
    const tierce::stream memory = tierce::stream::decoder(gzip);
    tierce::reader reader = tierce::reader::from_memory(memory, frame);
    char head[10];
    CHECK(reader.read(head) == 10 && std::string(head, 10) == text.substr(0, 10));
    CHECK(reader.skip(90) == 90 && reader.next(5).text() == text.substr(100, 5));
    std::string rest;
    for (const tierce::bytes piece : reader.pieces(1000)) {
        CHECK(piece.size() <= 1000);
        rest += piece.text();
    }
    CHECK(rest == text.substr(105) && reader.read_some(head) == 0 && reader.next().empty() && reader.skip(1) == 0);

    // From a function, in small pieces, and with bytes before the stream.
    const std::string before = "HEAD" + frame;
    std::size_t at = 0;
    const tierce::stream stream = tierce::stream::decoder(gzip);
    tierce::reader own = tierce::reader::over(
        stream,
        [&](tierce::mutable_bytes room) {
            const std::size_t size = std::min<std::size_t>(std::min<std::size_t>(room.size(), 7), before.size() - at);
            std::copy_n(before.data() + at, size, reinterpret_cast<char *>(room.data()));
            at += size;
            return size;
        },
        64, 4);
    std::string joined;
    for (const tierce::bytes piece : own.pieces()) {
        joined += piece.text();
    }
    CHECK(joined == text);

    // Ranges end with an exception, or with an error that they tell.
    const tierce::stream broken = tierce::stream::decoder(gzip);
    tierce::reader failing = tierce::reader::over(broken, [](tierce::mutable_bytes) -> std::size_t { throw std::domain_error("no line"); });
    bool same = false;
    try {
        for (const tierce::bytes piece : failing.pieces()) {
            CHECK(piece.empty());
        }
    } catch (const std::domain_error &) {
        same = true;
    }
    CHECK(same);
    const tierce::stream cut = tierce::stream::decoder(gzip);
    auto quiet = tierce::nothrow::reader::from_memory(cut, tierce::bytes(frame.data(), frame.size() - 9));
    auto pieces = quiet->pieces();
    std::size_t seen = 0;
    for (const tierce::bytes piece : pieces) {
        seen += piece.size();
    }
    CHECK(pieces.status() == TIERCE_E_CORRUPT && !pieces.error().message().empty() && seen <= text.size());
    // One that claims more than there was room for.
    const tierce::stream lied = tierce::stream::decoder(gzip);
    tierce::reader liar = tierce::reader::over(lied, [](tierce::mutable_bytes room) { return room.size() + 1; });
    CHECK_THROWS(TIERCE_E_USER, liar.next());
}

void pieces(const std::string &text)
{
    const tierce::stream stream = tierce::stream::encoder(R"({"id": "lz4frame"})");
    tierce::chunker chunker = tierce::chunker::over(stream, 500);
    std::string out;
    std::size_t sizes = 0, count = 0;
    chunker.give(text);
    CHECK_THROWS(TIERCE_E_STATE, chunker.give(text));
    for (const tierce::bytes piece : chunker.pieces()) {
        CHECK(piece.size() == 500);
        out += piece.text();
    }
    chunker.finish();
    for (const tierce::bytes piece : chunker.pieces()) {
        sizes = piece.size();
        count++;
        out += piece.text();
    }
    CHECK(count > 0 && sizes <= 500);
    tierce::stream decoder = tierce::stream::decoder(R"({"id": "lz4frame"})");
    tierce::buffer back;
    decoder.write(out, back);
    decoder.finish(back);
    CHECK(back.text() == text);
}

void iostreams(const std::string &text)
{
    std::istringstream source(text), damaged("no gzip");
    std::ostringstream target;
    tierce::stream encoder = tierce::stream::encoder(gzip);
    const auto sums = encoder.copy(tierce::from(source), tierce::into(target), 512, 256);
    CHECK(sums.read == text.size() && sums.written == target.str().size());
    std::istringstream back(target.str());
    std::string joined;
    tierce::stream decoder = tierce::stream::decoder(gzip);
    decoder.copy(tierce::from(back), [&joined](tierce::bytes piece) { joined += piece.text(); });
    CHECK(joined == text);
    std::ostringstream bad;
    bad.setstate(std::ios::badbit);
    std::istringstream third(text);
    tierce::stream failing = tierce::stream::encoder(gzip);
    CHECK_THROWS(TIERCE_E_IO, failing.copy(tierce::from(third), tierce::into(bad)));
    tierce::stream other = tierce::stream::decoder(gzip);
    CHECK_THROWS(TIERCE_E_CORRUPT, other.copy(tierce::from(damaged), [](tierce::bytes) {}));
}

}  // namespace

void test_streams()
{
    const std::string text = numbers(quick ? 2000 : 20000);
    const std::string frame = packed(text);
    by_hand(text, frame);
    push(text);
    pull(text, frame);
    pieces(text);
    iostreams(text);
}
