# The shared library: where it is found, and the functions of its header.
module C

using Libdl

# One address for each of NAMES; those that the library was built without stay NULL.
const ADDRESSES = Ptr{Cvoid}[]

@inline function address(number)
    found = ADDRESSES[number]
    found === C_NULL && missing_function(number)
    return found
end

@noinline missing_function(number) = error("$(NAMES[number]) is not in this build of libtierce; it was built without that area")

include("generated.jl")

"Where to look: what the user named, alone; else beside the package, then where the system looks."
function candidates()
    named = get(ENV, "TIERCE_LIBRARY", "")
    isempty(named) || return [named]
    folder = normpath(joinpath(@__DIR__, "..", "lib"))
    names = ["libtierce.so.$TIERCE_ABI", "libtierce.$TIERCE_ABI.dylib", "libtierce", "tierce"]
    beside = [joinpath(folder, name) for name in names]
    return vcat(filter(ispath, beside), names)
end

function load()
    tried = candidates()
    for name in tried
        library = dlopen(name, RTLD_LAZY | RTLD_LOCAL; throw_error = false)
        library === nothing && continue
        accept(library, name)
        return
    end
    error("libtierce was not found (tried $(join(tried, ", "))); set the environment variable TIERCE_LIBRARY to its path")
end

function accept(library, name)
    abi = dlsym(library, :tierce_abi; throw_error = false)
    number = dlsym(library, :tierce_version_number; throw_error = false)
    (abi === nothing || number === nothing) && error("$name is not libtierce")
    has_abi, has_number = ccall(abi, Int32, ()), ccall(number, Int32, ())
    if has_abi != TIERCE_ABI || has_number < TIERCE_VERSION_NUMBER
        error("$name has ABI $has_abi and version $has_number; this package needs ABI $TIERCE_ABI and $TIERCE_VERSION_NUMBER or later")
    end
    resize!(ADDRESSES, length(NAMES))
    for (i, one) in enumerate(NAMES)
        found = dlsym(library, one; throw_error = false)
        ADDRESSES[i] = found === nothing ? C_NULL : found
    end
    PATH[] = dlpath(library)
    return
end

const PATH = Ref("")

end
