/* What the examples share: saying what went wrong. */
#ifndef TIERCE_EXAMPLE_H
#define TIERCE_EXAMPLE_H

#include <stdio.h>
#include <tierce.h>

/* True for success; otherwise prints the library's message for what was being done. */
static inline int succeeded(tierce_status status, const char *doing) {
    if (status >= 0) {
        return 1;
    }
    char message[512];
    tierce_last_error(message, sizeof message);
    fprintf(stderr, "%s: %s: %s\n", doing, tierce_status_name(status), message);
    return 0;
}

#endif
