//! Zarr's metadata: any text as documents of arrays, groups and trees, and as options of new arrays.

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use tierce::array::Array;
use tierce::codec::Registry;
use tierce::store::options::Options as StoreOptions;
use tierce::store::{Body, Done, PutOptions, Store};
use tierce::zarr::{Create, Format, Group, GroupMetadata, Metadata, Node, Options, Spec, ZarrArray, delete_node};
use tierce::{Buffer, Error, Kind, Output, Result};

#[allow(unused_imports)] // the seeds need all of them
pub use super::zarr_chunks::{elements, specs, zarr_shard};

/// A chunk of this size is encoded and decoded.
const MOST: usize = 1 << 16;

/// One store for all inputs: to start its threads takes longer than what is done on them.
static STORE: LazyLock<Mutex<Store>> =
    LazyLock::new(|| Mutex::new(Store::open("memory://", StoreOptions::default()).unwrap()));

fn store() -> MutexGuard<'static, Store> {
    STORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts an object; false if that cannot be a key.
pub(super) fn put(store: &Store, key: &str, bytes: &[u8]) -> bool {
    let mut content = Buffer::new();
    content.extend_from_slice(bytes).unwrap();
    let key = key.to_owned();
    let put = store.run(|job| async move {
        let body = Body::Owned(Arc::new(content));
        job.backend().put(&key, &body, &PutOptions::default()).await.map(|_| Done::default())
    });
    put.inspect_err(|error| assert_eq!(error.kind(), Kind::Argument, "{error}")).is_ok()
}

pub(super) fn delete(store: &Store, keys: Vec<String>) {
    let delete = |job: tierce::store::Job| async move {
        for gone in job.backend().delete_many(&keys).await? {
            gone?;
        }
        Ok(Done::default())
    };
    store.run(delete).unwrap();
}

#[track_caller]
fn one_of(error: &Error, kinds: &[Kind]) {
    assert!(kinds.contains(&error.kind()) && !error.to_string().is_empty(), "{:?}: {error}", error.kind());
}

/// A document is damaged, or says what is not supported.
#[track_caller]
fn of_documents(error: &Error) {
    one_of(error, &[Kind::Corrupt, Kind::Unsupported]);
}

/// What the options of an array can be: wrong, or beyond what a version of the format can say.
#[track_caller]
fn of_options(error: &Error) {
    one_of(error, &[Kind::Config, Kind::Argument, Kind::Unsupported]);
}

/// Codecs are not known, are not configured well, do not fit together or not with the elements.
#[track_caller]
fn of_codecs(error: &Error) {
    one_of(
        error,
        &[Kind::Config, Kind::UnknownCodec, Kind::Unsupported, Kind::Corrupt, Kind::Argument, Kind::NeedsDtype],
    );
}

