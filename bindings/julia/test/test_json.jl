import Tierce.JSON

@testset Tally "both ways" begin
    for value in (nothing, true, false, 0, -7, typemax(Int), 1.5, -2.0e-300, 1.0e300, "", "a\"b\\c\n\t\u1 é 漢 😀", Any[], Any[1, Any[2], "x"],
                  Dict{String,Any}(), Dict{String,Any}("a" => Any[1, 2.5, nothing], "b" => Dict{String,Any}("c" => false)))
        @test JSON.parse(JSON.text(value)) == value
    end
    @test JSON.parse(JSON.text(NaN)) === NaN
    @test JSON.parse(JSON.text([Inf, -Inf])) == [Inf, -Inf]
    @test JSON.parse(JSON.text(big"123456789012345678901234567890")) == big"123456789012345678901234567890"
    @test JSON.parse(JSON.text(1.0f-5)) == 1.0e-5
    @test JSON.text((level = 3, on = true, list = (1, 2))) == "{\"level\": 3, \"on\": true, \"list\": [1, 2]}"
    @test JSON.text("id" => "zstd") == "{\"id\": \"zstd\"}"
    @test JSON.text(["id" => "zstd", "level" => 1]) == "{\"id\": \"zstd\", \"level\": 1}"
end

@testset Tally "what others write" begin
    @test JSON.parse(" { \"a\" : [ 1 , -0 , 1E3 ] } ") == Dict("a" => Any[1, 0, 1000.0])
    @test JSON.parse("\"\\ud83d\\ude00 \\u00e9 \\/ \\b\\f\"") == "😀 é / \b\f"
    @test JSON.parse("\"\\ud83d x\"") == "\ufffd x"
    @test JSON.parse("\"\\ud83d\\u0041\"") == "\ufffdA"
end

@testset Tally "what is not JSON" begin
    for text in ("", "{", "[1,]", "[1 2]", "{\"a\"}", "{a: 1}", "01", "1.", "tru", "\"", "\"\\x\"", "\"\\u12\"", "\"\n\"", "1 2", "é", "'a'", "-", "[" ^ 100_000)
        @test_throws ArgumentError JSON.parse(text)
    end
    @test_throws ArgumentError JSON.text(sin)
    @test_throws ArgumentError JSON.text("\xff")
end
