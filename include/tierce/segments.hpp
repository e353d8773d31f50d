// Many items in few pieces of memory, and threads to work on them.
#ifndef TIERCE_SEGMENTS_HPP
#define TIERCE_SEGMENTS_HPP

#include <tierce/callback.hpp>

TIERCE_NAMESPACE_BEGIN

namespace detail {

// Walks the items of what has size() and operator[].
template <class Items>
class item_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = bytes;
    using difference_type = std::ptrdiff_t;
    using pointer = const bytes *;
    using reference = bytes;

    item_iterator(const Items *items, std::size_t index) noexcept : items_(items), index_(index) {}
    bytes operator*() const noexcept { return (*items_)[index_]; }
    item_iterator &operator++() noexcept
    {
        ++index_;
        return *this;
    }
    item_iterator operator++(int) noexcept
    {
        item_iterator before = *this;
        ++index_;
        return before;
    }
    bool operator==(const item_iterator &other) const noexcept { return index_ == other.index_; }
    bool operator!=(const item_iterator &other) const noexcept { return index_ != other.index_; }

private:
    const Items *items_;
    std::size_t index_;
};

// Pointers and lengths of what can be seen as bytes, or as text, as C takes them.
template <class Pointer>
class pointers {
public:
    template <class Range, class View>
    pointers(const Range &from, View view) noexcept : count_(std::size(from)), data_(count_), sizes_(count_)
    {
        if (failed()) {
            return;
        }
        std::size_t index = 0;
        for (const auto &one : from) {
            const auto seen = view(one);
            data_[index] = seen.data();
            sizes_[index++] = seen.size();
        }
    }
    bool failed() const noexcept { return data_.failed() || sizes_.failed(); }
    Pointer *data() noexcept { return data_.data(); }
    std::size_t *sizes() noexcept { return sizes_.data(); }
    std::size_t count() const noexcept { return count_; }

private:
    std::size_t count_;
    scratch<Pointer> data_;
    scratch<std::size_t> sizes_;
};

// The handles of a range of owners, or of pointers to owners.
template <class Raw, class Range>
scratch<Raw *> raw_handles(const Range &owners) noexcept
{
    scratch<Raw *> raw(std::size(owners));
    if (!raw.failed()) {
        std::size_t index = 0;
        for (const auto &owner : owners) {
            if constexpr (std::is_pointer_v<std::decay_t<decltype(owner)>>) {
                raw[index++] = owner ? owner->get() : nullptr;
            } else {
                raw[index++] = owner.get();
            }
        }
    }
    return raw;
}

}  // namespace detail

// Threads for the calls that take a pool. Shareable.
template <class P>
class basic_pool : public handle<tierce_pool>, protected detail::calls<P> {
public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    // A negative number stands for as many as this process may use.
    static result<basic_pool> start(std::int32_t threads) { return detail::calls<P>::template made<basic_pool>(tierce_pool_new, threads); }
    std::int32_t threads() const noexcept { return tierce_pool_threads(get()); }
};

// One run of bytes and the items in it. Shareable.
template <class P>
class basic_segments : public handle<tierce_segments>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_segments> copy(bytes data, list<tierce_segment> items)
    {
        return base::template made<basic_segments>(tierce_segments_copy, data.data(), data.size(), items.data(), items.size());
    }
    // Reads the caller's memory, which must stay as it is until these segments, and all collections of them, are gone.
    static result<basic_segments> wrap(lent_bytes data, list<tierce_segment> items)
    {
        return base::template made<basic_segments>(tierce_segments_wrap, data.data(), data.size(), items.data(), items.size(),
                                                   tierce_release{}, static_cast<void *>(nullptr));
    }
    // The same; then `keep` is called, or destroyed if it is no function.
    template <class Keep>
    static result<basic_segments> wrap(bytes data, list<tierce_segment> items, Keep keep)
    {
        return detail::lent<basic_segments, P>(std::move(keep), tierce_segments_wrap, data.data(), data.size(), items.data(), items.size());
    }

    std::size_t size() const noexcept { return tierce_segments_count(get()); }
    bool empty() const noexcept { return size() == 0; }
    result<bytes> at(std::size_t index) const { return base::seen(tierce_segments_get, get(), index); }
    // Empty where there is no such item.
    bytes operator[](std::size_t index) const noexcept
    {
        const void *item = nullptr;
        std::size_t item_len = 0;
        return tierce_segments_get(get(), index, &item, &item_len) == TIERCE_OK ? bytes(item, item_len) : bytes();
    }
    detail::item_iterator<basic_segments> begin() const noexcept { return {this, 0}; }
    detail::item_iterator<basic_segments> end() const noexcept { return {this, size()}; }
    // All bytes, those between the items too.
    result<bytes> data() const { return base::seen(tierce_segments_data, get()); }
    result<span<const tierce_segment>> table() const
    {
        const tierce_segment *table = nullptr;
        const tierce_status status = detail::call(tierce_segments_table, get(), &table);
        return status < 0 ? P::template fail<span<const tierce_segment>>(detail::why(status))
                          : P::template pass<span<const tierce_segment>>({table, size()});
    }
};

