# JSON, as far as configs and attributes need it: Julia has none of its own. NaN, Infinity and whole numbers of any length
# are read and written as Python does.
module JSON

"The JSON text of dictionaries, named tuples, pairs, lists, numbers, strings, truth values, and `nothing`."
text(value) = sprint(put, value)

put(io::IO, ::Union{Nothing,Missing}) = print(io, "null")
put(io::IO, value::Bool) = print(io, value)
put(io::IO, value::Integer) = print(io, string(value))
put(io::IO, value::Symbol) = put(io, String(value))

function put(io::IO, value::Real)
    number = value isa AbstractFloat ? value : Float64(value)
    isnan(number) && return print(io, "NaN")
    isinf(number) && return print(io, number < 0 ? "-Infinity" : "Infinity")
    print(io, replace(string(number), 'f' => 'e'))    # a Float32 is written 1.0f-5
end

function put(io::IO, value::AbstractString)
    isvalid(value) || throw(ArgumentError("this is not UTF-8, and cannot be JSON: $(repr(value))"))
    print(io, '"')
    for c in value
        if c == '"' || c == '\\'
            print(io, '\\', c)
        elseif c < ' '
            print(io, "\\u", string(UInt16(c); base = 16, pad = 4))
        else
            print(io, c)
        end
    end
    print(io, '"')
end

put(io::IO, value::Union{AbstractDict,NamedTuple}) = put_object(io, pairs(value))
put(io::IO, value::Pair) = put_object(io, (value,))
put(io::IO, value::Union{Tuple,AbstractVector}) = all(one -> one isa Pair, value) && !isempty(value) ? put_object(io, value) : put_list(io, value)
put(_::IO, value) = throw(ArgumentError("a $(typeof(value)) cannot be JSON"))

function put_object(io, pairs)
    print(io, '{')
    for (i, (key, value)) in enumerate(pairs)
        i > 1 && print(io, ", ")
        put(io, string(key))
        print(io, ": ")
        put(io, value)
    end
    print(io, '}')
end

function put_list(io, values)
    print(io, '[')
    for (i, value) in enumerate(values)
        i > 1 && print(io, ", ")
        put(io, value)
    end
    print(io, ']')
end

const DEEPEST = 500

mutable struct Reader
    text::String
    at::Int
end

"The value of a JSON text: objects become `Dict{String,Any}`, lists `Vector{Any}`, null `nothing`."
function parse(source::AbstractString)
    reader = Reader(String(source), 1)
    value = take(reader, 0)
    skip_space(reader)
    reader.at > ncodeunits(reader.text) || fail(reader)
    return value
end

fail(reader) = throw(ArgumentError("this is not JSON, at byte $(reader.at)"))

peek(reader) = reader.at <= ncodeunits(reader.text) ? Char(codeunit(reader.text, reader.at)) : '\0'

function skip_space(reader)
    while peek(reader) in (' ', '\t', '\n', '\r')
        reader.at += 1
    end
    return peek(reader)
end

function expect(reader, c)
    skip_space(reader) == c || fail(reader)
    reader.at += 1
end

const WORDS = ("true" => true, "false" => false, "null" => nothing, "NaN" => NaN, "Infinity" => Inf, "-Infinity" => -Inf)

function take(reader, depth)
    depth > DEEPEST && throw(ArgumentError("JSON is nested deeper than $DEEPEST"))
    c = skip_space(reader)
    c == '{' && return take_object(reader, depth)
    c == '[' && return take_list(reader, depth)
    c == '"' && return take_string(reader)
    rest = SubString(reader.text, reader.at)
    for (word, value) in WORDS
        startswith(rest, word) || continue
        reader.at += length(word)
        return value
    end
    found = match(r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", rest)
    found === nothing && fail(reader)
    reader.at += ncodeunits(found.match)
    found[2] === nothing && found[3] === nothing || return Base.parse(Float64, found.match)
    small = tryparse(Int, found.match)
    return small === nothing ? Base.parse(BigInt, found.match) : small
end

"Calls `one` for each part of a list or object up to the character `last`."
function take_parts(one, reader, last)
    reader.at += 1
    skip_space(reader) == last && return reader.at += 1
    while true
        one()
        skip_space(reader) == last && return reader.at += 1
        expect(reader, ',')
    end
end

function take_object(reader, depth)
    object = Dict{String,Any}()
    take_parts(reader, '}') do
        skip_space(reader) == '"' || fail(reader)
        key = take_string(reader)
        expect(reader, ':')
        object[key] = take(reader, depth + 1)
    end
    return object
end

function take_list(reader, depth)
    list = Any[]
    take_parts(() -> push!(list, take(reader, depth + 1)), reader, ']')
    return list
end

const ESCAPES = Dict('"' => '"', '\\' => '\\', '/' => '/', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t')

function take_string(reader)
    out = IOBuffer()
    reader.at += 1
    while true
        reader.at > ncodeunits(reader.text) && fail(reader)
        byte = codeunit(reader.text, reader.at)
        reader.at += 1
        if byte == UInt8('"')
            return String(take!(out))
        elseif byte < 0x20
            fail(reader)
        elseif byte != UInt8('\\')
            write(out, byte)
        elseif peek(reader) == 'u'
            write(out, take_escaped(reader))
        else
            haskey(ESCAPES, peek(reader)) || fail(reader)
            write(out, ESCAPES[peek(reader)])
            reader.at += 1
        end
    end
end

function take_hex(reader)
    found = match(r"^u([0-9a-fA-F]{4})", SubString(reader.text, reader.at))
    found === nothing && fail(reader)
    reader.at += 5
    return Base.parse(UInt32, found[1]; base = 16)
end

"A character written as one or two numbers; halves of a pair that stand alone cannot be UTF-8, and become U+FFFD."
function take_escaped(reader)
    high = take_hex(reader)
    0xd800 <= high < 0xe000 || return Char(high)
    if high < 0xdc00 && startswith(SubString(reader.text, reader.at), "\\u")
        before = reader.at
        reader.at += 1
        low = take_hex(reader)
        0xdc00 <= low < 0xe000 && return Char(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
        reader.at = before
    end
    return '\ufffd'
end

end
