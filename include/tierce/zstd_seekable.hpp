// Seekable files of zstd: written piece by piece, and read anywhere. zstd_compressor::compress_seekable() makes one at once.
#ifndef TIERCE_ZSTD_SEEKABLE_HPP
#define TIERCE_ZSTD_SEEKABLE_HPP

#include <tierce/zstd.hpp>

TIERCE_NAMESPACE_BEGIN

// Sends a seekable file to a function of `bytes`. Exclusive; after a failure it can only go.
template <class P>
class basic_zstd_seekable_writer : public backed_handle<tierce_zstd_seekable_writer>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using backed_handle::backed_handle;
    template <class T>
    using result = typename P::template result<T>;

    template <class Write>
    static result<basic_zstd_seekable_writer> over(const handle<tierce_zstd_compressor> &compressor, Write write, std::size_t frame_size = 0,
                                                   bool checksums = true)
    {
        auto kept = detail::shared(std::move(write));
        if (!kept) {
            return P::template fail<basic_zstd_seekable_writer>(detail::out_of_memory());
        }
        tierce_zstd_seekable_writer *raw = nullptr;
        const tierce_status status = detail::call(tierce_zstd_seekable_writer_new, compressor.get(), frame_size, detail::flag(checksums),
                                                  detail::write_to<Write>, static_cast<void *>(kept.get()), &raw);
        return status < 0 ? P::template fail<basic_zstd_seekable_writer>(detail::why(status))
                          : P::template pass<basic_zstd_seekable_writer>(basic_zstd_seekable_writer(raw, kept));
    }
    result<void> write(bytes src) { return base::done(tierce_zstd_seekable_writer_write, get(), src.data(), src.size()); }
    result<void> end_frame() { return base::done(tierce_zstd_seekable_writer_end_frame, get()); }
    result<void> finish() { return base::done(tierce_zstd_seekable_writer_finish, get()); }
};

// A seekable file that is read. Shareable.
template <class P>
class basic_zstd_seekable : public backed_handle<tierce_zstd_seekable>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using backed_handle::backed_handle;
    template <class T>
    using result = typename P::template result<T>;
    struct frame {
        std::uint64_t offset, size, compressed_offset, compressed_size;
    };
    using no_dicts = std::initializer_list<basic_zstd_dict<P>>;

    // One in memory, which must stay as it is; with a range of dictionaries.
    template <class Range = no_dicts>
    static result<basic_zstd_seekable> from_memory(lent_bytes src, const Range &dicts = {})
    {
        return open<Range>(dicts, nullptr, [&](tierce_zstd_dict *const *raw, std::size_t count, tierce_zstd_seekable **out) {
            return detail::call(tierce_zstd_seekable_open_memory, raw, count, src.data(), src.size(), out);
        });
    }
    // One of `size` bytes that `read(offset, mutable_bytes)` reads: all that is asked for, or it fails. Several threads may call it.
    template <class Read, class Range = no_dicts>
    static result<basic_zstd_seekable> from_function(std::uint64_t size, Read read, const Range &dicts = {})
    {
        auto kept = detail::shared(std::move(read));
        if (!kept) {
            return P::template fail<basic_zstd_seekable>(detail::out_of_memory());
        }
        return open<Range>(dicts, kept, [&](tierce_zstd_dict *const *raw, std::size_t count, tierce_zstd_seekable **out) {
            return detail::call(tierce_zstd_seekable_open_callback, raw, count, size, detail::read_at<Read>, static_cast<void *>(kept.get()), out);
        });
    }

    std::uint64_t size() const noexcept { return tierce_zstd_seekable_size(get()); }
    std::size_t frames() const noexcept { return tierce_zstd_seekable_frame_count(get()); }
    result<frame> at(std::size_t index) const
    {
        frame found{};
        const tierce_status status = detail::call(tierce_zstd_seekable_frame, get(), index, &found.offset, &found.size,
                                                  &found.compressed_offset, &found.compressed_size);
        return status < 0 ? P::template fail<frame>(detail::why(status)) : P::template pass<frame>(std::move(found));
    }
    result<std::size_t> find(std::uint64_t offset) const { return base::template got<std::size_t>(tierce_zstd_seekable_find, get(), offset); }
    // Content from `offset` on, fewer bytes where it ends.
    result<std::size_t> read(std::uint64_t offset, mutable_bytes dst, pool_ref workers = {}) const
    {
        return base::template got<std::size_t>(tierce_zstd_seekable_read, get(), offset, dst.data(), dst.size(), workers.get());
    }

private:
    template <class Range, class F>
    static result<basic_zstd_seekable> open(const Range &dicts, std::shared_ptr<void> kept, F function)
    {
        detail::scratch<tierce_zstd_dict *> raw_dicts = detail::raw_handles<tierce_zstd_dict>(dicts);
        if (raw_dicts.failed()) {
            return P::template fail<basic_zstd_seekable>(detail::out_of_memory());
        }
        tierce_zstd_seekable *raw = nullptr;
        const tierce_status status = function(raw_dicts.data(), std::size(dicts), &raw);
        return status < 0 ? P::template fail<basic_zstd_seekable>(detail::why(status))
                          : P::template pass<basic_zstd_seekable>(basic_zstd_seekable(raw, std::move(kept)));
    }
};

TIERCE_NAME(zstd_seekable_writer)
TIERCE_NAME(zstd_seekable)

TIERCE_NAMESPACE_END

#endif
