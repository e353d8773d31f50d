# Zarr arrays.

"""
    ZarrArray{T,N}

A Zarr array in a store, made by [`create_array`](@ref) or [`open_array`](@ref). It is indexed like an array, and each indexing reads or writes the chunks that it touches:
`z[1:10, :, 3]`, `z[end, 1]`, `z[:, :] = a`, `z[1:3, 2] .= 0`. `read!(z, view, start...)` and `z[ranges...] = view` work on views with strides where their elements lie.

A Julia array of size (nx, ny, nz) is the Zarr array of shape (nz, ny, nx), as with HDF5.jl and Zarr.jl: sizes, chunks, indices and names of axes are all in Julia's order
here. It is not an `AbstractArray`, whose algorithms would fetch chunk after chunk for single elements; `Array(z)` reads all.
"""
struct ZarrArray{T,N} <: Boxed{T,N}
    handle::Handle{C.tierce_zarr_array}
    dtype::String
end

function ZarrArray(handle::Handle{C.tierce_zarr_array})
    ndim = Ref{Csize_t}(0)
    call(C.tierce_zarr_array_ndim, handle, ndim)
    dtype = copied_len((dst, cap, len) -> call(C.tierce_zarr_array_dtype, handle, dst, cap, len))
    return ZarrArray{type_of(dtype),Int(ndim[])}(handle, dtype)
end

"`copied_text` for functions that write the length to their last argument."
copied_len(f) = copied_text((dst, cap) -> (len = Ref{Csize_t}(0); f(dst, cap, len); len[]))

const MODES = (new = C.TIERCE_ZARR_CREATE_NEW, open = C.TIERCE_ZARR_CREATE_OR_OPEN, replace = C.TIERCE_ZARR_CREATE_REPLACE)

"Extents of `n` axes as the library has them: in reverse."
reversed(extents, n, what) = length(extents) == n ? UInt64[checked_size(e, what) for e in reverse(extents)] :
    throw(DimensionMismatch("$what has $(length(extents)) axes, the array $n"))

"""
    create_array(store, path, T, dims...; mode = :new, options...) -> ZarrArray

Makes a Zarr array with elements of type `T` (or a name of numpy's, such as `"<M8[ns]"`) and opens it. `mode` is `:new`, `:open` (one that is there is opened, if it is alike)
or `:replace`. The options, with axes in Julia's order:

- `chunks`, `shards`: extents; `fill_value`; `codecs`: a config as [`Codec`](@ref) takes it; `zarr_format = 3`, or 2; `dimension_names`; `attributes`: a dictionary;
- `order`, `separator`, `index_location`, `index_codecs`: as Zarr has them;
- `memory`, `write_empty_chunks`, `partial_chunks`, `max_items`: of the open array; `pool`: threads that encode and decode, in place of the store's.

Metadata are written by a call that waits, and lets no other task of this thread run.
"""
function create_array(store::Store, path::AbstractString, T, dims::Integer...; mode::Symbol = :new, pool = nothing, chunks = nothing, shards = nothing,
                      fill_value = nothing, codecs = nothing, dimension_names = nothing, options...)
    dtype = T isa AbstractString ? String(T) : dtype_of(T)
    # Each key is JSON, but for what Julia's order turns around.
    keys_of_spec = (:zarr_format, :attributes, :order, :separator, :index_location, :index_codecs)
    opened, location = open_options(values(options), keys_of_spec), String(path)
    shape = reversed(dims, length(dims), "the size")
    handle = closing(make(C.tierce_zarr_spec, C.tierce_zarr_spec_new, dtype, ncodeunits(dtype), shape, length(shape))) do spec
        chunks === nothing || call(C.tierce_zarr_spec_set_chunks, spec, reversed(chunks, length(dims), "chunks"), length(dims))
        shards === nothing || call(C.tierce_zarr_spec_set_shards, spec, reversed(shards, length(dims), "shards"), length(dims))
        codecs === nothing || set_key(spec, "codecs", config_text(codecs, ()))
        dimension_names === nothing || set_key(spec, "dimension_names", JSON.text(collect(reverse(dimension_names))))
        for key in keys_of_spec
            haskey(options, key) && set_key(spec, string(key), JSON.text(options[key]))
        end
        fill_value === nothing || set_fill(spec, dtype, fill_value)
        make(C.tierce_zarr_array, C.tierce_zarr_array_create, store.handle, location, ncodeunits(location), spec, chosen(MODES, mode, "mode"),
             opened, ncodeunits(opened), C_NULL; slow = true)
    end
    return with_pool(handle, pool)
