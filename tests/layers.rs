//! The layers of docs/architecture.md, kept by looking for breaches in the sources.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Code lines of every source file, by its path below src; comments and test modules are left out.
fn code() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    assert!(paths.len() > 30, "the sources are found");
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("a source file");
            let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            (name, code.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned).collect())
        })
        .filter(|(name, _): &(String, Vec<String>)| !name.contains("/tests/"))
        .collect()
}

fn breaches(pattern: &str, allowed: impl Fn(&str) -> bool) -> Vec<String> {
    code()
        .iter()
        .filter(|(name, _)| !allowed(name))
        .flat_map(|(name, lines)| {
            lines.iter().filter(|line| line.contains(pattern)).map(move |line| format!("{name}: {}", line.trim()))
        })
        .collect()
}

fn in_boundary(name: &str) -> bool {
    name.starts_with("sys/") || name.starts_with("capi/")
}

/// Kernels of one instruction set, in a file named after it.
fn is_kernel(name: &str) -> bool {
    let files = ["avx2.rs", "avx512.rs", "neon.rs", "kernels.rs"];
    name.contains("/kernels/") || files.iter().any(|file| name.ends_with(&format!("/{file}")))
}

#[test]
fn unsafe_stays_where_it_is_allowed() {
    let allowed = |name: &str| {
        in_boundary(name)
            || is_kernel(name)
            || [
                "buffer.rs",
                "output.rs",
                "array/view.rs",
                "array/strided.rs",
                "array/tiles.rs",
                "array/cells.rs",
                "array/fill.rs",
            ]
            .contains(&name)
    };
    assert_eq!(breaches("unsafe ", allowed), [""; 0]);
    assert!(!breaches("unsafe ", |_| false).is_empty(), "the search finds what it looks for");
}

#[test]
fn foreign_functions_are_in_sys_and_capi() {
    assert_eq!(breaches("extern \"C\"", in_boundary), [""; 0]);
    assert_eq!(breaches("no_mangle", |name| name.starts_with("capi/")), [""; 0]);
    for library in ["zstd_sys", "lz4_sys", "libdeflate_sys", "liblzma_sys", "libbz2_rs_sys", "libz_rs_sys", "libc::"] {
        assert_eq!(breaches(library, |name| name.starts_with("sys/")), [""; 0]);
    }
}

#[test]
fn no_area_knows_the_c_api() {
    assert_eq!(breaches("capi::", |name| name.starts_with("capi/")), [""; 0]);
    assert_eq!(breaches("tierce_", |name| name.starts_with("capi/")), [""; 0]);
}

#[test]
fn the_c_api_does_not_panic_by_itself() {
    for pattern in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("] {
        assert_eq!(breaches(pattern, |name| !name.starts_with("capi/")), [""; 0]);
    }
}
