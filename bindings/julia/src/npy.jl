# Files and archives of numpy.

"""
    load_npy(source) -> Array

Reads a .npy file, given by its path or as bytes. An array that numpy shows with shape (a, b) has size (b, a) here: the axes are in reverse, and
the memory is the same.
"""
load_npy(path::AbstractString) = collected_from(C.tierce_array_load_npy, String(path))
load_npy(bytes::AbstractVector{UInt8}) = with_bytes((p, n) -> collected_from(C.tierce_array_from_npy, p, n), bytes)

"""
    save_npy(path, array)

Writes a .npy file, whole or not at all, in place of one that may be there. See [`load_npy`](@ref) for the order of axes.
"""
save_npy(path::AbstractString, array::AbstractArray) = (with_array(a -> call(C.tierce_array_save_npy, a, String(path)), array); nothing)

"""
    npy_bytes(array) -> Vector{UInt8}

The content of the .npy file of an array.
"""
npy_bytes(array::AbstractArray) = with_array(a -> filled_bytes(C.tierce_array_to_npy, a), array)

"""
    Npz(source)

An open .npz archive, given by its path or as bytes: `keys`, `length`, `haskey`, `archive["name"]`, and iteration over pairs. Each array is read when it
is asked for. [`close`](@ref) closes it.
"""
struct Npz
    handle::Handle{C.tierce_npz}
end

Npz(path::AbstractString) = Npz(make(C.tierce_npz, C.tierce_npz_open, String(path)))

function Npz(bytes::AbstractVector{UInt8})
    lent = in_row(bytes) ? bytes : in_memory(bytes)
    GC.@preserve lent Npz(make(C.tierce_npz, C.tierce_npz_open_memory, pointer(lent), length(lent), C_NULL, C_NULL; keep = lent))
end

Base.length(npz::Npz) = Int(ask(C.tierce_npz_count, npz.handle))
Base.keys(npz::Npz) = GC.@preserve npz String[unsafe_string(ask(C.tierce_npz_name, npz.handle, i - 1)) for i in 1:length(npz)]
Base.haskey(npz::Npz, name::AbstractString) = name in keys(npz)
Base.getindex(npz::Npz, name::AbstractString) = collected_from(C.tierce_npz_get, npz.handle, String(name), typemax(Csize_t))
function Base.iterate(npz::Npz, (names, at) = (keys(npz), 1))
    at > length(names) && return nothing
    return names[at] => npz[names[at]], (names, at + 1)
end
Base.show(io::IO, npz::Npz) = print(io, isopen(npz) ? "Npz with $(join(keys(npz), ", "))" : "Npz(closed)")

"""
    save_npz(path; level = 6, arrays...)
    save_npz(path, arrays; level = 6)

Writes a .npz archive of arrays by name, whole or not at all. `level` 0 stores them as they are, 1 to 9 compress. Equal arrays make equal archives.
"""
save_npz(path::AbstractString; level::Integer = 6, arrays...) = save_npz(path, arrays; level = level)

function save_npz(path::AbstractString, arrays; level::Integer = 6)
    # Not freed by a finalizer that might wait for a disk.
    writer = make(C.tierce_npz_writer, C.tierce_npz_writer_create, String(path), Int32(level); slow = true)
    closing(writer) do w
        for (name, array) in pairs(arrays)
            with_array(a -> call(C.tierce_npz_writer_add, w, string(name), a), array)
        end
        call(C.tierce_npz_writer_finish, w, C_NULL)
    end
    return
end
