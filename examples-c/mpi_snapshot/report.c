#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static char line[1024]; /* what failed first on this rank */

static int keep(const char *format, va_list arguments, const char *name, const char *message) {
    if (line[0] != '\0') {
        return -1;
    }
    vsnprintf(line, sizeof line, format, arguments);
    size_t len = strlen(line);
    if (message != NULL) {
        snprintf(line + len, sizeof line - len, ": %s%s%s", name, *name != '\0' ? ": " : "", message);
    }
    return -1;
}

int fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    keep(format, arguments, NULL, NULL);
    va_end(arguments);
    return -1;
}

int fail_tierce(tierce_status status, const char *format, ...) {
    char message[512] = "no message";
    va_list arguments;
    tierce_last_error(message, sizeof message);
    va_start(arguments, format);
    keep(format, arguments, tierce_status_name(status), message);
    va_end(arguments);
    return -1;
}

int fail_op(const tierce_op *op, tierce_status status, const char *format, ...) {
    char message[512] = "no message";
    va_list arguments;
    tierce_op_message(op, message, sizeof message);
    va_start(arguments, format);
    /* TIERCE_PARTIAL has the message of the first item that failed, and nothing to say by itself. */
    keep(format, arguments, status < 0 ? tierce_status_name(status) : "", message);
    va_end(arguments);
    return -1;
}

int agree(MPI_Comm comm, int status) {
    int rank, ranks, first, failed = status < 0, count = 0;
    MPI_Comm_rank(comm, &rank);
    MPI_Comm_size(comm, &ranks);
    int candidate = failed ? rank : ranks;
    MPI_Allreduce(&candidate, &first, 1, MPI_INT, MPI_MIN, comm);
    if (first == ranks) {
        return 0;
    }
    MPI_Allreduce(&failed, &count, 1, MPI_INT, MPI_SUM, comm);
    if (rank == first) {
        fprintf(stderr, "mpi_snapshot: rank %d: %s", rank, line);
        fprintf(stderr, count > 1 ? " (%d of %d ranks failed)\n" : "\n", count, ranks);
    }
    return -1;
}
