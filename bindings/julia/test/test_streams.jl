# Streams as IO objects.

content = join(("line $i of $(i^2)\n" for i in 1:20_000))
packed(codec; options...) = (io = IOBuffer(); EncoderIO(e -> write(e, content), io, codec; options...); take!(io))

@testset Tally "each format" begin
    for codec in ("zstd", "zlib", "gzip", "bz2", "lzma", "lz4frame", (id = "zstd", level = 9))
        bytes = packed(codec)
        @test length(bytes) < sizeof(content) ÷ 2
        DecoderIO(IOBuffer(bytes), codec) do io
            @test readline(io) == "line 1 of 1"
            @test read(io, Char) == 'l'
            @test length(read(io, 10)) == 10
            @test countlines(io) == 19_999
            @test eof(io) && isempty(read(io))
        end
        @test read(DecoderIO(IOBuffer(bytes), codec), String) == content
        @test_throws TierceError read(DecoderIO(IOBuffer(bytes[1:end-3]), codec))
        @test_throws TierceError read(DecoderIO(IOBuffer(rand(UInt8, 200)), codec))
        @test_throws TierceError read(DecoderIO(IOBuffer(), codec))
    end
end

@testset Tally "writing" begin
    io = IOBuffer()
    e = EncoderIO(io, "gzip")
    @test isopen(e) && iswritable(e) && !isreadable(e)
    a = rand(Float32, 100, 3)
    @test write(e, a) == sizeof(a)
    @test write(e, view(a, 1:50, 2)) == 200
    print(e, "text ", 5)
    write(e, 0x07)
    flush(e)
    before = position(io)
    @test before > 0
    d = DecoderIO(IOBuffer(io.data[1:before]), "gzip")
    @test read!(d, similar(a)) == a    # what was flushed can be read
    close(e)
    close(e)
    @test !isopen(e) && isopen(io)
    @test_throws ArgumentError write(e, "x")
    d = DecoderIO(IOBuffer(take!(io)), "gzip")
    @test read!(d, similar(a)) == a && read!(d, zeros(Float32, 50)) == a[1:50, 2] && String(read(d)) == "text 5\a"
    # Where writing fails, no end is written.
    broken = IOBuffer()
    @test_throws ErrorException EncoderIO(e -> (write(e, content); error("no")), broken, "zstd")
    @test_throws TierceError read(DecoderIO(IOBuffer(take!(broken)), "zstd"))
end

@testset Tally "zstd's contexts" begin
    bytes = packed(ZstdCompressor(6; write_checksum = true); size = sizeof(content))
    @test Tierce.zstd_frame(bytes).content_size == sizeof(content)
    @test read(DecoderIO(IOBuffer(bytes), ZstdDecompressor()), String) == content
    @test_throws TierceError packed(ZstdCompressor(); size = 5)
    @test_throws ArgumentError packed("zstd"; size = 5)
end

@testset Tally "reading" begin
    bytes = packed("zstd")
    two = vcat(bytes, bytes)
    @test read(DecoderIO(IOBuffer(two), "zstd"), String) == content^2
    @test read(DecoderIO(IOBuffer(two), "zstd"; across_frames = false), String) == content
    @test status_of(() -> read(DecoderIO(IOBuffer(two), "zstd"; limit = 1000))) == :LIMIT
    d = DecoderIO(IOBuffer(bytes), "zstd")
    some = readavailable(d)
    @test length(some) > 1000 && some == codeunits(content)[1:length(some)] && bytesavailable(d) == 0
    buffer = zeros(UInt8, 4)
    @test readbytes!(d, buffer, 100) == 100 && length(buffer) == 100
    @test readbytes!(d, buffer, 3) == 3 && length(buffer) == 100
    @test buffer[1:3] == codeunits(content)[length(some)+101:length(some)+103]
    @test_throws EOFError read!(d, zeros(UInt8, sizeof(content)))
    close(d)
    @test_throws ArgumentError read(d)
    # From a file, and from a pipe that gives bytes as they come.
    in_folder() do folder
        path = joinpath(folder, "a.zst")
        write(path, bytes)
        @test open(io -> read(DecoderIO(io, "zstd"), String), path) == content
    end
    @test open(io -> read(DecoderIO(io, "zstd"), String), pipeline(IOBuffer(bytes), `cat`)) == content
end
