// Archives of numpy.
#ifndef TIERCE_NPZ_HPP
#define TIERCE_NPZ_HPP

#include <tierce/array.hpp>

TIERCE_NAMESPACE_BEGIN

// An open .npz archive. Shareable.
template <class P>
class basic_npz : public handle<tierce_npz>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_npz> open(zstring path) { return base::template made<basic_npz>(tierce_npz_open, path.c_str()); }
    // One in memory, which must stay as it is until the archive is closed.
    static result<basic_npz> from_memory(lent_bytes src)
    {
        return base::template made<basic_npz>(tierce_npz_open_memory, src.data(), src.size(), tierce_release{}, static_cast<void *>(nullptr));
    }
    // The same; then `keep` is called, or destroyed if it is no function.
    template <class Keep>
    static result<basic_npz> from_memory(bytes src, Keep keep)
    {
        return detail::lent<basic_npz, P>(std::move(keep), tierce_npz_open_memory, src.data(), src.size());
    }

    std::size_t size() const noexcept { return tierce_npz_count(get()); }
    // Empty past the last; valid as long as the archive is open.
    std::string_view name(std::size_t index) const noexcept
    {
        const char *name = tierce_npz_name(get(), index);
        return name ? std::string_view(name) : std::string_view();
    }
    result<basic_array<P>> get_array(zstring name, std::size_t max_len = no_limit) const
    {
        return base::template made<basic_array<P>>(tierce_npz_get, get(), name.c_str(), max_len);
    }
};

// A new .npz archive. Exclusive. What is not finished is gone with it.
template <class P>
class basic_npz_writer : public handle<tierce_npz_writer>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    // In memory, for finish_buffer(). Level 0 stores, 1 to 9 compress.
    static result<basic_npz_writer> in_memory(std::int32_t level = 0)
    {
        return base::template made<basic_npz_writer>(tierce_npz_writer_new, level);
    }
    // In a file, which finish() puts in its place.
    static result<basic_npz_writer> create(zstring path, std::int32_t level = 0)
    {
        return base::template made<basic_npz_writer>(tierce_npz_writer_create, path.c_str(), level);
    }
    result<void> add(zstring name, const handle<tierce_array> &elements)
    {
        return base::done(tierce_npz_writer_add, get(), name.c_str(), elements.get());
    }
    result<void> finish() { return base::done(tierce_npz_writer_finish, get(), static_cast<tierce_buffer *>(nullptr)); }
    result<basic_buffer<P>> finish_buffer() { return base::filled_buffer(tierce_npz_writer_finish, get()); }
};

TIERCE_NAME(npz)
TIERCE_NAME(npz_writer)

TIERCE_NAMESPACE_END

#endif
