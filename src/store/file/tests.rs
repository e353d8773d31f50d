use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::sync::Arc;

use super::walk::{forget, waiting};
use super::*;
use crate::store::conformance::{self, Can, block_on, body, lent, read, write};
use crate::store::local::unique_name;

const CAN: Can = Can { any_key: false, atomic_if_absent: true, checks_if_match: true };

/// A folder that goes with its test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("tierce-test-{}", unique_name()));
        fs::create_dir(&path).unwrap();
        Folder(path)
    }

    fn store(&self) -> FileStore {
        FileStore::new(&self.0, false)
    }

    /// All files below it, whoever's they are.
    fn files(&self) -> Vec<String> {
        let (mut files, mut folders) = (Vec::new(), vec![self.0.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else {
                    files.push(entry.path().strip_prefix(&self.0).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        files.sort();
        files
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn put(store: &FileStore, key: &str, bytes: &[u8]) -> Result<Written> {
    block_on(write(store, key, bytes, Condition::Always))
}

fn list(store: &FileStore, prefix: &str, delimiter: Option<&str>) -> Vec<String> {
    let (prefix, delimiter) = (prefix.to_owned(), delimiter.map(str::to_owned));
    let page = block_on(store.list(&ListOptions { prefix, delimiter, ..ListOptions::default() })).unwrap();
    page.objects.into_iter().map(|meta| meta.key).chain(page.prefixes).collect()
}

#[test]
fn it_behaves_as_every_store() {
    for sync in [false, true] {
        let folder = Folder::new();
        block_on(conformance::all(Arc::new(FileStore::new(&folder.0, sync)), CAN));
        assert!(!folder.files().iter().any(|path| path.contains(keys::HIDDEN)), "{:?}", folder.files());
    }
}

#[test]
fn its_folder_can_be_deleted() {
    let folder = Folder::new();
    block_on(conformance::bucket(&FileStore::new(folder.0.join("new/deeper"), true)));
}

#[test]
fn whole_listings_are_those_of_a_plain_model() {
    for seed in 0..15 {
        let folder = Folder::new();
        block_on(conformance::listings(&folder.store(), "", seed, 60, CAN));
    }
}

#[test]
fn of_threads_that_create_an_object_one_wins() {
    let folder = Folder::new();
    let store = || -> Arc<dyn Backend> { Arc::new(folder.store()) };
    conformance::threads_create(&[store(), store(), store(), store()]);
}

#[test]
fn of_those_who_count_up_by_etag_none_is_lost() {
    let folder = Folder::new();
    put(&folder.store(), "count", b"0").unwrap();
    // Two share a store, the others have one each, as other processes would.
    let shared = Arc::new(folder.store());
    let count = |store: Arc<FileStore>| {
        block_on(async {
            for _ in 0..50 {
                loop {
                    let (meta, bytes) = read(&*store, "count", &GetOptions::default()).await.unwrap();
                    let count: u32 = std::str::from_utf8(&bytes).unwrap().parse().unwrap();
                    let next = (count + 1).to_string();
                    match write(&*store, "count", next.as_bytes(), Condition::IfMatch(meta.etag.unwrap())).await {
                        Ok(_) => break,
                        Err(error) => assert_eq!(error.kind(), Kind::Precondition, "{error}"),
                    }
                }
            }
        })
    };
    std::thread::scope(|scope| {
        for store in [shared.clone(), shared, Arc::new(folder.store()), Arc::new(folder.store())] {
            scope.spawn(|| count(store));
        }
    });
    assert_eq!(fs::read(folder.0.join("count")).unwrap(), b"200");
}

#[test]
fn keys_that_are_no_paths_are_refused() {
    let folder = Folder::new();
    let store = FileStore::new(folder.0.join("root"), false);
    block_on(store.create_bucket()).unwrap();
    for key in [
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/..",
        "./a",
        "a\0b",
        "a/.tierce-x/b",
        ".tierce-uploads",
    ] {
        let kinds = [
            put(&store, key, b"x").unwrap_err().kind(),
            block_on(store.head(key)).unwrap_err().kind(),
            block_on(store.delete(key)).unwrap_err().kind(),
            block_on(store.copy("x", key)).unwrap_err().kind(),
            block_on(store.begin_upload(key, &PutOptions::default())).unwrap_err().kind(),
        ];
        assert_eq!(kinds, [Kind::Argument; 5], "{key:?}");
    }
    put(&folder.store(), "outside", b"x").unwrap();
    for prefix in ["../", "../o", "./", "/", "a//", ".."] {
        assert!(list(&store, prefix, None).is_empty(), "{prefix}");
    }
    for upload in ["..", "../..", "", "x/y", "abc"] {
        let failed = block_on(store.put_part("a", upload, 1, &body(b"x")));
        assert_eq!(failed.unwrap_err().kind(), Kind::NotFound, "{upload}");
        block_on(store.abort_upload("a", upload)).unwrap();
    }
    assert_eq!(folder.files(), ["outside"]);
}

#[test]
fn an_object_does_not_lie_in_another() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a/b", b"x").unwrap();
    for (key, what) in [("a", "folder"), ("a/b/c", "object")] {
        for condition in [Condition::Always, Condition::IfAbsent] {
            let error = block_on(write(&store, key, b"x", condition)).unwrap_err();
            assert!(error.kind() == Kind::Argument && error.to_string().contains(what), "{error}");
        }
        assert_eq!(block_on(store.head(key)).unwrap_err().kind(), Kind::NotFound);
    }
    let long = "x".repeat(300);
    assert_eq!(put(&store, &long, b"x").unwrap_err().kind(), Kind::Argument);
    assert_eq!(block_on(store.head(&long)).unwrap_err().kind(), Kind::NotFound);
    assert_eq!(folder.files(), ["a/b"]);
}

#[test]
fn folders_that_deleted_objects_left_give_way_to_an_object() {
    for condition in [Condition::Always, Condition::IfAbsent] {
        let folder = Folder::new();
        let store = folder.store();
        for key in ["a/b/c", "a/b/d", "a/e"] {
            put(&store, key, b"x").unwrap();
        }
        block_on(store.delete("a/b/c")).unwrap();
        block_on(store.delete("a/e")).unwrap();
        let error = block_on(write(&store, "a", b"y", condition.clone())).unwrap_err();
        assert_eq!(error.kind(), Kind::Argument, "an object is left: {error}");
        block_on(store.delete("a/b/d")).unwrap();
        block_on(write(&store, "a", b"y", condition)).unwrap();
        assert_eq!(folder.files(), ["a"]);
    }
}

#[test]
fn what_is_given_up_leaves_no_temporary_file() {
    let folder = Folder::new();
    let store = folder.store();
    let large = lent(&conformance::noise(10 << 20));
    put(&store, "old", b"old").unwrap();
    let options = PutOptions::default();
    let nothing_new = || assert_eq!(folder.files(), ["old"]);
    conformance::drop_at_each_step(
        || Box::pin(async { store.put("d/new", &large, &options).await.map(drop) }),
        nothing_new,
    );
    assert_eq!(fs::metadata(folder.0.join("d/new")).unwrap().len(), 10 << 20);
    fs::rename(folder.0.join("d/new"), folder.0.join("source")).unwrap();
    conformance::drop_at_each_step(
        || Box::pin(async { store.copy("source", "copy").await.map(drop) }),
        || assert_eq!(folder.files(), ["old", "source"]),
    );
    assert_eq!(folder.files(), ["copy", "old", "source"]);
}

#[test]
fn an_upload_that_is_given_up_can_be_aborted() {
    let folder = Folder::new();
    let store = folder.store();
    let large = lent(&conformance::noise(10 << 20));
    let upload = block_on(store.begin_upload("new", &PutOptions::default())).unwrap();
    let before = folder.files();
    conformance::drop_at_each_step(
        || Box::pin(async { store.put_part("new", &upload, 1, &large).await.map(drop) }),
        || assert_eq!(folder.files(), before),
    );
    assert!(list(&store, "", None).is_empty());
    assert_eq!(folder.files().len(), 2);
    block_on(store.abort_upload("new", &upload)).unwrap();
    assert!(fs::read_dir(&folder.0).unwrap().next().is_none());
}

#[test]
fn a_completion_that_is_given_up_can_be_made_again() {
    let folder = Folder::new();
    let store = folder.store();
    let options = PutOptions::default();
    let large = lent(&conformance::noise(20 << 20));
    let upload = block_on(store.begin_upload("new", &options)).unwrap();
    let parts = [1, 2, 3].map(|number| block_on(store.put_part("new", &upload, number, &large)).unwrap());
    conformance::drop_at_each_step(
        || Box::pin(async { store.complete_upload("new", &upload, &parts, &options).await.map(drop) }),
        || assert!(folder.files().iter().all(|path| path == "new" || path.starts_with(".tierce-uploads/"))),
    );
    assert_eq!(block_on(store.head("new")).unwrap().size, 60 << 20);
    assert_eq!(folder.files(), ["new"]);
}

#[test]
fn links_are_followed_but_not_in_circles() {
    let (folder, other) = (Folder::new(), Folder::new());
    let store = folder.store();
    put(&store, "a/f", b"x").unwrap();
    put(&other.store(), "deep/g", b"xyz").unwrap();
    symlink("f", folder.0.join("a/file")).unwrap();
    symlink("nowhere", folder.0.join("a/broken")).unwrap();
    symlink("..", folder.0.join("a/up")).unwrap();
    symlink(".", folder.0.join("a/here")).unwrap();
    symlink("self", folder.0.join("a/self")).unwrap();
    symlink(&other.0, folder.0.join("other")).unwrap();
    symlink(&folder.0, other.0.join("back")).unwrap();
    assert_eq!(list(&store, "", None), ["a/f", "a/file", "other/deep/g"]);
    assert_eq!(list(&store, "", Some("/")), ["a/", "other/"]);
    assert_eq!(block_on(store.head("other/deep/g")).unwrap().size, 3);
    // A write replaces the link, and not what it leads to.
    put(&store, "a/file", b"new").unwrap();
    assert_eq!(fs::read(folder.0.join("a/f")).unwrap(), b"x");
}

#[test]
fn what_is_no_object_is_not_listed() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "d/x", b"x").unwrap();
    put(&store, "e/y", b"x").unwrap();
    block_on(store.delete("e/y")).unwrap();
    fs::write(folder.0.join(".tierce-12-34"), b"left by a crash").unwrap();
    let name: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"\xFF");
    fs::write(folder.0.join(name), b"no UTF-8").unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.0.join("socket")).unwrap();
    assert_eq!(list(&store, "", None), ["d/x"]);
    assert_eq!(list(&store, "", Some("/")), ["d/"]);
    for key in ["d", "socket"] {
        assert!(block_on(read(&store, key, &GetOptions::default())).is_err(), "{key}");
        assert_eq!(block_on(store.head(key)).unwrap_err().kind(), Kind::NotFound);
    }
    assert_eq!(block_on(store.delete_bucket()).unwrap_err().kind(), Kind::Precondition);
    block_on(store.delete("d/x")).unwrap();
    assert_eq!(block_on(store.delete_bucket()).unwrap_err().kind(), Kind::Precondition);
    fs::remove_file(folder.0.join(name)).unwrap();
    fs::remove_file(folder.0.join("socket")).unwrap();
    block_on(store.delete_bucket()).unwrap();
}

