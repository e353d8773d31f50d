/* Memory of exactly so many bytes: touching one more is found.
 *
 * By a page without access behind it, or, where AddressSanitizer or valgrind watch, by malloc, which they know. The
 * library itself is not instrumented, so that AddressSanitizer alone would not see it read too far.
 */
#ifndef EXACT_H
#define EXACT_H

#ifndef _DEFAULT_SOURCE
#error "define _DEFAULT_SOURCE before the first include, for mmap"
#endif

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"

typedef struct exact {
    int by_malloc;
    unsigned char *memory; /* the mapping, or what malloc gave */
    size_t size;           /* of the part of the mapping with access */
} exact;

static inline void exact_free(exact *slot)
{
    if (slot->by_malloc) {
        free(slot->memory);
    } else if (slot->memory != NULL) {
        munmap(slot->memory, slot->size + (size_t)sysconf(_SC_PAGESIZE));
    }
    slot->memory = NULL;
    slot->size = 0;
}

/* Room for `len` bytes; what the slot gave before is gone. */
static inline unsigned char *exact_room(exact *slot, size_t len)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), size = (len + page) / page * page;
    if (slot->by_malloc) {
        free(slot->memory);
        slot->memory = (unsigned char *)malloc(len);
        return slot->memory;
    }
    if (slot->size < size) {
        void *memory;
        exact_free(slot);
        memory = mmap(NULL, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED || mprotect((char *)memory + size, page, PROT_NONE) != 0) {
            perror("mmap");
            abort();
        }
        slot->memory = (unsigned char *)memory;
        slot->size = size;
    }
    return slot->memory + slot->size - len;
}

static inline unsigned char *exact_copy(exact *slot, const void *src, size_t len)
{
    unsigned char *room = exact_room(slot, len);
    if (len > 0) {
        memcpy(room, src, len);
    }
    return room;
}

#endif
