//! Writes what the public modules of src/capi hold as the declarations that ctest reads, and has it make the checks.
//!
//! ctest is for crates that declare the functions of a C library, in edition 2021; src/capi defines them, in edition 2024.
//! So only names and types are taken over here. The values, sizes and offsets that are compared come from the crate
//! itself, which checks.rs imports.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::Item;

/// Declarations for ctest, and what it is not to ask about.
#[derive(Default)]
struct Declarations {
    text: String,
    foreign: String,
    imports: String,
    opaque: BTreeSet<String>,
}

impl Declarations {
    fn module(&mut self, name: &str, path: &Path) {
        println!("cargo:rerun-if-changed={}", path.display());
        let text = std::fs::read_to_string(path).expect("a module of src/capi");
        writeln!(self.imports, "#[allow(unused_imports)]\nuse tierce::capi::{name}::*;").expect("a string grows");
        for item in syn::parse_file(&text).expect("the module is Rust").items {
            self.item(item);
        }
    }

    fn item(&mut self, item: Item) {
        let text = match item {
            Item::Const(mut item) if public(&item.vis) => {
                item.attrs.clear();
                item.to_token_stream()
            }
            Item::Type(mut item) if public(&item.vis) => {
                item.attrs.clear();
                item.to_token_stream()
            }
            Item::Struct(mut item) if public(&item.vis) => {
                let in_c = item.attrs.iter().any(|attribute| attribute.path().is_ident("repr"));
                if !in_c {
                    self.opaque.insert(item.ident.to_string());
                }
                item.attrs.clear();
                item.fields.iter_mut().for_each(|field| field.attrs.clear());
                item.to_token_stream()
            }
            Item::Fn(item) if public(&item.vis) && item.sig.abi.is_some() => {
                let mut signature = item.sig;
                signature.abi = None;
                signature.unsafety = None;
                writeln!(self.foreign, "    pub {};", signature.to_token_stream()).expect("a string grows");
                return;
            }
            _ => return,
        };
        writeln!(self.text, "{text}").expect("a string grows");
    }
}

fn public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut declarations = Declarations::default();
    let modules = std::fs::read_to_string(root.join("src/capi/mod.rs")).expect("src/capi/mod.rs is there");
    for module in modules.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        declarations.module(module, &root.join(format!("src/capi/{module}.rs")));
    }
    println!("cargo:rerun-if-changed={}", root.join("src/capi/mod.rs").display());
    println!("cargo:rerun-if-changed={}", root.join("include/tierce.h").display());
    // Another header, to see the checks fail.
    println!("cargo:rerun-if-env-changed=TIERCE_INCLUDE");
    let include = std::env::var_os("TIERCE_INCLUDE").map_or_else(|| root.join("include"), PathBuf::from);

    let Declarations { text, foreign, imports, opaque } = declarations;
    assert!(foreign.lines().count() > 40 && !opaque.is_empty(), "src/capi has been read");
    let source = out.join("declarations.rs");
    std::fs::write(&source, format!("use std::ffi::*;\n{text}\nextern \"C\" {{\n{foreign}}}\n"))
        .expect("it is written");
    std::fs::write(out.join("imports.rs"), imports).expect("it is written");

    let mut ctest = ctest::TestGenerator::new();
    ctest.header("tierce.h").include(include).edition(2024).skip_private(true);
    ctest.skip_struct(move |item| opaque.contains(item.ident()));
    // Types of struct members are in C what they are in Rust, by way of a pointer to each member.
    ctest::generate_test(&mut ctest, &source, "checks.rs").expect("the checks are made");
}
