# Many objects in one call, and arrays through a codec into objects.

"""
    get_many(store, keys; limit = nothing, partial = false) -> Vector
    get_many_async(store, keys; ...) -> Operation

Reads many objects. With `partial`, one that cannot be read is a [`TierceError`](@ref) in the result, and the others are there.
"""
get_many(store::Store, keys; options...) = complete(get_many_async(store, keys; options...))
function get_many_async(store::Store, keys; limit = nothing, partial = false)
    with_keys(keys) do names, lengths, count
        start(with_failures(items_of_op, count, partial), C.tierce_store_get_many_async, store.handle, names, lengths, count, limit_of(limit))
    end
end

"""
    get_many_into!(arrays, store, keys; partial = false) -> Vector
    get_many_into_async!(arrays, store, keys; ...) -> Operation

Reads each of many objects straight into the memory of the array of the same number; gives how many bytes each has.
"""
get_many_into!(arrays, store::Store, keys; options...) = complete(get_many_into_async!(arrays, store, keys; options...))
function get_many_into_async!(arrays, store::Store, keys; partial = false)
    length(arrays) == length(keys) || throw(DimensionMismatch("$(length(keys)) keys for $(length(arrays)) arrays"))
    lent = Any[room_in(array) for array in arrays]
    GC.@preserve lent with_keys(keys) do names, lengths, count
        rooms, caps = Ptr{Cvoid}[pointer(array) for array in lent], Csize_t[bytes_in(array) for array in lent]
        start(with_failures(sizes_of(count), count, partial), C.tierce_store_get_many_into_async, store.handle, names, lengths, rooms, caps, count; lent = lent)
    end
end

"""
    get_ranges(store, key, ranges; limit = nothing, partial = false) -> Vector

Reads many ranges of one object, all of the same version of it. Each range counts bytes from 1 on.
"""
get_ranges(store::Store, key::AbstractString, ranges; options...) = complete(get_ranges_async(store, key, ranges; options...))
function get_ranges_async(store::Store, key::AbstractString, ranges; limit = nothing, partial = false)
    name = String(key)
    all(range -> first(range) >= 1, ranges) || throw(ArgumentError("bytes are numbered from 1 on"))
    offsets, lens = UInt64[first(range) - 1 for range in ranges], UInt64[length(range) for range in ranges]
    return start(with_failures(items_of_op, length(offsets), partial), C.tierce_store_get_ranges_async, store.handle, name, ncodeunits(name), offsets, lens,
                 length(offsets), limit_of(limit))
end

"""
    put_many(store, keys, data; condition = :always, content_type = nothing, partial = false)

Writes many objects. With `partial` the result has a [`TierceError`](@ref) for each that failed, and `nothing` for the others.
"""
put_many(store::Store, keys, data; options...) = complete(put_many_async(store, keys, data; options...))
function put_many_async(store::Store, keys, data; condition = :always, content_type = nothing, partial = false)
    length(data) == length(keys) || throw(DimensionMismatch("$(length(keys)) keys for $(length(data)) objects"))
    lent = Any[lendable(one) for one in data]
    GC.@preserve lent with_keys(keys) do names, lengths, count
        sources, sizes = Ptr{Cvoid}[pointer(one) for one in lent], Csize_t[bytes_in(one) for one in lent]
        with_put_options(condition, content_type) do options
            start(handle -> failures_of(handle, count, partial), C.tierce_store_put_many_async, store.handle, names, lengths, sources, sizes, count, options; lent = lent)
        end
    end
end

"""
    delete_many(store, keys; partial = false)

Deletes many objects, a thousand with one request where the store can. `partial` as in [`put_many`](@ref).
"""
delete_many(store::Store, keys; options...) = complete(delete_many_async(store, keys; options...))
function delete_many_async(store::Store, keys; partial = false)
    with_keys(keys) do names, lengths, count
        start(handle -> failures_of(handle, count, partial), C.tierce_store_delete_many_async, store.handle, names, lengths, count)
    end
end

"""
    put_encoded(store, key, codec, array; condition = :always, content_type = nothing) -> Int
    put_encoded_async(store, key, codec, array; ...) -> Operation

Encodes an array, wherever its elements lie, and writes the result as an object; gives its size. The store's threads do the work.
"""
put_encoded(store::Store, key::AbstractString, codec::Codec, array::AbstractArray; options...) = complete(put_encoded_async(store, key, codec, array; options...))
function put_encoded_async(store::Store, key::AbstractString, codec::Codec, array::AbstractArray; condition = :always, content_type = nothing)
    name = String(key)
    source = source_of(array)
    with_put_options(condition, content_type) do options
        start(size_of, C.tierce_store_put_encoded_async, store.handle, name, ncodeunits(name), codec.handle, source, options; lent = source)
    end
end

"""
    get_decoded(store, key, codec, T, dims...; limit = nothing) -> Array
    get_decoded!(dst, store, key, codec) -> dst
    get_decoded_async!(dst, store, key, codec) -> Operation

Reads an object and decodes it: to a new array, or into one, wherever its elements lie.
"""
function get_decoded(store::Store, key::AbstractString, codec::Codec, ::Type{T}, dims::Integer...; limit = nothing) where {T}
    name = String(key)
    operation = closing(described(dtype_of(T), dims)) do like
        start(array_of, C.tierce_store_get_decoded_async, store.handle, name, ncodeunits(name), codec.handle, like, limit_of(limit))
    end
    return complete(operation)
end

"See [`get_decoded`](@ref)."
get_decoded!(dst::AbstractArray, store::Store, key::AbstractString, codec::Codec) = complete(get_decoded_async!(dst, store, key, codec))
"See [`get_decoded`](@ref)."
function get_decoded_async!(dst::AbstractArray, store::Store, key::AbstractString, codec::Codec)
    name = String(key)
    target = target_of(dst)
    return start(_ -> dst, C.tierce_store_get_decoded_into_async, store.handle, name, ncodeunits(name), codec.handle, target; lent = target)
end

"""
    generate(store, prefix; options...) -> (objects, bytes)

Writes objects that are made up, to measure a store: `num`, `size`, `type`, `seed`, `template`, … as in `tierce_store_generate`.
"""
function generate(store::Store, prefix::AbstractString; options...)
    name, json = String(prefix), JSON.text(values(options))
    result(handle) = (objects = count_of(handle), bytes = size_of(handle))
    return complete(start(result, C.tierce_store_generate_async, store.handle, name, ncodeunits(name), json, ncodeunits(json), C_NULL, C_NULL))
end
