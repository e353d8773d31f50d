// Zarr arrays and groups in stores.
#ifndef TIERCE_ZARR_HPP
#define TIERCE_ZARR_HPP

#include <tierce/registry.hpp>
#include <tierce/store.hpp>

TIERCE_NAMESPACE_BEGIN

enum class zarr_create : std::int32_t {
    only_new = TIERCE_ZARR_CREATE_NEW,
    or_open = TIERCE_ZARR_CREATE_OR_OPEN,
    replace = TIERCE_ZARR_CREATE_REPLACE
};
enum class zarr_kind : std::int32_t { nothing = TIERCE_ZARR_NOTHING, array_node = TIERCE_ZARR_ARRAY, group_node = TIERCE_ZARR_GROUP, any = TIERCE_ZARR_ANY };

// What an array is made with. Exclusive. The keys are those of tierce.h, "What a Zarr array is made with".
template <class P>
class basic_zarr_spec : public handle<tierce_zarr_spec>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_zarr_spec> create(std::string_view dtype, extents64 shape)
    {
        return base::template made<basic_zarr_spec>(tierce_zarr_spec_new, dtype.data(), dtype.size(), shape.data(), shape.size());
    }
    template <class T>
    static result<basic_zarr_spec> create(extents64 shape)
    {
        return create(typestr<T>(), shape);
    }
    static result<basic_zarr_spec> from_json(std::string_view json)
    {
        return base::template made<basic_zarr_spec>(tierce_zarr_spec_from_json, json.data(), json.size());
    }
    // `json` is the value: a text in quotation marks, a list, ...
    result<void> set(std::string_view key, std::string_view json)
    {
        return base::done(tierce_zarr_spec_set, get(), key.data(), key.size(), json.data(), json.size());
    }
    result<void> set_chunks(extents64 chunks) { return base::done(tierce_zarr_spec_set_chunks, get(), chunks.data(), chunks.size()); }
    result<void> set_shards(extents64 shards) { return base::done(tierce_zarr_spec_set_shards, get(), shards.data(), shards.size()); }
    // One element of the spec's type, or one item.
    template <class T, class = std::enable_if_t<detail::is_element<T>>>
    result<void> set_fill(const T &value)
    {
        return set_fill_bytes({&value, sizeof value});
    }
    result<void> set_fill_bytes(bytes value) { return base::done(tierce_zarr_spec_set_fill, get(), value.data(), value.size()); }
    result<std::string> json() const { return base::written(tierce_zarr_spec_json, get()); }
};

