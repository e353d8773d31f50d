// Data in pieces: streams, and what reads and writes through them by functions of the program's.
#ifndef TIERCE_STREAM_HPP
#define TIERCE_STREAM_HPP

#include <tierce/callback.hpp>
#include <tierce/range.hpp>

TIERCE_NAMESPACE_BEGIN

enum class stream_op : std::int32_t { proceed = TIERCE_STREAM_CONTINUE, flush = TIERCE_STREAM_FLUSH, end = TIERCE_STREAM_END };

// How far a stream or a frame is: bytes taken in, worked off, and made.
struct progression {
    std::uint64_t ingested, consumed, produced;
};

namespace detail {

template <class P, class F, class Raw>
typename P::template result<progression> progress_of(F function, Raw *raw)
{
    progression far{};
    const tierce_status status = call(function, raw, &far.ingested, &far.consumed, &far.produced);
    return status < 0 ? P::template fail<progression>(why(status)) : P::template pass<progression>(std::move(far));
}

}  // namespace detail

// One direction of one format. Exclusive.
template <class P>
class basic_stream : public handle<tierce_stream>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    struct stepped {
        std::size_t used, written;
        bool end;
    };
    struct taken {
        std::size_t used;
        bool end;
    };
    struct sizes {
        std::size_t src, dst;
    };
    struct copied {
        std::uint64_t read, written;
    };

    // From the JSON config of a codec.
    static result<basic_stream> encoder(std::string_view json)
    {
        return base::template made<basic_stream>(tierce_stream_encoder_from_json, json.data(), json.size());
    }
    static result<basic_stream> decoder(std::string_view json)
    {
        return base::template made<basic_stream>(tierce_stream_decoder_from_json, json.data(), json.size());
    }
    result<void> set_across_frames(bool across) { return base::done(tierce_stream_set_across_frames, get(), detail::flag(across)); }
    result<void> set_limit(std::uint64_t limit) { return base::done(tierce_stream_set_limit, get(), limit); }
    result<void> set_parameter(std::int32_t parameter, std::int32_t value)
    {
        return base::done(tierce_stream_set_parameter, get(), parameter, value);
    }

    // Takes some of `src` and writes some output: to be called again with the rest.
    result<stepped> step(stream_op how, bytes src, mutable_bytes dst)
    {
        std::size_t used = 0, written = 0;
        const tierce_status status = detail::call(tierce_stream_step, get(), static_cast<std::int32_t>(how), src.data(), src.size(), &used,
                                                  dst.data(), dst.size(), &written);
        return status < 0 ? P::template fail<stepped>(detail::why(status)) : P::template pass<stepped>({used, written, status == TIERCE_END});
    }
    // Takes all of `src` and appends what is ready; bytes after a decoder's end are an error.
    template <class Q>
    result<void> write(bytes src, basic_buffer<Q> &dst)
    {
        return base::fill(dst, tierce_stream_write, get(), src.data(), src.size(), static_cast<std::size_t *>(nullptr));
    }
    // The same, but a decoder leaves what follows its end.
    template <class Q>
    result<taken> write_some(bytes src, basic_buffer<Q> &dst)
    {
        std::size_t used = 0;
        tierce_status status = dst.ensure();
        if (status == TIERCE_OK) {
            status = detail::call(tierce_stream_write, get(), src.data(), src.size(), &used, dst.get());
        }
        return status < 0 ? P::template fail<taken>(detail::why(status)) : P::template pass<taken>({used, status == TIERCE_END});
    }
    template <class Q>
    result<void> flush(stream_op how, basic_buffer<Q> &dst)
    {
        return base::fill(dst, tierce_stream_flush, get(), static_cast<std::int32_t>(how));
    }
    template <class Q>
    result<void> finish(basic_buffer<Q> &dst)
    {
        return base::fill(dst, tierce_stream_finish, get());
    }
    // All input through the stream to the output, and its end; functions as those of reader and writer.
    template <class Read, class Write>
    result<copied> copy(Read read, Write write, std::size_t read_size = 0, std::size_t write_size = 0)
    {
        copied sums{};
        const tierce_status status =
            detail::call(tierce_stream_copy, get(), detail::read_from<Read>, static_cast<void *>(&read), read_size, detail::write_to<Write>,
                         static_cast<void *>(&write), write_size, &sums.read, &sums.written);
        return status < 0 ? P::template fail<copied>(detail::why(status)) : P::template pass<copied>(std::move(sums));
    }

    std::uint64_t bytes_in() const noexcept { return tierce_stream_bytes_in(get()); }
    std::uint64_t bytes_out() const noexcept { return tierce_stream_bytes_out(get()); }
    bool at_end() const noexcept { return tierce_stream_at_end(get()) != 0; }
    std::size_t memory_size() const noexcept { return tierce_stream_memory_size(get()); }
    result<sizes> recommended() const
    {
        sizes good{};
        const tierce_status status = detail::call(tierce_stream_recommended, get(), &good.src, &good.dst);
        return status < 0 ? P::template fail<sizes>(detail::why(status)) : P::template pass<sizes>(std::move(good));
    }
    result<tierce::progression> progression() const { return detail::progress_of<P>(tierce_stream_progression, get()); }
};