end

set_key(spec, key, json) = call(C.tierce_zarr_spec_set, spec, key, ncodeunits(key), json, ncodeunits(json))

function set_fill(spec, dtype, value)
    is_items(dtype) && return with_bytes((p, n) -> call(C.tierce_zarr_spec_set_fill, spec, p, n), item_bytes(value))
    element = convert(type_of(dtype), value)
    dtype[1] == OTHER && (element = swapped(element))
    with_bytes((p, n) -> call(C.tierce_zarr_spec_set_fill, spec, p, n), [element])
end

"What is left of the options, as JSON for an open array."
open_options(options::NamedTuple, taken = ()) = JSON.text((; (name => value for (name, value) in pairs(options) if !(name in taken))...))

with_pool(handle, ::Nothing) = ZarrArray(handle)
with_pool(handle, pool::Pool) =
    closing(plain -> ZarrArray(make(C.tierce_zarr_array, C.tierce_zarr_array_with_pool, plain, pool.handle; slow = true)), handle)

"""
    open_array(store, path = ""; pool = nothing, options...) -> ZarrArray

Opens the Zarr array at `path`. Options are `memory`, `write_empty_chunks`, `partial_chunks` and `max_items`; `pool` has the threads that encode and decode, in place of
the store's.
"""
function open_array(store::Store, path::AbstractString = ""; pool = nothing, options...)
    location, json = String(path), JSON.text(values(options))
    handle = make(C.tierce_zarr_array, C.tierce_zarr_array_open, store.handle, location, ncodeunits(location), json, ncodeunits(json), C_NULL; slow = true)
    return with_pool(handle, pool)
end

Base.eltype(::Type{<:ZarrArray{T}}) where {T} = T
Base.ndims(::ZarrArray{T,N}) where {T,N} = N
Base.size(z::ZarrArray) = extents_of(C.tierce_zarr_array_shape, z)

function extents_of(f, z::ZarrArray{T,N}) where {T,N}
    out = zeros(UInt64, N)
    call(f, z.handle, out, N)
    return ntuple(axis -> Int(out[N+1-axis]), N)
end

"""
    chunks(z) -> Tuple

The extents of a chunk, which is one object; of a shard, where there are shards.
"""
chunks(z::ZarrArray) = extents_of(C.tierce_zarr_array_chunks, z)

"""
    inner_chunks(z) -> Tuple

The extents of the chunks that can be read on their own: of those in a shard, else as [`chunks`](@ref).
"""
inner_chunks(z::ZarrArray) = extents_of(C.tierce_zarr_array_inner_chunks, z)

"""
    dimension_names(z) -> Tuple

The names of the axes, in Julia's order; `nothing` for those that have none.
"""
function dimension_names(z::ZarrArray{T,N}) where {T,N}
    ntuple(N) do axis
        try
            copied_len((dst, cap, len) -> call(C.tierce_zarr_array_dimension_name, z.handle, N - axis, dst, cap, len))
        catch e
            e isa TierceError && e.status == C.TIERCE_E_NOT_FOUND || rethrow()
            nothing
        end
    end
end

