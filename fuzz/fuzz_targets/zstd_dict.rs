#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| harness::areas::zstd_dict(data));
