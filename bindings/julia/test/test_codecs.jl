# Codecs, many items, pools, metrics, Blosc.

field = Float32[sin(x / 9) + cos(y / 7) + z / 100 for x in 1:40, y in 1:30, z in 1:20]

@testset Tally "configs" begin
    for made in (Codec("zstd", level = 7), Codec("{\"id\": \"zstd\", \"level\": 7}"), Codec(Dict("id" => "zstd", "level" => 7)), Codec((id = "zstd", level = 7)),
                 Codec(["id" => "zstd", "level" => 7]), Codec(:zstd; level = 7), Codec(Dict("name" => "zstd", "configuration" => Dict("level" => 7))))
        @test occursin("7", Tierce.config(made))
        @test Tierce.config(made; format = 2) == "{\"id\":\"zstd\",\"level\":7,\"checksum\":false}"
    end
    two = Codec([("id" => "shuffle", "elementsize" => 4), ("id" => "zstd",)])
    @test decode(two, encode(two, field), Float32, size(field)...) == field
    @test length(encode(two, field)) < length(encode(Codec("zstd"), field))
    @test occursin("shuffle", sprint(show, two))
    @test status_of(() -> Codec("nothing-like-it")) == :UNKNOWN_CODEC
    @test status_of(() -> Codec("{")) == :CONFIG
    @test_throws ArgumentError Codec("{\"id\": \"zstd\"}"; level = 3)
    @test_throws ArgumentError Codec((id = "zstd",); level = 3)
    ids = [entry["id"] for entry in Tierce.codec_list()]
    @test all(in(ids), ("zstd", "blosc", "zfpy", "pcodec", "vlen-utf8"))
    @test Tierce.build_info()["version"] == "0.1.0"
end

@testset Tally "each codec on a field" begin
    lossless = ["zstd", "lz4", "blosc", "zlib", "gzip", "bz2", "lzma", "shuffle", "crc32", "crc32c", "adler32", "fletcher32", "jenkins_lookup3", "base64",
                "pcodec", "zfpy", "pickle", ("delta", (dtype = "<f4",)), ("packbits", nothing)]
    for one in lossless
        id, parameters = one isa Tuple ? one : (one, NamedTuple())
        codec = id == "packbits" ? Codec(id) : Codec(id; parameters...)
        a = id == "packbits" ? Array(field .> 1) : id == "delta" ? round.(field) : field
        encoded = encode(codec, a)
        @test decode(codec, encoded, eltype(a), size(a)...) == a
        room = Vector{UInt8}(undef, length(encoded) + 100_000)
        n = encode!(room, codec, a)
        @test decode!(similar(a), codec, view(room, 1:n)) == a
        @test status_of(() -> encode!(Vector{UInt8}(undef, 3), codec, a)) == :BUFFER_TOO_SMALL
    end
    rounded = Codec("bitround", keepbits = 8)
    @test maximum(abs, decode(rounded, encode(rounded, field), Float32, size(field)...) - field) < 0.01
    @test decode(Codec("zstd"), encode(Codec("zstd"), "text")) == codeunits("text")
end

@testset Tally "wrong input" begin
    zstd, good = Codec("zstd"), encode(Codec("zstd"), field)
    @test status_of(() -> decode(zstd, good, Float32, 7)) == :CORRUPT
    @test status_of(() -> decode(zstd, good[1:50], Float32, size(field)...)) == :CORRUPT
    @test status_of(() -> decode(zstd, UInt8[])) == :CORRUPT
    @test status_of(() -> decode(zstd, rand(UInt8, 100))) == :CORRUPT
    @test status_of(() -> decode(zstd, good; limit = 100)) == :LIMIT
    @test status_of(() -> decode(zstd, good, Float32, size(field)...; limit = 100)) == :LIMIT
    @test_throws ArgumentError decode(zstd, good; limit = -1)
    @test_throws ArgumentError decode(zstd, good, Float32, -1)
    @test status_of(() -> encode(Codec("delta", dtype = "<f8"), field)) == :ARGUMENT
    @test Tierce.check_array(Codec("delta", dtype = "<f4"), Float32, 3, 4) === nothing
    @test status_of(() -> Tierce.check_array(Codec("delta", dtype = "<f8"), Float32, 3, 4)) == :ARGUMENT
    closed = Codec("zstd")
    close(closed)
    @test_throws ArgumentError encode(closed, field)
    @test sprint(show, closed) == "Codec(closed)" && !isopen(closed)