// Push: sends what comes out of a stream to a function of `bytes`, which gives nothing, a status, or a result<void>. Exclusive.
template <class P>
class basic_writer : public backed_handle<tierce_writer>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using backed_handle::backed_handle;
    template <class T>
    using result = typename P::template result<T>;

    // Pieces have at most `write_size` bytes (0: a good size). The stream is shared; its own handle may go.
    template <class Write>
    static result<basic_writer> over(const handle<tierce_stream> &stream, Write write, std::size_t write_size = 0)
    {
        auto kept = detail::shared(std::move(write));
        if (!kept) {
            return P::template fail<basic_writer>(detail::out_of_memory());
        }
        tierce_writer *raw = nullptr;
        const tierce_status status =
            detail::call(tierce_writer_new, stream.get(), write_size, detail::write_to<Write>, static_cast<void *>(kept.get()), &raw);
        return status < 0 ? P::template fail<basic_writer>(detail::why(status)) : P::template pass<basic_writer>(basic_writer(raw, kept));
    }
    result<void> write(bytes src) { return base::done(tierce_writer_write, get(), src.data(), src.size()); }
    result<void> flush(stream_op how = stream_op::flush) { return base::done(tierce_writer_flush, get(), static_cast<std::int32_t>(how)); }
    // Sends the rest. Without it, what an encoder holds is lost.
    result<void> finish() { return base::done(tierce_writer_finish, get()); }
};

