# Indices as in Julia, for arrays that are read in boxes: Zarr arrays and views of zfp streams.

"What boxes can be read from: it has `size`, `eltype`, `ndims` and `get_box!(array, dst, start)`, with `start` as the library counts."
abstract type Boxed{T,N} end

Base.size(array::Boxed, axis::Integer) = axis <= ndims(array) ? size(array)[axis] : 1
Base.length(array::Boxed) = prod(size(array))
Base.axes(array::Boxed) = map(Base.OneTo, size(array))
Base.axes(array::Boxed, axis::Integer) = Base.OneTo(size(array, axis))
Base.firstindex(::Boxed) = 1
Base.firstindex(::Boxed, _) = 1
Base.lastindex(array::Boxed) = length(array)
Base.lastindex(array::Boxed, axis) = size(array, axis)
Base.show(io::IO, array::Boxed) = print(io, join(size(array), "×"), " ", nameof(typeof(array)), "{", eltype(array), "}")
Base.eltype(array::Boxed) = eltype(typeof(array))

"Start of a box as the library counts: from 0, the axes in reverse."
library_start(start) = UInt64[i - 1 for i in reverse(start)]

function check_box(array, start, dims)
    length(start) == ndims(array) || throw(ArgumentError("$(ndims(array)) indices are needed, not $(length(start))"))
    length(dims) == ndims(array) || throw(DimensionMismatch("a box has $(ndims(array)) axes here, not $(length(dims))"))
    for axis in 1:ndims(array)
        start[axis] >= 1 && start[axis] + dims[axis] - 1 <= size(array, axis) || throw(BoundsError(array, map((i, n) -> i:i+n-1, start, dims)))
    end
end

"""
    read!(array, dst, start...) -> dst

Reads the box of a [`ZarrArray`](@ref) or [`ZfpView`](@ref) that begins at `start` (the first element where it is left out) and is as large as `dst`, to where the
elements of `dst` lie.
"""
function Base.read!(array::Boxed, dst::AbstractArray, start::Integer...)
    at = isempty(start) ? ntuple(_ -> 1, ndims(array)) : start
    check_box(array, at, size(dst))
    get_box!(array, dst, library_start(at))
    return dst
end

const Index = Union{Integer,AbstractRange{<:Integer},Colon}

"The range of an index along an axis."
along(array, axis, index::Integer) = index:index
along(array, axis, index::AbstractRange) = index
along(array, axis, ::Colon) = 1:size(array, axis)

function ranges_of(array::Boxed, indices)
    length(indices) == ndims(array) || throw(ArgumentError("$(ndims(array)) indices are needed, not $(length(indices))"))
    ranges = ntuple(axis -> along(array, axis, indices[axis]), length(indices))
    for (axis, range) in enumerate(ranges)
        isempty(range) || (minimum(range) >= 1 && maximum(range) <= size(array, axis)) || throw(BoundsError(array, indices))
    end
    return ranges
end

"The size of what is indexed: axes with a single number are dropped."
kept_dims(indices, ranges) = Tuple(length(range) for (index, range) in zip(indices, ranges) if !(index isa Integer))

function Base.getindex(array::Boxed, indices::Index...)
    isempty(indices) && ndims(array) > 0 && return array[ntuple(_ -> Colon(), ndims(array))...]
    ranges = ranges_of(array, indices)
    # Steps are taken from the box around them.
    around = map(range -> isempty(range) ? (1:0) : minimum(range):maximum(range), ranges)
    box = box_of(array, around)
    steps = map((range, box) -> isempty(range) ? (1:0) : range .- (first(box) - 1), ranges, around)
    picked = all(range -> range isa AbstractUnitRange, ranges) ? box : box[steps...]
    all(index -> index isa Integer, indices) && return picked[]
    return reshape(picked, kept_dims(indices, ranges))
end

function box_of(array::Boxed, ranges)
    box = Array{eltype(array)}(undef, map(length, ranges))
    return isempty(box) ? box : read!(array, box, map(first, ranges)...)
end

"""
    Array(array)

All elements of a [`ZarrArray`](@ref) or [`ZfpView`](@ref); the same as `array[:, :]` with a colon for each axis.
"""
Base.Array(array::Boxed) = box_of(array, map(n -> 1:n, size(array)))
Base.collect(array::Boxed) = Array(array)
