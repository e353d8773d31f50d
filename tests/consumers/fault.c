/* A broken LZ4 to link into a copy of the static library: it claims to have written more than there was room for, which
 * tierce notices by a panic. */
int LZ4_compress_fast(const char *src, char *dst, int src_len, int dst_cap, int acceleration);

int LZ4_compress_fast(const char *src, char *dst, int src_len, int dst_cap, int acceleration) {
    (void)src, (void)dst, (void)src_len, (void)acceleration;
    return dst_cap + 1;
}
