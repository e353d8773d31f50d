// Arrays: element type, shape, strides, and memory that is lent, given, or the library's.
#ifndef TIERCE_ARRAY_HPP
#define TIERCE_ARRAY_HPP

#include <cstring>
#include <vector>

#include <tierce/dtype.hpp>
#include <tierce/segments.hpp>

TIERCE_NAMESPACE_BEGIN

// How elements are walked: with the last index fastest, or the first.
enum class order : std::int32_t { c = TIERCE_ORDER_C, f = TIERCE_ORDER_F };

namespace detail {

inline span<const std::size_t> shape_of(const handle<tierce_array> &array) noexcept
{
    const std::size_t *data = nullptr;
    std::size_t ndim = 0;
    return tierce_array_shape(array.get(), &data, &ndim) == TIERCE_OK ? span<const std::size_t>(data, ndim) : span<const std::size_t>();
}

inline span<const std::ptrdiff_t> strides_of(const handle<tierce_array> &array) noexcept
{
    const std::ptrdiff_t *data = nullptr;
    std::size_t ndim = 0;
    return tierce_array_strides(array.get(), &data, &ndim) == TIERCE_OK ? span<const std::ptrdiff_t>(data, ndim)
                                                                       : span<const std::ptrdiff_t>();
}

template <class T>
bool holds(const handle<tierce_array> &array) noexcept
{
    char found[8] = "";
    return tierce_array_dtype(array.get(), found, sizeof found) < sizeof found && std::strcmp(found, typestr<T>()) == 0;
}

template <class T, std::size_t Rank>
result<strided_span<T, Rank>> view_of(const handle<tierce_array> &array)
{
    constexpr std::ptrdiff_t size = sizeof(T);
    const span<const std::size_t> shape = shape_of(array);
    const span<const std::ptrdiff_t> in_bytes = strides_of(array);
    if (!holds<T>(array)) {
        return refuse(TIERCE_E_ARGUMENT, "view: the elements are of another type");
    }
    if (shape.size() != Rank || in_bytes.size() != Rank) {
        return refuse(TIERCE_E_ARGUMENT, "view: there are more or fewer axes");
    }
    std::array<std::size_t, Rank> extents{};
    std::array<std::ptrdiff_t, Rank> steps{};
    for (std::size_t axis = 0; axis < Rank; axis++) {
        if (in_bytes[axis] % size != 0) {
            return refuse(TIERCE_E_ARGUMENT, "view: a stride is no multiple of the element's size");
        }
        extents[axis] = shape[axis];
        steps[axis] = in_bytes[axis] / size;
    }
    std::conditional_t<std::is_const_v<T>, const void *, void *> at = nullptr;
    tierce_status status;
    if constexpr (std::is_const_v<T>) {
        status = call(tierce_array_data, array.get(), &at);
    } else {
        status = call(tierce_array_data_mut, array.get(), &at);
    }
    if (status < 0) {
        return why(status);
    }
    return strided_span<T, Rank>(static_cast<T *>(at), extents, steps);
}

}  // namespace detail