#[test]
fn a_walk_waits_for_its_next_page() {
    let folder = Folder::new();
    let store = folder.store();
    for i in 0..9 {
        put(&store, &format!("d{}/{i}", i % 3), b"x").unwrap();
    }
    let expected = list(&store, "", None);
    for forgetful in [false, true] {
        let (mut keys, mut token) = (Vec::new(), None);
        loop {
            let page = block_on(store.list(&ListOptions { page_size: 2, token, ..ListOptions::default() })).unwrap();
            keys.extend(page.objects.into_iter().map(|meta| meta.key));
            token = page.next;
            assert_eq!(waiting(&store), usize::from(token.is_some()));
            if forgetful {
                forget(&store);
            }
            if token.is_none() {
                break;
            }
        }
        assert_eq!(keys, expected);
    }
    // Listings that nobody goes on with do not pile up.
    for size in 1..9 {
        block_on(store.list(&ListOptions { page_size: size, ..ListOptions::default() })).unwrap();
    }
    assert_eq!(waiting(&store), 4);
}

#[test]
fn a_file_that_shrinks_is_an_error() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "k", &conformance::noise(9 << 20)).unwrap();
    let mut buffer = crate::buffer::Buffer::new();
    let mut output = Output::growing(&mut buffer, usize::MAX);
    let options = GetOptions::default();
    let mut get = store.get("k", &options, &mut output);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(get.as_mut().poll(&mut context).is_pending());
    File::options().write(true).open(folder.0.join("k")).unwrap().set_len(5 << 20).unwrap();
    let error = block_on(get).unwrap_err();
    assert_eq!(error.kind(), Kind::Io, "{error}");
}

