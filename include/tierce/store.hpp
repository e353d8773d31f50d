// Stores of objects: S3, files, memory. Each verb waits for its end; its form with _async gives an operation.
#ifndef TIERCE_STORE_HPP
#define TIERCE_STORE_HPP

#include <tierce/codec.hpp>
#include <tierce/object.hpp>

TIERCE_NAMESPACE_BEGIN

enum class list_how : std::int32_t { folder = TIERCE_LIST_FOLDER, recursive = TIERCE_LIST_RECURSIVE, glob = TIERCE_LIST_GLOB };

namespace detail {

// A range of keys, as C takes them.
struct names : pointers<const char *> {
    template <class Range>
    explicit names(const Range &keys) noexcept : pointers(keys, [](const auto &key) noexcept { return std::string_view(key); })
    {
    }
};

// A range of places to write to.
struct places : pointers<void *> {
    template <class Range>
    explicit places(const Range &dsts) noexcept : pointers(dsts, [](const auto &dst) noexcept { return mutable_bytes(dst); })
    {
    }
};

// No progress is told.
struct silent {
    void operator()(std::uint64_t, std::uint64_t, std::uint64_t) const noexcept {}
};

inline bool fits(std::size_t size, std::size_t count) noexcept { return size == 0 || size == count; }

}  // namespace detail

