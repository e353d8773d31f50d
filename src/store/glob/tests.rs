use super::*;
use crate::error::Kind;
use crate::store::conformance::Random;

fn check(pattern: &str, yes: &[&str], no: &[&str]) {
    let glob = Glob::parse(pattern).unwrap();
    for key in yes {
        assert!(glob.matches(key), "{pattern} matches {key:?}");
        assert!(key.starts_with(glob.literal_prefix()), "{pattern} {key:?}");
    }
    for key in no {
        assert!(!glob.matches(key), "{pattern} does not match {key:?}");
    }
}

#[test]
fn stars_stay_within_a_component() {
    check("*", &["", "a", "é.x"], &["a/b", "/"]);
    check("a/*/c", &["a/b/c", "a//c", "a/.b/c"], &["a/c", "a/b/b/c", "a/b/c/"]);
    check("*.dat", &[".dat", "x.dat", "x.dat.dat"], &["x.dat/", "d/x.dat", "x.dat2"]);
    check("a?c", &["abc", "aéc", "a\u{1F600}c"], &["a/c", "ac", "abbc"]);
}

#[test]
fn two_stars_cross_components() {
    check("**", &["", "a", "a/b", "//"], &[]);
    check("a/**/b", &["a/b", "a/x/b", "a/x/y/b", "a//b"], &["ab", "a/xb", "a/x/yb", "b"]);
    check("**/b", &["b", "a/b", "/b", "a/a/b"], &["ab", "a/ab"]);
    check("**/**/b", &["b", "x/b", "x/y/b"], &["xb"]);
    check("a/**", &["a/", "a/b", "a/b/c"], &["a", "b/a/"]);
    check("a**/b", &["a/b", "ax/b", "ax/y/b"], &["ab"]);
    check("a**b", &["ab", "a/b", "axx/xb"], &["a", "abc"]);
    check("***.c", &[".c", "a/b.c"], &["c"]);
    check("\\/**/b", &["/b", "/x/b"], &["b"]);
    check("x[ab]/**/b", &["xa/b", "xb/x/b"], &["xab"]);
}

#[test]
fn brackets_are_sets() {
    check("[abc]", &["a", "c"], &["", "d", "ab"]);
    check("[a-cx]", &["b", "x"], &["d", "-"]);
    check("[!a-c]", &["d", "!", "é"], &["a", "/", ""]);
    check("[^a]", &["b", "^"], &["a", "/"]);
    check("[]a]", &["]", "a"], &["b"]);
    check("[!]a]", &["b"], &["]", "a"]);
    check("[a-]", &["a", "-"], &["b"]);
    check("[-a]", &["a", "-"], &["b"]);
    check("[\\]-]", &["]", "-"], &["\\"]);
    check("[\\a-\\c]", &["b"], &["\\"]);
    check("[.-0]", &[".", "0"], &["/"]);
    check("[à-ü]", &["é"], &["e"]);
    check("[{,}]", &["{", ",", "}"], &["a"]);
    check("[*?]", &["*", "?"], &["a"]);
}

#[test]
fn braces_are_choices() {
    check("{a,b}c", &["ac", "bc"], &["c", "abc", "{a,b}c"]);
    check("{a,b{c,d}*}/x", &["a/x", "bc/x", "bdzz/x"], &["b/x", "a", "bc/y/x"]);
    check("{,a}b", &["b", "ab"], &["aab"]);
    check("{a,}", &["a", ""], &["aa"]);
    check("{}x{a}", &["xa"], &["x"]);
    check("{a,b},c", &["a,c", "b,c"], &["a"]);
    check("a,b", &["a,b"], &["a"]);
    check("{a,b\\,c}", &["a", "b,c"], &["b", "c"]);
    check("{**/,x}b", &["b", "a/b", "xb"], &["ab"]);
    check("a/{**/b,c}", &["a/b", "a/x/b", "a/c"], &["a/x/c"]);
    check("{a/b,c}/{d,e/*}", &["a/b/d", "c/e/f"], &["a/d", "c/e/f/g"]);
}

