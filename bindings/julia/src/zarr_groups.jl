# Groups of Zarr arrays.

"""
    ZarrGroup

A group of Zarr arrays and other groups, made by [`create_group`](@ref) or [`open_group`](@ref). `group["name"]` opens what is there, and `keys`, `haskey`,
[`array_names`](@ref) and [`group_names`](@ref) tell what there is; [`attributes`](@ref) and `attributes!` are as for arrays.
"""
struct ZarrGroup
    handle::Handle{C.tierce_zarr_group}
    store::Store
    path::String
    consolidated::Bool
end

"""
    create_group(store, path = ""; mode = :new, zarr_format = 3, attributes = nothing) -> ZarrGroup

Makes a group, and those above it. `mode` is as for [`create_array`](@ref).
"""
function create_group(store::Store, path::AbstractString = ""; mode::Symbol = :new, zarr_format::Integer = 3, attributes = nothing)
    location, json = String(path), attributes === nothing ? "{}" : JSON.text(attributes)
    handle = make(C.tierce_zarr_group, C.tierce_zarr_group_create, store.handle, location, ncodeunits(location), zarr_format, json, ncodeunits(json),
                  chosen(MODES, mode, "mode"); slow = true)
    return ZarrGroup(handle, store, location, false)
end

"""
    open_group(store, path = ""; consolidated = true) -> ZarrGroup

Opens a group. What one document tells of all nodes below it is believed, where there is such, unless `consolidated` is false.
"""
function open_group(store::Store, path::AbstractString = ""; consolidated::Bool = true)
    location = String(path)
    handle = make(C.tierce_zarr_group, C.tierce_zarr_group_open, store.handle, location, ncodeunits(location), consolidated; slow = true)
    return ZarrGroup(handle, store, location, consolidated)
end

function names_of(group::ZarrGroup, kind)
    segments = make(C.tierce_segments, C.tierce_zarr_group_children, group.handle, kind)
    closing(segments) do s
        item, len = Ref{Ptr{Cvoid}}(C_NULL), Ref{Csize_t}(0)
        return map(1:Int(ask(C.tierce_segments_count, s))) do number
            call(C.tierce_segments_get, s, number - 1, item, len)
            item_of(String, item[], Int(len[]))
        end
    end
end

"""
    array_names(group), group_names(group) -> Vector{String}

The names of the arrays, and of the groups, right below a group; `keys(group)` are both.
"""
array_names(group::ZarrGroup) = names_of(group, C.TIERCE_ZARR_ARRAY)
"See [`array_names`](@ref)."
group_names(group::ZarrGroup) = names_of(group, C.TIERCE_ZARR_GROUP)
Base.keys(group::ZarrGroup) = names_of(group, C.TIERCE_ZARR_ANY)
Base.haskey(group::ZarrGroup, name::AbstractString) = name in keys(group)
Base.show(io::IO, group::ZarrGroup) = print(io, "ZarrGroup(", repr(group.path), isopen(group) ? ")" : ", closed)")

below(group::ZarrGroup, name) = isempty(group.path) ? String(name) : string(group.path, "/", name)

"The array `name` below the group, which may be a path; options and `pool` are those of [`open_array`](@ref)."
function open_array(group::ZarrGroup, name::AbstractString; pool = nothing, options...)
    child, json = String(name), JSON.text(values(options))
    handle = make(C.tierce_zarr_array, C.tierce_zarr_group_open_array, group.handle, child, ncodeunits(child), json, ncodeunits(json), C_NULL; slow = true)
    return with_pool(handle, pool)
end

open_group(group::ZarrGroup, name::AbstractString) = open_group(group.store, below(group, name); consolidated = group.consolidated)
create_group(group::ZarrGroup, name::AbstractString; options...) = create_group(group.store, below(group, name); zarr_format = zarr_format(group), options...)
create_array(group::ZarrGroup, name::AbstractString, T, dims::Integer...; options...) =
    create_array(group.store, below(group, name), T, dims...; zarr_format = zarr_format(group), options...)

function Base.getindex(group::ZarrGroup, name::AbstractString)
    try
        return open_array(group, name)
    catch e
        # A group is not an array.
        e isa TierceError && e.status == C.TIERCE_E_ARGUMENT || rethrow()
        return open_group(group, name)
    end
end

"""
    zarr_format(node) -> Int

The version of the format: 2 or 3.
"""
zarr_format(group::ZarrGroup) = format_of(C.tierce_zarr_group_format, group)
zarr_format(z::ZarrArray) = format_of(C.tierce_zarr_array_format, z)
format_of(f, node) = (format = Ref{Int32}(0); call(f, node.handle, format); Int(format[]))

attributes(group::ZarrGroup) = JSON.parse(filled_text(C.tierce_zarr_group_attributes, group.handle))
attributes!(group::ZarrGroup, values) =
    (json = JSON.text(values); call(C.tierce_zarr_group_set_attributes, group.handle, json, ncodeunits(json)); group)

"""
    consolidate!(group) -> group

Writes what all nodes below the group say of themselves to one document.
"""
consolidate!(group::ZarrGroup) = (call(C.tierce_zarr_group_consolidate, group.handle); group)

const NODES = Dict{Int32,Symbol}(C.TIERCE_ZARR_NOTHING => :nothing, C.TIERCE_ZARR_ARRAY => :array, C.TIERCE_ZARR_GROUP => :group)

"""
    find_node(store, path) -> Symbol

What is at a path: `:array`, `:group`, or `:nothing`.
"""
function find_node(store::Store, path::AbstractString)
    location, kind = String(path), Ref{Int32}(0)
    call(C.tierce_zarr_find, store.handle, location, ncodeunits(location), kind)
    return NODES[kind[]]
end

"""
    delete_node(store, path)

Deletes what is at a path, and all that is below it.
"""
delete_node(store::Store, path::AbstractString) = (location = String(path); call(C.tierce_zarr_delete, store.handle, location, ncodeunits(location)); nothing)
