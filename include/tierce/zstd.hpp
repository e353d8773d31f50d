// All of zstd: parameters, dictionaries, compressors, decompressors, frames. Parameters are the numbers TIERCE_ZSTD_P_*.
#ifndef TIERCE_ZSTD_HPP
#define TIERCE_ZSTD_HPP

#include <tierce/segments.hpp>
#include <tierce/stream.hpp>

TIERCE_NAMESPACE_BEGIN

enum class zstd_dict_type : std::int32_t {
    automatic = TIERCE_ZSTD_DICT_AUTO,
    raw_content = TIERCE_ZSTD_DICT_RAW_CONTENT,
    full = TIERCE_ZSTD_DICT_FULL
};
enum class zstd_frames : std::int32_t { first = TIERCE_ZSTD_FRAMES_FIRST, only = TIERCE_ZSTD_FRAMES_ONLY, all = TIERCE_ZSTD_FRAMES_ALL };
enum class zstd_buffers : std::int32_t { shared = TIERCE_ZSTD_SHARED_BUFFERS, per_item = TIERCE_ZSTD_BUFFER_PER_ITEM };
enum class zstd_format : std::int32_t { zstd1 = TIERCE_ZSTD_FORMAT_ZSTD1, magicless = TIERCE_ZSTD_FORMAT_MAGICLESS };

// A set of compression parameters. Exclusive.
template <class P>
class basic_zstd_params : public handle<tierce_zstd_params>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    struct sizes {
        std::size_t one_shot, stream;
    };
    struct range {
        std::int32_t least, greatest;
    };

    static result<basic_zstd_params> create() { return base::template made<basic_zstd_params>(tierce_zstd_params_new); }
    static result<basic_zstd_params> from_level(std::int32_t level, std::uint64_t source_size = 0, std::size_t dict_size = 0)
    {
        return base::template made<basic_zstd_params>(tierce_zstd_params_from_level, level, source_size, dict_size);
    }
    static result<basic_zstd_params> from_json(std::string_view json)
    {
        return base::template made<basic_zstd_params>(tierce_zstd_params_from_json, json.data(), json.size());
    }
    result<void> set(std::int32_t parameter, std::int32_t value) { return base::done(tierce_zstd_params_set, get(), parameter, value); }
    result<std::int32_t> value(std::int32_t parameter) const
    {
        return base::template got<std::int32_t>(tierce_zstd_params_get, get(), parameter);
    }
    result<std::string> json() const { return base::written(tierce_zstd_params_json, get()); }
    result<sizes> estimated_size() const
    {
        sizes found{};
        const tierce_status status = detail::call(tierce_zstd_params_estimated_size, get(), &found.one_shot, &found.stream);
        return status < 0 ? P::template fail<sizes>(detail::why(status)) : P::template pass<sizes>(std::move(found));
    }

    static result<range> bounds(std::int32_t parameter)
    {
        range found{};
        const tierce_status status = detail::call(tierce_zstd_parameter_bounds, parameter, &found.least, &found.greatest);
        return status < 0 ? P::template fail<range>(detail::why(status)) : P::template pass<range>(std::move(found));
    }
    static result<std::int32_t> parameter(zstring name)
    {
        return base::template got<std::int32_t>(tierce_zstd_parameter_from_name, name.c_str());
    }
    // NULL if there is none of this number.
    static const char *name(std::int32_t parameter) noexcept { return tierce_zstd_parameter_name(parameter); }
};

