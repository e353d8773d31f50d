# The store: objects in S3, in files and in memory.

"""
    Store(uri; options...)
    Store(f, uri; options...)

The objects at `"s3://bucket/prefix"`, `"file:///folder"` or `"memory://"`. Options are those of `tierce_store_open`: `endpoint`, `region`, `profile`, `anonymous`,
`io_threads`, `concurrency`, `connect_timeout`, `io_timeout`, `retries`, `part_size`, …. A store has threads of its own, which `close` joins.

Every verb has a form `_async` that gives an [`Operation`](@ref); the plain form waits for it, and lets other tasks run meanwhile.

    store = Store("s3://bucket/run7", endpoint = "https://s3.site.org", profile = "hpc")
    put(store, "step/0001", field)
    bytes = get(store, "step/0001")
"""
struct Store
    handle::Handle{C.tierce_store}
    uri::String
end

function Store(uri::AbstractString; options...)
    json = JSON.text(values(options))
    text = String(uri)
    return Store(make(C.tierce_store, C.tierce_store_open, text, ncodeunits(text), json, ncodeunits(json); slow = true), text)
end

function Store(f::Function, uri::AbstractString; options...)
    store = Store(uri; options...)
    try
        return f(store)
    finally
        close(store)
    end
end

Base.show(io::IO, store::Store) = print(io, "Store(", repr(store.uri), isopen(store) ? ")" : ", closed)")

"What is known of an object: `key`, `size`, `modified` (seconds since 1970), `etag`, `content_type`, each `nothing` where the store does not tell."
struct ObjectInfo
    key::Union{Nothing,String}
    size::Int
    modified::Union{Nothing,Float64}
    etag::Union{Nothing,String}
    content_type::Union{Nothing,String}
    is_prefix::Bool
end

optional_text(p) = p == C_NULL ? nothing : unsafe_string(p)

function ObjectInfo(handle::Handle{C.tierce_object_info})
    GC.@preserve handle begin
        key = C.tierce_object_info_key(handle)
        modified = C.tierce_object_info_modified(handle)
        return ObjectInfo(
            key == C_NULL ? nothing : unsafe_string(key, C.tierce_object_info_key_len(handle)), Int(C.tierce_object_info_size(handle)),
            modified == C.TIERCE_UNKNOWN_TIME ? nothing : modified / 1000, optional_text(C.tierce_object_info_etag(handle)),
            optional_text(C.tierce_object_info_content_type(handle)), C.tierce_object_info_is_prefix(handle) == 1)
    end
end

info_handle() = make(C.tierce_object_info, C.tierce_object_info_new)
info_of(handle) = closing(info -> (call(C.tierce_op_info, handle, info); ObjectInfo(info)), info_handle())

"The address of a text that ends in NUL, and has none inside; the text must be kept."
c_text(::Nothing) = Ptr{UInt8}(C_NULL)
c_text(text::String) = (Base.unsafe_convert(Cstring, text); pointer(text))

"Calls `f` with options of a get; `offset` from 0 on, negative: the last bytes."
function with_get_options(f, offset, len, if_match)
    offset < 0 && len !== nothing && throw(ArgumentError("a negative offset means the last bytes; a length has no place beside it"))
    etag = c_text(if_match)
    first = offset < 0 ? C.TIERCE_FROM_END : UInt64(offset)
    count = offset < 0 ? UInt64(-offset) : len === nothing ? C.TIERCE_TO_END : UInt64(checked_size(len, "a length"))
    GC.@preserve if_match f(Ref(C.tierce_get_options(sizeof(C.tierce_get_options), first, count, etag)))
end

"Calls `f` with options of a put: `condition` is `:always`, `:if_absent`, or the ETag of the version to replace."
function with_put_options(f, condition, content_type)
    etag = condition isa AbstractString ? String(condition) : nothing
    how = etag === nothing ? chosen(CONDITIONS, condition, "condition") : Int32(C.TIERCE_PUT_IF_MATCH)
    type = content_type === nothing ? nothing : String(content_type)
    GC.@preserve etag type f(Ref(C.tierce_put_options(sizeof(C.tierce_put_options), how, c_text(etag), c_text(type))))
end

const CONDITIONS = (always = C.TIERCE_PUT_ALWAYS, if_absent = C.TIERCE_PUT_IF_ABSENT)

"Calls `f` with the addresses and lengths of keys."
function with_keys(f, keys)
    held = String[String(key) for key in keys]
    GC.@preserve held f(Ptr{UInt8}[pointer(key) for key in held], Csize_t[ncodeunits(key) for key in held], length(held))
end

"Bytes that an operation reads: text or plain elements in a row, as they are; others as a copy."
lendable(data::AbstractString) = codeunits(String(data))
lendable(data::AbstractArray{T}) where {T} = (isbitstype(T) || no_dtype(T); in_row(data) ? data : in_memory(data))
bytes_in(data::AbstractArray{T}) where {T} = length(data) * sizeof(T)