"""
    fill_value(z)

What is where no chunk was written.
"""
function fill_value(z::ZarrArray{T}) where {T}
    len = Ref{Csize_t}(0)
    status = ask(C.tierce_zarr_array_fill, z.handle, C_NULL, 0, len)
    status == C.TIERCE_E_BUFFER_TOO_SMALL || check(status)
    room = Vector{UInt8}(undef, len[])
    call(C.tierce_zarr_array_fill, z.handle, room, length(room), len)
    GC.@preserve room begin
        is_items(z.dtype) && return item_of(T, convert(Ptr{Cvoid}, pointer(room)), length(room))
        value = unsafe_load(convert(Ptr{T}, pointer(room)))
        return z.dtype[1] == OTHER ? swapped(value) : value
    end
end

"""
    metadata(z) -> Dict

The metadata document: zarr.json, or .zarray.
"""
metadata(z::ZarrArray) = JSON.parse(filled_text(C.tierce_zarr_array_metadata, z.handle))

"""
    attributes(node) -> Dict
    attributes!(node, attributes)

The attributes of an array or group; `attributes!` replaces them, here and in the store.
"""
attributes(z::ZarrArray) = JSON.parse(filled_text(C.tierce_zarr_array_attributes, z.handle))
"See [`attributes`](@ref)."
attributes!(z::ZarrArray, values) = (json = JSON.text(values); call(C.tierce_zarr_array_set_attributes, z.handle, json, ncodeunits(json)); z)

"""
    resize!(z, dims...) -> z

Gives the array other extents, here and in the store, and deletes the chunks that lie outside.
"""
Base.resize!(z::ZarrArray{T,N}, dims::Vararg{Integer,N}) where {T,N} =
    (call(C.tierce_zarr_array_resize, z.handle, reversed(dims, N, "the size"), N); z)

# Boxes. The store's threads do the work, while other tasks run.

"""
    read_async!(z, dst, start...) -> Operation
    write_async(z, src, start...) -> Operation

`read!(z, dst, start...)` and `z[start..., …] = src` as operations; `dst` and `src` must not be used until they have ended.
"""
function read_async!(z::ZarrArray, dst::AbstractArray, start::Integer...)
    at = isempty(start) ? ntuple(_ -> 1, ndims(z)) : start
    check_box(z, at, size(dst))
    return read_box(z, dst, library_start(at))
end

"See [`read_async!`](@ref)."
function write_async(z::ZarrArray, src::AbstractArray, start::Integer...)
    at = isempty(start) ? ntuple(_ -> 1, ndims(z)) : start
    check_box(z, at, size(src))
    return write_box(z, src, at)
end

same_elements(z::ZarrArray{T}, ::AbstractArray{E}) where {T,E} = stands_for(E, z.dtype)

function read_box(z::ZarrArray{T}, dst::AbstractArray, start) where {T}
    same_elements(z, dst) || throw(ArgumentError("elements are of type $T, the destination has $(eltype(dst))"))
    if is_items(z.dtype)
        items = make(C.tierce_array, C.tierce_array_new_items, z.dtype, shape_of(dst), ndims(dst), C.TIERCE_ORDER_C, typemax(Csize_t))
        return start_items(z, dst, items, start)
    end
    return start_box(_ -> dst, C.tierce_zarr_array_read_async, z, start, target_of(dst, native(z.dtype)))
end

start_items(z, dst, items, start) = start_box(_ -> (fill_items!(dst, items); dst), C.tierce_zarr_array_read_async, z, start, items)

# The handle keeps its array, and is kept until the operation is freed.
start_box(result, f, z, at, array) =
    start(op -> (check_chunks(op, z, at, array); result(op)), f, z.handle, at, length(at), array; lent = array)

"An operation on a box succeeds in part where some chunks failed: throws what the first of them failed with."
function check_chunks(op, z, at, array)
    ask(C.tierce_op_poll, op) == C.TIERCE_PARTIAL || return
    extents, total = UInt64[reverse(dims_of(array))...], Ref{Csize_t}(0)
    call(C.tierce_zarr_array_box_chunks, z.handle, at, extents, length(at), C_NULL, C_NULL, total)
    failures_of(op, Int(total[]), false)
    return
