# Many items in one call, on the threads of a pool.

const Collection = Handle{C.tierce_segments_collection}

"The items of a collection, each copied to a vector; the collection is closed."
function collected_items(items::Collection)
    closing(items) do collection
        item, len = Ref{Ptr{Cvoid}}(C_NULL), Ref{Csize_t}(0)
        return map(1:Int(ask(C.tierce_segments_collection_count, collection))) do number
            call(C.tierce_segments_collection_get, collection, number - 1, item, len)
            item_of(Vector{UInt8}, item[], Int(len[]))
        end
    end
end

"Calls `f` with a collection over the bytes of `items`, which are lent to it."
function with_collection(f::F, items) where {F}
    held = Any[item isa AbstractString ? item_bytes(item) : in_row(item) ? item : in_memory(item) for item in items]
    foreach(item -> isbitstype(eltype(item)) || no_dtype(eltype(item)), held)
    lengths = Csize_t[length(item) * sizeof(eltype(item)) for item in held]
    GC.@preserve held begin
        starts = Ptr{Cvoid}[pointer(item) for item in held]
        closing(f, make(C.tierce_segments_collection, C.tierce_segments_collection_from_pointers, starts, lengths, length(held)))
    end
end

"Calls `f` with handles of arrays, as the library takes them: a vector of addresses."
function with_handles(f::F, handles::Vector{<:Handle{K}}) where {F,K}
    try
        GC.@preserve handles f(Ptr{K}[handle.address for handle in handles])
    finally
        foreach(close, handles)
    end
end

"""
The items of a call over many, which `f(each)` makes and `finish()` gives. With `partial`, an item that failed is a `TierceError` in place of its result;
the library has the message of the first alone.
"""
function many(f::F, finish, count, partial) where {F}
    each = partial ? zeros(Int32, count) : C_NULL
    status = f(each)
    items = finish()
    status == C.TIERCE_PARTIAL || return items
    out = Vector{Any}(items)
    message = copied_text(C.tierce_last_error)
    for (i, one) in enumerate(each)
        one < 0 || continue
        out[i] = TierceError(one, message)
        message = "see the first item that failed"
    end
    return out
end

"""
    encode_many(codec, arrays; pool = nothing, partial = false) -> Vector

Encodes each of many arrays, on the threads of `pool`. With `partial`, one that cannot be encoded is a [`TierceError`](@ref) in the result, and the
others are there.
"""
function encode_many(codec::Codec, arrays; pool = nothing, partial = false)
    with_handles(ArrayHandle[source_of(array) for array in arrays]) do handles
        out = Ref{Ptr{C.tierce_segments_collection}}(C_NULL)
        many(() -> collected_items(Collection(out[])), length(handles), partial) do each
            call(C.tierce_codec_encode_arrays, codec.handle, handles, length(handles), pool_handle(pool), out, each)
        end
    end
end

"""
    decode_many(codec, chunks; limit = nothing, pool = nothing, partial = false) -> Vector

Decodes each of many chunks to bytes, at most `limit` of each. `partial` as in [`encode_many`](@ref).
"""
function decode_many(codec::Codec, chunks; limit = nothing, pool = nothing, partial = false)
    with_collection(chunks) do source
        out = Ref{Ptr{C.tierce_segments_collection}}(C_NULL)
        many(() -> collected_items(Collection(out[])), length(chunks), partial) do each
            call(C.tierce_codec_decode_many, codec.handle, source, limit_of(limit), pool_handle(pool), out, each)
        end
    end
end

"""
    decode_many!(arrays, codec, chunks; pool = nothing, partial = false) -> arrays

Decodes each chunk into the array of the same number, where its elements lie. With `partial` the result has a [`TierceError`](@ref) in place of an
array whose chunk is bad.
"""
function decode_many!(arrays, codec::Codec, chunks; pool = nothing, partial = false)
    length(arrays) == length(chunks) || throw(DimensionMismatch("$(length(chunks)) chunks for $(length(arrays)) arrays"))
    with_handles(ArrayHandle[target_of(array) for array in arrays]) do handles
        with_collection(chunks) do source
            many(() -> arrays, length(handles), partial) do each
                call(C.tierce_codec_decode_arrays_into, codec.handle, source, handles, length(handles), pool_handle(pool), each)
            end
        end
    end
end
