//! The prototypes in `include/tierce.h` are those of the functions in src/capi: the C compiler compares.
//!
//! The header is made by cbindgen; this is a second opinion. Each exported function is found in the sources and declared
//! once more in C, with a mapping of types of its own, after `#include <tierce.h>`: for a C compiler a second declaration
//! of another type is an error. Constants and the layout of structs are checked by tests/ctest.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use syn::{GenericArgument, Item, PathArguments, ReturnType, Type};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Rust's side of the API, as the sources have it.
#[derive(Default)]
struct Sources {
    functions: BTreeMap<String, syn::Signature>,
    aliases: BTreeMap<String, Type>,
    structs: BTreeSet<String>,
}

impl Sources {
    fn read() -> Self {
        let mut sources = Sources::default();
        let mut marks = 0;
        for entry in std::fs::read_dir(root().join("src/capi")).expect("src/capi is there") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a source file");
            marks += text.lines().filter(|line| line.contains("no_mangle") || line.contains("export_name")).count();
            let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            file.items.into_iter().for_each(|item| sources.add(item));
        }
        assert_eq!(marks, sources.functions.len(), "a function is exported in a way that this test does not see");
        sources
    }

    fn add(&mut self, item: Item) {
        match item {
            Item::Fn(item) if item.attrs.iter().any(is_no_mangle) => {
                let name = item.sig.ident.to_string();
                let abi = item.sig.abi.as_ref().and_then(|abi| abi.name.as_ref()).map(syn::LitStr::value);
                assert_eq!(abi.as_deref(), Some("C"), "{name} is not extern \"C\"");
                assert!(matches!(item.vis, syn::Visibility::Public(_)), "{name} is not pub");
                assert!(item.sig.generics.params.is_empty() && item.sig.variadic.is_none(), "{name} is not plain C");
                assert!(self.functions.insert(name.clone(), item.sig).is_none(), "{name} is there twice");
            }
            Item::Type(item) => {
                self.aliases.insert(item.ident.to_string(), *item.ty);
            }
            Item::Struct(item) => {
                self.structs.insert(item.ident.to_string());
            }
            _ => {}
        }
    }

    /// `ty declarator` in C; `constant` is for what `declarator` points to.
    fn declare(&self, ty: &Type, constant: bool, declarator: &str) -> String {
        let qualifier = if constant { "const " } else { "" };
        match ty {
            Type::Ptr(pointer) => {
                self.declare(&pointer.elem, pointer.const_token.is_some(), &format!("*{qualifier}{declarator}"))
            }
            Type::BareFn(function) => {
                let parameters = function.inputs.iter().map(|input| self.declare(&input.ty, false, ""));
                self.function(&format!("(*{qualifier}{declarator})"), parameters.collect(), &function.output)
            }
            Type::Path(path) => {
                let last = path.path.segments.last().expect("a path has a segment");
                match (&last.arguments, last.ident.to_string().as_str()) {
                    (PathArguments::AngleBracketed(inner), "Option") => match inner.args.first() {
                        Some(GenericArgument::Type(inner @ Type::BareFn(_))) => {
                            self.declare(inner, constant, declarator)
                        }
                        _ => panic!("an Option of what is no function pointer has no type in C"),
                    },
                    (PathArguments::None, name) => match self.aliases.get(name) {
                        Some(ty) => self.declare(ty, constant, declarator),
                        None => format!("{qualifier}{} {declarator}", self.base(name)),
                    },
                    _ => panic!("{} has no type in C", last.ident),
                }
            }
            _ => panic!("a type that has no mapping to C: add one"),
        }
    }

    fn base(&self, name: &str) -> String {
        let c = match name {
            "c_void" => "void",
            "c_char" => "char",
            "c_int" => "int",
            "i8" => "int8_t",
            "u8" => "uint8_t",
            "i16" => "int16_t",
            "u16" => "uint16_t",
            "i32" => "int32_t",
            "u32" => "uint32_t",
            "i64" => "int64_t",
            "u64" => "uint64_t",
            "usize" => "size_t",
            "isize" => "ptrdiff_t",
            "f32" => "float",
            "f64" => "double",
            _ if self.structs.contains(name) => return format!("struct {name}"),
            _ => panic!("{name} has no mapping to C: add one"),
        };
        c.to_owned()
    }

    fn function(&self, declarator: &str, parameters: Vec<String>, output: &ReturnType) -> String {
        let parameters = if parameters.is_empty() { "void".to_owned() } else { parameters.join(", ") };
        let declarator = format!("{declarator}({parameters})");
        match output {
            ReturnType::Default => format!("void {declarator}"),
            ReturnType::Type(_, ty) => self.declare(ty, false, &declarator),
        }
    }

    /// One declaration for each function.
    fn declarations(&self) -> Vec<String> {
        let declare = |(name, signature): (&String, &syn::Signature)| {
            let parameters = signature.inputs.iter().map(|input| match input {
                syn::FnArg::Typed(argument) => self.declare(&argument.ty, false, ""),
                syn::FnArg::Receiver(_) => panic!("{name} has a self"),
            });
            self.function(name, parameters.collect(), &signature.output) + ";"
        };
        self.functions.iter().map(declare).collect()
    }
}

fn is_no_mangle(attribute: &syn::Attribute) -> bool {
    match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("no_mangle"),
        syn::Meta::List(list) => list.path.is_ident("unsafe") && list.tokens.to_string() == "no_mangle",
        syn::Meta::NameValue(_) => false,
    }
}

