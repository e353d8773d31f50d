//! `include/tierce.h` is what cbindgen makes of src/capi, and is a header that C and C++ compilers take.
//!
//! `TIERCE_BLESS=1 cargo test --test header` (`make header`) writes it anew.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The public modules of src/capi, in the order of mod.rs, which is that of the header.
fn modules() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("src/capi/mod.rs")).expect("src/capi/mod.rs is there");
    text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

fn generated() -> String {
    let config = cbindgen::Config::from_file(root().join("cbindgen.toml")).expect("cbindgen.toml is read");
    let mut builder = cbindgen::Builder::new().with_config(config);
    for module in modules() {
        builder = builder.with_src(root().join(format!("src/capi/{module}.rs")));
    }
    let bindings = builder.generate().expect("cbindgen reads src/capi");
    let mut text = Vec::new();
    bindings.write(&mut text);
    for_c_readers(&String::from_utf8(text).expect("the header is UTF-8"))
}

/// Rewrites each comment: the `# Safety` section is for Rust, and text between `@group` and `@end` becomes a comment of
/// its own before the first function of a group.
fn for_c_readers(text: &str) -> String {
    let mut out = String::new();
    let mut comment: Option<Vec<&str>> = None;
    for line in text.lines() {
        match (&mut comment, line) {
            (None, "/**") => comment = Some(Vec::new()),
            (None, other) => {
                out.push_str(other);
                out.push('\n');
            }
            (Some(lines), " */") => {
                write_comment(&mut out, lines);
                comment = None;
            }
            (Some(lines), line) => lines.push(line.strip_prefix(" *").unwrap_or(line)),
        }
    }
    assert!(comment.is_none(), "a comment is not closed");
    out
}

fn write_comment(out: &mut String, lines: &[&str]) {
    let mut block = |lines: &[&str]| {
        let last = lines.iter().rposition(|line| !line.trim().is_empty()).expect("a comment has text");
        out.push_str("/**\n");
        for line in &lines[..=last] {
            out.push_str(" *");
            out.push_str(line);
            out.push('\n');
        }
        out.push_str(" */\n");
    };
    let safety = lines.iter().position(|line| line.trim() == "# Safety").unwrap_or(lines.len());
    let lines = &lines[..safety];
    match lines.iter().position(|line| line.trim() == "@end") {
        None => block(lines),
        Some(end) => {
            let title = lines[0].trim().strip_prefix("@group ").expect("@group opens what @end closes");
            let rule = "=".repeat(title.len());
            let mut group = vec![format!(" {title}"), format!(" {rule}")];
            group.extend(lines[1..end].iter().map(|line| (*line).to_owned()));
            block(&group.iter().map(String::as_str).collect::<Vec<_>>());
            out.push('\n');
            let mut out_again = String::new();
            write_comment(&mut out_again, &lines[end + 1..]);
            out.push_str(&out_again);
        }
    }
}

#[test]
fn header_is_current() {
    let path = root().join("include/tierce.h");
    let generated = generated();
    if std::env::var_os("TIERCE_BLESS").is_some() {
        std::fs::write(&path, &generated).expect("the header can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated, "include/tierce.h is not what src/capi says: run `make header`");
}

fn compile(compiler: &str, args: &[&str], source: &Path) {
    let output = Command::new(compiler)
        .args(args)
        .args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-I"])
        .arg(root().join("include"))
        .arg(source)
        .output()
        .unwrap_or_else(|error| panic!("{compiler} cannot be run: {error}"));
    assert!(output.status.success(), "{compiler} {args:?}:\n{}", String::from_utf8_lossy(&output.stderr));
}

fn source(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("the source can be written");
    path
}

#[test]
fn header_compiles_alone() {
    let text = "#include <tierce.h>\n#include <tierce.h>\nint main(void) { return 0; }\n";
    compile("cc", &["-std=c99"], &source("alone99.c", text));
    compile("cc", &["-std=c11"], &source("alone11.c", text));
    compile("c++", &["-std=c++17"], &source("alone17.cpp", text));
}

#[test]
fn every_name_has_the_prefix_and_fits_fortran() {
    let header = std::fs::read_to_string(root().join("include/tierce.h")).expect("the header is there");
    let mut names = 0;
    for line in header.lines().filter(|line| !line.starts_with(" *") && !line.starts_with('/')) {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        for word in words.filter(|word| word.to_lowercase().starts_with("tierce")) {
            assert!(word.len() < 63, "{word} is too long for Fortran");
            names += 1;
        }
        if let Some(name) = line.strip_prefix("#define ") {
            assert!(name.starts_with("TIERCE_"), "{line}");
        }
        if line.ends_with(");") || line.ends_with('(') {
            let name = line.split('(').next().unwrap().rsplit([' ', '*']).next().unwrap();
            assert!(name.is_empty() || name.starts_with("tierce_") || line.starts_with(' '), "{line}");
        }
    }
    assert!(names > 100, "the header is there in full");
}
