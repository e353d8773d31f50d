# Python's packages write, Julia reads; Julia writes, Python's packages read. See oracle.py.

python = get(ENV, "TIERCE_PYTHON", "")
const ORACLE = joinpath(@__DIR__, "oracle.py")
const ORACLE_TYPES = (Bool, Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Float16, Float32, Float64, ComplexF32, ComplexF64)
const ORACLE_WORDS = ["", "a", "né", "漢字", "x"^300]
const ORACLE_CODECS = Dict(
    "zstd" => Codec("zstd", level = 5), "blosc" => Codec("blosc", cname = "zstd", clevel = 5, shuffle = 2), "lz4" => Codec("lz4"), "gzip" => Codec("gzip"),
    "bz2" => Codec("bz2"), "lzma" => Codec("lzma"), "zfpy" => Codec("zfpy", mode = 4, tolerance = 1e-3),
    "fixedscaleoffset" => Codec("fixedscaleoffset", offset = 0, scale = 1, dtype = "<f8", astype = "<i4"), "delta" => Codec("delta", dtype = "<f8"),
    "vlen-utf8" => Codec("vlen-utf8"))

oracle_value(::Type{Bool}, n) = n % 2 == 0
oracle_value(::Type{T}, n) where {T<:Union{Int8,UInt8}} = T(n % 128)
oracle_value(::Type{T}, n) where {T} = T(n)
oracle_field(T = Float64) = T[oracle_value(T, 100i + 10j + k) for k in 0:5, j in 0:4, i in 0:3]

function oracle_both_ways(folder)
    store = Store("file://$folder"; sync = false)
    run(`$python $ORACLE write $folder`)
    @testset Tally "Python's, read" begin
        for T in ORACLE_TYPES, version in (2, 3)
            z = open_array(store, "py/$(Tierce.dtype_of(T)[2:end])-v$version")
            @test eltype(z) === T && size(z) == (6, 5, 4) && inner_chunks(z) == (4, 3, 2) && zarr_format(z) == version
            @test Array(z) == oracle_field(T)
            @test z[2:5, 3, 4:-1:1] == oracle_field(T)[2:5, 3, 4:-1:1]
        end
        group = open_group(store, "python.zarr")
        @test attributes(group)["nested"] == Dict("a" => [1, nothing, 2.5]) && attributes(group)["big"] == big"2"^70 && attributes(group)["nan"] === NaN
        sharded = group["sharded"]
        @test chunks(sharded) == (4, 4, 4) && inner_chunks(sharded) == (2, 2, 2) && dimension_names(sharded) == ("x", "y", "z")
        @test Array(sharded) == oracle_field(Float32)
        @test Array(open_array(store, "py/big")) == oracle_field()
        @test Array(open_array(store, "py/words")) == ORACLE_WORDS
        for (name, codec) in ORACLE_CODECS
            encoded = read(joinpath(folder, "py-$name.bin"))
            name == "vlen-utf8" ? (@test decode(codec, encoded, String, 5) == ORACLE_WORDS) :
                (@test maximum(abs, decode(codec, encoded, Float64, 6, 5, 4) - oracle_field()) <= (name == "zfpy" ? 1e-3 : 0))
        end
        @test String(decompress(ZstdDecompressor(), read(joinpath(folder, "py.zst")))) == "from python "^1000
        stream = read(joinpath(folder, "py.zfp"))
        @test maximum(abs, decompress(Zfp(), stream) - oracle_field()) <= 1e-3
        @test compress(Zfp(accuracy = 1e-3), oracle_field()).stream == stream    # bit for bit
        @test load_npy(joinpath(folder, "py.npy")) == oracle_field(Int32)
        @test load_npy(joinpath(folder, "py-f.npy")) == oracle_field()
        @test Dict(collect(Npz(joinpath(folder, "py.npz")))) == Dict("a" => oracle_field(), "b" => 0:6)
        @test npy_bytes(oracle_field(Int32)) == read(joinpath(folder, "py.npy"))
    end
    for T in ORACLE_TYPES, version in (2, 3)
        z = create_array(store, "jl/$(Tierce.dtype_of(T)[2:end])-v$version", T, 6, 5, 4; chunks = (4, 3, 2), zarr_format = version)
        z[:, :, 1:3] = view(oracle_field(T), :, :, 1:3)
        z[:, :, 4] = view(oracle_field(T), :, :, 4)
    end
    group = create_group(store, "julia.zarr"; attributes = Dict("units" => "m", "nested" => (a = [1, nothing, 2.5],), "big" => big"2"^70))
    create_array(group, "sharded", Float32, 6, 5, 4; shards = (4, 4, 4), chunks = (2, 2, 2), dimension_names = ("x", "y", "z"))[:, :, :] = oracle_field(Float32)
    create_array(store, "jl/words", String, 5; chunks = (2,))[:] = ORACLE_WORDS
    for (name, codec) in ORACLE_CODECS
        write(joinpath(folder, "jl-$name.bin"), encode(codec, name == "vlen-utf8" ? ORACLE_WORDS : oracle_field()))
    end
    write(joinpath(folder, "jl.zst"), compress(ZstdCompressor(7), "from julia "^1000))
    write(joinpath(folder, "jl.zfp"), compress(Zfp(accuracy = 1e-3), oracle_field()).stream)
    save_npy(joinpath(folder, "jl.npy"), oracle_field(Int32))
    save_npz(joinpath(folder, "jl.npz"); a = oracle_field(), b = collect(0:6))
    @testset Tally "Julia's, read by Python" begin
        @test occursin("{\"checked\": $(2length(ORACLE_TYPES) + length(ORACLE_CODECS) + 7)}", read(`$python $ORACLE check $folder`, String))
    end
end

if isempty(python)
    println("oracle: skipped, since TIERCE_PYTHON does not name a Python with numcodecs, zarr, zstandard and zfpy")
    @test !haskey(ENV, "CI")
else
    in_folder(oracle_both_ways)
end