function room_in(dst)
    with_room((_, _) -> nothing, dst)
    return dst
end

"""
    get(store, key; offset = 0, len = nothing, if_match = nothing, limit = nothing) -> Vector{UInt8}
    get_async(store, key; ...) -> Operation

Reads an object, or `len` bytes of it from `offset` on (a negative offset: the last bytes), of the version with the ETag `if_match`.
"""
function get_async(store::Store, key::AbstractString; offset::Integer = 0, len = nothing, if_match = nothing, limit = nothing)
    name = String(key)
    with_get_options(offset, len, if_match === nothing ? nothing : String(if_match)) do options
        start(bytes_of, C.tierce_store_get_async, store.handle, name, ncodeunits(name), options, limit_of(limit))
    end
end
Base.get(store::Store, key::AbstractString; options...) = complete(get_async(store, key; options...))
Base.getindex(store::Store, key::AbstractString) = get(store, key)

"""
    get_into!(dst, store, key; offset = 0, len = nothing, if_match = nothing) -> Int
    get_into_async!(dst, store, key; ...) -> Operation

Reads an object, or a part, straight into the memory of an array; gives how many bytes there are.
"""
function get_into_async!(dst::AbstractArray, store::Store, key::AbstractString; offset::Integer = 0, len = nothing, if_match = nothing)
    name = String(key)
    with_get_options(offset, len, if_match === nothing ? nothing : String(if_match)) do options
        with_room(dst) do p, n
            start(size_of, C.tierce_store_get_into_async, store.handle, name, ncodeunits(name), options, p, n; lent = dst)
        end
    end
end
get_into!(dst::AbstractArray, store::Store, key::AbstractString; options...) = complete(get_into_async!(dst, store, key; options...))

"""
    put(store, key, data; condition = :always, content_type = nothing) -> ObjectInfo
    put_async(store, key, data; ...) -> Operation

Writes text, or the memory of an array, as an object. `condition` may be `:if_absent`, or the ETag of the version to replace.
"""
function put_async(store::Store, key::AbstractString, data; condition = :always, content_type = nothing)
    name, lent = String(key), lendable(data)
    with_put_options(condition, content_type) do options
        GC.@preserve lent start(info_of, C.tierce_store_put_async, store.handle, name, ncodeunits(name), pointer(lent), bytes_in(lent), options; lent = lent)
    end
end
put(store::Store, key::AbstractString, data; options...) = complete(put_async(store, key, data; options...))
Base.setindex!(store::Store, data, key::AbstractString) = (put(store, key, data); store)

"""
    head(store, key) -> ObjectInfo

What is known of an object.
"""
head(store::Store, key::AbstractString) = complete(head_async(store, key))
head_async(store::Store, key::AbstractString) = one_key(info_of, C.tierce_store_head_async, store, key)

Base.haskey(store::Store, key::AbstractString) = complete(haskey_async(store, key))
haskey_async(store::Store, key::AbstractString) = one_key(handle -> count_of(handle) == 1, C.tierce_store_exists_async, store, key)

Base.delete!(store::Store, key::AbstractString) = (complete(delete_async(store, key)); store)
delete_async(store::Store, key::AbstractString) = one_key(nothing_of, C.tierce_store_delete_async, store, key)

"""
    delete_prefix(store, prefix) -> Int

Deletes all objects whose keys begin with `prefix`, which must not be empty, and tells how many there were.
"""
delete_prefix(store::Store, prefix::AbstractString) = complete(delete_prefix_async(store, prefix))
delete_prefix_async(store::Store, prefix::AbstractString) = one_key(count_of, C.tierce_store_delete_prefix_async, store, prefix)

one_key(result, f, store, key) = (name = String(key); start(result, f, store.handle, name, ncodeunits(name)))

"""
    copy_object(store, from, to)

Makes the object `to` a copy of `from`; in S3 the bytes do not come here.
"""
copy_object(store::Store, from::AbstractString, to::AbstractString) = complete(copy_object_async(store, from, to))
function copy_object_async(store::Store, from::AbstractString, to::AbstractString)
    a, b = String(from), String(to)
    return start(nothing_of, C.tierce_store_copy_async, store.handle, a, ncodeunits(a), b, ncodeunits(b))
end

"""
    create_bucket(store), delete_bucket(store)

Makes the store's bucket or folder, where it is not there; deletes it, where it is empty.
"""
create_bucket(store::Store) = complete(start(nothing_of, C.tierce_store_create_bucket_async, store.handle))
"See [`create_bucket`](@ref)."
delete_bucket(store::Store) = complete(start(nothing_of, C.tierce_store_delete_bucket_async, store.handle))
