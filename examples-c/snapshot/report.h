/* What the program says to a person while it works and when something goes wrong. */
#ifndef SNAPSHOT_REPORT_H
#define SNAPSHOT_REPORT_H

#include <stddef.h>
#include <tierce.h>

#if defined(__GNUC__)
#define SNAPSHOT_PRINTF(text, values) __attribute__((format(printf, text, values)))
#else
#define SNAPSHOT_PRINTF(text, values)
#endif

/* Each prints one line and returns -1, so that a function can end with `return fail(...)`. */
int fail(const char *format, ...) SNAPSHOT_PRINTF(1, 2);

/* With the reason that errno gives. */
int fail_errno(const char *format, ...) SNAPSHOT_PRINTF(1, 2);

/* With the name of the status and the library's own message. */
int fail_tierce(tierce_status status, const char *format, ...) SNAPSHOT_PRINTF(2, 3);

/* Draws a bar on the terminal; does nothing where standard output or error goes elsewhere. */
void progress_draw(size_t done, size_t total, const char *doing);
void progress_clear(void);

#endif
