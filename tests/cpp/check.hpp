// Checks: each prints where it failed, and the program goes on.
#ifndef CHECK_HPP
#define CHECK_HPP

#include <atomic>
#include <cstdio>
#include <string>

#include <tierce.hpp>

inline std::atomic<long> checks_passed{0}, checks_failed{0};

inline bool check_that(bool good, const char *file, int line, const std::string &what)
{
    if (good) {
        ++checks_passed;
    } else if (++checks_failed <= 30) {
        std::fprintf(stderr, "%s:%d: %s\n", file, line, what.c_str());
    }
    return good;
}

inline bool check_status(tierce_status found, tierce_status expected, const char *file, int line, const char *what)
{
    return check_that(found == expected, file, line,
                      std::string(what) + " is " + tierce_status_name(found) + ", expected " + tierce_status_name(expected));
}

#define CHECK(...) check_that((__VA_ARGS__) ? true : false, __FILE__, __LINE__, #__VA_ARGS__)
#define CHECK_STATUS(expected, ...) check_status((__VA_ARGS__).status(), (expected), __FILE__, __LINE__, #__VA_ARGS__)

#if TIERCE_EXCEPTIONS
// Runs something that has to throw a tierce::error with this status, and gives what it says.
template <class F>
tierce::failure check_thrown(F run, tierce_status expected, const char *file, int line, const char *what)
{
    try {
        run();
    } catch (const tierce::error &e) {
        check_status(e.status(), expected, file, line, what);
        check_that(!std::string(e.what()).empty() && e.what() == e.why().message(), file, line, std::string(what) + " has no message");
        return e.why();
    } catch (const std::exception &e) {
        check_that(false, file, line, std::string(what) + " threw another exception: " + e.what());
        return tierce::failure(TIERCE_OK);
    }
    check_that(false, file, line, std::string(what) + " did not throw");
    return tierce::failure(TIERCE_OK);
}

#define CHECK_THROWS(expected, ...) \
    check_thrown([&] { static_cast<void>(__VA_ARGS__); }, (expected), __FILE__, __LINE__, #__VA_ARGS__)
#endif

inline bool contains(const std::string &text, const char *part) { return text.find(part) != std::string::npos; }

inline int check_result()
{
    std::printf("%ld passed, %ld failed\n", checks_passed.load(), checks_failed.load());
    return checks_failed > 0 || checks_passed == 0;
}

#endif
