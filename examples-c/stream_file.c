/* Packs and unpacks files of any size in little memory.
 *
 *     stream_file pack '{"id": "gzip", "level": 6}' data data.gz
 *     stream_file unpack '{"id": "gzip"}' data.gz data
 *
 * Without arguments it shows the same on a file of its own. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"

/* Any number from TIERCE_E_USER down is the program's own. */
enum { READ_FAILED = TIERCE_E_USER - 1, WRITE_FAILED = TIERCE_E_USER - 2 };

static tierce_status from_file(void *file, void *dst, size_t cap, size_t *len) {
    *len = fread(dst, 1, cap, file);
    return ferror((FILE *)file) ? READ_FAILED : TIERCE_OK;
}

static tierce_status to_file(void *file, const void *data, size_t len) {
    return fwrite(data, 1, len, file) == len ? TIERCE_OK : WRITE_FAILED;
}

static int copy(const char *config, int unpack, FILE *from, FILE *to) {
    tierce_stream *stream = NULL;
    uint64_t read = 0, written = 0;
    tierce_status status = unpack ? tierce_stream_decoder_from_json(config, strlen(config), &stream)
                                  : tierce_stream_encoder_from_json(config, strlen(config), &stream);
    if (!succeeded(status, config)) {
        return 0;
    }
    /* A file may hold several frames, as `cat a.gz b.gz` makes them. */
    int good = succeeded(tierce_stream_set_across_frames(stream, 1), "set_across_frames")
               && succeeded(tierce_stream_copy(stream, from_file, from, 0, to_file, to, 0, &read, &written), "copy");
    tierce_stream_free(stream);
    if (good) {
        printf("%s %llu bytes to %llu\n", unpack ? "unpacked" : "packed", (unsigned long long)read,
               (unsigned long long)written);
    }
    return good;
}

static int copy_files(const char *config, int unpack, const char *from_name, const char *to_name) {
    FILE *from = fopen(from_name, "rb");
    FILE *to = from != NULL ? fopen(to_name, "wb") : NULL;
    int good = to != NULL && copy(config, unpack, from, to);
    if (to == NULL) {
        fprintf(stderr, "%s: %s\n", from == NULL ? from_name : to_name, strerror(errno));
    }
    good &= to != NULL && fclose(to) == 0;
    if (from != NULL) {
        fclose(from);
    }
    return good;
}

/* Log lines to a packed file through a writer, and back line by line through a reader. */
static int show(const char *config) {
    enum { LINES = 100000 };
    tierce_stream *stream = NULL;
    tierce_writer *writer = NULL;
    tierce_reader *reader = NULL;
    char line[32], found[32];
    size_t len;
    FILE *file = tmpfile();
    int good = file != NULL
               && succeeded(tierce_stream_encoder_from_json(config, strlen(config), &stream), config)
               && succeeded(tierce_writer_new(stream, 0, to_file, file, &writer), "writer");
    for (int i = 0; good && i < LINES; i++) {
        snprintf(line, sizeof line, "step %8d, t = %9.3f\n", i, i * 0.001);
        good = succeeded(tierce_writer_write(writer, line, strlen(line)), "write");
    }
    good = good && succeeded(tierce_writer_finish(writer), "finish");
    if (good) {
        printf("%-16s %8llu bytes in %7llu\n", config, (unsigned long long)tierce_stream_bytes_in(stream),
               (unsigned long long)tierce_stream_bytes_out(stream));
        rewind(file);
    }
    tierce_writer_free(writer);
    tierce_stream_free(stream);
    stream = NULL;
    good = good && succeeded(tierce_stream_decoder_from_json(config, strlen(config), &stream), config)
           && succeeded(tierce_reader_new(stream, 0, 0, from_file, file, &reader), "reader");
    for (int i = 0; good && i < LINES; i++) {
        snprintf(line, sizeof line, "step %8d, t = %9.3f\n", i, i * 0.001);
        good = succeeded(tierce_reader_read(reader, found, strlen(line), &len), "read") && len == strlen(line)
               && memcmp(line, found, len) == 0;
    }
    good = good && tierce_reader_read(reader, found, 1, &len) == TIERCE_END && len == 0;
    tierce_reader_free(reader);
    tierce_stream_free(stream);
    if (file != NULL) {
        fclose(file);
    }
    return good;
}

int main(int argc, char **argv) {
    if (argc == 5) {
        return !copy_files(argv[2], strcmp(argv[1], "unpack") == 0, argv[3], argv[4]);
    }
    int good = show("{\"id\": \"gzip\"}") && show("{\"id\": \"lz4frame\"}") && show("{\"id\": \"bz2\"}");
    return !good;
}
