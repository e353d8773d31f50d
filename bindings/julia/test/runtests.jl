# All tests. TIERCE_PYTHON names a Python with numcodecs, zarr, zstandard and zfpy for those that compare with them; TIERCE_CC a C compiler.
using Test
using Tierce

include("tally.jl")
using .Tallies: Tally

const AREAS = ["json", "native", "arrays", "codecs", "npy", "zstd", "streams", "zfp", "store", "waiting", "zarr", "lifetime", "threads", "oracle", "docs"]

"A folder for one area's files."
in_folder(f) = mktempdir(f)

"The status of the error that `f` throws, or what it threw else."
function status_of(f)
    try
        f()
    catch e
        return e isa TierceError ? Symbol(replace(e.name, "TIERCE_E_" => "")) : typeof(e)
    end
    return :nothing_was_thrown
end

const WANTED = isempty(ARGS) ? AREAS : ARGS
@testset Tally "Tierce" begin
    for area in WANTED
        area in AREAS || error("there is no area $area; areas are $(join(AREAS, ", "))")
        GC.gc()
        seconds = @elapsed @testset Tally "$area" begin
            include("test_$area.jl")
        end
        println(rpad(area, 10), round(seconds; digits = 1), " s")
    end
end
println(Tallies.PASSED[], " passed, ", Tallies.FAILED[], " failed")
exit(Tallies.FAILED[] == 0 ? 0 : 1)
