/* Bytes that grow, files and directories. */
#ifndef SNAPSHOT_FILES_H
#define SNAPSHOT_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "report.h"

enum { PATH_SIZE = 4096 };

/* Bytes that grow; start from {0}. After an allocation failed, `failed` stays set, so that it can be checked once. */
struct bytes {
    char *data;
    size_t len, capacity;
    bool failed;
};

bool bytes_reserve(struct bytes *b, size_t more);
void bytes_add(struct bytes *b, const void *data, size_t len);
void bytes_print(struct bytes *b, const char *format, ...) SNAPSHOT_PRINTF(2, 3);
void bytes_free(struct bytes *b);

/* Prints a path into PATH_SIZE bytes; all functions here return 0, or -1 after saying why not. */
int path_print(char *path, const char *format, ...) SNAPSHOT_PRINTF(2, 3);

/* Appends the content of a file. */
int file_read(const char *path, struct bytes *out);

bool path_exists(const char *path);

/* Makes a directory, or takes one that is empty or, with `reuse`, has any content. */
int directory_open(const char *path, bool reuse);

/* Removes a directory with all that is in it; a symbolic link is removed, not followed. */
int directory_remove(const char *path);

#endif