// An open store. Shareable: its methods are const, and any number of threads may call them at once. Ranges of keys have strings of any
// kind; `each`, if it is given, gets a status for each item, and then one bad item does not lose the others.
template <class P>
class basic_store : public handle<tierce_store>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;
    using operation = basic_op<P>;
    using info_type = basic_object_info<P>;
    using collection = basic_segments_collection<P>;
    using key_type = std::string_view;
    static constexpr tierce_object_info *no_info = nullptr;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    struct amount {
        std::uint64_t objects, bytes;
    };

    static result<basic_store> open(std::string_view uri, std::string_view options = {})
    {
        return base::template made<basic_store>(tierce_store_open, uri.data(), uri.size(), options.data(), options.size());
    }
    result<void> create_bucket() const { return base::done(tierce_store_create_bucket, get()); }
    result<operation> create_bucket_async() const { return base::template made<operation>(tierce_store_create_bucket_async, get()); }
    result<void> delete_bucket() const { return base::done(tierce_store_delete_bucket, get()); }
    result<operation> delete_bucket_async() const { return base::template made<operation>(tierce_store_delete_bucket_async, get()); }

    result<info_type> head(key_type key) const
    {
        info_type info;
        tierce_status status = info.ensure();
        if (status == TIERCE_OK) {
            status = detail::call(tierce_store_head, get(), key.data(), key.size(), info.get());
        }
        return status < 0 ? P::template fail<info_type>(detail::why(status)) : P::template pass<info_type>(std::move(info));
    }
    result<operation> head_async(key_type key) const { return base::template made<operation>(tierce_store_head_async, get(), key.data(), key.size()); }
    result<bool> exists(key_type key) const { return base::told(tierce_store_exists, get(), key.data(), key.size()); }
    result<operation> exists_async(key_type key) const { return base::template made<operation>(tierce_store_exists_async, get(), key.data(), key.size()); }

    // Reading. `info`, if it is given, learns what is known of the object.
    result<basic_buffer<P>> get_object(key_type key, const get_options &options = {}, std::size_t max_len = no_limit, info_type *info = nullptr) const
    {
        basic_buffer<P> dst;
        const tierce_status status = get_to(key, dst, options, max_len, info);
        return status < 0 ? P::template fail<basic_buffer<P>>(detail::why(status)) : P::template pass<basic_buffer<P>>(std::move(dst));
    }
    template <class Q>
    result<void> get_object(key_type key, basic_buffer<Q> &dst, const get_options &options = {}, std::size_t max_len = no_limit,
                            info_type *info = nullptr) const
    {
        const tierce_status status = get_to(key, dst, options, max_len, info);
        return status < 0 ? P::template fail<void>(detail::why(status)) : P::pass();
    }
    result<operation> get_object_async(key_type key, const get_options &options = {}, std::size_t max_len = no_limit) const
    {
        const tierce_get_options raw = options.raw();
        return base::template made<operation>(tierce_store_get_async, get(), key.data(), key.size(), &raw, max_len);
    }
    result<std::size_t> get_into(key_type key, mutable_bytes dst, const get_options &options = {}, info_type *info = nullptr) const
    {
        const tierce_get_options raw = options.raw();
        std::size_t size = 0;
        tierce_status status = info ? info->ensure() : TIERCE_OK;
        if (status == TIERCE_OK) {
            status = detail::call(tierce_store_get_into, get(), key.data(), key.size(), &raw, dst.data(), dst.size(), &size,
                                  info ? info->get() : nullptr);
        }
        return status < 0 ? P::template fail<std::size_t>(detail::why(status).with_needed(size)) : P::template pass<std::size_t>(std::move(size));
    }
    result<operation> get_into_async(key_type key, lent_mutable_bytes dst, const get_options &options = {}) const
    {
        const tierce_get_options raw = options.raw();
        return base::template made<operation>(tierce_store_get_into_async, get(), key.data(), key.size(), &raw, dst.data(), dst.size());
    }
    // Ranges of one object, all of the same version.
    result<collection> get_ranges(key_type key, list<std::uint64_t> offsets, list<std::uint64_t> lens, std::size_t max_len = no_limit,
                                  span<tierce_status> each = {}) const
    {
        if (offsets.size() != lens.size()) {
            return base::template refused<collection>(TIERCE_E_ARGUMENT, unequal);
        }
        return detail::collect<P>(offsets.size(), each, [&](auto **out, tierce_status *raw) {
            return detail::call(tierce_store_get_ranges, get(), key.data(), key.size(), offsets.data(), lens.data(), offsets.size(), max_len, out,
                                raw);
        });
    }
    result<operation> get_ranges_async(key_type key, list<std::uint64_t> offsets, list<std::uint64_t> lens, std::size_t max_len = no_limit) const
    {
        if (offsets.size() != lens.size()) {
            return base::template refused<operation>(TIERCE_E_ARGUMENT, unequal);
        }
        return base::template made<operation>(tierce_store_get_ranges_async, get(), key.data(), key.size(), offsets.data(), lens.data(), offsets.size(),
                                       max_len);
    }
    // To a range of places; `lens`, if it is given, gets how many bytes each has.
    template <class Dsts>
    result<void> get_ranges_into(key_type key, list<std::uint64_t> offsets, const Dsts &dsts, span<std::size_t> lens = {},
                                 span<tierce_status> each = {}) const
    {
        detail::places raw(dsts);
        if (raw.failed()) {
            return P::template fail<void>(detail::out_of_memory());
        }
        if (offsets.size() != raw.count() || !detail::fits(lens.size(), raw.count()) || !detail::fits(each.size(), raw.count())) {
            return base::template refused<void>(TIERCE_E_ARGUMENT, unequal);
        }
        return base::done(tierce_store_get_ranges_into, get(), key.data(), key.size(), offsets.data(), raw.data(), raw.sizes(), raw.count(),
                          lens.data(), each.data());
    }
    template <class Dsts>
    result<operation> get_ranges_into_async(key_type key, list<std::uint64_t> offsets, const Dsts &dsts) const
    {
        detail::places raw(dsts);
        if (raw.failed() || offsets.size() != raw.count()) {
            return P::template fail<operation>(raw.failed() ? detail::out_of_memory() : detail::refuse(TIERCE_E_ARGUMENT, unequal));
        }
        return base::template made<operation>(tierce_store_get_ranges_into_async, get(), key.data(), key.size(), offsets.data(), raw.data(), raw.sizes(),
                                       raw.count());
    }
    template <class Keys>
    result<collection> get_many(const Keys &keys, std::size_t max_len = no_limit, span<tierce_status> each = {}) const
    {
        detail::names raw(keys);
        if (raw.failed()) {
            return P::template fail<collection>(detail::out_of_memory());
        }
        return detail::collect<P>(raw.count(), each, [&](auto **out, tierce_status *statuses) {
            return detail::call(tierce_store_get_many, get(), raw.data(), raw.sizes(), raw.count(), max_len, out, statuses);
        });
    }
    template <class Keys>
    result<operation> get_many_async(const Keys &keys, std::size_t max_len = no_limit) const
    {
        detail::names raw(keys);
        return raw.failed() ? P::template fail<operation>(detail::out_of_memory())
                            : base::template made<operation>(tierce_store_get_many_async, get(), raw.data(), raw.sizes(), raw.count(), max_len);
    }
    template <class Keys, class Dsts>
    result<void> get_many_into(const Keys &keys, const Dsts &dsts, span<std::size_t> lens = {}, span<tierce_status> each = {}) const
    {
        detail::names raw(keys);
        detail::places to(dsts);
        if (raw.failed() || to.failed()) {
            return P::template fail<void>(detail::out_of_memory());
        }
        if (to.count() != raw.count() || !detail::fits(lens.size(), raw.count()) || !detail::fits(each.size(), raw.count())) {
            return base::template refused<void>(TIERCE_E_ARGUMENT, unequal);
        }
        return base::done(tierce_store_get_many_into, get(), raw.data(), raw.sizes(), to.data(), to.sizes(), raw.count(), lens.data(), each.data());
    }
    template <class Keys, class Dsts>
    result<operation> get_many_into_async(const Keys &keys, const Dsts &dsts) const
    {
        detail::names raw(keys);
        detail::places to(dsts);
        if (raw.failed() || to.failed() || to.count() != raw.count()) {
            return P::template fail<operation>(to.count() != raw.count() ? detail::refuse(TIERCE_E_ARGUMENT, unequal) : detail::out_of_memory());
        }
        return base::template made<operation>(tierce_store_get_many_into_async, get(), raw.data(), raw.sizes(), to.data(), to.sizes(), raw.count());
    }
    // Reads and forgets, to measure a store.
    template <class Keys>
    result<amount> get_many_stats(const Keys &keys, span<tierce_status> each = {}) const
    {
        detail::names raw(keys);
        if (raw.failed() || !detail::fits(each.size(), raw.count())) {
            return P::template fail<amount>(raw.failed() ? detail::out_of_memory() : detail::refuse(TIERCE_E_ARGUMENT, unequal));
        }
        amount sum{};
        const tierce_status status =
            detail::call(tierce_store_get_many_stats, get(), raw.data(), raw.sizes(), raw.count(), &sum.objects, &sum.bytes, each.data());
        return status < 0 ? P::template fail<amount>(detail::why(status)) : P::template pass<amount>(std::move(sum));
    }
    template <class Keys>
    result<operation> get_many_stats_async(const Keys &keys) const
    {
        detail::names raw(keys);
        return raw.failed() ? P::template fail<operation>(detail::out_of_memory())
                            : base::template made<operation>(tierce_store_get_many_stats_async, get(), raw.data(), raw.sizes(), raw.count());
    }

    // Writing.
    result<void> put(key_type key, bytes src, const put_options &options = {}, info_type *info = nullptr) const
    {
        const tierce_put_options raw = options.raw();
        const tierce_status status = info ? info->ensure() : TIERCE_OK;
        if (status < 0) {
            return P::template fail<void>(detail::why(status));
        }
        return base::done(tierce_store_put, get(), key.data(), key.size(), src.data(), src.size(), &raw, info ? info->get() : no_info);
    }
    result<operation> put_async(key_type key, lent_bytes src, const put_options &options = {}) const
    {
        const tierce_put_options raw = options.raw();
        return base::template made<operation>(tierce_store_put_async, get(), key.data(), key.size(), src.data(), src.size(), &raw);
    }
    template <class Keys, class Srcs>
    result<void> put_many(const Keys &keys, const Srcs &srcs, const put_options &options = {}, span<tierce_status> each = {}) const
    {
        return put_all<void>(keys, srcs, each.size(), [&](auto &to, auto &from) {
            const tierce_put_options raw = options.raw();
            return base::done(tierce_store_put_many, get(), to.data(), to.sizes(), from.data(), from.sizes(), to.count(), &raw, each.data());
        });
    }
    template <class Keys, class Srcs>
    result<operation> put_many_async(const Keys &keys, const Srcs &srcs, const put_options &options = {}) const
    {
        return put_all<operation>(keys, srcs, 0, [&](auto &to, auto &from) {
            const tierce_put_options raw = options.raw();
            return base::template made<operation>(tierce_store_put_many_async, get(), to.data(), to.sizes(), from.data(), from.sizes(), to.count(), &raw);
        });
    }
    result<void> copy(key_type from, key_type to) const { return base::done(tierce_store_copy, get(), from.data(), from.size(), to.data(), to.size()); }
    result<operation> copy_async(key_type from, key_type to) const
    {
        return base::template made<operation>(tierce_store_copy_async, get(), from.data(), from.size(), to.data(), to.size());
    }
    result<void> remove(key_type key) const { return base::done(tierce_store_delete, get(), key.data(), key.size()); }
    result<operation> remove_async(key_type key) const { return base::template made<operation>(tierce_store_delete_async, get(), key.data(), key.size()); }
    template <class Keys>
    result<void> remove_many(const Keys &keys, span<tierce_status> each = {}) const
    {
        detail::names raw(keys);
        if (raw.failed() || !detail::fits(each.size(), raw.count())) {
            return P::template fail<void>(raw.failed() ? detail::out_of_memory() : detail::refuse(TIERCE_E_ARGUMENT, unequal));
        }
        return base::done(tierce_store_delete_many, get(), raw.data(), raw.sizes(), raw.count(), each.data());
    }
    template <class Keys>
    result<operation> remove_many_async(const Keys &keys) const
    {
        detail::names raw(keys);
        return raw.failed() ? P::template fail<operation>(detail::out_of_memory())
                            : base::template made<operation>(tierce_store_delete_many_async, get(), raw.data(), raw.sizes(), raw.count());
    }
    // How many there were.
    result<std::uint64_t> remove_prefix(key_type prefix) const
    {
        return base::template got<std::uint64_t>(tierce_store_delete_prefix, get(), prefix.data(), prefix.size());
    }
    result<operation> remove_prefix_async(key_type prefix) const
    {
        return base::template made<operation>(tierce_store_delete_prefix_async, get(), prefix.data(), prefix.size());
    }

    // Arrays through codecs. What is lent to an operation may be no temporary.
    result<void> put_encoded(key_type key, const handle<tierce_codec> &with, const handle<tierce_array> &elements, const put_options &options = {},
                             info_type *info = nullptr) const
    {
        const tierce_put_options raw = options.raw();
        const tierce_status status = info ? info->ensure() : TIERCE_OK;
        if (status < 0) {
            return P::template fail<void>(detail::why(status));
        }
        return base::done(tierce_store_put_encoded, get(), key.data(), key.size(), with.get(), elements.get(), &raw, info ? info->get() : no_info);
    }
    result<operation> put_encoded_async(key_type key, const handle<tierce_codec> &with, const handle<tierce_array> &elements,
                                 const put_options &options = {}) const
    {
        const tierce_put_options raw = options.raw();
        return base::template made<operation>(tierce_store_put_encoded_async, get(), key.data(), key.size(), with.get(), elements.get(), &raw);
    }
    result<operation> put_encoded_async(key_type, const handle<tierce_codec> &, handle<tierce_array> &&, const put_options & = {}) const = delete;
    template <class Keys, class Arrays>
    result<void> put_encoded_many(const Keys &keys, const handle<tierce_codec> &with, const Arrays &arrays, const put_options &options = {},
                                  span<std::uint64_t> sizes = {}, span<tierce_status> each = {}) const
    {
        return all_arrays<void>(keys, arrays, each.size(), sizes.size(), [&](auto &to, auto *raw_arrays) {
            const tierce_put_options raw = options.raw();
            return base::done(tierce_store_put_encoded_many, get(), to.data(), to.sizes(), with.get(), raw_arrays, to.count(), &raw, sizes.data(),
                              each.data());
        });
    }
    template <class Keys, class Arrays>
    result<operation> put_encoded_many_async(const Keys &keys, const handle<tierce_codec> &with, const Arrays &arrays,
                                      const put_options &options = {}) const
    {
        return all_arrays<operation>(keys, arrays, 0, 0, [&](auto &to, auto *raw_arrays) {
            const tierce_put_options raw = options.raw();
            return base::template made<operation>(tierce_store_put_encoded_many_async, get(), to.data(), to.sizes(), with.get(), raw_arrays, to.count(),
                                           &raw);
        });
    }
    result<basic_array<P>> get_decoded(key_type key, const handle<tierce_codec> &with, array_ref like, std::size_t max_len = no_limit) const
    {
        return base::template made<basic_array<P>>(tierce_store_get_decoded, get(), key.data(), key.size(), with.get(), like.get(), max_len);
    }
    result<operation> get_decoded_async(key_type key, const handle<tierce_codec> &with, array_ref like, std::size_t max_len = no_limit) const
    {
        return base::template made<operation>(tierce_store_get_decoded_async, get(), key.data(), key.size(), with.get(), like.get(), max_len);
    }
    result<void> get_decoded_into(key_type key, const handle<tierce_codec> &with, handle<tierce_array> &elements) const
    {
        return base::done(tierce_store_get_decoded_into, get(), key.data(), key.size(), with.get(), elements.get());
    }
    result<void> get_decoded_into(key_type key, const handle<tierce_codec> &with, handle<tierce_array> &&elements) const
    {
        return get_decoded_into(key, with, elements);
    }
    result<operation> get_decoded_into_async(key_type key, const handle<tierce_codec> &with, handle<tierce_array> &elements) const
    {
        return base::template made<operation>(tierce_store_get_decoded_into_async, get(), key.data(), key.size(), with.get(), elements.get());
    }
    template <class Keys, class Arrays>
    result<void> get_decoded_many_into(const Keys &keys, const handle<tierce_codec> &with, const Arrays &arrays, span<tierce_status> each = {}) const
    {
        return all_arrays<void>(keys, arrays, each.size(), 0, [&](auto &from, auto *raw_arrays) {
            return base::done(tierce_store_get_decoded_many_into, get(), from.data(), from.sizes(), with.get(), raw_arrays, from.count(), each.data());
        });
    }
    template <class Keys, class Arrays>
    result<operation> get_decoded_many_into_async(const Keys &keys, const handle<tierce_codec> &with, const Arrays &arrays) const
    {
        return all_arrays<operation>(keys, arrays, 0, 0, [&](auto &from, auto *raw_arrays) {
            return base::template made<operation>(tierce_store_get_decoded_many_into_async, get(), from.data(), from.sizes(), with.get(), raw_arrays,
                                           from.count());
        });
    }

    // What is there; a pattern in place of the prefix with list_how::glob.
    result<basic_listing<P>> list_objects(key_type prefix = {}, list_how how = list_how::recursive, key_type after = {}) const
    {
        return base::template made<basic_listing<P>>(tierce_store_list, get(), prefix.data(), prefix.size(), static_cast<std::int32_t>(how),
                                                     after.data(), after.size());
    }
    result<basic_upload<P>> upload(key_type key, const put_options &options = {}) const
    {
        const tierce_put_options raw = options.raw();
        return base::template made<basic_upload<P>>(tierce_store_upload, get(), key.data(), key.size(), &raw);
    }

    // Objects made up, to measure a store, under names that the options give. `told(done, total, bytes)` is called after each, on a
    // thread of the store; the first exception that it ends with comes out when all is done.
    template <class Progress = detail::silent>
    result<amount> generate(key_type prefix, std::string_view options, Progress told = {}) const
    {
        return generated(told, [&](auto report, void *state, std::uint64_t *objects, std::uint64_t *size) {
            return detail::call(tierce_store_generate, get(), prefix.data(), prefix.size(), options.data(), options.size(), report, state, objects,
                                size);
        });
    }
    template <class Progress = detail::silent>
    result<operation> generate_async(key_type prefix, std::string_view options, Progress told = {}) const
    {
        return generating(told, [&](auto report, void *state, tierce_op **out) {
            return detail::call(tierce_store_generate_async, get(), prefix.data(), prefix.size(), options.data(), options.size(), report, state,
                                out);
        });
    }
    // The same under these keys.
    template <class Keys, class Progress = detail::silent>
    result<amount> generate_keys(const Keys &keys, std::string_view options, Progress told = {}) const
    {
        detail::names raw(keys);
        if (raw.failed()) {
            return P::template fail<amount>(detail::out_of_memory());
        }
        return generated(told, [&](auto report, void *state, std::uint64_t *objects, std::uint64_t *size) {
            return detail::call(tierce_store_generate_keys, get(), raw.data(), raw.sizes(), raw.count(), options.data(), options.size(), report,
                                state, objects, size);
        });
    }
    template <class Keys, class Progress = detail::silent>
    result<operation> generate_keys_async(const Keys &keys, std::string_view options, Progress told = {}) const
    {
        detail::names raw(keys);
        if (raw.failed()) {
            return P::template fail<operation>(detail::out_of_memory());
        }
        return generating(told, [&](auto report, void *state, tierce_op **out) {
            return detail::call(tierce_store_generate_keys_async, get(), raw.data(), raw.sizes(), raw.count(), options.data(), options.size(),
                                report, state, out);
        });
    }
    // One of them, written nowhere.
    static result<basic_buffer<P>> generate_object(std::string_view options, std::uint64_t index)
    {
        return base::filled_buffer(tierce_generate_object, options.data(), options.size(), index);
    }