#[test]
fn a_backslash_quotes() {
    check("\\*\\?\\[\\{\\}\\\\", &["*?[{}\\"], &["a"]);
    check("*\\*", &["*", "a*"], &["a"]);
    check("\\a", &["a"], &["\\a"]);
}

#[test]
fn the_literal_prefix_ends_at_the_first_pattern() {
    for (pattern, prefix, literal) in [
        ("", "", true),
        ("a/b.c,d", "a/b.c,d", true),
        ("a\\*b", "a*b", true),
        ("a/b*", "a/b", false),
        ("a/{b,c}", "a/", false),
        ("é[x]", "é", false),
        ("**/a", "", false),
        ("a\\{?", "a{", false),
    ] {
        let glob = Glob::parse(pattern).unwrap();
        assert_eq!((glob.literal_prefix(), glob.is_literal()), (prefix, literal), "{pattern}");
        assert_eq!(glob.matches(prefix), literal || pattern == "a/b*", "{pattern}");
    }
}

#[test]
fn errors_tell_the_place() {
    for (pattern, place) in [
        ("ab[c", "byte 2:"),
        ("é[]", "byte 2:"),
        ("[a-", "byte 0:"),
        ("x[z-a]", "byte 2:"),
        ("a{b,{c}", "byte 1:"),
        ("a}", "byte 1:"),
        ("*{a}}", "byte 4:"),
        ("a\\", "byte 1:"),
        ("*\\", "byte 1:"),
        ("[\\", "byte 1:"),
    ] {
        let error = Glob::parse(pattern).unwrap_err();
        assert_eq!(error.kind(), Kind::Argument);
        assert!(error.to_string().contains(place), "{error}");
    }
    assert!(Glob::parse(&"x".repeat(8193)).is_err());
}

#[test]
fn hostile_patterns_take_no_time() {
    let key = "a".repeat(1023) + "b";
    for pattern in
        ["*a".repeat(4096), "**a".repeat(2700), "{a,a}".repeat(1600), "{*a,".repeat(1600) + &"}".repeat(1600)]
    {
        let glob = Glob::parse(&pattern).unwrap();
        assert!(!glob.matches(&key));
        glob.matches("");
    }
    let deep = "{".repeat(4096) + &"}".repeat(4096);
    assert!(Glob::parse(&deep).unwrap().matches(""));
}

/// Matches as the definition says, at any cost.
fn plain(pattern: &[char], key: &[char], starts: bool) -> bool {
    match pattern {
        [] => key.is_empty(),
        ['*', '*', '/', rest @ ..] if starts => {
            plain(rest, key, true) || (0..key.len()).any(|i| key[i] == '/' && plain(rest, &key[i + 1..], true))
        }
        ['*', '*', rest @ ..] => (0..=key.len()).any(|i| plain(rest, &key[i..], false)),
        ['*', rest @ ..] => {
            let most = key.iter().position(|c| *c == '/').unwrap_or(key.len());
            (0..=most).any(|i| plain(rest, &key[i..], false))
        }
        ['?', rest @ ..] => key.first().is_some_and(|c| *c != '/') && plain(rest, &key[1..], false),
        [c, rest @ ..] => key.first() == Some(c) && plain(rest, &key[1..], *c == '/'),
    }
}

#[test]
fn random_patterns_match_as_a_plain_matcher_says() {
    let mut random = Random(5);
    let mut matched = 0;
    for _ in 0..20_000 {
        let pattern: String =
            (0..random.below(7)).map(|_| random.one(&["a", "b", "/", "*", "**", "?", "**/"])).collect();
        // Three stars in a row are two, which the plain matcher does not know.
        if pattern.contains("***") {
            continue;
        }
        let key: String = (0..random.below(7)).map(|_| random.one(&["a", "b", "/"])).collect();
        let (chars, key_chars): (Vec<char>, Vec<char>) = (pattern.chars().collect(), key.chars().collect());
        let expected = plain(&chars, &key_chars, true);
        assert_eq!(Glob::parse(&pattern).unwrap().matches(&key), expected, "{pattern:?} {key:?}");
        matched += usize::from(expected);
    }
    assert!(matched > 500, "{matched}");
}
