/* mpi_snapshot: a simulation on many ranks that writes its fields into shared Zarr arrays while it goes on.
 *
 *     layout       the brick of each rank, and how bricks and chunks meet
 *     solver       the simulation on a brick, and three memories for each field, so that one can be lent
 *     sum          sums that do not depend on the number of ranks
 *     arrays       what rank 0 does alone: the arrays made, or found for a restart
 *     output       the group that all write to: operations beside the simulation, and when a snapshot is whole
 *     report       what failed on one rank, known to all
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"
#include "output.h"
#include "report.h"
#include "solver.h"

/* The means have all the digits of a double: what reads the arrays can be compared with them. */
static void print_step(const struct solver *solver, size_t step, int rank) {
    double means[FIELDS];
    solver_means(solver, means);
    if (rank == 0) {
        printf("step %zu  mean u %.17g  mean v %.17g\n", step, means[0], means[1]);
        fflush(stdout);
    }
}

static int simulate(struct output *out, struct solver *solver, size_t steps) {
    const struct plan plan = out->plan;
    size_t step = plan.done * plan.every;
    int result = 0;
    if (step > 0) {
        result = output_read(out, solver, plan.done - 1);
        if (result == 0) {
            print_step(solver, step, out->rank);
        }
    }
    while (step < steps && result == 0) {
        solver_step(solver);
        if (++step % plan.every == 0) {
            print_step(solver, step, out->rank);
            result = output_begin(out, solver, step / plan.every - 1);
        }
    }
    return result == 0 ? output_finish(out, solver) : result;
}

static void print_layout(const struct layout *l, const struct plan *p) {
    const int first[3] = {0, 0, 0};
    const struct brick largest = layout_brick(l, first);
    printf("%zu x %zu x %zu cells on %d x %d x %d ranks, at most %zu x %zu x %zu on each\n", l->grid[0], l->grid[1], l->grid[2],
           l->ranks[0], l->ranks[1], l->ranks[2], largest.cells[0], largest.cells[1], largest.cells[2]);
    printf("objects of %zu x %zu x %zu cells, %s\n", p->object[0], p->object[1], p->object[2],
           output_merges(p, l) ? "some shared by several ranks, and merged" : "each written by one rank");
}

/* What it took, over all ranks. */
static void print_summary(const struct output *out, double seconds) {
    double most[2] = {out->seconds_waited, seconds};
    uint64_t sums[2] = {out->bytes, out->chunks};
    MPI_Reduce(out->rank == 0 ? MPI_IN_PLACE : most, most, 2, MPI_DOUBLE, MPI_MAX, 0, out->comm);
    MPI_Reduce(out->rank == 0 ? MPI_IN_PLACE : sums, sums, 2, MPI_UINT64_T, MPI_SUM, 0, out->comm);
    if (out->rank == 0) {
        printf("%zu snapshots are whole; %llu objects, %.2f MB; waited for the store at most %.3f s of %.3f s\n", out->plan.done,
               (unsigned long long)sums[1], (double)sums[0] / 1e6, most[0], most[1]);
    }
}

static int run_on(struct output *out, const struct options *options, const struct layout *layout) {
    struct solver solver;
    if (output_open(out, layout) < 0) {
        return -1;
    }
    int result = solver_new(out->comm, layout, &solver);
    if (result == 0) {
        double begin = MPI_Wtime();
        result = simulate(out, &solver, options->steps);
        if (result == 0) {
            print_summary(out, MPI_Wtime() - begin);
        }
    }
    output_close(out); /* before the solver: operations that were given up may still read its memory */
    solver_free(&solver);
    return result;
}

static int run(MPI_Comm comm, const struct options *options) {
    struct output out;
    struct layout layout;
    int ranks, result = output_prepare(comm, options, &out);
    MPI_Comm_size(comm, &ranks);
    if (result == 0) {
        result = agree(comm, layout_choose(out.plan.grid, out.plan.object, ranks, options->split, &layout));
    }
    if (result == 0) {
        if (out.rank == 0) {
            print_layout(&layout, &out.plan);
        }
        result = run_on(&out, options, &layout);
    }
    output_close(&out);
    return result;
}

int main(int argc, char **argv) {
    struct options options;
    int rank, granted;
    /* The store has threads of its own, which never call MPI. */
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &granted);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    int status = options_read(argc, argv, &options);
    int result = agree(MPI_COMM_WORLD, status);
    if (result == 0 && status > 0 && rank == 0) {
        options_print_help();
    }
    if (result == 0 && status == 0) {
        result = run(MPI_COMM_WORLD, &options);
    }
    MPI_Finalize();
    return result < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
