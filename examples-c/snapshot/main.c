/* snapshot: a simulation that packs its fields into a Zarr group that Python opens.
 *
 *     solver       the simulation
 *     npy          instead of it: an array from a file
 *     field        what the arrays are: their specs
 *     place        the store that they are in
 *     pack         boxes written, read back and compared
 *     output       these put together
 *     run_*        what the program does with them
 */
#include <stdlib.h>

#include "options.h"
#include "run.h"

int main(int argc, char **argv) {
    struct options options;
    int status = options_read(argc, argv, &options);
    if (status == 0) {
        status = options.data != NULL ? run_file(&options) : run_simulation(&options);
    }
    return status < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
