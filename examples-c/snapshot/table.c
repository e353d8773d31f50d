#include "table.h"

#include <stdio.h>

static void print_rate(uint64_t bytes, double seconds) {
    if (bytes > 0 && seconds > 0) {
        printf("  %11.0f", (double)bytes / 1e6 / seconds);
    } else {
        printf("  %11s", "-");
    }
}

static void print_row(const char *name, const struct pack_totals *t) {
    printf("%-8s  %8llu  %9.2f  %9.2f", name, (unsigned long long)t->chunks, (double)t->raw / 1e6,
           (double)t->stored / 1e6);
    if (t->stored > 0) {
        printf("  %7.2f", (double)t->raw / (double)t->stored);
    } else {
        printf("  %7s", "-");
    }
    print_rate(t->raw, t->write_seconds);
    print_rate(t->raw, t->read_seconds);
    putchar('\n');
}

void table_print(const struct table_row *rows, size_t count) {
    struct pack_totals sum = {0};
    printf("%-8s  %8s  %9s  %9s  %7s  %11s  %11s\n", "field", "chunks", "raw MB", "stored MB", "ratio", "write MB/s",
           "read MB/s");
    for (size_t i = 0; i < count; i++) {
        const struct pack_totals *t = &rows[i].totals;
        print_row(rows[i].name, t);
        sum.raw += t->raw;
        sum.stored += t->stored;
        sum.chunks += t->chunks;
        sum.write_seconds += t->write_seconds;
        sum.read_seconds += t->read_seconds;
    }
    if (count > 1) {
        print_row("all", &sum);
    }
}