end

get_box!(z::ZarrArray, dst, start) = complete(read_box(z, dst, start))

function write_box(z::ZarrArray{T}, src::AbstractArray, at, axes = all_axes(src)) where {T}
    # Numbers are converted as in any array of Julia's.
    fitting = same_elements(z, src) ? src : convert(AbstractArray{T}, src)
    source = source_of(fitting, is_items(z.dtype) ? z.dtype : native(z.dtype), axes)
    return start_box(nothing_of, C.tierce_zarr_array_write_async, z, library_start(at), source)
end

function Base.setindex!(z::ZarrArray, src::AbstractArray, indices::Index...)
    all_of = isempty(indices) ? ntuple(_ -> Colon(), ndims(z)) : indices
    ranges = ranges_of(z, all_of)
    all(range -> range isa AbstractUnitRange, ranges) || throw(ArgumentError("boxes without steps can be written"))
    size(src) == kept_dims(all_of, ranges) || throw(DimensionMismatch("tried to write an array of size $(size(src)) to a box of size $(kept_dims(all_of, ranges))"))
    # Single numbers among the indices are axes that `src` has not.
    axes = ntuple(i -> all_of[i] isa Integer ? 0 : count(index -> !(index isa Integer), all_of[1:i]), length(all_of))
    any(isempty, ranges) || complete(write_box(z, src, map(first, ranges), axes))
    return z
end

function Base.setindex!(z::ZarrArray{T,N}, value, indices::Vararg{Integer,N}) where {T,N}
    ranges_of(z, indices)
    complete(write_box(z, fill(convert(T, value), ntuple(_ -> 1, N)), indices))
    return z
end

"""
    z[ranges...] .= values

Writes what is broadcast to a box, as one write.
"""
Base.dotview(z::ZarrArray, indices::Index...) = ZarrBox(z, indices)

struct ZarrBox{Z,I}
    array::Z
    indices::I
end

Base.Broadcast.materialize!(box::ZarrBox, values::Base.Broadcast.Broadcasted{S}) where {S} = write_broadcast(box, values)
Base.Broadcast.materialize!(box::ZarrBox, values) = write_broadcast(box, values)

function write_broadcast(box, broadcasted)
    dims = kept_dims(box.indices, ranges_of(box.array, box.indices))
    values = Array{eltype(box.array)}(undef, dims)
    Base.Broadcast.materialize!(values, broadcasted)
    isempty(dims) ? (box.array[box.indices...] = values[]) : (box.array[box.indices...] = values)
    return box
end

"""
    append!(z, src; axis = ndims(z)) -> Int

Makes the array longer along `axis` by the extent of `src`, writes `src` there, and gives the index where it begins. Others may append at the same time.
"""
function Base.append!(z::ZarrArray{T,N}, src::AbstractArray; axis::Integer = N) where {T,N}
    1 <= axis <= N || throw(ArgumentError("there is no axis $axis"))
    fitting = same_elements(z, src) ? src : convert(AbstractArray{T}, src)
    at = Ref{UInt64}(0)
    with_array(a -> call(C.tierce_zarr_array_append, z.handle, N - axis, a, at), fitting, is_items(z.dtype) ? z.dtype : native(z.dtype))
    return Int(at[]) + 1
end

"""
    covers(z, ranges...) -> Bool

Whether a write of this box reads nothing first, since it has all of each chunk (or shard) that it touches.
"""
function covers(z::ZarrArray, indices::Index...)
    ranges, yes = ranges_of(z, indices), Ref{Int32}(0)
    extents = UInt64[length(range) for range in reverse(ranges)]
    call(C.tierce_zarr_array_covers, z.handle, library_start(map(first, ranges)), extents, length(extents), yes)
    return yes[] == 1
end