// Content that frames may refer to without having it. Shareable.
template <class P>
class basic_zstd_dict : public handle<tierce_zstd_dict>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    struct training {
        std::uint32_t k, d;
    };

    static result<basic_zstd_dict> copy(bytes data, zstd_dict_type type = zstd_dict_type::automatic)
    {
        return base::template made<basic_zstd_dict>(tierce_zstd_dict_new, data.data(), data.size(), static_cast<std::int32_t>(type));
    }
    // At most `size` bytes, from samples; options are JSON.
    static result<basic_zstd_dict> train(std::size_t size, const handle<tierce_segments_collection> &samples, std::string_view options = {})
    {
        return base::template made<basic_zstd_dict>(tierce_zstd_dict_train, size, samples.get(), options.data(), options.size());
    }
    bytes view() const noexcept { return {tierce_zstd_dict_data(get()), tierce_zstd_dict_len(get())}; }
    std::uint32_t id() const noexcept { return tierce_zstd_dict_id(get()); }
    result<training> trained_with() const
    {
        training found{};
        const tierce_status status = detail::call(tierce_zstd_dict_trained_with, get(), &found.k, &found.d);
        return status < 0 ? P::template fail<training>(detail::why(status)) : P::template pass<training>(std::move(found));
    }
    result<void> precompute(std::int32_t level) const { return base::done(tierce_zstd_dict_precompute, get(), level); }
    result<void> precompute(const handle<tierce_zstd_params> &params) const
    {
        return base::done(tierce_zstd_dict_precompute_with, get(), params.get());
    }
};

// Threads of zstd's own that several compressors share. Shareable.
template <class P>
class basic_zstd_threads : public handle<tierce_zstd_threads>, protected detail::calls<P> {
public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_zstd_threads> start(std::size_t count)
    {
        return detail::calls<P>::template made<basic_zstd_threads>(tierce_zstd_threads_new, count);
    }
};

namespace detail {

// A function of (span of sequences to fill, source, dictionary, level, window) that gives how many it made, for zstd.
template <class F>
struct producer {
    F function;
    bool *released;  // told while C takes the function: a call that fails late has released it already

    static void release(void *userdata) noexcept
    {
        const std::unique_ptr<producer> self(static_cast<producer *>(userdata));
        if (self->released) {
            *self->released = true;
        }
    }
    static std::size_t produce(void *userdata, tierce_zstd_sequence *sequences, std::size_t cap, const void *src, std::size_t src_len,
                               const void *dict, std::size_t dict_len, std::int32_t level, std::size_t window) noexcept
    {
        std::size_t count = no_limit;
        const tierce_status status = guarded(
            [&]() -> decltype(auto) {
                return static_cast<producer *>(userdata)->function(span<tierce_zstd_sequence>(sequences, cap), bytes(src, src_len),
                                                                   bytes(dict, dict_len), level, window);
            },
            [&](std::size_t made) noexcept {
                count = made;
                return tierce_status{TIERCE_OK};
            });
        return status < 0 ? no_limit : count;
    }
};

}  // namespace detail

