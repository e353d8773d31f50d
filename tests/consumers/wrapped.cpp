// A program that uses tierce.hpp, in the form that its compiler flags leave: with exceptions, or with results.
#include <cstdio>
#include <vector>

#include <tierce.hpp>

static int failed(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    return 1;
}

int main()
{
    if (!tierce::nothrow::library::fits()) {
        return failed("the library is not the one of the header");
    }
    const std::vector<double> values(5000, 2.5);
    std::vector<double> back(values.size());
    const auto codec = tierce::nothrow::codec::from_json(R"([{"id": "shuffle", "elementsize": 8}, {"id": "zstd"}])");
    if (!codec) {
        return failed(codec.error().message().c_str());
    }
    const auto packed = codec->encode(values.data(), {50, 100});
    if (!packed || packed->size() >= 4000 || !codec->decode_into(*packed, back.data(), {50, 100}) || back != values) {
        return failed("results: the values do not come back");
    }
    const auto refused = tierce::nothrow::codec::from_json("{}");
    if (refused.status() != TIERCE_E_CONFIG || refused.error().message().empty()) {
        return failed("results: a config without a name is taken");
    }
#if TIERCE_EXCEPTIONS
    try {
        static_cast<void>(tierce::codec::from_json("{}"));
        return failed("exceptions: a config without a name is taken");
    } catch (const tierce::error &e) {
        if (e.status() != TIERCE_E_CONFIG) {
            return failed(e.what());
        }
    }
#endif
    std::printf("tierce.hpp %s, %s exceptions\n", tierce::nothrow::library::version(), TIERCE_EXCEPTIONS ? "with" : "without");
    return 0;
}