private:
    static constexpr const char *unequal = "expected as many of each as there are items";

    template <class Q>
    tierce_status get_to(key_type key, basic_buffer<Q> &dst, const get_options &options, std::size_t max_len, info_type *info) const
    {
        const tierce_get_options raw = options.raw();
        tierce_status status = dst.ensure();
        if (status == TIERCE_OK && info) {
            status = info->ensure();
        }
        return status < 0 ? status
                          : detail::call(tierce_store_get, get(), key.data(), key.size(), &raw, max_len, dst.get(), info ? info->get() : nullptr);
    }
    template <class Progress, class F>
    result<amount> generated(Progress &told, F function) const
    {
        using kept = detail::progress<Progress>;
        kept state{std::move(told)};
        amount sum{};
        const tierce_status status = function(kept::report, static_cast<void *>(&state), &sum.objects, &sum.bytes);
        if (status < 0) {
            return P::template fail<amount>(detail::why(status));
        }
        return state.first.status() < 0 ? P::template fail<amount>(std::move(state.first)) : P::template pass<amount>(std::move(sum));
    }
    template <class Progress, class F>
    result<operation> generating(Progress &told, F function) const
    {
        using kept = detail::progress<Progress>;
        std::shared_ptr<kept> state = detail::shared(kept{std::move(told)});
        if (!state) {
            return P::template fail<operation>(detail::out_of_memory());
        }
        tierce_op *raw = nullptr;
        const tierce_status status = function(kept::report, static_cast<void *>(state.get()), &raw);
        return status < 0 ? P::template fail<operation>(detail::why(status)) : P::template pass<operation>(operation(raw, std::move(state)));
    }
    template <class T, class Keys, class Srcs, class F>
    result<T> put_all(const Keys &keys, const Srcs &srcs, std::size_t each, F function) const
    {
        detail::names to(keys);
        detail::pointers<const void *> from(srcs, [](const auto &src) noexcept { return bytes(src); });
        if (to.failed() || from.failed()) {
            return P::template fail<T>(detail::out_of_memory());
        }
        if (to.count() != from.count() || !detail::fits(each, to.count())) {
            return base::template refused<T>(TIERCE_E_ARGUMENT, unequal);
        }
        return function(to, from);
    }
    template <class T, class Keys, class Arrays, class F>
    result<T> all_arrays(const Keys &keys, const Arrays &arrays, std::size_t each, std::size_t sizes, F function) const
    {
        detail::names names(keys);
        detail::scratch<tierce_array *> raw = detail::raw_handles<tierce_array>(arrays);
        if (names.failed() || raw.failed()) {
            return P::template fail<T>(detail::out_of_memory());
        }
        if (names.count() != std::size(arrays) || !detail::fits(each, names.count()) || !detail::fits(sizes, names.count())) {
            return base::template refused<T>(TIERCE_E_ARGUMENT, unequal);
        }
        return function(names, raw.data());
    }
};

TIERCE_NAME(store)

TIERCE_NAMESPACE_END

#endif