// A view of memory as an array. Shareable for reading; exclusive while it is written.
template <class P>
class basic_array : public handle<tierce_array>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    // Memory of the library's own, all zeros; of items, all empty.
    static result<basic_array> zeros(zstring dtype, extents shape, order walk = order::c)
    {
        return base::template made<basic_array>(tierce_array_new, dtype.c_str(), shape.data(), shape.size(), number(walk));
    }
    template <class T>
    static result<basic_array> zeros(extents shape, order walk = order::c)
    {
        return zeros(typestr<T>(), shape, walk);
    }
    // Items that never take more than `max_len` bytes.
    static result<basic_array> items(zstring dtype, extents shape, std::size_t max_len, order walk = order::c)
    {
        return base::template made<basic_array>(tierce_array_new_items, dtype.c_str(), shape.data(), shape.size(), number(walk), max_len);
    }
    // A type and a shape without memory, for `like`.
    static result<basic_array> describe(zstring dtype, extents shape, order walk = order::c)
    {
        return base::template made<basic_array>(tierce_array_describe, dtype.c_str(), shape.data(), shape.size(), number(walk));
    }
    template <class T>
    static result<basic_array> describe(extents shape, order walk = order::c)
    {
        return describe(typestr<T>(), shape, walk);
    }

    // Sees elements in a row as an array. The memory must outlive the array and all views of it. Of const elements, it is for reading.
    template <class T, class = std::enable_if_t<detail::is_element<T>>>
    static result<basic_array> borrow(T *data, extents shape, order walk = order::c)
    {
        return lend(typestr<T>(), data, shape, nullptr, walk);
    }
    // The same wherever the elements lie: `data` has the indices 0, strides are in elements and may be negative or 0.
    template <class T, class = std::enable_if_t<detail::is_element<T>>>
    static result<basic_array> borrow(T *data, extents shape, strides steps, order walk = order::c)
    {
        detail::scratch<std::ptrdiff_t> in_bytes(steps.size());
        if (in_bytes.failed()) {
            return P::template fail<basic_array>(detail::out_of_memory());
        }
        if (steps.size() != shape.size()) {
            return base::template refused<basic_array>(TIERCE_E_ARGUMENT, "strides: expected one for each axis of the shape");
        }
        constexpr std::ptrdiff_t size = sizeof(T);
        for (std::size_t axis = 0; axis < steps.size(); axis++) {
            const std::ptrdiff_t most = (std::numeric_limits<std::ptrdiff_t>::max)() / size;
            if (steps[axis] > most || steps[axis] < -most) {
                return base::template refused<basic_array>(TIERCE_E_ARGUMENT, "strides: one is beyond all memory");
            }
            in_bytes[axis] = steps[axis] * size;
        }
        return lend(typestr<T>(), data, shape, in_bytes.data(), walk);
    }
    // All of a contiguous container, as one axis.
    template <class C, class = std::enable_if_t<detail::is_contiguous<C> && detail::is_element<detail::element_of<C>> && std::is_lvalue_reference_v<C>>>
    static result<basic_array> borrow(C &&from)
    {
        const std::size_t size = std::size(from);
        return borrow(std::data(from), extents(&size, 1));
    }
    // All of a std::mdspan, or what is made like it, whatever its layout.
    template <class M, class = std::enable_if_t<detail::is_mdspan<M>>, class = void>
    static result<basic_array> borrow(const M &from)
    {
        constexpr std::size_t rank = M::rank();
        std::array<std::size_t, rank> shape{};
        std::array<std::ptrdiff_t, rank> steps{};
        for (std::size_t axis = 0; axis < rank; axis++) {
            shape[axis] = static_cast<std::size_t>(from.extent(axis));
            steps[axis] = static_cast<std::ptrdiff_t>(from.stride(axis));
        }
        return borrow(from.data_handle(), shape, steps);
    }
    // Any element type by its name; strides in bytes, {} for elements in a row.
    static result<basic_array> borrow_as(zstring dtype, void *data, extents shape, strides in_bytes = {}, order walk = order::c)
    {
        return lend_checked(dtype.c_str(), data, shape, in_bytes, walk);
    }
    static result<basic_array> borrow_as(zstring dtype, const void *data, extents shape, strides in_bytes = {}, order walk = order::c)
    {
        return lend_checked(dtype.c_str(), data, shape, in_bytes, walk);
    }
    // Elements in a row that `keep` keeps: it is called when the array and all its views are gone, or destroyed if it is no function.
    template <class T, class Keep, class = std::enable_if_t<detail::is_element<T>>>
    static result<basic_array> keep(T *data, extents shape, Keep keep, order walk = order::c)
    {
        if constexpr (std::is_const_v<T>) {
            return detail::lent<basic_array, P>(std::move(keep), tierce_array_borrow, typestr<T>(), static_cast<const void *>(data),
                                                shape.data(), static_cast<const std::ptrdiff_t *>(nullptr), shape.size(), number(walk));
        } else {
            return detail::lent<basic_array, P>(std::move(keep), tierce_array_borrow_mut, typestr<T>(), static_cast<void *>(data),
                                                shape.data(), static_cast<const std::ptrdiff_t *>(nullptr), shape.size(), number(walk));
        }
    }
    // Takes a vector over, whose elements have this shape.
    template <class T, class A, class = std::enable_if_t<detail::is_element<T> && !std::is_same_v<T, bool>>>
    static result<basic_array> own(std::vector<T, A> &&from, extents shape, order walk = order::c)
    {
        std::size_t count = 1;
        for (const std::size_t extent : shape) {
            if (extent != 0 && count > from.size() / extent) {
                return wrong_count();
            }
            count *= extent;
        }
        if (count != from.size()) {
            return wrong_count();
        }
        T *data = from.data();
        return keep(data, shape, std::move(from), walk);
    }

    // Of items that vary in length: one from segments, one of copies of a range of what can be seen as bytes.
    static result<basic_array> from_segments(zstring dtype, const handle<tierce_segments> &parts, extents shape, order walk = order::c)
    {
        return base::template made<basic_array>(tierce_array_from_segments, dtype.c_str(), parts.get(), shape.data(), shape.size(),
                                                number(walk));
    }
    template <class Range>
    static result<basic_array> from_items(zstring dtype, const Range &items, extents shape, order walk = order::c)
    {
        detail::pointers<const void *> raw(items, [](const auto &item) noexcept { return bytes(item); });
        std::size_t count = 1;
        for (const std::size_t extent : shape) {
            count = extent != 0 && count > no_limit / extent ? no_limit : count * extent;
        }
        if (raw.failed()) {
            return P::template fail<basic_array>(detail::out_of_memory());
        }
        // C reads as many as the shape has.
        if (count != raw.count()) {
            return wrong_count();
        }
        return base::template made<basic_array>(tierce_array_from_items, dtype.c_str(), raw.data(), raw.sizes(), shape.data(),
                                                shape.size(), number(walk));
    }

    // Files of numpy, in memory and on the disk.
    static result<basic_array> from_npy(bytes src)
    {
        return base::template made<basic_array>(tierce_array_from_npy, src.data(), src.size());
    }
    static result<basic_array> load_npy(zstring path) { return base::template made<basic_array>(tierce_array_load_npy, path.c_str()); }
    result<basic_buffer<P>> to_npy() const { return base::filled_buffer(tierce_array_to_npy, get()); }
    result<void> save_npy(zstring path) const { return base::done(tierce_array_save_npy, get(), path.c_str()); }
    // DLPack: pointers to DLManagedTensor or, `versioned`, DLManagedTensorVersioned. On success the array owns the tensor.
    static result<basic_array> from_dlpack(void *managed, bool versioned)
    {
        return base::template made<basic_array>(tierce_array_from_dlpack, managed, detail::flag(versioned));
    }
    result<void *> to_dlpack(bool versioned) const
    {
        return base::template got<void *>(tierce_array_to_dlpack, get(), detail::flag(versioned));
    }

    // Views, which share the memory and keep it.
    result<basic_array> slice(extents start, extents count, strides step = {}) const
    {
        if (start.size() != count.size() || (!step.empty() && step.size() != start.size())) {
            return base::template refused<basic_array>(TIERCE_E_ARGUMENT, "start, count, step: expected as many of each");
        }
        return base::template made<basic_array>(tierce_array_slice, get(), start.data(), count.data(),
                                                step.empty() ? nullptr : step.data(), start.size());
    }
    // Without so many outermost indices along each axis: without ghost cells.
    result<basic_array> interior(extents before, extents after) const
    {
        if (before.size() != after.size()) {
            return base::template refused<basic_array>(TIERCE_E_ARGUMENT, "before, after: expected as many of each");
        }
        return base::template made<basic_array>(tierce_array_interior, get(), before.data(), after.data(), before.size());
    }
    result<basic_array> interior(extents ghost) const { return interior(ghost, ghost); }
    result<basic_array> transpose(extents axes) const
    {
        return base::template made<basic_array>(tierce_array_transpose, get(), axes.data(), axes.size());
    }
    result<basic_array> reshape(extents shape) const
    {
        return base::template made<basic_array>(tierce_array_reshape, get(), shape.data(), shape.size());
    }
    result<basic_array> view_as(zstring dtype) const
    {
        return base::template made<basic_array>(tierce_array_view_as, get(), dtype.c_str());
    }
    result<basic_array> copy(order walk = order::c) const { return base::template made<basic_array>(tierce_array_copy, get(), number(walk)); }
    result<void> assign(const handle<tierce_array> &src) { return base::done(tierce_array_assign, get(), src.get()); }

    // What it is. Shape and strides (in bytes; in items where these vary) are valid as long as the array is.
    std::string dtype() const
    {
        return detail::copied([this](char *dst, std::size_t cap) { return tierce_array_dtype(get(), dst, cap); });
    }
    span<const std::size_t> shape() const noexcept { return detail::shape_of(*this); }
    span<const std::ptrdiff_t> strides_in_bytes() const noexcept { return detail::strides_of(*this); }
    std::size_t ndim() const noexcept { return shape().size(); }
    order walk() const noexcept { return tierce_array_order(get()) == TIERCE_ORDER_F ? order::f : order::c; }
    std::size_t size() const noexcept { return tierce_array_count(get()); }
    std::size_t size_bytes() const noexcept { return tierce_array_size(get()); }
    template <class T>
    bool holds() const noexcept
    {
        return detail::holds<T>(*this);
    }

    // Where the element is whose indices are all 0.
    result<const void *> data() const { return base::template got<const void *>(tierce_array_data, get()); }
    result<void *> data_mut() { return base::template got<void *>(tierce_array_data_mut, get()); }
    // All elements, of the type and the number of axes that they have; of a type that is not const, for writing.
    template <class T, std::size_t Rank>
    result<strided_span<T, Rank>> view() const
    {
        return base::given(detail::view_of<T, Rank>(*this));
    }
