// Runs all tests of the program. `quick` asks for smaller counts, as when valgrind runs it.
#include <cstring>

#include "check.hpp"
#include "tests.hpp"

bool quick = false;

// An exception that nobody expected is a failure, and the other tests go on.
static void run(void (*test)(), const char *name)
{
    TIERCE_TRY { test(); }
#if TIERCE_EXCEPTIONS
    catch (const std::exception &e) {
        check_that(false, name, 0, std::string("ended by an exception: ") + e.what());
    }
#endif
    static_cast<void>(name);
}

int main(int argc, char **argv)
{
    quick = argc > 1 && std::strcmp(argv[1], "quick") == 0;
    run(test_nothrow, "nothrow");
#if TIERCE_EXCEPTIONS
    run(test_views, "views");
    run(test_errors, "errors");
    run(test_handles, "handles");
    run(test_arrays, "arrays");
#ifndef TEST_PART
    run(test_mixed, "mixed");
    run(test_npz, "npz");
    run(test_codecs, "codecs");
    run(test_registry, "registry");
    run(test_streams, "streams");
    run(test_zstd, "zstd");
    run(test_zfp, "zfp");
    run(test_store, "store");
    run(test_operations, "operations");
    run(test_zarr, "zarr");
#endif
#endif
    return check_result();
}
