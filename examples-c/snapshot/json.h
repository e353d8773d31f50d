/* Takes JSON apart without changing it, by pointing at parts of it.
 *
 * The text comes from the library, so it is known to be JSON; a program that reads other people's has a real parser.
 */
#ifndef SNAPSHOT_JSON_H
#define SNAPSHOT_JSON_H

#include <stdbool.h>
#include <stddef.h>

/* A part of a longer text. */
struct slice {
    const char *text;
    size_t len;
};

/* Gives the next item of the array `items`, and moves `at` (0 at first) past it; false at the end. */
bool json_next_item(struct slice items, size_t *at, struct slice *item);

/* The same for the members of `object`. */
bool json_next_member(struct slice object, size_t *at, struct slice *key, struct slice *value);

/* Gives the value of a key of `object`; false if it is not there. */
bool json_member(struct slice object, const char *key, struct slice *value);

/* Whether `value` is this string, one that has nothing to escape. */
bool json_is_string(struct slice value, const char *string);

#endif
