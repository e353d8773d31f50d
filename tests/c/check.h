/* Checks of a test program: each prints where it failed and the library's last message, and the program goes on.
 *
 * assert() would vanish with NDEBUG, and would stop at the first failure.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <string.h>

#include <tierce.h>

#ifdef __cplusplus
#include <atomic>
static std::atomic<long> check_done, check_failed;
#else
#include <stdatomic.h>
static atomic_long check_done, check_failed;
#endif

/* A defect in a loop would otherwise fill the screen. */
#ifndef CHECK_SHOWN
#define CHECK_SHOWN 20
#endif

static inline int check_that(int good, const char *file, int line, const char *what)
{
    char message[512] = "";
    check_done++;
    if (!good && ++check_failed <= CHECK_SHOWN) {
        tierce_last_error(message, sizeof message);
        fprintf(stderr, "%s:%d: %s\n    last error: %s\n", file, line, what, message);
    }
    return good;
}

static inline int check_that_status(tierce_status found, tierce_status expected, const char *file, int line,
                                    const char *what)
{
    char text[512];
    if (found == expected) {
        check_done++;
        return 1;
    }
    snprintf(text, sizeof text, "%s is %s (%d), expected %s (%d)", what, tierce_status_name(found), (int)found,
             tierce_status_name(expected), (int)expected);
    return check_that(0, file, line, text);
}

/* Both give whether the check held, so that what depends on it can be left out. */
#define CHECK(condition) check_that((condition) ? 1 : 0, __FILE__, __LINE__, #condition)
#define CHECK_STATUS(call, expected) check_that_status((call), (expected), __FILE__, __LINE__, #call)

/* Says what the next failures are about; only printed if there are some. */
#define CHECK_IN_CASE(failed_before, ...)                                \
    do {                                                                 \
        if (check_failed > (failed_before) && check_failed <= CHECK_SHOWN) { \
            fprintf(stderr, "    in the case of " __VA_ARGS__);          \
            fputc('\n', stderr);                                         \
        }                                                                \
    } while (0)

/* What main() returns. A program that checked nothing has failed. */
static inline int check_result(void)
{
    printf("%ld checks, %ld failed\n", (long)check_done, (long)check_failed);
    return check_failed > 0 || check_done == 0;
}

/* Whether the program was asked for smaller counts, as when valgrind runs it. */
static inline int check_quick(int argc, char **argv)
{
    return argc > 1 && strcmp(argv[1], "quick") == 0;
}

/* AddressSanitizer maps terabytes, replaces malloc, and finds overreads of malloc'ed memory itself. */
#if defined(__SANITIZE_ADDRESS__)
#define CHECK_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHECK_ASAN 1
#endif
#endif
#ifndef CHECK_ASAN
#define CHECK_ASAN 0
#endif

#endif
