// zfp: setups, streams, and views that read any part of one.
#ifndef TIERCE_ZFP_HPP
#define TIERCE_ZFP_HPP

#include <cmath>

#include <tierce/array.hpp>

TIERCE_NAMESPACE_BEGIN

enum class zfp_type : std::int32_t {
    none = TIERCE_ZFP_NONE,
    int32 = TIERCE_ZFP_INT32,
    int64 = TIERCE_ZFP_INT64,
    float32 = TIERCE_ZFP_FLOAT,
    float64 = TIERCE_ZFP_DOUBLE
};
enum class zfp_mode : std::int32_t {
    expert = TIERCE_ZFP_EXPERT,
    rate = TIERCE_ZFP_RATE,
    precision = TIERCE_ZFP_PRECISION,
    accuracy = TIERCE_ZFP_ACCURACY,
    reversible = TIERCE_ZFP_REVERSIBLE
};
enum class zfp_check : std::int32_t { unchecked = TIERCE_ZFP_UNCHECKED, check = TIERCE_ZFP_CHECK, tighten = TIERCE_ZFP_TIGHTEN };

namespace detail {

template <class T>
constexpr zfp_type zfp_type_of() noexcept
{
    if constexpr (std::is_same_v<T, float>) {
        return zfp_type::float32;
    } else if constexpr (std::is_same_v<T, double>) {
        return zfp_type::float64;
    } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T> && (sizeof(T) == 4 || sizeof(T) == 8)) {
        return sizeof(T) == 4 ? zfp_type::int32 : zfp_type::int64;
    } else {
        return zfp_type::none;
    }
}

}  // namespace detail