fn cc(args: &[&str], source: &Path) -> Output {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    Command::new(&compiler)
        .args(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"])
        .arg(root().join("include"))
        .args(args)
        .arg(source)
        .output()
        .unwrap_or_else(|error| panic!("{compiler} cannot be run: {error}"))
}

fn temporary(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("prototypes").join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    std::fs::write(&path, text).expect("the source can be written");
    path
}

/// A folder with headers for a machine on which `size_t`, `uint64_t` and `unsigned` are three types: on most real ones
/// two of them are the same, and taking one for the other would pass.
fn distinct() -> String {
    let headers = temporary(
        "distinct/stddef.h",
        "#pragma once\ntypedef unsigned long size_t;\ntypedef long ptrdiff_t;\n#define NULL ((void *)0)\n",
    );
    temporary(
        "distinct/stdint.h",
        "#pragma once\n\
         typedef signed char int8_t;\ntypedef unsigned char uint8_t;\n\
         typedef short int16_t;\ntypedef unsigned short uint16_t;\n\
         typedef int int32_t;\ntypedef unsigned int uint32_t;\n\
         typedef long long int64_t;\ntypedef unsigned long long uint64_t;\n\
         #define SIZE_MAX (~0ul)\n",
    );
    headers.parent().expect("a folder").display().to_string()
}

/// Compiles with the real headers and with the distinct ones.
fn compiles(name: &str, text: &str) {
    let source = temporary(name, text);
    for args in [&["-fsyntax-only"][..], &["-fsyntax-only", "-nostdinc", "-I", &distinct()]] {
        let output = cc(args, &source);
        assert!(output.status.success(), "{args:?}:\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn prototypes_are_those_of_the_sources() {
    let text = format!("#include <tierce.h>\n{}\n", Sources::read().declarations().join("\n"));
    compiles("prototypes.c", &text);
}

#[test]
fn header_declares_the_functions_of_the_sources_and_no_others() {
    let source = temporary("names.c", "#include <tierce.h>\n");
    // After the preprocessor only declarations are left.
    let output = cc(&["-E", "-P", "-nostdinc", "-I", &distinct()], &source);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the header is UTF-8");
    let words: Vec<&str> = text.split_inclusive('(').collect();
    let declared: BTreeSet<String> = words
        .windows(2)
        .filter(|pair| !pair[1].starts_with('*')) // a type before a pointer to a function
        .filter_map(|pair| pair[0].strip_suffix('(')?.rsplit([' ', '*', '\n']).find(|word| !word.is_empty()))
        .filter(|word| word.starts_with("tierce_") && !word.ends_with(')')) // not (*tierce_release)(
        .map(str::to_owned)
        .collect();
    let exported: BTreeSet<String> = Sources::read().functions.into_keys().collect();
    assert!(exported.len() > 40, "the functions are found");
    assert_eq!(declared, exported);
}

/// All that differ from `declaration` in one place.
fn wrong_variants(declaration: &str) -> Vec<String> {
    let swaps = [
        ("const ", ""),
        ("void *", "const void *"),
        ("void *", "char *"),
        ("char *", "signed char *"),
        ("size_t ", "uint64_t "),
        ("uint64_t ", "size_t "),
        ("size_t ", "uint32_t "),
        ("int32_t ", "uint32_t "),
        ("int32_t ", "int64_t "),
        (" **", " *"),
        ("void)", "int)"),
        (");", ", int);"),
        ("struct tierce_", "struct other_"),
    ];
    let mut variants = Vec::new();
    for (from, to) in swaps {
        for (at, _) in declaration.match_indices(from) {
            let (before, after) = (&declaration[..at], &declaration[at + from.len()..]);
            // "const void *" is not to become "const const void *", nor "uint32_t" "uuint32_t"; and (void) takes no more.
            let part_of_more = before.ends_with("const ") && to.starts_with("const") || before.ends_with('u');
            let after_void = to == ", int);" && before.ends_with("(void");
            if !part_of_more && !after_void {
                variants.push(format!("{before}{to}{after}"));
            }
        }
    }
    variants
}

/// The check above can fail: whatever is changed in a declaration, the compiler sees it.
#[test]
fn a_wrong_prototype_is_noticed() {
    let declarations = Sources::read().declarations();
    let mut lines = vec!["#include <tierce.h>".to_owned(), "struct other_one;".to_owned()];
    let first = lines.len() + 1;
    for declaration in &declarations {
        let variants = wrong_variants(declaration);
        assert!(!variants.is_empty(), "{declaration}");
        for variant in variants {
            // In a block each, so that one does not become what the next is compared with.
            let number = lines.len();
            lines.push(format!("void block_{number}(void) {{ {variant} }}"));
        }
    }
    let source = temporary("wrong.c", &(lines.join("\n") + "\n"));
    let version = cc(&["--version"], &source);
    let no_limit =
        if String::from_utf8_lossy(&version.stdout).contains("clang") { "-ferror-limit=0" } else { "-fmax-errors=0" };
    let output = cc(&["-fsyntax-only", "-Wno-all", no_limit, "-nostdinc", "-I", &distinct()], &source);
    assert!(!output.status.success());
    let errors = String::from_utf8_lossy(&output.stderr);
    let noticed: BTreeSet<usize> = errors
        .lines()
        .filter(|line| line.contains("error: conflicting types for"))
        .filter_map(|line| line.split("wrong.c:").nth(1)?.split(':').next()?.parse().ok())
        .collect();
    let missed: Vec<&String> =
        (first..=lines.len()).filter(|line| !noticed.contains(line)).map(|line| &lines[line - 1]).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(noticed.len() > 4 * declarations.len(), "{} variants of {}", noticed.len(), declarations.len());
}