// A context with its parameters and dictionary, used again for each frame. Exclusive.
template <class P>
class basic_zstd_compressor : public handle<tierce_zstd_compressor>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_zstd_compressor> create(std::int32_t level = TIERCE_ZSTD_DEFAULT_LEVEL, dict_ref dict = {})
    {
        return base::template made<basic_zstd_compressor>(tierce_zstd_compressor_new, level, dict.get());
    }
    static result<basic_zstd_compressor> from_params(const handle<tierce_zstd_params> &params, dict_ref dict = {})
    {
        return base::template made<basic_zstd_compressor>(tierce_zstd_compressor_from_params, params.get(), dict.get());
    }
    static result<std::size_t> bound(std::size_t size) { return base::template got<std::size_t>(tierce_zstd_compress_bound, size); }

    result<std::size_t> compress_into(bytes src, mutable_bytes dst)
    {
        return base::template got<std::size_t>(tierce_zstd_compressor_compress_into, get(), src.data(), src.size(), dst.data(), dst.size());
    }
    result<basic_buffer<P>> compress(bytes src) { return base::filled_buffer(tierce_zstd_compressor_compress, get(), src.data(), src.size()); }
    template <class Q>
    result<void> compress(bytes src, basic_buffer<Q> &dst)
    {
        return base::fill(dst, tierce_zstd_compressor_compress, get(), src.data(), src.size());
    }
    // A frame that may refer to what stands before it: for chains.
    result<basic_buffer<P>> compress_after(bytes prefix, bytes src)
    {
        return base::filled_buffer(tierce_zstd_compressor_compress_after, get(), prefix.data(), prefix.size(), src.data(), src.size());
    }
    result<basic_segments_collection<P>> compress_many(const handle<tierce_segments_collection> &src, pool_ref workers = {},
                                                       span<tierce_status> each = {}, zstd_buffers buffers = zstd_buffers::shared)
    {
        return detail::collect<P>(tierce_segments_collection_count(src.get()), each, [&](auto **out, tierce_status *raw) {
            return detail::call(tierce_zstd_compressor_compress_many, get(), src.get(), static_cast<std::int32_t>(buffers), workers.get(), out, raw);
        });
    }
    // The stream has the compressor until it is finished or gone.
    result<basic_stream<P>> stream(std::uint64_t size = TIERCE_ZSTD_CONTENTSIZE_UNKNOWN)
    {
        return base::template made<basic_stream<P>>(tierce_zstd_compressor_stream, get(), size);
    }
    // A seekable file: frames of `frame_size` bytes (0: 1 MiB), and a table.
    result<basic_buffer<P>> compress_seekable(bytes src, std::size_t frame_size = 0, bool checksums = true, pool_ref workers = {})
    {
        return base::filled_buffer(tierce_zstd_seekable_compress, get(), src.data(), src.size(), frame_size, detail::flag(checksums),
                                   workers.get());
    }

    result<void> set(std::int32_t parameter, std::int32_t value) { return base::done(tierce_zstd_compressor_set, get(), parameter, value); }
    result<std::int32_t> value(std::int32_t parameter) const
    {
        return base::template got<std::int32_t>(tierce_zstd_compressor_get, get(), parameter);
    }
    result<std::size_t> memory_size() const { return base::template got<std::size_t>(tierce_zstd_compressor_memory_size, get()); }
    result<tierce::progression> progression() const { return detail::progress_of<P>(tierce_zstd_compressor_progression, get()); }
    result<void> reset_frame() { return base::done(tierce_zstd_compressor_reset, get()); }
    result<void> reset_parameters() { return base::done(tierce_zstd_compressor_reset_parameters, get()); }
    result<void> share_threads(const handle<tierce_zstd_threads> &threads)
    {
        return base::done(tierce_zstd_compressor_share_threads, get(), threads.get());
    }
    // Has a function find the matches: (span<tierce_zstd_sequence>, bytes src, bytes dict, level, window) to how many it made. If it
    // throws, zstd finds them (`fall_back`), or the frame fails.
    template <class Producer>
    result<void> produce_sequences(Producer producer, bool fall_back = true)
    {
        std::unique_ptr<detail::producer<Producer>> made;
        TIERCE_TRY { made.reset(new (std::nothrow) detail::producer<Producer>{std::move(producer), nullptr}); }
        TIERCE_CATCH_ALL {}
        if (!made) {
            return P::template fail<void>(detail::out_of_memory());
        }
        bool released = false;
        made->released = &released;
        detail::producer<Producer> *raw = made.release();
        const tierce_status status =
            detail::call(tierce_zstd_compressor_produce_sequences, get(), detail::producer<Producer>::produce, detail::flag(fall_back),
                         detail::producer<Producer>::release, static_cast<void *>(raw));
        if (!released) {
            raw->released = nullptr;
            made.reset(status < 0 ? raw : nullptr);
        }
        return status < 0 ? P::template fail<void>(detail::why(status)) : P::pass();
    }
    // Has zstd find them again.
    result<void> produce_sequences(std::nullptr_t)
    {
        return base::done(tierce_zstd_compressor_produce_sequences, get(), tierce_zstd_producer_fn{}, std::int32_t{0}, tierce_release{},
                          static_cast<void *>(nullptr));
    }
};

