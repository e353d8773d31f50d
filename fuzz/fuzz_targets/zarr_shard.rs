#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| harness::zarr::zarr_shard(data));
