#define _XOPEN_SOURCE 700
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool bytes_reserve(struct bytes *b, size_t more) {
    if (b->failed || more > SIZE_MAX / 2 - b->len) {
        b->failed = true;
        return false;
    }
    size_t needed = b->len + more;
    if (needed <= b->capacity) {
        return true;
    }
    size_t capacity = needed > 2 * b->capacity ? needed : 2 * b->capacity;
    char *data = realloc(b->data, capacity);
    if (data == NULL) {
        b->failed = true;
        return false;
    }
    b->data = data;
    b->capacity = capacity;
    return true;
}

void bytes_add(struct bytes *b, const void *data, size_t len) {
    if (len > 0 && bytes_reserve(b, len)) {
        memcpy(b->data + b->len, data, len);
        b->len += len;
    }
}

void bytes_print(struct bytes *b, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (len < 0) {
        b->failed = true;
    } else if (bytes_reserve(b, (size_t)len + 1)) {
        vsnprintf(b->data + b->len, (size_t)len + 1, format, again);
        b->len += (size_t)len;
    }
    va_end(again);
}

void bytes_free(struct bytes *b) {
    free(b->data);
    *b = (struct bytes){0};
}

int path_print(char *path, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(path, PATH_SIZE, format, arguments);
    va_end(arguments);
    return len >= 0 && len < PATH_SIZE ? 0 : fail("a path is longer than %d bytes: %.60s...", PATH_SIZE - 1, path);
}

/* Makes every directory that `path` names before its last slash. */
static int make_parents(const char *path) {
    char parent[PATH_SIZE];
    if (path_print(parent, "%s", path) < 0) {
        return -1;
    }
    for (char *slash = strchr(parent + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(parent, 0777) < 0 && errno != EEXIST) {
            return fail_errno("cannot make the directory %s", parent);
        }
        *slash = '/';
    }
    return 0;
}

int file_read(const char *path, struct bytes *out) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return fail_errno("cannot open %s", path);
    }
    struct stat about;
    /* The size is a hint only: the file is read to its end, whatever that turns out to be. */
    size_t room = fstat(file, &about) == 0 && about.st_size > 0 ? (size_t)about.st_size + 1 : 65536;
    ssize_t got = -1;
    while (bytes_reserve(out, room)) {
        got = read(file, out->data + out->len, out->capacity - out->len);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            break;
        }
        out->len += got > 0 ? (size_t)got : 0;
        room = out->capacity > out->len ? 1 : 65536;
    }
    int status = out->failed ? fail("no memory to read %s", path) : got < 0 ? fail_errno("cannot read %s", path) : 0;
    close(file);
    return status;
}

bool path_exists(const char *path) {
    struct stat about;
    return lstat(path, &about) == 0;
}

int directory_open(const char *path, bool reuse) {
    char slashed[PATH_SIZE];
    if (path_print(slashed, "%s/", path) < 0 || make_parents(slashed) < 0) {
        return -1;
    }
    DIR *directory = opendir(path);
    if (directory == NULL) {
        return fail_errno("cannot open the directory %s", path);
    }
    bool empty = true;
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
        empty = empty && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
    }
    closedir(directory);
    return empty || reuse ? 0 : fail("%s is not empty; --force replaces the arrays in it", path);
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *place) {
    (void)about, (void)kind, (void)place;
    return remove(path);
}

int directory_remove(const char *path) {
    return nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS) != 0 ? fail_errno("cannot remove %s", path) : 0;
}
