/* Element types, by numpy's typestr. */
#ifndef SNAPSHOT_DTYPE_H
#define SNAPSHOT_DTYPE_H

#include <stdbool.h>
#include <stddef.h>

struct dtype {
    char typestr[8]; /* e.g. "<f8": byte order, kind, bytes */
    size_t size; /* bytes in an element */
};

/* Reads a typestr of booleans, integers, floats or complex numbers; false if it is something else. */
bool dtype_parse(const char *typestr, struct dtype *out);

/* float64 in this machine's byte order. */
struct dtype dtype_double(void);

#endif
