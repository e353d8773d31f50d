/* Reads an array as numpy.save() writes it (NEP 1; versions 1.0, 2.0 and 3.0). */
#ifndef SNAPSHOT_NPY_H
#define SNAPSHOT_NPY_H

#include <stdbool.h>
#include <stddef.h>

#include "dtype.h"
#include "files.h"
#include "field.h"

struct npy {
    struct dtype type;
    int ndim; /* 0 to MAX_DIMS */
    size_t shape[MAX_DIMS];
    bool fortran; /* the first dimension is the fastest */
    const void *data; /* all elements, in `file`; not aligned */
    struct bytes file;
};

/* Reads a file whole; returns 0, or -1 after saying what is wrong with it. Free with npy_free(). */
int npy_read(const char *path, struct npy *out);
void npy_free(struct npy *array);

#endif
