// Codecs and pipelines: bytes, arrays and many items in and out; and what lossy ones cost.
#ifndef TIERCE_CODEC_HPP
#define TIERCE_CODEC_HPP

#include <tierce/array.hpp>

TIERCE_NAMESPACE_BEGIN

// The two forms of a config.
enum class config_form : std::int32_t { v2 = TIERCE_CONFIG_V2, v3 = TIERCE_CONFIG_V3 };

enum class metric : std::int32_t {
    max_abs_error = TIERCE_METRIC_MAX_ABS_ERROR,
    max_rel_error = TIERCE_METRIC_MAX_REL_ERROR,
    rmse = TIERCE_METRIC_RMSE,
    psnr = TIERCE_METRIC_PSNR,
    ratio = TIERCE_METRIC_RATIO,
    changed = TIERCE_METRIC_CHANGED,
    non_finite_changed = TIERCE_METRIC_NON_FINITE_CHANGED,
    bytes = TIERCE_METRIC_BYTES,
    encoded_bytes = TIERCE_METRIC_ENCODED_BYTES,
    encode_seconds = TIERCE_METRIC_ENCODE_SECONDS,
    decode_seconds = TIERCE_METRIC_DECODE_SECONDS
};

// What encoding an array cost. Shareable.
template <class P>
class basic_metrics : public handle<tierce_metrics>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    struct stage {
        std::string name;
        std::size_t bytes;
        double seconds;
    };

    result<double> value(metric which) const { return base::template got<double>(tierce_metrics_value, get(), static_cast<std::int32_t>(which)); }
    std::size_t stages() const noexcept { return tierce_metrics_stages(get()); }
    result<stage> at(std::size_t index) const
    {
        char name[64] = "";
        std::size_t size = 0;
        double seconds = 0;
        const tierce_status status = detail::call(tierce_metrics_stage, get(), index, name, sizeof name, &size, &seconds);
        return status < 0 ? P::template fail<stage>(detail::why(status)) : P::template pass<stage>({name, size, seconds});
    }
    result<std::string> json() const { return base::written(tierce_metrics_json, get()); }
};

