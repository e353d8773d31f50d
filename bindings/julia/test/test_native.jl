# The functions as they are, and the package's picture of the header against a C compiler's.

const C = Tierce.C

@testset Tally "functions" begin
    @test length(C.NAMES) == 387
    # The library that is tested has all areas.
    @test count(==(C_NULL), C.ADDRESSES) == 0
    @test all(name -> isdefined(C, name), C.NAMES)
    @test unsafe_string(C.tierce_version()) == "0.1.0"
    # Every handle's type knows how it is freed.
    handles = filter(name -> (T = getfield(C, name); T isa DataType && isempty(fieldnames(T)) && startswith(string(name), "tierce_")), names(C; all = true))
    @test length(handles) == 31
    @test all(name -> C.address_of_free(getfield(C, name)) != C_NULL, handles)
    # A handle of another kind has no method.
    @test_throws MethodError C.tierce_codec_free(Buffer().handle)
    # NULL is an error, not a crash, through every function that takes handles or memory and returns a status.
    @test C.tierce_codec_from_json(C_NULL, 2, C_NULL) == C.TIERCE_E_NULL
    @test C.tierce_zarr_array_open(C_NULL, C_NULL, 0, C_NULL, 0, C_NULL, C_NULL) == C.TIERCE_E_NULL
    @test_throws ArgumentError C.tierce_npz_open("a\0b", Ref{Ptr{C.tierce_npz}}())
end

const STRUCTS = (:tierce_segment, :tierce_codec_callbacks, :tierce_blosc_header, :tierce_zfp_params, :tierce_zfp_report, :tierce_zfp_header,
                 :tierce_zstd_frame_header, :tierce_zstd_sequence, :tierce_get_options, :tierce_put_options)

@testset Tally "layouts and numbers as a C compiler has them" begin
    cc = Sys.which(get(ENV, "TIERCE_CC", "cc"))
    include_dir = normpath(joinpath(@__DIR__, "..", "..", "..", "include"))
    if cc === nothing
        println("native: no C compiler here; layouts are not compared")
        @test !haskey(ENV, "CI")
    else
        numbers = filter(name -> startswith(string(name), "TIERCE_"), names(C; all = true))
        mine, lines = String[], String[]
        for name in STRUCTS
            T = getfield(C, name)
            push!(mine, "$name $(sizeof(T))")
            push!(lines, "printf(\"$name %zu\\n\", sizeof($name));")
            for (i, field) in enumerate(fieldnames(T))
                push!(mine, "$name.$field $(fieldoffset(T, i)) $(sizeof(fieldtype(T, i)))")
                push!(lines, "printf(\"$name.$field %zu %zu\\n\", offsetof($name, $field), sizeof((($name *)0)->$field));")
            end
        end
        for name in numbers
            push!(mine, "$name $(getfield(C, name) % UInt64)")
            push!(lines, "printf(\"$name %llu\\n\", (unsigned long long)$name);")
        end
        in_folder() do folder
            source, program = joinpath(folder, "layout.c"), joinpath(folder, "layout")
            write(source, "#include <stdio.h>\n#include <tierce.h>\nint main(void) {\n", join(lines, "\n"), "\nreturn 0;\n}\n")
            run(`$cc -w -I$include_dir -o $program $source`)
            theirs = split(chomp(read(`$program`, String)), '\n')
            @test length(theirs) == length(mine) > 200
            for (a, b) in zip(mine, theirs)
                @test a == b
            end
        end
    end
end

@testset Tally "finding the library" begin
    julia = `$(Base.julia_cmd()) --startup-file=no --project=$(Base.active_project())`
    said(env) = read(pipeline(setenv(`$julia -e 'try; using Tierce; println("loaded"); catch e; println(sprint(showerror, e)); end'`, merge(Dict(ENV), env)); stderr = devnull), String)
    @test occursin("loaded", said(Dict("TIERCE_LIBRARY" => C.PATH[])))
    none = said(Dict("TIERCE_LIBRARY" => "/nowhere/libtierce.so"))
    @test occursin("/nowhere/libtierce.so", none) && occursin("TIERCE_LIBRARY", none)
    other = said(Dict("TIERCE_LIBRARY" => "libz.so.1"))
    @test occursin("libz.so.1 is not libtierce", other)
end

@testset Tally "errors" begin
    e = try Codec("zstd", levle = 3); nothing catch e; e end
    @test e isa TierceError && e.name == "TIERCE_E_CONFIG" && occursin("levle", e.message) && occursin("level", e.message)
    @test occursin("TIERCE_E_CONFIG", sprint(showerror, e))
    corrupt = try decompress(ZstdDecompressor(), vcat(compress(ZstdCompressor(), "x"^100)[1:10], zeros(UInt8, 9))); nothing catch e; e end
    @test corrupt isa TierceError && corrupt.name == "TIERCE_E_CORRUPT"
    file = try load_npy("/nowhere/at/all.npy"); nothing catch e; e end
    @test file.name == "TIERCE_E_NATIVE" && file.code == Libc.ENOENT && !isempty(file.library)
    # Messages longer than the room at first.
    long = try Codec("x"^2000); nothing catch e; e end
    @test 256 < length(long.message) && occursin("xxx", long.message)
end