// A context with its dictionaries and limits, used again for each frame. Exclusive.
template <class P>
class basic_zstd_decompressor : public handle<tierce_zstd_decompressor>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_zstd_decompressor> create()
    {
        return base::template made<basic_zstd_decompressor>(tierce_zstd_decompressor_new,
                                                            static_cast<const tierce_zstd_dict *const *>(nullptr), std::size_t{0});
    }
    static result<basic_zstd_decompressor> create(const handle<tierce_zstd_dict> &dict)
    {
        const tierce_zstd_dict *raw = dict.get();
        return base::template made<basic_zstd_decompressor>(tierce_zstd_decompressor_new, &raw, std::size_t{1});
    }
    // A range of dictionaries, of which each frame names its own.
    template <class Range, class = decltype(std::size(std::declval<const Range &>()))>
    static result<basic_zstd_decompressor> create(const Range &dicts)
    {
        detail::scratch<tierce_zstd_dict *> raw = detail::raw_handles<tierce_zstd_dict>(dicts);
        if (raw.failed()) {
            return P::template fail<basic_zstd_decompressor>(detail::out_of_memory());
        }
        return base::template made<basic_zstd_decompressor>(tierce_zstd_decompressor_new, raw.data(), std::size(dicts));
    }
    // What a decompressor takes; with a window, for streams.
    static result<std::size_t> estimated_size(std::size_t window = 0)
    {
        return base::template got<std::size_t>(tierce_zstd_decompressor_estimated_size, window);
    }
    // One of TIERCE_ZSTD_D_*.
    result<void> set(std::int32_t setting, std::uint64_t value) { return base::done(tierce_zstd_decompressor_set, get(), setting, value); }

    result<std::size_t> decompress_into(bytes src, mutable_bytes dst, zstd_frames frames = zstd_frames::all, std::size_t *src_used = nullptr)
    {
        std::size_t size = 0;
        const tierce_status status = detail::call(tierce_zstd_decompressor_decompress_into, get(), src.data(), src.size(),
                                                  static_cast<std::int32_t>(frames), dst.data(), dst.size(), &size, src_used);
        return status < 0 ? P::template fail<std::size_t>(detail::why(status).with_needed(size)) : P::template pass<std::size_t>(std::move(size));
    }
    result<basic_buffer<P>> decompress(bytes src, std::size_t max_len = no_limit, zstd_frames frames = zstd_frames::all)
    {
        basic_buffer<P> dst;
        const tierce_status status = decompress_to(src, dst, max_len, frames, nullptr);
        return status < 0 ? P::template fail<basic_buffer<P>>(detail::why(status)) : P::template pass<basic_buffer<P>>(std::move(dst));
    }
    template <class Q>
    result<void> decompress(bytes src, basic_buffer<Q> &dst, std::size_t max_len = no_limit, zstd_frames frames = zstd_frames::all,
                            std::size_t *src_used = nullptr)
    {
        const tierce_status status = decompress_to(src, dst, max_len, frames, src_used);
        return status < 0 ? P::template fail<void>(detail::why(status)) : P::pass();
    }
    // The first frame of every item; `sizes`, if given, are those of the results.
    result<basic_segments_collection<P>> decompress_many(const handle<tierce_segments_collection> &src, std::size_t max_item_len = no_limit,
                                                         pool_ref workers = {}, span<tierce_status> each = {}, list<std::uint64_t> sizes = {},
                                                         zstd_buffers buffers = zstd_buffers::shared)
    {
        const std::size_t count = tierce_segments_collection_count(src.get());
        if (!sizes.empty() && sizes.size() != count) {
            return base::template refused<basic_segments_collection<P>>(TIERCE_E_ARGUMENT, "sizes: expected as many as there are items");
        }
        return detail::collect<P>(count, each, [&](auto **out, tierce_status *raw) {
            return detail::call(tierce_zstd_decompressor_decompress_many, get(), src.get(), sizes.empty() ? nullptr : sizes.data(), max_item_len,
                                static_cast<std::int32_t>(buffers), workers.get(), out, raw);
        });
    }
    // The content of the last of frames that each refer to the one before.
    result<basic_buffer<P>> chain(const handle<tierce_segments_collection> &frames, std::size_t max_len = no_limit)
    {
        return base::filled_buffer(tierce_zstd_decompressor_chain, get(), frames.get(), max_len);
    }
    result<basic_stream<P>> stream() { return base::template made<basic_stream<P>>(tierce_zstd_decompressor_stream, get()); }
    result<std::size_t> memory_size() const { return base::template got<std::size_t>(tierce_zstd_decompressor_memory_size, get()); }
    result<void> reset_frame() { return base::done(tierce_zstd_decompressor_reset, get()); }

