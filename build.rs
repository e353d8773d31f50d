//! Gives the shared library its soname and the crate its ABI number, both from one line of Cargo.toml.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.toml");

    let manifest = std::fs::read_to_string("Cargo.toml").expect("Cargo.toml is beside build.rs");
    let abi: u32 = manifest
        .lines()
        .skip_while(|line| line.trim() != "[package.metadata.tierce]")
        .find_map(|line| line.strip_prefix("abi = "))
        .and_then(|value| value.trim().parse().ok())
        .expect("Cargo.toml has [package.metadata.tierce] abi = N");
    println!("cargo:rustc-env=TIERCE_ABI_NUMBER={abi}");

    let target_os = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    match target_os.as_str() {
        "linux" | "freebsd" | "netbsd" | "openbsd" | "android" => {
            println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libtierce.so.{abi}");
        }
        "macos" => println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libtierce.{abi}.dylib"),
        _ => {}
    }
}