// How arrays are compressed. Exclusive while it is changed, else shareable. A new one is reversible.
template <class P>
class basic_zfp : public handle<tierce_zfp>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    struct settings {
        tierce_zfp_params params;
        zfp_mode mode;
    };
    // A stream, what goes with it where the setup asks for that, and what came of it.
    struct compressed {
        basic_buffer<P> stream, side;
        tierce_zfp_report report;
    };

    static result<basic_zfp> create() { return base::template made<basic_zfp>(tierce_zfp_new); }
    result<basic_zfp> copy() const { return base::template made<basic_zfp>(tierce_zfp_copy, get()); }

    // These give the value that is really used.
    result<void> set_reversible() { return base::done(tierce_zfp_set_reversible, get()); }
    result<double> set_rate(double rate, zfp_type type, std::int32_t ndim, bool align = false)
    {
        return base::template got<double>(tierce_zfp_set_rate, get(), rate, static_cast<std::int32_t>(type), ndim, detail::flag(align));
    }
    result<std::uint32_t> set_precision(std::uint32_t precision)
    {
        return base::template got<std::uint32_t>(tierce_zfp_set_precision, get(), precision);
    }
    result<double> set_accuracy(double tolerance) { return base::template got<double>(tierce_zfp_set_accuracy, get(), tolerance); }
    result<void> set_params(const tierce_zfp_params &params) { return base::done(tierce_zfp_set_params, get(), &params); }
    result<settings> params() const
    {
        settings found{};
        std::int32_t mode = 0;
        const tierce_status status = detail::call(tierce_zfp_get_params, get(), &found.params, &mode);
        found.mode = static_cast<zfp_mode>(mode);
        return status < 0 ? P::template fail<settings>(detail::why(status)) : P::template pass<settings>(std::move(found));
    }
    // The number that headers tell.
    result<void> set_mode_number(std::uint64_t mode) { return base::done(tierce_zfp_set_mode, get(), mode); }
    result<std::uint64_t> mode_number() const { return base::template got<std::uint64_t>(tierce_zfp_get_mode, get()); }
    result<void> set_word_bits(std::uint32_t word_bits) { return base::done(tierce_zfp_set_word_bits, get(), word_bits); }
    // A sum of TIERCE_ZFP_HEADER_*.
    result<void> set_header(std::uint32_t parts) { return base::done(tierce_zfp_set_header, get(), parts); }
    // An index of the first of each `spacing` blocks, for several threads and for parts; 0: none.
    result<void> set_index(std::size_t spacing) { return base::done(tierce_zfp_set_index, get(), spacing); }
    // Whether what is not finite goes into a mask in the sidecar.
    result<void> set_mask(bool mask) { return base::done(tierce_zfp_set_mask, get(), detail::flag(mask)); }
    result<void> set_bounds(zfp_check check, double absolute = HUGE_VAL, double relative = HUGE_VAL)
    {
        return base::done(tierce_zfp_set_bounds, get(), static_cast<std::int32_t>(check), absolute, relative);
    }

    result<std::size_t> bound(const handle<tierce_array> &like) const
    {
        return base::template got<std::size_t>(tierce_zfp_bound, get(), like.get());
    }
    result<compressed> compress(const handle<tierce_array> &src, pool_ref workers = {}) const
    {
        compressed made{};
        const tierce_status status = compress_to(src, made.stream, made.side, made.report, workers);
        return status < 0 ? P::template fail<compressed>(detail::why(status)) : P::template pass<compressed>(std::move(made));
    }
    // The same with the memory of buffers that are there.
    template <class Q>
    result<tierce_zfp_report> compress(const handle<tierce_array> &src, basic_buffer<Q> &packed, basic_buffer<Q> &side, pool_ref workers = {}) const
    {
        tierce_zfp_report report{};
        const tierce_status status = compress_to(src, packed, side, report, workers);
        return status < 0 ? P::template fail<tierce_zfp_report>(detail::why(status)) : P::template pass<tierce_zfp_report>(std::move(report));
    }
    template <class Q>
    result<std::size_t> compress_into(const handle<tierce_array> &src, mutable_bytes dst, basic_buffer<Q> &side, pool_ref workers = {}) const
    {
        std::size_t size = 0;
        tierce_status status = side.ensure();
        if (status == TIERCE_OK) {
            status = detail::call(tierce_zfp_compress_into, get(), src.get(), workers.get(), dst.data(), dst.size(), &size, side.get(),
                                  static_cast<tierce_zfp_report *>(nullptr));
        }
        return status < 0 ? P::template fail<std::size_t>(detail::why(status).with_needed(size)) : P::template pass<std::size_t>(std::move(size));
    }
    // `like`: type and shape, where the header does not tell them.
    result<basic_array<P>> decompress(bytes src, bytes side = {}, pool_ref workers = {}, array_ref like = {}, std::size_t max_len = no_limit) const
    {
        return base::template made<basic_array<P>>(tierce_zfp_decompress, get(), src.data(), src.size(), side.data(), side.size(), workers.get(),
                                                   like.get(), max_len);
    }
    result<void> decompress_into(bytes src, bytes side, handle<tierce_array> &dst, pool_ref workers = {}) const
    {
        return base::done(tierce_zfp_decompress_into, get(), src.data(), src.size(), side.data(), side.size(), workers.get(), dst.get());
    }
    result<void> decompress_into(bytes src, bytes side, handle<tierce_array> &&dst, pool_ref workers = {}) const
    {
        return decompress_into(src, side, dst, workers);
    }
    static result<tierce_zfp_header> read_header(bytes src, std::uint32_t parts = TIERCE_ZFP_HEADER_FULL)
    {
        return base::template filled<tierce_zfp_header>(tierce_zfp_read_header, src.data(), src.size(), parts);
    }

private:
    template <class Q>
    tierce_status compress_to(const handle<tierce_array> &src, basic_buffer<Q> &packed, basic_buffer<Q> &side, tierce_zfp_report &report,
                              pool_ref workers) const
    {
        report.struct_size = sizeof report;
        tierce_status status = packed.ensure();
        if (status == TIERCE_OK) {
            status = side.ensure();
        }
        return status < 0 ? status : detail::call(tierce_zfp_compress, get(), src.get(), workers.get(), packed.get(), side.get(), &report);
    }
};

