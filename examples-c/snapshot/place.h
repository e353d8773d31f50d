/* Where the group goes: a directory, or a store that a URI names. */
#ifndef SNAPSHOT_PLACE_H
#define SNAPSHOT_PLACE_H

#include <stdbool.h>
#include <tierce.h>

struct place {
    const char *name; /* as the command line has it */
    bool is_directory;
    tierce_store *store;
};

/* All return 0, or -1 after saying why not. */

/* Opens a place that is new or empty or, with `reuse`, has any content. `options` are those of the store, or NULL. With `sync`
 * what is written to a directory has reached the disk before a call returns. */
int place_open(const char *name, const char *options, bool reuse, bool sync, struct place *out);
void place_close(struct place *place);

/* Makes way for an array of the name: the Zarr array that has it is removed, anything else is left alone and an error. */
int place_clear_array(const struct place *place, const char *name);

/* Removes what says that the place is a group: in the other version of the format it would be another. */
int place_clear_group(const struct place *place);

#endif
