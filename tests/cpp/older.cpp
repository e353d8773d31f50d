// The part of the program `standards` that is C++17.
#include "standards.hpp"

tierce::buffer packed_by_older(const tierce::codec &codec, tierce::bytes src) { return codec.encode(src); }
