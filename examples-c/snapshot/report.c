#define _XOPEN_SOURCE 700
#include "report.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool bar_is_drawn;

void progress_draw(size_t done, size_t total, const char *doing) {
    enum { WIDTH = 40 };
    if (!isatty(STDOUT_FILENO) || !isatty(STDERR_FILENO)) {
        return;
    }
    double part = total > 0 ? (double)done / (double)total : 1;
    fprintf(stderr, "\r[");
    for (int i = 0; i < WIDTH; i++) {
        fputc(i < (int)(part * WIDTH) ? '#' : '.', stderr);
    }
    fprintf(stderr, "] %3.0f %%  %-28.28s", 100 * part, doing);
    fflush(stderr);
    bar_is_drawn = true;
}

void progress_clear(void) {
    if (bar_is_drawn) {
        fprintf(stderr, "\r%78s\r", "");
        bar_is_drawn = false;
    }
}

static void print(const char *format, va_list arguments) {
    progress_clear();
    fputs("snapshot: ", stderr);
    vfprintf(stderr, format, arguments);
}

int fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    print(format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    return -1;
}

int fail_errno(const char *format, ...) {
    int reason = errno;
    va_list arguments;
    va_start(arguments, format);
    print(format, arguments);
    va_end(arguments);
    fprintf(stderr, ": %s\n", strerror(reason));
    return -1;
}

int fail_tierce(tierce_status status, const char *format, ...) {
    char message[512];
    if (tierce_last_error(message, sizeof message) == 0) {
        strcpy(message, "no message");
    }
    va_list arguments;
    va_start(arguments, format);
    print(format, arguments);
    va_end(arguments);
    fprintf(stderr, ": %s: %s\n", tierce_status_name(status), message);
    return -1;
}