#if defined(__cpp_lib_mdspan)
    template <class T, std::size_t Rank>
    using mdspan_of = std::mdspan<T, std::dextents<std::size_t, Rank>, std::layout_stride>;
    template <class T, std::size_t Rank>
    result<mdspan_of<T, Rank>> mdspan() const
    {
        using seen = mdspan_of<T, Rank>;
        auto found = detail::view_of<T, Rank>(*this);
        if (!found) {
            return P::template fail<seen>(found.error());
        }
        std::array<std::size_t, Rank> shape_of{}, strides_of{};
        for (std::size_t axis = 0; axis < Rank; axis++) {
            if (found->stride(axis) < 0) {
                return base::template refused<seen>(TIERCE_E_ARGUMENT, "mdspan: it has no negative strides");
            }
            shape_of[axis] = found->extent(axis);
            strides_of[axis] = static_cast<std::size_t>(found->stride(axis));
        }
        using axes = std::dextents<std::size_t, Rank>;
        return P::template pass<seen>(seen(found->data_handle(), std::layout_stride::mapping<axes>(axes(shape_of), strides_of)));
    }
#endif
    // Copies all elements, in the array's order.
    template <class T>
    result<std::vector<T>> to_vector() const
    {
        static_assert(!std::is_same_v<T, bool>, "std::vector<bool> has no elements: take std::uint8_t and view_as(\"|u1\")");
        if (!holds<T>()) {
            return base::template refused<std::vector<T>>(TIERCE_E_ARGUMENT, "to_vector: the elements are of another type");
        }
        std::vector<T> all;
        TIERCE_TRY { all.resize(size()); }
        TIERCE_CATCH_ALL { return P::template fail<std::vector<T>>(detail::out_of_memory()); }
        auto into = basic_array<returning>::borrow(all.data(), shape(), walk());
        if (!into) {
            return P::template fail<std::vector<T>>(into.error());
        }
        auto copied = into->assign(*this);
        if (!copied) {
            return P::template fail<std::vector<T>>(copied.error());
        }
        return P::template pass<std::vector<T>>(std::move(all));
    }

    // Items, in the array's order; valid as long as the array is and is not written.
    result<bytes> item(std::size_t index) const { return base::seen(tierce_array_item, get(), index); }
    result<basic_segments<P>> segments() const { return base::template made<basic_segments<P>>(tierce_array_segments, get()); }