// An open array. Shareable, but for resize(), append() and set_attributes(), which are not const.
template <class P>
class basic_zarr_array : public handle<tierce_zarr_array>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;
    using operation = basic_op<P>;
    using many = std::vector<std::uint64_t>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;
    struct box_chunks {
        many first, counts;
        std::size_t total;
    };

    static result<basic_zarr_array> create(const handle<tierce_store> &where, std::string_view path, const handle<tierce_zarr_spec> &spec,
                                           zarr_create how = zarr_create::only_new, std::string_view options = {}, registry_ref codecs = {})
    {
        return base::template made<basic_zarr_array>(tierce_zarr_array_create, where.get(), path.data(), path.size(), spec.get(),
                                                     static_cast<std::int32_t>(how), options.data(), options.size(), codecs.get());
    }
    static result<basic_zarr_array> open(const handle<tierce_store> &where, std::string_view path, std::string_view options = {},
                                         registry_ref codecs = {})
    {
        return base::template made<basic_zarr_array>(tierce_zarr_array_open, where.get(), path.data(), path.size(), options.data(), options.size(),
                                                     codecs.get());
    }
    // Another handle, whose chunks a pool works on; nothing: the store's threads.
    result<basic_zarr_array> with_pool(pool_ref workers) const
    {
        return base::template made<basic_zarr_array>(tierce_zarr_array_with_pool, get(), workers.get());
    }

    // What it is.
    result<std::int32_t> format() const { return base::template got<std::int32_t>(tierce_zarr_array_format, get()); }
    result<std::size_t> ndim() const { return base::template got<std::size_t>(tierce_zarr_array_ndim, get()); }
    result<many> shape() const { return axes(tierce_zarr_array_shape); }
    // Of one object: of a shard, where there are shards; and what can be read on its own.
    result<many> chunks() const { return axes(tierce_zarr_array_chunks); }
    result<many> inner_chunks() const { return axes(tierce_zarr_array_inner_chunks); }
    result<std::string> dtype() const { return base::text(tierce_zarr_array_dtype, get()); }
    result<std::string> dimension_name(std::size_t axis) const { return base::text(tierce_zarr_array_dimension_name, get(), axis); }
    result<std::size_t> fill_into(mutable_bytes dst) const
    {
        return base::template got<std::size_t>(tierce_zarr_array_fill, get(), dst.data(), dst.size());
    }
    result<std::string> attributes() const { return base::written(tierce_zarr_array_attributes, get()); }
    result<std::string> metadata() const { return base::written(tierce_zarr_array_metadata, get()); }
    result<void> set_attributes(std::string_view json) { return base::done(tierce_zarr_array_set_attributes, get(), json.data(), json.size()); }
    result<void> resize(extents64 shape) { return base::done(tierce_zarr_array_resize, get(), shape.data(), shape.size()); }
    result<std::string> chunk_key(extents64 chunk) const { return base::text(tierce_zarr_array_chunk_key, get(), chunk.data(), chunk.size()); }
    // Which chunks a box touches.
    result<box_chunks> chunks_of(extents64 start, extents64 extent) const
    {
        if (start.size() != extent.size()) {
            return base::template refused<box_chunks>(TIERCE_E_ARGUMENT, unequal);
        }
        TIERCE_TRY
        {
            box_chunks found{many(start.size()), many(start.size()), 0};
            const tierce_status status = detail::call(tierce_zarr_array_box_chunks, get(), start.data(), extent.data(), start.size(),
                                                      found.first.data(), found.counts.data(), &found.total);
            return status < 0 ? P::template fail<box_chunks>(detail::why(status)) : P::template pass<box_chunks>(std::move(found));
        }
#if TIERCE_EXCEPTIONS
        catch (const std::bad_alloc &) {
        }
#endif
        return P::template fail<box_chunks>(detail::out_of_memory());
    }
    // Whether a write of this box reads nothing first.
    result<bool> covers(extents64 start, extents64 extent) const
    {
        if (start.size() != extent.size()) {
            return base::template refused<bool>(TIERCE_E_ARGUMENT, unequal);
        }
        return base::told(tierce_zarr_array_covers, get(), start.data(), extent.data(), start.size());
    }

    // Boxes, as large as the array that is written or read into, wherever its elements lie. `each`, if it is given, gets the status of
    // every chunk; it has to be as large as chunks_of() says. What is lent to an operation may be no temporary.
    result<void> write(extents64 start, const handle<tierce_array> &src, span<tierce_status> each = {}) const
    {
        const tierce::result<void> right = check_each(start, src, each);
        return right ? base::done(tierce_zarr_array_write, get(), start.data(), start.size(), src.get(), each.data())
                     : P::template fail<void>(right.error());
    }
    result<operation> write_async(extents64 start, const handle<tierce_array> &src) const
    {
        return base::template made<operation>(tierce_zarr_array_write_async, get(), start.data(), start.size(), src.get());
    }
    result<operation> write_async(extents64, handle<tierce_array> &&) const = delete;
    result<void> read(extents64 start, handle<tierce_array> &dst, span<tierce_status> each = {}) const
    {
        const tierce::result<void> right = check_each(start, dst, each);
        return right ? base::done(tierce_zarr_array_read, get(), start.data(), start.size(), dst.get(), each.data())
                     : P::template fail<void>(right.error());
    }
    result<void> read(extents64 start, handle<tierce_array> &&dst, span<tierce_status> each = {}) const { return read(start, dst, each); }
    result<operation> read_async(extents64 start, handle<tierce_array> &dst) const
    {
        return base::template made<operation>(tierce_zarr_array_read_async, get(), start.data(), start.size(), dst.get());
    }
    result<basic_array<P>> read_new(extents64 start, extents64 extent, std::size_t max_len = no_limit) const
    {
        if (start.size() != extent.size()) {
            return base::template refused<basic_array<P>>(TIERCE_E_ARGUMENT, unequal);
        }
        return base::template made<basic_array<P>>(tierce_zarr_array_read_new, get(), start.data(), extent.data(), start.size(), max_len);
    }
    result<void> write_chunk(extents64 chunk, const handle<tierce_array> &src) const
    {
        return base::done(tierce_zarr_array_write_chunk, get(), chunk.data(), chunk.size(), src.get());
    }
    result<operation> write_chunk_async(extents64 chunk, const handle<tierce_array> &src) const
    {
        return base::template made<operation>(tierce_zarr_array_write_chunk_async, get(), chunk.data(), chunk.size(), src.get());
    }
    result<operation> write_chunk_async(extents64, handle<tierce_array> &&) const = delete;
    result<void> read_chunk(extents64 chunk, handle<tierce_array> &dst) const
    {
        return base::done(tierce_zarr_array_read_chunk, get(), chunk.data(), chunk.size(), dst.get());
    }
    result<void> read_chunk(extents64 chunk, handle<tierce_array> &&dst) const { return read_chunk(chunk, dst); }
    result<operation> read_chunk_async(extents64 chunk, handle<tierce_array> &dst) const
    {
        return base::template made<operation>(tierce_zarr_array_read_chunk_async, get(), chunk.data(), chunk.size(), dst.get());
    }
    // Makes it longer, and gives where `src` begins. If writing fails, `*at` still has it.
    result<std::uint64_t> append(std::size_t axis, const handle<tierce_array> &src, std::uint64_t *at = nullptr)
    {
        std::uint64_t begin = 0;
        const tierce_status status = detail::call(tierce_zarr_array_append, get(), axis, src.get(), &begin);
        if (at) {
            *at = begin;
        }
        return status < 0 ? P::template fail<std::uint64_t>(detail::why(status)) : P::template pass<std::uint64_t>(std::move(begin));
    }

