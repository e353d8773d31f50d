/* A simulation writes one field after the other to a seekable file, each in a frame of its own; then a program that wants
 * a few cells of one field reads just these. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { FIELDS = 40, CELLS = 50000, FIELD = 23, FIRST = 12345, WANTED = 1000 };

static float field[CELLS];

static void simulate(int step) {
    for (int i = 0; i < CELLS; i++) {
        field[i] = (float)(step * 1000 + i / 8);
    }
}

/* A file, as the library sees it: bytes are appended, and read at any place. */
static tierce_status append(void *userdata, const void *data, size_t len) {
    return fwrite(data, 1, len, (FILE *)userdata) == len ? TIERCE_OK : TIERCE_E_USER;
}

/* One thread reads here. With several, take pread() or a lock. */
static tierce_status read_at(void *userdata, uint64_t offset, void *dst, size_t len) {
    FILE *file = (FILE *)userdata;
    return fseek(file, (long)offset, SEEK_SET) == 0 && fread(dst, 1, len, file) == len ? TIERCE_OK : TIERCE_E_USER;
}

static int write_fields(FILE *file) {
    tierce_zstd_compressor *compressor = NULL;
    tierce_zstd_seekable_writer *writer = NULL;
    int good = succeeded(tierce_zstd_compressor_new(3, NULL, &compressor), "compressor") &&
               succeeded(tierce_zstd_seekable_writer_new(compressor, 0, 1, append, file, &writer), "writer");
    for (int step = 0; good && step < FIELDS; step++) {
        simulate(step);
        good = succeeded(tierce_zstd_seekable_writer_write(writer, field, sizeof field), "write") &&
               succeeded(tierce_zstd_seekable_writer_end_frame(writer), "end of the field");
    }
    good = good && succeeded(tierce_zstd_seekable_writer_finish(writer), "finish");
    tierce_zstd_seekable_writer_free(writer);
    tierce_zstd_compressor_free(compressor);
    return good;
}

static int read_some(const tierce_zstd_seekable *reader) {
    uint64_t offset = 0, size = 0, at = 0, compressed = 0;
    float cells[WANTED];
    size_t got = 0;
    /* Field FIELD is frame FIELD; without frames of one's own, any offset into the content will do. */
    if (!succeeded(tierce_zstd_seekable_frame(reader, FIELD, &offset, &size, &at, &compressed), "frame") ||
        !succeeded(tierce_zstd_seekable_read(reader, offset + FIRST * sizeof(float), cells, sizeof cells, NULL, &got),
                   "read")) {
        return 0;
    }
    printf("%zu bytes of field %d: from %llu bytes at %llu of the file\n", got, FIELD, (unsigned long long)compressed,
           (unsigned long long)at);
    simulate(FIELD);
    return got == sizeof cells && memcmp(cells, field + FIRST, sizeof cells) == 0;
}

int main(void) {
    tierce_zstd_seekable *reader = NULL;
    FILE *file = tmpfile();
    int good = file != NULL && write_fields(file) && fseek(file, 0, SEEK_END) == 0;
    if (good) {
        long size = ftell(file);
        good = size > 0 && succeeded(tierce_zstd_seekable_open_callback(NULL, 0, (uint64_t)size, read_at, file, &reader),
                                     "open");
        printf("%d fields of %zu bytes in a file of %ld\n", FIELDS, sizeof field, size);
    }
    good = good && read_some(reader);
    tierce_zstd_seekable_free(reader);
    if (file != NULL) {
        fclose(file);
    }
    if (!good) {
        fprintf(stderr, "zstd_seekable: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