// Several segments, their items numbered through. Shareable.
template <class P>
class basic_segments_collection : public handle<tierce_segments_collection>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    // Of a range of segments, which are kept.
    template <class Range>
    static result<basic_segments_collection> join(const Range &parts)
    {
        detail::scratch<tierce_segments *> raw = detail::raw_handles<tierce_segments>(parts);
        if (raw.failed()) {
            return P::template fail<basic_segments_collection>(detail::out_of_memory());
        }
        return base::template made<basic_segments_collection>(tierce_segments_collection_new, raw.data(), std::size(parts));
    }
    // Of a range of what can be seen as bytes: the items must stay as they are until the collection is gone.
    template <class Range>
    static result<basic_segments_collection> of(const Range &items)
    {
        detail::pointers<const void *> raw(items, [](const auto &item) noexcept { return bytes(item); });
        if (raw.failed()) {
            return P::template fail<basic_segments_collection>(detail::out_of_memory());
        }
        return base::template made<basic_segments_collection>(tierce_segments_collection_from_pointers, raw.data(), raw.sizes(),
                                                              raw.count());
    }
    template <class Range>
    static result<basic_segments_collection> of(const Range &&items) = delete;

    std::size_t size() const noexcept { return tierce_segments_collection_count(get()); }
    bool empty() const noexcept { return size() == 0; }
    std::uint64_t size_bytes() const noexcept { return tierce_segments_collection_size(get()); }
    result<bytes> at(std::size_t index) const { return base::seen(tierce_segments_collection_get, get(), index); }
    // Empty where there is no such item.
    bytes operator[](std::size_t index) const noexcept
    {
        const void *item = nullptr;
        std::size_t item_len = 0;
        return tierce_segments_collection_get(get(), index, &item, &item_len) == TIERCE_OK ? bytes(item, item_len) : bytes();
    }
    detail::item_iterator<basic_segments_collection> begin() const noexcept { return {this, 0}; }
    detail::item_iterator<basic_segments_collection> end() const noexcept { return {this, size()}; }
    // One item, which outlives the collection.
    result<basic_segments<P>> keep(std::size_t index) const
    {
        return base::template made<basic_segments<P>>(tierce_segments_collection_keep, get(), index);
    }
};

TIERCE_NAME(pool)
TIERCE_NAME(segments)
TIERCE_NAME(segments_collection)

namespace detail {

// Where calls over many items write a status for each, or NULL; false if there is no room for all.
inline bool statuses(span<tierce_status> each, std::size_t count, tierce_status *&raw) noexcept
{
    raw = each.empty() ? nullptr : each.data();
    return each.empty() || each.size() == count;
}

inline constexpr const char *wrong_statuses = "each: expected as many statuses as there are items";

// A collection that `function(&out, each)` makes of `count` items.
template <class P, class F>
typename P::template result<basic_segments_collection<P>> collect(std::size_t count, span<tierce_status> each, F function)
{
    using collection = basic_segments_collection<P>;
    tierce_status *statuses_raw = nullptr;
    if (!statuses(each, count, statuses_raw)) {
        return P::template fail<collection>(refuse(TIERCE_E_ARGUMENT, wrong_statuses));
    }
    tierce_segments_collection *raw = nullptr;
    const tierce_status status = function(&raw, statuses_raw);
    return status < 0 ? P::template fail<collection>(why(status)) : P::template pass<collection>(collection(raw));
}

}  // namespace detail

TIERCE_NAMESPACE_END

#endif