// A stream that is read as an array, anywhere. Shareable.
template <class P>
class basic_zfp_view : public handle<tierce_zfp_view>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    template <class T>
    struct block {
        std::array<T, 256> values;
        std::array<std::size_t, 4> shape;  // of the axes that there are
        std::size_t count;
    };

    // The stream must stay as it is until the view is gone; its sidecar need not.
    static result<basic_zfp_view> over(const handle<tierce_zfp> &zfp, lent_bytes src, bytes side = {}, array_ref like = {})
    {
        return base::template made<basic_zfp_view>(tierce_zfp_view_new, zfp.get(), src.data(), src.size(), side.data(), side.size(), like.get(),
                                                   tierce_release{}, static_cast<void *>(nullptr));
    }
    // The same; then `keep` is called, or destroyed if it is no function.
    template <class Keep>
    static result<basic_zfp_view> keep(const handle<tierce_zfp> &zfp, bytes src, Keep keep, bytes side = {}, array_ref like = {})
    {
        return detail::lent<basic_zfp_view, P>(std::move(keep), tierce_zfp_view_new, zfp.get(), src.data(), src.size(), side.data(), side.size(),
                                               like.get());
    }
    result<tierce_zfp_header> info() const { return base::template filled<tierce_zfp_header>(tierce_zfp_view_info, get()); }
    // One value, of the stream's type.
    template <class T>
    result<T> value(extents index) const
    {
        const tierce::result<void> right = check<T>();
        if (!right) {
            return P::template fail<T>(right.error());
        }
        T found{};
        const tierce_status status = detail::call(tierce_zfp_view_get, get(), index.data(), index.size(), static_cast<void *>(&found), sizeof found);
        return status < 0 ? P::template fail<T>(detail::why(status)) : P::template pass<T>(std::move(found));
    }
    // The block of 4 values along each axis with this number along each axis.
    template <class T>
    result<block<T>> values(extents number) const
    {
        const tierce::result<void> right = check<T>();
        if (!right) {
            return P::template fail<block<T>>(right.error());
        }
        if (number.size() > 4) {
            return base::template refused<block<T>>(TIERCE_E_ARGUMENT, "number: blocks have four axes at most");
        }
        block<T> found{};
        std::size_t size = 0;
        const tierce_status status = detail::call(tierce_zfp_view_get_block, get(), number.data(), number.size(),
                                                  static_cast<void *>(found.values.data()), sizeof found.values, &size, found.shape.data());
        found.count = size / sizeof(T);
        return status < 0 ? P::template fail<block<T>>(detail::why(status)) : P::template pass<block<T>>(std::move(found));
    }
    // The box that begins at `start` and is as large as `dst`.
    result<void> read_box(extents start, handle<tierce_array> &dst) const
    {
        return base::done(tierce_zfp_view_read_box, get(), start.data(), start.size(), dst.get());
    }
    result<void> read_box(extents start, handle<tierce_array> &&dst) const { return read_box(start, dst); }

private:
    template <class T>
    tierce::result<void> check() const
    {
        static_assert(detail::zfp_type_of<T>() != zfp_type::none, "zfp has 32- and 64-bit integers and floats");
        tierce_zfp_header info{};
        info.struct_size = sizeof info;
        const tierce_status status = detail::call(tierce_zfp_view_info, get(), &info);
        if (status < 0) {
            return detail::why(status);
        }
        if (info.value_type != static_cast<std::int32_t>(detail::zfp_type_of<T>())) {
            return detail::refuse(TIERCE_E_ARGUMENT, "the stream has values of another type");
        }
        return {};
    }
};

TIERCE_NAME(zfp)
TIERCE_NAME(zfp_view)

TIERCE_NAMESPACE_END

#endif
