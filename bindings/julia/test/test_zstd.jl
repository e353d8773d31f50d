# All of zstd.

records = ["{\"rank\": $(i % 64), \"step\": $i, \"norm\": $(sin(i)), \"state\": \"running\"}" for i in 1:4000]
text = join(records, "\n")

@testset Tally "one call" begin
    c, d = ZstdCompressor(), ZstdDecompressor()
    frame = compress(c, text)
    @test length(frame) < sizeof(text) ÷ 2
    @test String(decompress(d, frame)) == text
    room = Vector{UInt8}(undef, sizeof(text))
    @test decompress!(room, d, frame) == sizeof(text) && room == codeunits(text)
    a = rand(Float32, 30, 40)
    b = similar(a)
    @test decompress!(b, d, compress(c, a)) == sizeof(a) && a == b
    @test decompress(d, compress(c, view(a, 1:2:30, :))) == reinterpret(UInt8, vec(a[1:2:30, :]))
    @test_throws ArgumentError decompress!(view(a, 1:2:30, :), d, frame)
    @test decompress(d, compress(c, "")) == UInt8[]
    @test decompress(d, vcat(frame, frame); frames = :first) == codeunits(text)
    @test decompress(d, vcat(frame, frame)) == codeunits(text * text)
    @test status_of(() -> decompress(d, vcat(frame, frame); frames = :only)) == :CORRUPT
    @test status_of(() -> decompress(d, frame; limit = 100)) == :LIMIT
    @test status_of(() -> decompress!(zeros(UInt8, 10), d, frame)) == :BUFFER_TOO_SMALL
    @test status_of(() -> decompress(d, frame[1:end-1])) == :CORRUPT
    @test_throws ArgumentError decompress(d, frame; frames = :some)
    @test String(decompress(d, frame)) == text    # as good as before
    @test status_of(() -> ZstdCompressor(23)) == :ARGUMENT
end

@testset Tally "parameters" begin
    c = ZstdCompressor(5; write_checksum = true, window_log = 12)
    info = Tierce.zstd_frame(compress(c, text))
    @test info.has_checksum && info.window_size == 4096 && info.content_size == sizeof(text) && info.dict_id == 0 && !info.is_skippable
    frame = compress(c, text)
    frame[end] ⊻= 0x01
    @test status_of(() -> decompress(ZstdDecompressor(), frame)) == :CORRUPT
    @test String(decompress(ZstdDecompressor(ignore_checksum = true), frame)) == text
    @test status_of(() -> ZstdCompressor(3; windowlog = 12)) == :CONFIG
    @test status_of(() -> ZstdCompressor(3; window_log = 99)) == :ARGUMENT
    magicless = compress(ZstdCompressor(3; format = 1), text)
    @test String(decompress(ZstdDecompressor(magicless = true), magicless)) == text
    threads = ZstdCompressor(3; threads = 2)
    @test String(decompress(ZstdDecompressor(), compress(threads, text))) == text
end

@testset Tally "dictionaries" begin
    dict = train_dict(records, 8192)
    @test 0 < length(dict) <= 8192 && dict_id(dict) != 0
    again = ZstdDict(Vector{UInt8}(dict); type = :full)
    @test dict_id(again) == dict_id(dict)
    plain = sum(length(compress(ZstdCompressor(), r)) for r in records[1:100])
    for c in (ZstdCompressor(3; dict = precompute!(dict, 3)), ZstdCompressor(3; dict = dict, write_checksum = true))
        frames = [compress(c, r) for r in records[1:100]]
        @test sum(length, frames) < plain ÷ 2
        @test Tierce.zstd_frame(frames[1]).dict_id == dict_id(dict)
        d = ZstdDecompressor(again)
        @test all(i -> String(decompress(d, frames[i])) == records[i], 1:100)
        @test status_of(() -> decompress(ZstdDecompressor(), frames[1])) == :ARGUMENT
    end
    raw = ZstdDict("some content"; type = :raw)
    @test dict_id(raw) == 0
    @test String(decompress(ZstdDecompressor(raw), compress(ZstdCompressor(3; dict = raw), "some content!"))) == "some content!"
    @test status_of(() -> ZstdDict("no dictionary"; type = :full)) in (:CORRUPT, :ARGUMENT)
    @test status_of(() -> train_dict(["a"], 1000)) == :ARGUMENT
    @test status_of(() -> train_dict(records, 8192; algorithm = "other")) in (:CONFIG, :ARGUMENT)
end

@testset Tally "many, chains" begin
    c, d, pool = ZstdCompressor(), ZstdDecompressor(), Pool(2)
    for p in (nothing, pool)
        frames = compress_many(c, records; pool = p)
        @test frames == [compress(c, r) for r in records]
        @test String.(decompress_many(d, frames; pool = p)) == records
        frames[7] = UInt8[1, 2, 3]
        @test decompress_many(d, frames; pool = p, partial = true)[7] isa TierceError
        @test status_of(() -> decompress_many(d, frames; pool = p)) == :CORRUPT
        @test status_of(() -> decompress_many(d, frames[1:3]; pool = p, limit = 5)) == :LIMIT
    end
    chain = [compress(c, records[1]), compress(c, records[2]; prefix = records[1]), compress(c, records[3]; prefix = records[2])]
    @test String(decompress_chain(d, chain)) == records[3]
end

@testset Tally "seekable" begin
    file = compress_seekable(ZstdCompressor(), text; frame_size = 10_000)
    @test String(decompress(ZstdDecompressor(), file)) == text
    s = ZstdSeekable(file)
    @test length(s) == sizeof(text) && s[end-9:end] == codeunits(text)[end-9:end] && s[5:4] == UInt8[]
    @test s[9_990:20_010] == codeunits(text)[9_990:20_010]
    @test read!(s, zeros(UInt8, 100), 50) == codeunits(text)[51:150]
    @test_throws EOFError read!(s, zeros(UInt8, 100), sizeof(text) - 99)
    @test_throws BoundsError s[0:3]
    @test status_of(() -> ZstdSeekable(file[1:end-1])) == :CORRUPT
    @test occursin(string(sizeof(text)), sprint(show, s))
end
