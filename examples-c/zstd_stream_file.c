/* Compresses and decompresses files of any size with zstd in constant memory.
 *
 *     zstd_stream_file pack 9 data data.zst
 *     zstd_stream_file unpack data.zst data
 *
 * Without arguments it writes a file of its own record by record, and shows how much memory that took. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"

/* Any number from TIERCE_E_USER down is the program's own. */
enum { READ_FAILED = TIERCE_E_USER - 1, WRITE_FAILED = TIERCE_E_USER - 2 };

/* No frame of ours asks for more; a hostile one may. */
enum { MAX_WINDOW = 8 << 20 };

static tierce_status from_file(void *file, void *dst, size_t cap, size_t *len) {
    *len = fread(dst, 1, cap, file);
    return ferror((FILE *)file) ? READ_FAILED : TIERCE_OK;
}

static tierce_status to_file(void *file, const void *data, size_t len) {
    return fwrite(data, 1, len, file) == len ? TIERCE_OK : WRITE_FAILED;
}

/* The whole file in one call. */
static int copy(const tierce_stream *stream, FILE *from, FILE *to) {
    uint64_t read = 0, written = 0;
    int good = succeeded(tierce_stream_copy(stream, from_file, from, 0, to_file, to, 0, &read, &written), "copy");
    if (good) {
        printf("%llu bytes became %llu\n", (unsigned long long)read, (unsigned long long)written);
    }
    return good;
}

static int pack(int level, FILE *from, FILE *to) {
    tierce_zstd_compressor *compressor = NULL;
    tierce_stream *stream = NULL;
    int good = succeeded(tierce_zstd_compressor_new(level, NULL, &compressor), "compressor") &&
               succeeded(tierce_zstd_compressor_set(compressor, TIERCE_ZSTD_P_WRITE_CHECKSUM, 1), "checksum") &&
               succeeded(tierce_zstd_compressor_stream(compressor, TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, &stream), "stream") &&
               copy(stream, from, to);
    tierce_stream_free(stream);
    tierce_zstd_compressor_free(compressor);
    return good;
}

static int unpack(FILE *from, FILE *to) {
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_stream *stream = NULL;
    int good = succeeded(tierce_zstd_decompressor_new(NULL, 0, &decompressor), "decompressor") &&
               succeeded(tierce_zstd_decompressor_stream(decompressor, &stream), "stream") &&
               /* A file may hold several frames, as `cat a.zst b.zst` makes them. */
               succeeded(tierce_stream_set_across_frames(stream, 1), "across frames") && copy(stream, from, to);
    tierce_stream_free(stream);
    tierce_zstd_decompressor_free(decompressor);
    return good;
}

static int with_files(int argc, char **argv) {
    int packs = argc == 5 && strcmp(argv[1], "pack") == 0;
    if (!packs && !(argc == 4 && strcmp(argv[1], "unpack") == 0)) {
        fprintf(stderr, "zstd_stream_file pack LEVEL FROM TO | unpack FROM TO\n");
        return 0;
    }
    const char *from_name = argv[argc - 2], *to_name = argv[argc - 1];
    FILE *from = fopen(from_name, "rb");
    FILE *to = from != NULL ? fopen(to_name, "wb") : NULL;
    int good = to != NULL && (packs ? pack(atoi(argv[2]), from, to) : unpack(from, to));
    if (to == NULL) {
        fprintf(stderr, "%s: %s\n", from == NULL ? from_name : to_name, strerror(errno));
    }
    good &= to != NULL && fclose(to) == 0;
    if (from != NULL) {
        fclose(from);
    }
    return good;
}

enum { RECORDS = 200000 };

struct record {
    int64_t step;
    double time, energy;
};

static struct record record(int i) {
    struct record r = {i, i * 0.001, 100.0 - i % 500};
    return r;
}

/* Record after record to a writer; the file is made as they come. */
static int write_records(FILE *file) {
    tierce_zstd_compressor *compressor = NULL;
    tierce_stream *stream = NULL;
    tierce_writer *writer = NULL;
    int good = succeeded(tierce_zstd_compressor_new(3, NULL, &compressor), "compressor") &&
               succeeded(tierce_zstd_compressor_stream(compressor, TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, &stream), "stream") &&
               succeeded(tierce_writer_new(stream, 0, to_file, file, &writer), "writer");
    for (int i = 0; good && i < RECORDS; i++) {
        struct record r = record(i);
        good = succeeded(tierce_writer_write(writer, &r, sizeof r), "write");
        if (good && i == RECORDS / 2) {
            /* What was written up to here can be read, whatever happens next. */
            good = succeeded(tierce_writer_flush(writer, TIERCE_STREAM_FLUSH), "flush");
            printf("half way: %zu bytes of memory in use\n", tierce_stream_memory_size(stream));
        }
    }
    good = good && succeeded(tierce_writer_finish(writer), "finish");
    if (good) {
        printf("wrote %d records, %llu bytes, as %llu\n", RECORDS, (unsigned long long)tierce_stream_bytes_in(stream),
               (unsigned long long)tierce_stream_bytes_out(stream));
    }
    tierce_writer_free(writer);
    tierce_stream_free(stream);
    tierce_zstd_compressor_free(compressor);
    return good;
}

/* Skips to the last quarter, and reads that. */
static int read_records(FILE *file) {
    tierce_zstd_decompressor *decompressor = NULL;
    tierce_stream *stream = NULL;
    tierce_reader *reader = NULL;
    uint64_t skipped = 0;
    size_t len = 0;
    int first = RECORDS / 4 * 3, i = first;
    int good = succeeded(tierce_zstd_decompressor_new(NULL, 0, &decompressor), "decompressor") &&
               succeeded(tierce_zstd_decompressor_set(decompressor, TIERCE_ZSTD_D_MAX_WINDOW_SIZE, MAX_WINDOW),
                         "window") &&
               succeeded(tierce_zstd_decompressor_stream(decompressor, &stream), "stream") &&
               succeeded(tierce_reader_new(stream, 0, 0, from_file, file, &reader), "reader") &&
               succeeded(tierce_reader_skip(reader, (uint64_t)first * sizeof(struct record), &skipped), "skip");
    size_t memory = tierce_stream_memory_size(stream); /* the same for any length */
    for (; good && i < RECORDS; i++) {
        struct record expected = record(i), found;
        good = succeeded(tierce_reader_read(reader, &found, sizeof found, &len), "read") && len == sizeof found &&
               memcmp(&found, &expected, sizeof found) == 0;
    }
    /* The end is said only where the frame is complete. */
    good = good && tierce_reader_read(reader, &skipped, 1, &len) == TIERCE_END && len == 0;
    if (good) {
        printf("read the last %d of them in %zu bytes of memory\n", i - first, memory);
    }
    tierce_reader_free(reader);
    tierce_stream_free(stream);
    tierce_zstd_decompressor_free(decompressor);
    return good;
}

int main(int argc, char **argv) {
    if (argc > 1) {
        return !with_files(argc, argv);
    }
    FILE *file = tmpfile(), *plain = tmpfile();
    int good = file != NULL && plain != NULL && write_records(file);
    if (good) {
        rewind(file);
        good = read_records(file);
        rewind(file);
        good = good && unpack(file, plain) && ftell(plain) == (long)(RECORDS * sizeof(struct record));
    }
    if (plain != NULL) {
        fclose(plain);
    }
    if (file != NULL) {
        fclose(file);
    }
    if (!good) {
        fprintf(stderr, "zstd_stream_file: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
