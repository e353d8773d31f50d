/* The table of what came out. */
#ifndef SNAPSHOT_TABLE_H
#define SNAPSHOT_TABLE_H

#include <stddef.h>

#include "pack.h"

struct table_row {
    const char *name;
    struct pack_totals totals;
};

/* Prints one line per row and, if there are several, their sum. MB are 10^6 bytes. */
void table_print(const struct table_row *rows, size_t count);

#endif
