# The programs of docs/julia.md, one after the other, as a reader would run them.

page = normpath(joinpath(@__DIR__, "..", "..", "..", "docs", "julia.md"))
blocks = [block[1] for block in eachmatch(r"^```julia\n(.*?)^```"ms, read(page, String))]
@test length(blocks) >= 8
in_folder() do folder
    cd(folder) do
        reader = Module(:Reader)
        Core.eval(reader, :(using Tierce))
        for (i, block) in enumerate(blocks)
            shown = try
                Base.include_string(reader, block, "docs/julia.md, program $i")
                ""
            catch e
                sprint(showerror, e)
            end
            @test shown == ""
        end
    end
end
