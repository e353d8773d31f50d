# Arrays of Julia's as the library sees them, without copies, and back.
#
# A Julia array of size (nx, ny, nz) is the array of shape (nz, ny, nx): the axes in reverse, so that what lies side by side in Julia,
# along the first axis, lies side by side there, along the last, and encoded bytes are the memory as it is.

"Whether elements lie at fixed steps in memory."
has_strides(_::AbstractArray) = false
has_strides(_::Union{StridedArray,DenseArray}) = true
has_strides(array::PermutedDimsArray) = has_strides(parent(array))

writable(_::AbstractArray) = true
writable(_::Base.CodeUnits) = false
writable(array::Union{SubArray,PermutedDimsArray,Base.ReshapedArray,Base.ReinterpretArray}) = writable(parent(array))

"Whether the elements lie in a row, in Julia's order."
in_row(_::Union{Array,Base.CodeUnits,Buffer}) = true
function in_row(array::AbstractArray)
    has_strides(array) || return false
    step = 1
    for axis in 1:ndims(array)
        size(array, axis) == 1 || stride(array, axis) == step || return false
        step *= size(array, axis)
    end
    return true
end

"A copy with memory of its own, for arrays that have no strides."
in_memory(array::AbstractArray{T,N}) where {T,N} = copyto!(Array{T,N}(undef, size(array)), array)

# `axes` are those that are told, in Julia's order; 0 stands for one of a single element that the array has not.
all_axes(array) = ntuple(identity, ndims(array))
shape_of(array, axes = all_axes(array)) = Csize_t[axis == 0 ? 1 : size(array, axis) for axis in reverse(axes)]
strides_of(array::AbstractArray{T}, axes) where {T} = Cptrdiff_t[axis == 0 ? sizeof(T) : stride(array, axis) * sizeof(T) for axis in reverse(axes)]

const ArrayHandle = Handle{C.tierce_array}

"""
Calls `f` with a handle of the library's that sees `array` where it lies, for reading: arrays with strides as they are, strings and vectors as
items, others as a copy. `dtype` says what the elements are there.
"""
function with_array(f::F, array::AbstractArray{T}, dtype = dtype_of(T)) where {F,T}
    is_items(dtype) && return closing(f, items_of(array, dtype))
    has_strides(array) || return with_array(f, in_memory(array), dtype)
    return closing(f, borrowed(C.tierce_array_borrow, array, dtype))
end

"`with_array` for writing: `array` must have strides, and its elements are written where they lie."
function with_target(f::F, array::AbstractArray{T}, dtype = dtype_of(T)) where {F,T}
    return closing(f, target_of(array, dtype))
end

"A handle that sees `array` for writing, and keeps it."
function target_of(array::AbstractArray{T}, dtype = dtype_of(T)) where {T}
    is_items(dtype) && throw(ArgumentError("items of type $T cannot be written in place"))
    has_strides(array) || throw(ArgumentError("$(typeof(array)) has no strides, and cannot be written to in place"))
    writable(array) || throw(ArgumentError("$(typeof(array)) cannot be written to in place"))
    return borrowed(C.tierce_array_borrow_mut, array, dtype)
end

"A handle that sees `array` for reading, and keeps what it sees, which may be a copy."
function source_of(array::AbstractArray{T}, dtype = dtype_of(T), axes = all_axes(array)) where {T}
    is_items(dtype) && return items_of(array, dtype, axes)
    return borrowed(C.tierce_array_borrow, has_strides(array) ? array : in_memory(array), dtype, axes)
end

function borrowed(f::F, array::AbstractArray, dtype, axes = all_axes(array)) where {F}
    steps = array isa Array ? C_NULL : strides_of(array, axes)
    return GC.@preserve array make(C.tierce_array, f, dtype, pointer(array), shape_of(array, axes), steps, length(axes), C.TIERCE_ORDER_C, C_NULL, C_NULL; keep = array)
end

"What `f` makes of a handle that is closed then."
function closing(f::F, handles::Handle...) where {F}
    try
        return f(handles...)
    finally
        foreach(close, handles)
    end
end

"A handle that only tells element type and shape; `dims` are in Julia's order."
function described(dtype, dims)
    shape = Csize_t[checked_size(n, "an extent") for n in reverse(dims)]
    return make(C.tierce_array, C.tierce_array_describe, dtype, shape, length(shape), C.TIERCE_ORDER_C)
end

# Items: strings and vectors, which vary in length.

item_bytes(item::AbstractString) = codeunits(String(item))
item_bytes(item::AbstractVector) = in_row(item) ? item : in_memory(item)
item_bytes(item) = throw(ArgumentError("a $(typeof(item)) is no item of an array of strings or vectors"))

function items_of(array::AbstractArray, dtype, axes = all_axes(array))
    held = Any[item_bytes(item) for item in array]
    lengths = Csize_t[length(item) * sizeof(eltype(item)) for item in held]
    return GC.@preserve held begin
        starts = Ptr{Cvoid}[pointer(item) for item in held]
        make(C.tierce_array, C.tierce_array_from_items, dtype, starts, lengths, shape_of(array, axes), length(axes), C.TIERCE_ORDER_C)
    end
end

item_of(::Type{String}, bytes::Ptr{Cvoid}, n) = n == 0 ? "" : unsafe_string(convert(Ptr{UInt8}, bytes), n)
function item_of(::Type{Vector{T}}, bytes::Ptr{Cvoid}, n) where {T}
    item = Vector{T}(undef, n ÷ sizeof(T))
    GC.@preserve item n == 0 || unsafe_copyto!(convert(Ptr{UInt8}, pointer(item)), convert(Ptr{UInt8}, bytes), n)
    return item
end

"The dtype of an array of the library's."
dtype_of(handle::ArrayHandle) = copied_text((dst, cap) -> ask(C.tierce_array_dtype, handle, dst, cap))

"The size of an array of the library's, in Julia's order."
function dims_of(handle::ArrayHandle)
    shape, ndim = Ref{Ptr{Csize_t}}(C_NULL), Ref{Csize_t}(0)
    call(C.tierce_array_shape, handle, shape, ndim)
    return GC.@preserve handle Tuple(Int(unsafe_load(shape[], axis)) for axis in Int(ndim[]):-1:1)
end

"An `Array` with the content of an array of the library's."
function collected_array(handle::ArrayHandle)
    dtype = dtype_of(handle)
    return collected_as(type_of(dtype), handle, dtype, dims_of(handle))
end

function collected_as(::Type{T}, handle, dtype, dims) where {T}
    out = Array{T}(undef, dims)
    if is_items(dtype)
        fill_items!(out, handle)
    else
        with_target(target -> call(C.tierce_array_assign, target, handle), out, dtype)
        dtype[1] == OTHER && map!(swapped, out, out)
    end
    return out
end

function fill_items!(out::AbstractArray{T}, handle) where {T}
    # A view in C order numbers items as Julia does, whatever order the array has.
    closing(made_of(C.tierce_array_copy, handle, C.TIERCE_ORDER_C)) do ordered
        item, len = Ref{Ptr{Cvoid}}(C_NULL), Ref{Csize_t}(0)
        for (number, i) in enumerate(eachindex(out))
            call(C.tierce_array_item, ordered, number - 1, item, len)
            out[i] = item_of(T, item[], Int(len[]))
        end
    end
end

made_of(f::F, arguments...) where {F} = make(C.tierce_array, f, arguments...)

"The content of an array that `f` makes of these arguments."
collected_from(f::F, arguments...) where {F} = closing(collected_array, made_of(f, arguments...))