private:
    static constexpr const char *unequal = "start, extent: expected as many of each";

    template <class F>
    result<many> axes(F function) const
    {
        std::size_t count = 0;
        tierce_status status = detail::call(tierce_zarr_array_ndim, get(), &count);
        if (status < 0) {
            return P::template fail<many>(detail::why(status));
        }
        TIERCE_TRY
        {
            many found(count);
            status = detail::call(function, get(), found.data(), count);
            return status < 0 ? P::template fail<many>(detail::why(status)) : P::template pass<many>(std::move(found));
        }
#if TIERCE_EXCEPTIONS
        catch (const std::bad_alloc &) {
        }
#endif
        return P::template fail<many>(detail::out_of_memory());
    }
    // C writes as many statuses as the box touches chunks.
    tierce::result<void> check_each(extents64 start, const handle<tierce_array> &box, span<tierce_status> each) const
    {
        if (each.empty()) {
            return {};
        }
        const span<const std::size_t> shape = detail::shape_of(box);
        detail::scratch<std::uint64_t> extent(shape.size());
        if (extent.failed()) {
            return detail::out_of_memory();
        }
        for (std::size_t axis = 0; axis < shape.size(); axis++) {
            extent[axis] = shape[axis];
        }
        std::size_t total = 0;
        std::uint64_t *const unasked = nullptr;
        if (shape.size() != start.size()) {
            return detail::refuse(TIERCE_E_ARGUMENT, "start: expected one index for each axis of the box");
        }
        const tierce_status status =
            detail::call(tierce_zarr_array_box_chunks, get(), start.data(), extent.data(), start.size(), unasked, unasked, &total);
        if (status < 0) {
            return detail::why(status);
        }
        return total == each.size() ? tierce::result<void>() : detail::refuse(TIERCE_E_ARGUMENT, "each: expected one for each chunk of the box");
    }
};

// An open group. Shareable, but for set_attributes() and consolidate(), which are not const.
template <class P>
class basic_zarr_group : public handle<tierce_zarr_group>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_zarr_group> create(const handle<tierce_store> &where, std::string_view path, std::int32_t format = 3,
                                           std::string_view attributes = {}, zarr_create how = zarr_create::only_new)
    {
        return base::template made<basic_zarr_group>(tierce_zarr_group_create, where.get(), path.data(), path.size(), format, attributes.data(),
                                                     attributes.size(), static_cast<std::int32_t>(how));
    }
    // `consolidated`: what the group tells of the nodes below it is believed.
    static result<basic_zarr_group> open(const handle<tierce_store> &where, std::string_view path, bool consolidated = false)
    {
        return base::template made<basic_zarr_group>(tierce_zarr_group_open, where.get(), path.data(), path.size(), detail::flag(consolidated));
    }
    // What is at a path, and away with it.
    static result<zarr_kind> find(const handle<tierce_store> &where, std::string_view path)
    {
        std::int32_t kind = 0;
        const tierce_status status = detail::call(tierce_zarr_find, where.get(), path.data(), path.size(), &kind);
        return status < 0 ? P::template fail<zarr_kind>(detail::why(status)) : P::template pass<zarr_kind>(static_cast<zarr_kind>(kind));
    }
    static result<void> remove(const handle<tierce_store> &where, std::string_view path)
    {
        return base::done(tierce_zarr_delete, where.get(), path.data(), path.size());
    }

    result<std::int32_t> format() const { return base::template got<std::int32_t>(tierce_zarr_group_format, get()); }
    result<std::string> attributes() const { return base::written(tierce_zarr_group_attributes, get()); }
    result<void> set_attributes(std::string_view json) { return base::done(tierce_zarr_group_set_attributes, get(), json.data(), json.size()); }
    // The names right below the group.
    result<basic_segments<P>> children(zarr_kind kind = zarr_kind::any) const
    {
        return base::template made<basic_segments<P>>(tierce_zarr_group_children, get(), static_cast<std::int32_t>(kind));
    }
    result<basic_zarr_array<P>> open_array(std::string_view name, std::string_view options = {}, registry_ref codecs = {}) const
    {
        return base::template made<basic_zarr_array<P>>(tierce_zarr_group_open_array, get(), name.data(), name.size(), options.data(),
                                                        options.size(), codecs.get());
    }
    result<void> consolidate() { return base::done(tierce_zarr_group_consolidate, get()); }
    result<bool> is_consolidated() const { return base::told(tierce_zarr_group_is_consolidated, get()); }
};

TIERCE_NAME(zarr_spec)
TIERCE_NAME(zarr_array)
TIERCE_NAME(zarr_group)

TIERCE_NAMESPACE_END

#endif
