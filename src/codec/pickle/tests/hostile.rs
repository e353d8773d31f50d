//! Pickles that no pickler wrote: what they ask for is refused.

use super::*;

#[test]
fn nothing_but_arrays_and_lists_of_items() {
    for pickle in [&b"K\x01."[..], b"N.", b"}.", b").", b"C\x01a.", b"X\x01\0\0\0a.", b"cnumpy\ndtype\n."] {
        assert_eq!(kind(pickle), Kind::Unsupported, "{pickle:?}");
    }
}

#[test]
fn every_other_name_is_refused_by_name() {
    for (pickle, name) in [
        (&b"cos\nsystem\n(S'echo'\ntR."[..], "os.system"),
        (b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x02id\x85R.", "posix.system"),
        (b"c__builtin__\neval\n(S'1'\ntR.", "__builtin__.eval"),
        (b"cbuiltins\ngetattr\n(cbuiltins\n__import__\nS'os'\ntR.", "builtins.getattr"),
        (b"\x80\x04\x8c\x05numpy\x8c\x15ndarray.__class__.mro\x93.", "numpy.ndarray.__class__.mro"),
        (b"cnumpy\nload\n(S'x'\ntR.", "numpy.load"),
        (b"cnumpy.core.multiarray\nfromfile\n.", "numpy.core.multiarray.fromfile"),
        (b"c_codecs\ndecode\n.", "_codecs.decode"),
        (b"cnumpy \ndtype\n.", "numpy .dtype"),
        (b"(S'x'\nios\nsystem\n.", "os.system"),
    ] {
        let text = message(pickle, None);
        assert!(text.contains(&format!("refuses to load {name:?}")), "{text}");
        assert_eq!(kind(pickle), Kind::Unsupported);
    }
}

#[test]
fn opcodes_that_reach_outside_are_refused_by_name() {
    for (pickle, name) in [
        (&b"Pid\n."[..], "PERSID"),
        (b"NQ.", "BINPERSID"),
        (b"\x82\x01.", "EXT1"),
        (b"\x83\x01\x01.", "EXT2"),
        (b"\x84\x01\0\0\0.", "EXT4"),
        (b"(cnumpy\nndarray\no.", "OBJ"),
        (b"cnumpy\nndarray\n)\x81.", "NEWOBJ"),
        (b"cnumpy\nndarray\n)}\x92.", "NEWOBJ_EX"),
        (b"\x97.", "NEXT_BUFFER"),
        (b"C\x01a\x98.", "READONLY_BUFFER"),
        (b"\x8f.", "EMPTY_SET"),
        (b"(K\x01\x91.", "FROZENSET"),
    ] {
        let text = message(pickle, None);
        assert!(text.contains(&format!("refuses the opcode {name},")), "{text}");
        assert_eq!(kind(pickle), Kind::Unsupported);
    }
}

#[test]
fn known_names_are_called_with_known_arguments_alone() {
    for pickle in [
        &b"cnumpy\nndarray\n(K\x64tR."[..],
        b"cnumpy\ndtype\n(K\x01tR.",
        b"cnumpy\ndtype\n(cnumpy\nndarray\ntR.",
        b"c_codecs\nencode\n(X\x01\0\0\0aX\x03\0\0\0hextR.",
        "c_codecs\nencode\n(X\x03\0\0\0€X\x06\0\0\0latin1tR.".as_bytes(),
        b"cbuiltins\nbytearray\n(J\xff\xff\xff\x7ftR.",
        b"cbuiltins\nbytes\n(J\xff\xff\xff\x7ftR.",
        b"cnumpy.core.multiarray\n_reconstruct\n(cbuiltins\nbytes\n(K\0tC\x01btR.",
        b"K\x01)R.",
        b"cnumpy\ndtype\n]R.",
        b"](K\x01eNb.",
    ] {
        assert_eq!(kind(pickle), Kind::Corrupt, "{pickle:?}");
    }
}

#[test]
fn structured_types_and_unknown_ones_are_refused() {
    let structured = b"cnumpy\ndtype\n(X\x02\0\0\0V8tR(K\x03X\x01\0\0\0|N(X\x01\0\0\0atNK\x08K\x01K\x10tb.";
    assert!(message(structured, None).contains("structured"));
    assert_eq!(kind(b"cnumpy\ndtype\n(X\x05\0\0\0i4,f4tR."), Kind::Unsupported);
    assert_eq!(kind(b"cnumpy\ndtype\n(X\x02\0\0\0f3tR."), Kind::Unsupported);
}

#[test]
fn lengths_are_those_of_what_is_there() {
    for pickle in [
        &b"\x8e\xff\xff\xff\xff\xff\xff\xff\x7fa."[..],
        b"\x8d\xff\xff\xff\xff\xff\xff\xff\xffa.",
        b"\x96\0\0\0\0\0\0\0\x80a.",
        b"B\xff\xff\xff\xffa.",
        b"X\xff\xff\xff\xffa.",
        b"T\xff\xff\xff\xffa.",
        b"\x8b\xff\xff\xff\x7f\x01.",
        b"\x8b\xff\xff\xff\xff\x01.",
        b"\x95\xff\xff\xff\xff\xff\xff\xff\xff].",
        b"]r\xff\xff\xff\xff.",
        b"]p99999999999999999999\n.",
        b"]j\xff\xff\xff\xff.",
        b"]g-1\n.",
    ] {
        assert_eq!(kind(pickle), Kind::Corrupt, "{pickle:?}");
    }
}

#[test]
fn the_stack_is_not_left() {
    for pickle in [
        &b""[..],
        b".",
        b"0.",
        b"1.",
        b"2.",
        b"a.",
        b"]a.",
        b"K\x01a.",
        b"Na.",
        b"NNa.",
        b"e.",
        b"(e.",
        b"](NNu.",
        b"}(Nu.",
        b"}Ns.",
        b"}NNNs.",
        b"s.",
        b"\x85.",
        b"K\x01(\x85.",
        b"N(\x86.",
        b"(.",
        b"](.",
        b"]].",
        b"](2.",
        b"](R.",
        b"b.",
        b"R.",
        b"q\0.",
        b"h\0.",
        b"\x94.",
        b"\x93.",
        b"\xff.",
        b"]",
        b"]..",
        b"].\n",
    ] {
        assert_eq!(kind(pickle), Kind::Corrupt, "{pickle:?}");
    }
    assert_eq!(read(b"(0]((K\x0110N0.", None).unwrap().ty().shape, [0], "POP takes a mark too");
}

#[test]
fn an_array_has_the_elements_that_its_shape_says() {
    let floats = vectors().find(|v| v.name == "floats" && v.protocol == 2).unwrap().pickle;
    let shape = floats.windows(4).position(|w| w == b"K\x03\x85q").unwrap();
    for extent in [0u8, 2, 4, 255] {
        let mut changed = floats.clone();
        changed[shape + 1] = extent;
        assert_eq!(kind(&changed), Kind::Corrupt);
    }
    let state = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\0tC\x01btR";
    assert_eq!(kind(&[&state[..], b"."].concat()), Kind::Corrupt, "no state");
    let huge = b"(K\x01(\x8a\x08\0\0\0\0\0\0\0\x10K\0tcnumpy\ndtype\n(X\x02\0\0\0f8tRI00\nC\0tb.";
    assert_eq!(kind(&[&state[..], huge].concat()), Kind::Corrupt, "larger than memory");
}

#[test]
fn deep_nesting_is_refused_and_dropped() {
    let deep = [&b"]"[..], &b"(".repeat(1_000_000), b"K\x01", &b"l".repeat(1_000_000), b"a."].concat();
    assert!(message(&deep, None).contains("lists in each other"));
    let deep = [&b"]N"[..], &b"\x85".repeat(1_000_000), b"a."].concat();
    assert!(message(&deep, None).contains("lists in each other"));
    let good = [&b"]N"[..], &b"\x85".repeat(512), b"a."].concat();
    assert_eq!(contents(&read(&good, None).unwrap())[0].len(), 512 + 4 + 512);
}

#[test]
fn what_contains_itself_is_refused() {
    for pickle in [&b"]q\0h\0a."[..], b"]q\0(h\0h\0e.", b"]}q\0X\x01\0\0\0ah\0sa.", b"](]q\x002h\0\x86ae."] {
        assert_eq!(kind(pickle), Kind::Argument, "{pickle:?}");
    }
    let array = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\0tC\x01btRq\0\
        (K\x01K\x01\x85cnumpy\ndtype\n(X\x01\0\0\0OtRI00\n]h\0atb.";
    assert!(message(array, None).contains("item 0: an array has no JSON form"));
}

#[test]
fn lists_that_double_at_each_step_end_at_the_limit() {
    let laughs = [&b"]N"[..], &b"2\x86".repeat(100), b"a."].concat();
    assert_eq!(kind(&laughs), Kind::Limit);
    let error = read_array(&laughs, None, &mut Store::new(usize::MAX)).unwrap_err();
    assert_eq!(error.kind(), Kind::Limit, "also without a limit of the caller");
}

#[test]
fn the_same_string_made_again_and_again_is_refused() {
    let text = format!(
        "](c_codecs\nencode\nq\0(X\x64\0\0\0{}X\x06\0\0\0latin1tq\x01R{}e.",
        "x".repeat(100),
        "h\0h\x01R".repeat(1000)
    );
    assert_eq!(kind(text.as_bytes()), Kind::Unsupported);
}

#[test]
fn arrays_that_share_their_bytes_end_at_a_share_of_the_pickle() {
    const LEN: usize = 32 << 10;
    // The name, the bytes, the type, the shape and the order are stored once, and fetched for each array.
    let mut pickle = b"\x80\x05cnumpy.core.numeric\n_frombuffer\n\x940\x96".to_vec();
    pickle.extend_from_slice(&(LEN as u64).to_le_bytes());
    pickle.extend(std::iter::repeat_n(7, LEN));
    pickle.extend_from_slice(b"\x940cnumpy\ndtype\n(\x8c\x02u1tR\x940J");
    pickle.extend_from_slice(&(LEN as u32).to_le_bytes());
    pickle.extend_from_slice(b"\x85\x940\x8c\x01C\x940](");
    let mut few = pickle.clone();
    let array = b"h\x00(h\x01h\x02h\x03h\x04tR";
    few.extend_from_slice(&array.repeat(3));
    few.extend_from_slice(b"e.");
    assert_eq!(read(&few, Some(&Type::row(Dtype::parse("ragged:|u1").unwrap(), 3))).unwrap().size(), 3 * LEN);
    pickle.extend_from_slice(&array.repeat(4000));
    pickle.extend_from_slice(b"e.");
    let mut store = Store::new(usize::MAX);
    let error = read_array(&pickle, None, &mut store).unwrap_err();
    assert_eq!(error.kind(), Kind::Limit, "{error}");
}

#[test]
fn limits_hold() {
    for vector in vectors().filter(|vector| vector.protocol == 4) {
        let array = read(&vector.pickle, None).unwrap();
        let size = array.ty().size().unwrap_or_else(|| contents(&array).iter().map(|item| item.len() + 16).sum());
        let mut store = Store::new(size);
        assert!(read_array(&vector.pickle, None, &mut store).is_ok(), "{}", vector.name);
        if size > 0 {
            let mut store = Store::new(size - 1);
            assert_eq!(
                read_array(&vector.pickle, None, &mut store).unwrap_err().kind(),
                Kind::Limit,
                "{}",
                vector.name
            );
        }
    }
}

#[test]
fn cut_anywhere_is_corrupt() {
    for vector in vectors() {
        for len in 0..vector.pickle.len() {
            assert_eq!(kind(&vector.pickle[..len]), Kind::Corrupt, "{} of {}", len, vector.name);
        }
    }
}

#[test]
fn changed_anywhere_never_panics() {
    for mut vector in vectors() {
        for at in 0..vector.pickle.len() {
            let byte = vector.pickle[at];
            for changed in [byte ^ 1, byte ^ 0x80, 0, 0xff, b'.', b'(', b'0', b'h', b'R', b'b'] {
                vector.pickle[at] = changed;
                let _ = read(&vector.pickle, None);
            }
            vector.pickle[at] = byte;
        }
    }
}
