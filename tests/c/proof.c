/* Programs that are wrong on purpose: a tool that watches the tests has to find what they do, or it is not on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    unsigned char *volatile bytes = (unsigned char *)malloc(10);
    volatile int length = 10, sum = 0;
    memset(bytes, 1, 10);
    if (argc > 1 && strcmp(argv[1], "overread") == 0) {
        sum = bytes[length];
    } else if (argc > 1 && strcmp(argv[1], "overflow") == 0) {
        volatile int most = 0x7FFFFFFF;
        sum = most + length;
    } else if (argc > 1 && strcmp(argv[1], "leak") == 0) {
        bytes = NULL;
    }
    free(bytes);
    printf("went on to the end, with %d\n", sum);
    return 0;
}