end

@testset Tally "many" begin
    codec, pool = Codec("zstd"), Pool(2)
    @test length(pool) == 2 && sprint(show, pool) == "Pool(2)"
    planes = [field[:, :, k] for k in 1:20]
    for p in (nothing, pool)
        chunks = encode_many(codec, planes; pool = p)
        @test chunks == [encode(codec, plane) for plane in planes]
        @test decode_many(codec, chunks; pool = p) == [reinterpret(UInt8, vec(plane)) for plane in planes]
        into = zeros(Float32, size(field))
        decode_many!([view(into, :, :, k) for k in 1:20], codec, chunks; pool = p)
        @test into == field
        bad = copy(chunks)
        bad[3] = rand(UInt8, 30)
        @test status_of(() -> decode_many(codec, bad; pool = p)) == :CORRUPT
        some = decode_many(codec, bad; pool = p, partial = true)
        @test some[3] isa TierceError && some[3].name == "TIERCE_E_CORRUPT" && some[4] == reinterpret(UInt8, vec(planes[4]))
        marked = decode_many!([zeros(Float32, 40, 30) for _ in 1:20], codec, bad; pool = p, partial = true)
        @test marked[3] isa TierceError && marked[20] == planes[20]
    end
    @test encode_many(codec, ["a", "bc"] .|> codeunits) == [encode(codec, "a"), encode(codec, "bc")]
    @test encode_many(codec, Matrix{Float32}[]) == []
    @test_throws DimensionMismatch decode_many!([zeros(3)], codec, Vector{UInt8}[])
    close(pool)
    @test_throws ArgumentError encode_many(codec, planes; pool = pool)
    @test status_of(() -> Pool(0)) == :ARGUMENT
end

@testset Tally "blosc" begin
    pool = Pool(2)
    plain = Codec("blosc", cname = "lz4", shuffle = 1, blocksize = 4096)
    threaded = Codec("blosc", cname = "lz4", shuffle = 1, blocksize = 4096, pool = pool)
    close(pool)    # the codec keeps what it needs of it
    chunk = encode(threaded, field)
    @test chunk == encode(plain, field)
    @test decode(threaded, chunk, Float32, size(field)...) == field
    header = Tierce.blosc_header(chunk)
    @test (header.nbytes, header.cbytes, header.typesize, header.compressor) == (sizeof(field), length(chunk), 4, "lz4")
    @test reinterpret(Float32, decode_partial(plain, chunk, 1001:1010)) == vec(field)[1001:1010]
    @test status_of(() -> decode_partial(plain, chunk, 24000:24001)) == :ARGUMENT
    @test_throws ArgumentError decode_partial(plain, chunk, 0:3)
    @test status_of(() -> Tierce.blosc_header(chunk[1:5])) == :CORRUPT
end

@testset Tally "metrics" begin
    encoded, m = measure(Codec("zfpy", mode = 4, tolerance = 1e-3), field)
    @test 0 < m.max_abs_error <= 1e-3 && m.ratio > 1 && m.bytes == sizeof(field) && m.encoded_bytes == length(encoded)
    @test m.changed > 0 && m.non_finite_changed == 0 && m.psnr > 20 && length(m.stages) == 1 && m.stages[1].name == "zfpy"
    _, none = measure(Codec([("id" => "shuffle",), ("id" => "zstd",)]), view(field, 1:2:40, :, 3))
    @test none.max_abs_error == 0 && none.psnr == Inf && length(none.stages) == 2
end