private:
    static std::int32_t number(order walk) noexcept { return static_cast<std::int32_t>(walk); }
    static result<basic_array> wrong_count()
    {
        return base::template refused<basic_array>(TIERCE_E_ARGUMENT, "shape: expected as many elements as there are");
    }
    static result<basic_array> lend(const char *dtype, void *data, extents shape, const std::ptrdiff_t *in_bytes, order walk)
    {
        return base::template made<basic_array>(tierce_array_borrow_mut, dtype, data, shape.data(), in_bytes, shape.size(), number(walk),
                                                tierce_release{}, static_cast<void *>(nullptr));
    }
    static result<basic_array> lend(const char *dtype, const void *data, extents shape, const std::ptrdiff_t *in_bytes, order walk)
    {
        return base::template made<basic_array>(tierce_array_borrow, dtype, data, shape.data(), in_bytes, shape.size(), number(walk),
                                                tierce_release{}, static_cast<void *>(nullptr));
    }
    template <class Void>
    static result<basic_array> lend_checked(const char *dtype, Void *data, extents shape, strides in_bytes, order walk)
    {
        if (!in_bytes.empty() && in_bytes.size() != shape.size()) {
            return base::template refused<basic_array>(TIERCE_E_ARGUMENT, "strides: expected one for each axis of the shape");
        }
        return lend(dtype, data, shape, in_bytes.empty() ? nullptr : in_bytes.data(), walk);
    }
};

TIERCE_NAME(array)

TIERCE_NAMESPACE_END

#endif
