#include "sum.h"

/* a + b exactly (D. E. Knuth, The Art of Computer Programming 2, 4.2.2): the rounded sum, and what rounding lost. */
static struct sum add_exactly(double a, double b) {
    double high = a + b, part = high - a;
    return (struct sum){high, (a - (high - part)) + (b - part)};
}

static struct sum add(struct sum a, struct sum b) {
    struct sum high = add_exactly(a.high, b.high);
    return add_exactly(high.high, high.low + (a.low + b.low));
}

void sum_add_row(struct sum *sum, const double *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        *sum = add(*sum, (struct sum){values[i], 0});
    }
}

/* An MPI_User_function. */
static void add_all(void *in, void *inout, int *count, MPI_Datatype *type) {
    const struct sum *from = in;
    struct sum *to = inout;
    (void)type;
    for (int i = 0; i < *count; i++) {
        to[i] = add(from[i], to[i]);
    }
}

void sum_reduce(MPI_Comm comm, struct sum *sums, int count) {
    int rank;
    MPI_Op op;
    MPI_Datatype type;
    MPI_Comm_rank(comm, &rank);
    MPI_Op_create(add_all, 1, &op);
    MPI_Type_contiguous(2, MPI_DOUBLE, &type);
    MPI_Type_commit(&type);
    MPI_Reduce(rank == 0 ? MPI_IN_PLACE : sums, sums, count, type, op, 0, comm);
    MPI_Type_free(&type);
    MPI_Op_free(&op);
}
