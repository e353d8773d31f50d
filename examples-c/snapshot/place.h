/* Where the output goes: a directory, or any store of tierce's by its URI. Names in it have slashes. */
#ifndef SNAPSHOT_PLACE_H
#define SNAPSHOT_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <tierce.h>

#include "files.h"

struct place {
    const char *name; /* the directory or URI */
    tierce_store *store; /* NULL for a directory */
    bool sync; /* of a directory: see file_write() */
};

/* All return 0, or -1 after saying why not. */

/* Opens a directory, or a store with these options (JSON; may be NULL). It has to be new or empty, unless `reuse`. */
int place_open(const char *name, const char *options, bool reuse, bool sync, struct place *out);
void place_close(struct place *place);

int place_write(const struct place *place, const char *key, const void *data, size_t len);

/* Appends what is there. */
int place_read(const struct place *place, const char *key, struct bytes *out);

/* Whether there is something of that name, or below it. */
int place_has(const struct place *place, const char *key, bool *out);

/* Removes what is there, and all below it; nothing there is no error. */
int place_remove(const struct place *place, const char *key);

#endif