private:
    template <class Q>
    tierce_status decompress_to(bytes src, basic_buffer<Q> &dst, std::size_t max_len, zstd_frames frames, std::size_t *src_used)
    {
        const tierce_status status = dst.ensure();
        return status < 0 ? status
                          : detail::call(tierce_zstd_decompressor_decompress, get(), src.data(), src.size(), max_len,
                                         static_cast<std::int32_t>(frames), dst.get(), src_used);
    }
};

// Frames, looked at without decompressing them.
template <class P>
class basic_zstd_frame : protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    template <class T>
    using result = typename P::template result<T>;
    struct contents_size {
        std::uint64_t declared, bound;
    };
    struct skippable {
        std::uint32_t variant;
        bytes content;
    };

    static result<tierce_zstd_frame_header> read_header(bytes src, zstd_format format = zstd_format::zstd1)
    {
        return base::template filled<tierce_zstd_frame_header>(tierce_zstd_frame_read_header, src.data(), src.size(),
                                                               static_cast<std::int32_t>(format));
    }
    static result<std::uint64_t> content_size(bytes src)
    {
        return base::template got<std::uint64_t>(tierce_zstd_frame_content_size, src.data(), src.size());
    }
    static result<std::size_t> header_size(bytes src)
    {
        return base::template got<std::size_t>(tierce_zstd_frame_header_size, src.data(), src.size());
    }
    static result<std::size_t> compressed_size(bytes src)
    {
        return base::template got<std::size_t>(tierce_zstd_frame_compressed_size, src.data(), src.size());
    }
    static result<contents_size> contents(bytes src)
    {
        contents_size found{};
        const tierce_status status = detail::call(tierce_zstd_frame_contents, src.data(), src.size(), &found.declared, &found.bound);
        return status < 0 ? P::template fail<contents_size>(detail::why(status)) : P::template pass<contents_size>(std::move(found));
    }
    static result<std::size_t> decompression_margin(bytes src)
    {
        return base::template got<std::size_t>(tierce_zstd_frame_decompression_margin, src.data(), src.size());
    }
    static result<std::size_t> write_skippable(bytes content, std::uint32_t variant, mutable_bytes dst)
    {
        return base::template got<std::size_t>(tierce_zstd_frame_write_skippable, content.data(), content.size(), variant, dst.data(),
                                               dst.size());
    }
    static result<skippable> read_skippable(bytes src)
    {
        std::uint32_t variant = 0;
        const void *content = nullptr;
        std::size_t size = 0;
        const tierce_status status = detail::call(tierce_zstd_frame_read_skippable, src.data(), src.size(), &variant, &content, &size);
        return status < 0 ? P::template fail<skippable>(detail::why(status)) : P::template pass<skippable>({variant, {content, size}});
    }
};

TIERCE_NAME(zstd_params)
TIERCE_NAME(zstd_dict)
TIERCE_NAME(zstd_threads)
TIERCE_NAME(zstd_compressor)
TIERCE_NAME(zstd_decompressor)
TIERCE_NAME(zstd_frame)

TIERCE_NAMESPACE_END

#endif