#[test]
fn a_reader_keeps_the_object_that_it_opened() {
    let folder = Folder::new();
    let store = folder.store();
    let old = conformance::noise(9 << 20);
    put(&store, "k", &old).unwrap();
    let mut buffer = crate::buffer::Buffer::new();
    let mut output = Output::growing(&mut buffer, usize::MAX);
    let options = GetOptions::default();
    let mut get = store.get("k", &options, &mut output);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(get.as_mut().poll(&mut context).is_pending());
    put(&store, "k", b"new").unwrap();
    block_on(get).unwrap();
    assert!(buffer.as_slice() == old);
}

#[test]
fn failures_say_what_the_system_says() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "d/k", b"x").unwrap();
    let full = FileStore::new("/dev", false);
    if fs::metadata("/dev/full").is_ok() {
        // It is no file, and hence no object.
        assert_eq!(block_on(full.head("full")).unwrap_err().kind(), Kind::NotFound);
    }
    fs::set_permissions(folder.0.join("d"), fs::Permissions::from_mode(0o000)).unwrap();
    // Permissions do not bind root.
    if fs::read_dir(folder.0.join("d")).is_err() {
        let error = put(&store, "d/new", b"x").unwrap_err();
        assert!(error.kind() == Kind::Denied && error.to_string().contains("d/new"), "{error}");
        assert_eq!(block_on(store.head("d/k")).unwrap_err().kind(), Kind::Denied);
    }
    fs::set_permissions(folder.0.join("d"), fs::Permissions::from_mode(0o755)).unwrap();
    let error = store.failed("could not be written", "k", std::io::ErrorKind::StorageFull.into());
    assert_eq!(error.kind(), Kind::Io);
}