fn texts(written: &[(&'static str, Buffer)]) -> Vec<(&'static str, Vec<u8>)> {
    written.iter().map(|(name, text)| (*name, text.as_slice().to_vec())).collect()
}

/// What an array's documents say that was written as these.
fn read_array(texts: &[(&'static str, Vec<u8>)]) -> Result<Metadata> {
    match texts {
        [("zarr.json", document)] => Metadata::from_v3(document),
        [(".zarray", document), (".zattrs", attributes)] => Metadata::from_v2(document, Some(attributes)),
        other => panic!("documents of an array: {:?}", other.iter().map(|(name, _)| name).collect::<Vec<_>>()),
    }
}

/// Written and read again it is the same; gives what was written.
fn array_again(meta: &Metadata) -> Vec<(&'static str, Vec<u8>)> {
    let written = texts(&meta.write().expect("what was read is written"));
    let again = read_array(&written).unwrap_or_else(|error| panic!("what was written is not read: {error}"));
    assert_eq!(
        (again.format, &again.shape, &again.chunks, again.dtype, again.order, again.keys, &again.names),
        (meta.format, &meta.shape, &meta.chunks, meta.dtype, meta.order, meta.keys, &meta.names)
    );
    assert!(again.fill == meta.fill, "another fill value");
    assert!(texts(&again.write().unwrap()) == written, "written twice it is another text");
    written
}

fn array(meta: &Metadata) {
    let written = array_again(meta);
    let ndim = meta.shape.len();
    assert_eq!(meta.chunks.len(), ndim);
    assert!(meta.names.as_ref().is_none_or(|names| names.len() == ndim));

    let other: Vec<u64> = meta.shape.iter().map(|n| n.wrapping_mul(3) / 2).collect();
    let reshaped = meta.with_shape(&other).expect("as many axes");
    array_again(&reshaped);
    assert_eq!(reshaped.shape, other);
    let back = reshaped.with_shape(&meta.shape).unwrap();
    assert_eq!((&back.shape, &back.chunks), (&meta.shape, &meta.chunks));
    let more = [&meta.shape[..], &[1]].concat();
    assert_eq!(meta.with_shape(&more).unwrap_err().kind(), Kind::Argument);
    let key = meta.keys.key("a", &meta.shape);
    assert!(key.starts_with("a/") && key.matches(|c: char| c.is_ascii_digit()).count() >= ndim);

    let ty = meta.chunk_type().inspect_err(|error| one_of(error, &[Kind::Unsupported]));
    let codec = meta.codec(Registry::builtin()).inspect_err(of_codecs);
    let again = read_array(&written).unwrap().codec(Registry::builtin());
    match (&codec, &again) {
        (Ok(codec), Ok(again)) => assert_eq!(codec.config(None).ok(), again.config(None).ok()),
        (Err(codec), Err(again)) => assert_eq!(codec, again),
        (codec, again) => panic!("codecs {:?}, and again {:?}", codec.as_ref().err(), again.as_ref().err()),
    }
    let (Ok(ty), Ok(codec)) = (ty, codec) else { return };
    // Some compressors take as much memory as they are told to.
    let is_light = !String::from_utf8_lossy(&written[0].1).contains("lzma");
    if is_light && ty.size().is_some_and(|size| size <= MOST) && ty.count() <= MOST / 16 {
        let Ok(chunk) = Array::zeros(ty, MOST * 2) else { return };
        let mut encoded = Buffer::new();
        let done = codec.encode_array(&chunk, &mut Output::growing(&mut encoded, MOST * 4));
        let limits = |error: &Error| {
            if error.kind() != Kind::Limit {
                of_codecs(error)
            }
        };
        if done.inspect_err(limits).is_ok() {
            let _ = codec.decode_array(encoded.as_slice(), Some(chunk.ty()), MOST * 4).inspect_err(limits);
        }
    }
}

fn group(meta: &GroupMetadata) {
    let written = texts(&meta.write().expect("what was read is written"));
    let again = match &written[..] {
        [("zarr.json", document)] => GroupMetadata::from_v3(document),
        [(".zgroup", document), (".zattrs", attributes)] => GroupMetadata::from_v2(document, Some(attributes)),
        _ => panic!("documents of a group"),
    };
    let again = again.unwrap_or_else(|error| panic!("what was written is not read: {error}"));
    assert_eq!(again.format, meta.format);
    assert!(texts(&again.write().unwrap()) == written, "written twice it is another text");
}

/// The options of a new array, and what comes of them.
fn spec(spec: &Spec, in_store: bool) {
    let text = match spec.to_json() {
        Ok(text) => text,
        Err(error) => return of_options(&error),
    };
    let again = Spec::parse(text.as_slice());
    let again = again.unwrap_or_else(|error| panic!("options were written, but are not read: {error}"));
    assert!(again.to_json().unwrap().as_slice() == text.as_slice(), "options written twice");

    let (made, twice) = (Metadata::create(spec), Metadata::create(&again));
    let meta = match (made, twice) {
        (Ok(made), Ok(twice)) => {
            let [made_text, twice] = [&made, &twice].map(|meta| texts(&meta.write().expect("a new array")));
            assert!(made_text == twice, "another array of the same options");
            made
        }
        (Err(made), Err(twice)) => {
            assert_eq!(made.kind(), twice.kind(), "{made} / {twice}");
            return of_options(&made);
        }
        (made, twice) => panic!("{:?} / {:?}", made.err(), twice.err()),
    };
    array(&meta);
    // A built-in codec that was accepted can be made, and those that stand in a row fit.
    if !in_store {
        return;
    }
    let store = store();
    let create = |how| ZarrArray::create(&store, "a", spec, how, Options::default(), Registry::builtin());
    match create(Create::New) {
        Ok(array) => {
            let there = create(Create::OrOpen);
            let there = there.unwrap_or_else(|error| panic!("the same options are another array: {error}"));
            assert!(texts(&there.metadata().write().unwrap()) == texts(&array.metadata().write().unwrap()));
            let error = create(Create::New).err().expect("there is one already");
            assert_eq!(error.kind(), Kind::Precondition);
            delete_node(&store, "a").unwrap();
        }
        Err(error) => of_codecs(&error),
    }
    assert_eq!(tierce::zarr::find(&store, "a").unwrap(), None);
    // Groups above it are made with it.
    delete(&store, ["zarr.json", ".zgroup", ".zattrs"].map(str::to_owned).to_vec());
}

/// Names and documents, one after the other: a tree, read node by node and in one place.
fn tree(pieces: &[&[u8]], consolidated: Option<&[u8]>) {
    let store = store();
    let mut keys = Vec::new();
    for pair in pieces.chunks_exact(2) {
        let Ok(key) = std::str::from_utf8(pair[0]) else { continue };
        if put(&store, key, pair[1]) {
            keys.push(key.to_owned());
        }
    }
    if let Some(text) = consolidated {
        let v3 = pieces.len() % 2 == 1;
        keys.push(if v3 { "zarr.json" } else { ".zmetadata" }.to_owned());
        put(&store, keys.last().unwrap(), text);
        if !v3 {
            keys.push(".zgroup".to_owned());
            put(&store, ".zgroup", br#"{"zarr_format": 2}"#);
        }
    }
    look(&store);
    keys.extend([".zmetadata".to_owned()]);
    delete(&store, keys);
}

/// The root as it says itself and, with all that can be read, in one document.
fn look(store: &Store) {
    let of_nodes = |error: &Error| {
        one_of(error, &[Kind::Corrupt, Kind::Unsupported, Kind::NotFound, Kind::Argument]);
    };
    for consolidated in [true, false] {
        let Ok(mut root) = Group::open(store, "", consolidated).inspect_err(of_nodes) else { continue };
        group(root.metadata());
        let Ok(children) = root.children().inspect_err(of_nodes) else { continue };
        let opened = |root: &Group| {
            let open = |(name, is_array): &(String, bool)| {
                let array = root.open_array(name, Options::default(), Registry::builtin());
                assert!(*is_array || array.is_err());
                array.ok().map(|array| texts(&array.metadata().write().unwrap()))
            };
            children.iter().map(open).collect::<Vec<_>>()
        };
        let before = opened(&root);
        if consolidated || root.consolidate().inspect_err(of_nodes).is_err() {
            continue;
        }
        assert!(root.is_consolidated());
        assert_eq!(root.children().unwrap(), children);
        assert!(opened(&root) == before, "in one document the arrays are others");
        let again = Group::open(store, "", true).expect("what was written");
        assert!(again.is_consolidated() && again.children().unwrap() == children);
        assert!(opened(&again) == before, "read from one document the arrays are others");
    }
}

/// An element type, the bytes of a fill value, and attributes.
fn by_hand(pieces: &[&[u8]], call: u8) {
    let [dtype, attributes, fill @ ..] = pieces else { return };
    let Ok(dtype) = std::str::from_utf8(dtype) else { return };
    let shape = [u64::from(call), 3, 1 << (call >> 3)];
    let Ok(mut options) = Spec::new(dtype, &shape[..usize::from(call >> 3 & 3)]).inspect_err(of_options) else {
        return;
    };
    let _ = options.set_attributes(attributes).inspect_err(of_options);
    let fill = fill.join(&0);
    let is_set = options.set_fill(&fill).inspect_err(of_options).is_ok();
    if call & 0x80 != 0 {
        options.set("zarr_format", b"2").unwrap();
    }
    spec(&options, false);
    let Ok(meta) = Metadata::create(&options) else { return };
    if is_set && meta.format == Format::V3 && options.to_json().is_ok() {
        array(&meta);
    }
}

/// The lowest bits say what the text is; pieces of it are divided by zeros.
pub fn zarr_metadata(input: &[u8]) {
    let Some((call, text)) = input.split_first() else { return };
    let pieces: Vec<&[u8]> = text.split(|byte| *byte == 0).collect();
    match call & 7 {
        0 => match Node::from_v3(text).inspect_err(of_documents) {
            Ok(Node::Array(meta)) => array(&meta),
            Ok(Node::Group(meta)) => group(&meta),
            Err(_) => {}
        },
        1 => {
            if let Ok(meta) = Metadata::from_v2(pieces[0], pieces.get(1).copied()).inspect_err(of_documents) {
                array(&meta);
            }
        }
        2 => {
            if let Ok(meta) = GroupMetadata::from_v2(pieces[0], pieces.get(1).copied()).inspect_err(of_documents) {
                group(&meta);
            }
            let _ = Options::parse(text).inspect_err(|error| one_of(error, &[Kind::Config]));
        }
        3 | 4 => {
            if let Ok(options) = Spec::parse(text).inspect_err(of_options) {
                spec(&options, call & 7 == 4);
            }
        }
        5 => tree(&pieces, None),
        6 => tree(&pieces[1..], Some(pieces[0])),
        _ => by_hand(&pieces, *call),
    }
}
