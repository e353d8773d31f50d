/* The two things that the program does. Both return 0, or -1 after saying why not. */
#ifndef SNAPSHOT_RUN_H
#define SNAPSHOT_RUN_H

#include "options.h"

/* Simulates, and packs every so many steps. */
int run_simulation(const struct options *options);

/* Packs the array of an .npy file. */
int run_file(const struct options *options);

#endif
