# Arrays of every kind go in and come back, from where they lie.

const BYTES = Codec("zstd")
roundtrip(a) = decode(BYTES, encode(BYTES, a), eltype(a), size(a)...)

@testset Tally "element types" begin
    for T in (Bool, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64, Float16, Float32, Float64, ComplexF32, ComplexF64, NTuple{5,UInt8})
        a = T <: NTuple ? [ntuple(i -> UInt8(i + n), 5) for n in 1:6] : T <: Complex ? rand(T, 3, 4) : rand(T, 3, 4)
        @test roundtrip(a) == a
        @test Tierce.type_of(Tierce.dtype_of(T)) === T
        @test decode(BYTES, encode(BYTES, a)) == reinterpret(UInt8, vec(a))
    end
    @test Tierce.type_of("<M8[ns]") === Int64
    @test Tierce.type_of("<U3") === NTuple{3,UInt32}
    @test Tierce.text(Tuple(UInt32.(collect("né\0")))) == "né"
    @test Tierce.text((0x61, 0x62, 0x00)) == "ab"
    @test_throws ArgumentError Tierce.type_of("|O")
    @test_throws ArgumentError encode(BYTES, Any[1, "a"])
    @test_throws ArgumentError encode(BYTES, [sin, cos])
end

@testset Tally "sizes" begin
    for dims in ((), (0,), (1,), (3, 0, 2), (7,), (2, 3, 4), (1, 1, 5), (2, 2, 2, 2, 2))
        a = fill(0.0f0, dims)
        a .= rand.(Float32)
        @test roundtrip(a) == a
        @test size(roundtrip(a)) == dims
    end
end

@testset Tally "views without copies" begin
    a = reshape(collect(1.0:240.0), 10, 6, 4)
    for v in (view(a, 2:9, :, 3), view(a, 1:2:10, 6:-1:1, :), view(a, :, 3, :), view(a, 10:-3:1, 2:2, 1:4), view(a, 4, 5, :), view(a, :, :, :),
              PermutedDimsArray(a, (3, 1, 2)), view(PermutedDimsArray(a, (2, 3, 1)), 1:2:5, :, 3:7), reshape(view(a, :, :, 2), 6, 10),
              reinterpret(Int64, a), view(reinterpret(ComplexF64, vec(a)), 2:3:100))
        @test roundtrip(v) == v
        # Elements, not the memory between them, are what is written: into a parent full of marks.
        encoded = encode(BYTES, v)
        parent_before = copy(a)
        marked = fill!(similar(a), -1.0)
        if v isa SubArray && parent(v) === a
            target = view(marked, parentindices(v)...)
            @test decode!(target, BYTES, encoded) === target
            @test target == v
            @test count(==(-1.0), marked) == length(a) - length(v)
        end
        @test a == parent_before
    end
    p = PermutedDimsArray(zeros(4, 10, 6), (2, 3, 1))
    decode!(p, BYTES, encode(BYTES, a))
    @test p == a
    # What has no strides is copied to be read, and refused to be written.
    @test decode(BYTES, encode(BYTES, 1:5), Int, 5) == 1:5
    @test roundtrip(view(a, [1, 3, 2], 1, 1)) == a[[1, 3, 2], 1, 1]
    @test_throws ArgumentError decode!(view(zeros(9), [1, 3, 2]), BYTES, encode(BYTES, zeros(3)))
    @test_throws ArgumentError decode!(codeunits("abc"), BYTES, encode(BYTES, "xyz"))
    @test_throws ArgumentError decode!(view(codeunits("abc"), 1:2), BYTES, encode(BYTES, "xy"))
end

@testset Tally "items" begin
    words = ["", "a", "né", "漢字", "x"^1000]
    vlen = Codec("vlen-utf8")
    @test decode(vlen, encode(vlen, words), String, 5) == words
    @test decode(vlen, encode(vlen, reshape(words[1:4], 2, 2)), String, 2, 2) == reshape(words[1:4], 2, 2)
    @test decode(vlen, encode(vlen, [SubString("hello", 2, 3)]), String, 1) == ["el"]
    raw = [UInt8[], UInt8[1, 2], rand(UInt8, 300)]
    @test decode(Codec("vlen-bytes"), encode(Codec("vlen-bytes"), raw), Vector{UInt8}, 3) == raw
    rows = [Float32[], Float32[1, 2, 3], rand(Float32, 50)]
    ragged = Codec("vlen-array", dtype = "<f4")
    @test decode(ragged, encode(ragged, rows), Vector{Float32}, 3) == rows
    # Formats that tell what they hold.
    json2 = Codec("json2")
    @test decode(json2, encode(json2, words), Any) == words
    pickle = Codec("pickle")
    @test decode(pickle, encode(pickle, [1.5 2.5; 3.5 4.5]), Any) == [1.5 2.5; 3.5 4.5]
    @test status_of(() -> decode(vlen, encode(vlen, words), String, 4)) == :CORRUPT
    @test status_of(() -> decode(vlen, encode(vlen, words), String, 5; limit = 10)) == :LIMIT
    @test_throws ArgumentError decode!(words, vlen, encode(vlen, words))
end

@testset Tally "buffers" begin
    b = Buffer(100)
    @test isempty(b) && copy(b) == UInt8[] && String(b) == ""
    append!(b, "hello")
    append!(b, UInt8[0x21])
    @test String(b) == "hello!" && b[6] == 0x21 && b[end] == 0x21 && length(b) == 6 && collect(b) == codeunits("hello!")
    @test sprint(write, b) == "hello!"
    b[1] = 0x48
    @test String(b) == "Hello!"
    @test_throws BoundsError b[7]
    @test_throws BoundsError b[0]
    @test encode!(b, BYTES, zeros(1000)) == length(b)
    @test decode(BYTES, b, Float64, 1000) == zeros(1000)
    c = Buffer()
    @test decode!(c, BYTES, b) == zeros(UInt8, 8000)
    @test status_of(() -> decode!(c, BYTES, b; limit = 7999)) == :LIMIT
    @test isempty(empty!(c))
    @test_throws ArgumentError sizehint!(c, -1)
    close(b)
    @test_throws ArgumentError length(b)
    close(b)
end