// Pull: a stream whose input comes from memory, or from a function of `mutable_bytes` that gives how many it read (0: the end) or a
// result<std::size_t>. Exclusive.
template <class P>
class basic_reader : public backed_handle<tierce_reader>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using backed_handle::backed_handle;
    template <class T>
    using result = typename P::template result<T>;

    template <class Read>
    static result<basic_reader> over(const handle<tierce_stream> &stream, Read read, std::size_t read_size = 0, std::size_t skip_bytes = 0)
    {
        auto kept = detail::shared(std::move(read));
        if (!kept) {
            return P::template fail<basic_reader>(detail::out_of_memory());
        }
        tierce_reader *raw = nullptr;
        const tierce_status status = detail::call(tierce_reader_new, stream.get(), read_size, skip_bytes, detail::read_from<Read>,
                                                  static_cast<void *>(kept.get()), &raw);
        return status < 0 ? P::template fail<basic_reader>(detail::why(status)) : P::template pass<basic_reader>(basic_reader(raw, kept));
    }
    // `src` is lent until the reader is gone.
    static result<basic_reader> from_memory(const handle<tierce_stream> &stream, lent_bytes src, std::size_t skip_bytes = 0)
    {
        tierce_reader *raw = nullptr;
        const tierce_status status = detail::call(tierce_reader_from_memory, stream.get(), src.data(), src.size(), skip_bytes, &raw);
        return status < 0 ? P::template fail<basic_reader>(detail::why(status)) : P::template pass<basic_reader>(basic_reader(raw, nullptr));
    }

    // Fills `dst`, unless the end comes: then it gives fewer.
    result<std::size_t> read(mutable_bytes dst) { return base::template got<std::size_t>(tierce_reader_read, get(), dst.data(), dst.size()); }
    // What is there soonest: one byte at least; 0 at the end.
    result<std::size_t> read_some(mutable_bytes dst)
    {
        return base::template got<std::size_t>(tierce_reader_read_some, get(), dst.data(), dst.size());
    }
    // Forgets `count` bytes, fewer if the end comes.
    result<std::uint64_t> skip(std::uint64_t count) { return base::template got<std::uint64_t>(tierce_reader_skip, get(), count); }
    // The next piece (0: of a good size), valid until the next call; empty at the end.
    result<bytes> next(std::size_t piece_size = 0) { return base::seen(tierce_reader_next, get(), piece_size); }
    // All pieces:   for (tierce::bytes piece : reader.pieces())
    auto pieces(std::size_t piece_size = 0) &
    {
        auto step = [this, piece_size](bytes &piece) {
            auto next = detail::seen_by(tierce_reader_next, get(), piece_size);
            return next ? (piece = *next, tierce::result<bool>(!piece.empty())) : tierce::result<bool>(next.error());
        };
        return pull_range<P, bytes, decltype(step)>(step);
    }
};

// Gives what comes out of a stream in pieces of one size. Exclusive.
template <class P>
class basic_chunker : public handle<tierce_chunker>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_chunker> over(const handle<tierce_stream> &stream, std::size_t chunk_size = 0)
    {
        return base::template made<basic_chunker>(tierce_chunker_new, stream.get(), chunk_size);
    }
    // Lends input, until all pieces of it were taken.
    result<void> give(lent_bytes src) { return base::done(tierce_chunker_give, get(), src.data(), src.size()); }
    result<void> flush() { return base::done(tierce_chunker_flush, get()); }
    result<void> finish() { return base::done(tierce_chunker_finish, get()); }
    // Valid until the next call; empty when all that was given is drained.
    result<bytes> next() { return base::seen(tierce_chunker_next, get()); }
    auto pieces() &
    {
        auto step = [this](bytes &piece) {
            auto next = detail::seen_by(tierce_chunker_next, get());
            return next ? (piece = *next, tierce::result<bool>(!piece.empty())) : tierce::result<bool>(next.error());
        };
        return pull_range<P, bytes, decltype(step)>(step);
    }
};

TIERCE_NAME(stream)
TIERCE_NAME(writer)
TIERCE_NAME(reader)
TIERCE_NAME(chunker)

// Functions for writers and readers that use a std::ostream or std::istream, which must outlive them.
template <class Stream>
auto into(Stream &out) noexcept
{
    return [&out](bytes piece) -> result<void> {
        out.write(reinterpret_cast<const char *>(piece.data()), static_cast<std::ptrdiff_t>(piece.size()));
        return out ? result<void>() : result<void>(detail::refuse(TIERCE_E_IO, "the output stream failed"));
    };
}

template <class Stream>
auto from(Stream &in) noexcept
{
    return [&in](mutable_bytes room) -> result<std::size_t> {
        in.read(reinterpret_cast<char *>(room.data()), static_cast<std::ptrdiff_t>(room.size()));
        return in.bad() ? result<std::size_t>(detail::refuse(TIERCE_E_IO, "the input stream failed"))
                        : result<std::size_t>(static_cast<std::size_t>(in.gcount()));
    };
}

TIERCE_NAMESPACE_END

#endif
