// What each source file of the program tests.
#ifndef TESTS_HPP
#define TESTS_HPP

extern bool quick;

void test_arrays();
void test_codecs();
void test_errors();
void test_handles();
void test_mixed();
void test_nothrow();
void test_npz();
void test_operations();
void test_registry();
void test_store();
void test_streams();
void test_views();
void test_zarr();
void test_zfp();
void test_zstd();

#endif
