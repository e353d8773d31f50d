# A test set that counts, tells what failed, and goes on: for the sum line at the end.
module Tallies

using Test
import Test: record, finish

const PASSED = Ref(0)
const FAILED = Ref(0)

mutable struct Tally <: Test.AbstractTestSet
    description::String
    Tally(description; options...) = new(description)
end

record(_::Tally, ::Test.Pass) = PASSED[] += 1

function record(tally::Tally, result::Union{Test.Fail,Test.Error})
    FAILED[] += 1
    println(tally.description, ":")
    println(result)
end

# A set within a set has counted for itself.
record(_::Tally, ::Test.AbstractTestSet) = nothing
finish(tally::Tally) = tally

end