// A codec, or several in a row. Shareable: its methods are const, and any number of threads may call them at once.
template <class P>
class basic_codec : public handle<tierce_codec>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;
    using collection = basic_segments_collection<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    // One JSON object is a codec, an array of them a pipeline.
    static result<basic_codec> from_json(std::string_view json)
    {
        return base::template made<basic_codec>(tierce_codec_from_json, json.data(), json.size());
    }
    // The same codec, which shares its work among the threads of a pool.
    result<basic_codec> with_pool(const handle<tierce_pool> &workers) const
    {
        return base::template made<basic_codec>(tierce_codec_with_pool, get(), workers.get());
    }
    result<std::string> config() const { return base::written(tierce_codec_config, get()); }
    result<std::string> config(config_form form) const { return base::written(tierce_codec_config_as, get(), static_cast<std::int32_t>(form)); }

    // Bytes. The forms with a buffer use its memory again.
    result<std::size_t> encode_bound(std::size_t size) const { return base::template got<std::size_t>(tierce_codec_encode_bound, get(), size); }
    result<basic_buffer<P>> encode(bytes src) const { return base::filled_buffer(tierce_codec_encode, get(), src.data(), src.size()); }
    template <class Q>
    result<void> encode(bytes src, basic_buffer<Q> &dst) const
    {
        return base::fill(dst, tierce_codec_encode, get(), src.data(), src.size());
    }
    result<std::size_t> encode_into(bytes src, mutable_bytes dst) const
    {
        return base::template got<std::size_t>(tierce_codec_encode_into, get(), src.data(), src.size(), dst.data(), dst.size());
    }
    // To at most `max_len` bytes: give the size of a chunk where it is known.
    result<basic_buffer<P>> decode(bytes src, std::size_t max_len = no_limit) const
    {
        return base::filled_buffer(tierce_codec_decode, get(), src.data(), src.size(), max_len);
    }
    template <class Q>
    result<void> decode(bytes src, basic_buffer<Q> &dst, std::size_t max_len = no_limit) const
    {
        return base::fill(dst, tierce_codec_decode, get(), src.data(), src.size(), max_len);
    }
    result<std::size_t> decode_into(bytes src, mutable_bytes dst) const
    {
        return base::template got<std::size_t>(tierce_codec_decode_into, get(), src.data(), src.size(), dst.data(), dst.size());
    }
    // `count` elements from number `start` on, without the rest: blosc.
    result<basic_buffer<P>> decode_partial(bytes src, std::uint64_t start, std::uint64_t count, std::size_t max_len = no_limit) const
    {
        return base::filled_buffer(tierce_codec_decode_partial, get(), src.data(), src.size(), start, count, max_len);
    }
    result<std::size_t> decode_partial_into(bytes src, std::uint64_t start, std::uint64_t count, mutable_bytes dst) const
    {
        return base::template got<std::size_t>(tierce_codec_decode_partial_into, get(), src.data(), src.size(), start, count, dst.data(),
                                               dst.size());
    }

    // Arrays, wherever their elements lie.
    result<void> check_array(const handle<tierce_array> &like) const { return base::done(tierce_codec_check_array, get(), like.get()); }
    result<std::size_t> encode_bound(const handle<tierce_array> &like) const
    {
        return base::template got<std::size_t>(tierce_codec_encode_array_bound, get(), like.get());
    }
    result<basic_buffer<P>> encode(const handle<tierce_array> &src) const
    {
        return base::filled_buffer(tierce_codec_encode_array_buffer, get(), src.get());
    }
    template <class Q>
    result<void> encode(const handle<tierce_array> &src, basic_buffer<Q> &dst) const
    {
        return base::fill(dst, tierce_codec_encode_array_buffer, get(), src.get());
    }
    result<std::size_t> encode_into(const handle<tierce_array> &src, mutable_bytes dst) const
    {
        return base::template got<std::size_t>(tierce_codec_encode_array_into, get(), src.get(), dst.data(), dst.size());
    }
    // To an array of the type that the last codec makes.
    result<basic_array<P>> encode_array(const handle<tierce_array> &src) const
    {
        return base::template made<basic_array<P>>(tierce_codec_encode_array, get(), src.get());
    }
    result<void> decode_into(bytes src, handle<tierce_array> &dst) const
    {
        return base::done(tierce_codec_decode_array_into, get(), src.data(), src.size(), dst.get());
    }
    result<void> decode_into(bytes src, handle<tierce_array> &&dst) const { return decode_into(src, dst); }
    // To a new array of the type and shape of `like`; without one, of those that the format tells.
    result<basic_array<P>> decode_array(bytes src, array_ref like = {}, std::size_t max_len = no_limit) const
    {
        return base::template made<basic_array<P>>(tierce_codec_decode_array, get(), src.data(), src.size(), like.get(), max_len);
    }
    // Elements given by pointer, extents, and strides in elements.
    template <class T, class = std::enable_if_t<detail::is_element<T>>>
    result<basic_buffer<P>> encode(const T *data, extents shape) const
    {
        return encode_lent(basic_array<returning>::borrow(data, shape));
    }
    template <class T, class = std::enable_if_t<detail::is_element<T>>>
    result<basic_buffer<P>> encode(const T *data, extents shape, strides steps) const
    {
        return encode_lent(basic_array<returning>::borrow(data, shape, steps));
    }
    template <class T, class = std::enable_if_t<detail::is_element<T> && !std::is_const_v<T>>>
    result<void> decode_into(bytes src, T *data, extents shape) const
    {
        return decode_lent(src, basic_array<returning>::borrow(data, shape));
    }
    template <class T, class = std::enable_if_t<detail::is_element<T> && !std::is_const_v<T>>>
    result<void> decode_into(bytes src, T *data, extents shape, strides steps) const
    {
        return decode_lent(src, basic_array<returning>::borrow(data, shape, steps));
    }
    // Encodes, decodes, and compares.
    template <class Q>
    result<basic_metrics<P>> measure(const handle<tierce_array> &src, basic_buffer<Q> &dst) const
    {
        const tierce_status status = dst.ensure();
        return status < 0 ? P::template fail<basic_metrics<P>>(detail::why(status))
                          : base::template made<basic_metrics<P>>(tierce_codec_encode_array_measured, get(), src.get(), dst.get());
    }

    // Many items. With `each`, a status for each of them, one bad item does not lose the others.
    result<collection> encode_many(const handle<tierce_segments_collection> &src, pool_ref workers = {}, span<tierce_status> each = {}) const
    {
        return detail::collect<P>(tierce_segments_collection_count(src.get()), each, [&](auto **out, tierce_status *raw) {
            return detail::call(tierce_codec_encode_many, get(), src.get(), workers.get(), out, raw);
        });
    }
    result<collection> decode_many(const handle<tierce_segments_collection> &src, std::size_t max_item_len = no_limit, pool_ref workers = {},
                                   span<tierce_status> each = {}) const
    {
        return detail::collect<P>(tierce_segments_collection_count(src.get()), each, [&](auto **out, tierce_status *raw) {
            return detail::call(tierce_codec_decode_many, get(), src.get(), max_item_len, workers.get(), out, raw);
        });
    }
    // A range of arrays.
    template <class Range>
    result<collection> encode_arrays(const Range &arrays, pool_ref workers = {}, span<tierce_status> each = {}) const
    {
        detail::scratch<tierce_array *> raw = detail::raw_handles<tierce_array>(arrays);
        if (raw.failed()) {
            return P::template fail<collection>(detail::out_of_memory());
        }
        return detail::collect<P>(std::size(arrays), each, [&](auto **out, tierce_status *statuses) {
            return detail::call(tierce_codec_encode_arrays, get(), raw.data(), std::size(arrays), workers.get(), out, statuses);
        });
    }
    template <class Range>
    result<void> decode_arrays_into(const handle<tierce_segments_collection> &src, const Range &arrays, pool_ref workers = {},
                                    span<tierce_status> each = {}) const
    {
        detail::scratch<tierce_array *> raw = detail::raw_handles<tierce_array>(arrays);
        tierce_status *statuses = nullptr;
        if (raw.failed()) {
            return P::template fail<void>(detail::out_of_memory());
        }
        if (!detail::statuses(each, std::size(arrays), statuses)) {
            return base::template refused<void>(TIERCE_E_ARGUMENT, detail::wrong_statuses);
        }
        return base::done(tierce_codec_decode_arrays_into, get(), src.get(), raw.data(), std::size(arrays), workers.get(), statuses);
    }

private:
    result<basic_buffer<P>> encode_lent(tierce::result<basic_array<returning>> &&src) const
    {
        return src ? encode(*src) : P::template fail<basic_buffer<P>>(src.error());
    }
    result<void> decode_lent(bytes src, tierce::result<basic_array<returning>> &&dst) const
    {
        return dst ? decode_into(src, *dst) : P::template fail<void>(dst.error());
    }
};

TIERCE_NAME(metrics)
TIERCE_NAME(codec)

TIERCE_NAMESPACE_END

#endif
