//! Writes of which nobody knows whether they were done.

use super::*;

use crate::store::s3::Copying;
use crate::store::s3::checksum::Algorithm;

/// Writes `content` to `k`, if it is absent, on a server with these answers.
fn create(answers: Vec<Scripted>, content: &[u8]) -> Result<Option<String>, Kind> {
    block_on(async {
        let server = Server::start(answers).await;
        let written = write(&server.store(""), "k", content, Condition::IfAbsent).await;
        assert!(server.is_done(), "{:?}", server.heads());
        written.map(|written| written.etag).map_err(|error| error.kind())
    })
}

#[test]
fn a_condition_that_an_earlier_try_broke_holds() {
    let content = noise(1000);
    let sum = |content: &[u8]| {
        let mut sum = Algorithm::Crc64Nvme.sum();
        sum.update(content);
        format!("x-amz-checksum-crc64nvme: {}", sum.finish())
    };
    let unclear = || (Vec::new(), Then::Close);
    let exists = || (failed(412, "PreconditionFailed"), Then::Keep);
    let head =
        |more: &str| (format!("HTTP/1.1 {}\r\ncontent-length: 1000\r\n{more}\r\n\r\n", ok()).into_bytes(), Then::Keep);
    let there = |content: &[u8]| (answer(&partial(0, 1000, 1000, "\"one\""), content), Then::Keep);
    let mut other = content.clone();
    other[500] ^= 1;
    let one = Ok(Some("\"one\"".to_owned()));
    assert_eq!(create(vec![unclear(), exists(), head(&sum(&content))], &content), one);
    assert_eq!(create(vec![unclear(), exists(), head(&sum(&other))], &content), Err(Kind::Precondition));
    assert_eq!(create(vec![unclear(), exists(), head("x: y"), there(&content)], &content), one);
    assert_eq!(create(vec![unclear(), exists(), head("x: y"), there(&other)], &content), Err(Kind::Precondition));
    let shorter = (format!("HTTP/1.1 {}\r\ncontent-length: 999\r\n\r\n", ok()).into_bytes(), Then::Keep);
    assert_eq!(create(vec![unclear(), exists(), shorter], &content), Err(Kind::Precondition));
    // Nothing was unclear.
    assert_eq!(create(vec![exists()], &content), Err(Kind::Precondition));
    assert_eq!(create(vec![(failed(503, "SlowDown"), Then::Keep), exists()], &content), Err(Kind::Precondition));
    let conflict = || (failed(409, "ConditionalRequestConflict"), Then::Keep);
    assert_eq!(create(vec![conflict(), (answer(&ok(), b""), Then::Keep)], &content), one);
}

#[test]
fn an_answer_before_the_body_was_sent_is_read() {
    let content = noise(20_000_000);
    block_on(async {
        let server = Server::start(vec![(failed(403, "AccessDenied"), Then::Early)]).await;
        let failed = write(&server.store(r#", "retries": 0"#), "k", &content, Condition::Always).await;
        assert_eq!(failed.unwrap_err().kind(), Kind::Denied);
    });
}

/// When uploads are begun here.
const BEGUN: &str = "Sun, 30 Aug 2015 12:36:10 GMT";

/// What is said of an object.
fn known(etag: &str, size: u64, modified: &str) -> Scripted {
    let head =
        format!("HTTP/1.1 200 OK\r\netag: {etag}\r\nlast-modified: {modified}\r\ncontent-length: {size}\r\n\r\n");
    (head.into_bytes(), Then::Keep)
}

/// Begins an upload, and completes it on a server with these answers.
fn complete(answers: Vec<Scripted>, condition: Condition) -> Result<Option<String>, Kind> {
    block_on(async {
        let begun = b"<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
        let first = vec![(answer(&format!("200 OK\r\ndate: {BEGUN}"), begun), Then::Keep)];
        let server = Server::start([first, answers].concat()).await;
        let parts = [Part { number: 1, size: 9, etag: "\"p\"".to_owned(), checksum: None }];
        let options = PutOptions { condition, ..PutOptions::default() };
        let store = server.store("");
        assert_eq!(store.begin_upload("k", &options).await.unwrap(), "u");
        let completed = store.complete_upload("k", "u", &parts, &options).await;
        assert!(server.is_done(), "{:?}", server.heads());
        completed.map(|written| written.etag).map_err(|error| error.kind())
    })
}

#[test]
fn a_completed_upload_is_not_lost() {
    let etag = Ok(Some("\"one\"".to_owned()));
    let xml = b"<CompleteMultipartUploadResult><ETag>&quot;one&quot;</ETag></CompleteMultipartUploadResult>";
    let done = || (answer("200 OK", xml), Then::Keep);
    let late = || (answer("200 OK", b"  <Error><Code>InternalError</Code></Error>"), Then::Keep);
    let gone = || (failed(404, "NoSuchUpload"), Then::Keep);
    let there = || known("\"one\"", 9, BEGUN);
    let not_there = || (b"HTTP/1.1 404 x\r\ncontent-length: 9\r\n\r\n".to_vec(), Then::Close);
    let exists = || (failed(412, "PreconditionFailed"), Then::Keep);
    let parts = || (answer("200 OK", b"<ListPartsResult/>"), Then::Keep);
    let no_key = || (failed(404, "NoSuchKey"), Then::Keep);
    assert_eq!(complete(vec![late(), no_key(), there()], Condition::Always), etag);
    let other = || known("\"one\"", 8, BEGUN);
    assert_eq!(complete(vec![late(), parts(), done()], Condition::Always), etag);
    assert_eq!(complete(vec![late(), gone(), other()], Condition::Always), Err(Kind::NotFound));
    assert_eq!(complete(vec![late(), gone(), there()], Condition::Always), etag);
    assert_eq!(complete(vec![late(), gone(), not_there()], Condition::Always), Err(Kind::NotFound));
    assert_eq!(complete(vec![gone()], Condition::Always), Err(Kind::NotFound));
    // It is looked first whether the condition holds.
    let absent = |rest: Vec<Scripted>| [vec![not_there()], rest].concat();
    assert_eq!(complete(absent(vec![late(), parts(), exists(), gone(), there()]), Condition::IfAbsent), etag);
    assert_eq!(
        complete(absent(vec![late(), parts(), exists(), parts()]), Condition::IfAbsent),
        Err(Kind::Precondition)
    );
    assert_eq!(complete(vec![there()], Condition::IfAbsent), Err(Kind::Precondition));
    assert_eq!(complete(vec![there()], Condition::IfMatch("\"two\"".to_owned())), Err(Kind::Precondition));
    assert_eq!(complete(vec![there(), done()], Condition::IfMatch("\"one\"".to_owned())), etag);
    let empty =
        || (answer("200 OK", b"<CompleteMultipartUploadResult><ETag/></CompleteMultipartUploadResult>"), Then::Keep);
    assert_eq!(complete(vec![empty(), there()], Condition::Always), etag);
    assert_eq!(complete(vec![empty(), not_there()], Condition::Always), Ok(None));
    let denied = answer("200 OK", b"<Error><Code>AccessDenied</Code></Error>");
    assert_eq!(complete(vec![(denied, Then::Keep)], Condition::Always), Err(Kind::Denied));
}

#[test]
fn an_older_object_is_not_taken_for_the_completed_one() {
    const SUM: &str = "0123456789abcdef0123456789abcdef";
    let late = || (failed(500, "InternalError"), Then::Keep);
    let gone = || (failed(404, "NoSuchUpload"), Then::Keep);
    let (one, two, plain) = (format!("\"{SUM}-1\""), format!("\"{SUM}-2\""), format!("\"{SUM}\""));
    let later = "Sun, 30 Aug 2015 12:37:00 GMT";
    // The upload is gone behind a failure, or behind an answer that never came.
    for first in [vec![late(), gone()], vec![(Vec::new(), Then::Close), gone()]] {
        let with = |known: Scripted| complete([first.clone(), vec![known]].concat(), Condition::Always);
        assert_eq!(with(known(&one, 9, later)), Ok(Some(one.clone())));
        for wrong in [
            // Of the same size, and in as many parts.
            known(&one, 9, "Sun, 30 Aug 2015 12:35:00 GMT"),
            known(&two, 9, later),
            known(&plain, 9, later),
            known(&one, 8, later),
            (format!("HTTP/1.1 200 OK\r\netag: {one}\r\ncontent-length: 9\r\n\r\n").into_bytes(), Then::Keep),
        ] {
            assert_eq!(with(wrong), Err(Kind::NotFound));
        }
    }
    // Nothing is known of an upload that was begun elsewhere.
    block_on(async {
        let server = Server::start(vec![late(), gone(), known(&one, 9, later)]).await;
        let parts = [Part { number: 1, size: 9, etag: "\"p\"".to_owned(), checksum: None }];
        let error = server.store("").complete_upload("k", "u", &parts, &PutOptions::default()).await.unwrap_err();
        assert!(error.kind() == Kind::NotFound && server.is_done(), "{error}");
    });
}

#[test]
fn an_object_of_another_size_than_was_written_is_noticed() {
    let head = |size: u64| (format!("HTTP/1.1 {}\r\ncontent-length: {size}\r\n\r\n", ok()).into_bytes(), Then::Keep);
    let done = || {
        let xml = b"<CompleteMultipartUploadResult><ETag>one</ETag></CompleteMultipartUploadResult>";
        (answer("200 OK", xml), Then::Keep)
    };
    block_on(async {
        let server = Server::start(vec![
            (answer(&ok(), b""), Then::Keep),
            head(9),
            (answer(&ok(), b""), Then::Keep),
            head(8),
            done(),
            head(15),
            done(),
            head(10),
        ])
        .await;
        let store = server.store(r#", "verify_size": true"#);
        write(&store, "k", &noise(9), Condition::Always).await.unwrap();
        let error = write(&store, "k", &noise(9), Condition::Always).await.unwrap_err();
        assert!(error.kind() == Kind::Io && error.to_string().contains("8 bytes after 9"), "{error}");
        let part = |number, size| Part { number, size, etag: "\"p\"".to_owned(), checksum: None };
        let (parts, options) = ([part(1, 10), part(2, 5)], PutOptions::default());
        let written = store.complete_upload("k", "u", &parts, &options).await.unwrap();
        assert_eq!(written.etag.as_deref(), Some("\"one\""));
        let error = store.complete_upload("k", "u", &parts, &options).await.unwrap_err();
        assert!(error.kind() == Kind::Io && error.to_string().contains("10 bytes after 15"), "{error}");
        assert!(server.is_done());
    });
}

/// Copies an object of 15 bytes in parts of 20 on a server with these answers, of which the first two are always the same.
fn copy(answers: Vec<Scripted>) -> (Result<(), Kind>, Vec<String>) {
    block_on(async {
        let head = format!("HTTP/1.1 {}\r\nx-amz-meta-a: b  c\r\ncontent-length: 15\r\n\r\n", ok()).into_bytes();
        let begun = b"<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
        let first = vec![(head, Then::Keep), (answer("200 OK", begun), Then::Keep)];
        let server = Server::start([first, answers].concat()).await;
        let mut store = server.store("");
        store.copying = Copying { whole: 14, part: 20 };
        let copied = store.copy("from", "to").await;
        assert!(server.is_done(), "{:?}", server.heads());
        (copied.map(|_| ()).map_err(|error| error.kind()), server.heads())
    })
}

#[test]
fn copies_in_parts_are_of_one_object() {
    let head = |etag: &str| {
        (format!("HTTP/1.1 200 OK\r\netag: {etag}\r\ncontent-length: 15\r\n\r\n").into_bytes(), Then::Keep)
    };
    let part = || (answer("200 OK", b"<CopyPartResult><ETag>p</ETag></CopyPartResult>"), Then::Keep);
    let no_part = || (answer("200 OK", b"<CopyPartResult/>"), Then::Keep);
    let completed = b"<CompleteMultipartUploadResult><ETag>one</ETag></CompleteMultipartUploadResult>";
    let aborted = || (b"HTTP/1.1 204 x\r\n\r\n".to_vec(), Then::Keep);
    let (copied, heads) = copy(vec![no_part(), part(), head("\"one\""), (answer("200 OK", completed), Then::Keep)]);
    assert_eq!(copied, Ok(()));
    assert!(heads[1].starts_with("POST /b/to?uploads= ") && heads[1].contains("\r\nx-amz-meta-a: b  c\r\n"));
    assert!(heads[3].contains("\r\nx-amz-copy-source: /b/from\r\n"), "{}", heads[3]);
    assert!(heads[3].contains("\r\nx-amz-copy-source-range: bytes=0-14\r\n"), "{}", heads[3]);
    assert!(heads[3].contains("\r\nx-amz-copy-source-if-match: \"one\"\r\n"), "{}", heads[3]);
    let (copied, heads) = copy(vec![part(), head("\"two\""), aborted()]);
    assert_eq!(copied, Err(Kind::Precondition));
    assert!(heads[4].starts_with("DELETE /b/to?uploadId=u "), "{}", heads[4]);
    assert_eq!(copy(vec![(failed(412, "PreconditionFailed"), Then::Keep), aborted()]).0, Err(Kind::Precondition));
    assert_eq!(copy(vec![(failed(403, "AccessDenied"), Then::Keep), aborted()]).0, Err(Kind::Denied));
}

#[test]
fn a_copy_without_an_etag_is_none() {
    block_on(async {
        let head = (format!("HTTP/1.1 {}\r\ncontent-length: 9\r\n\r\n", ok()).into_bytes(), Then::Keep);
        let failed = b"<CopyObjectResult><Progress>5</Progress></CopyObjectResult>";
        let done = b"<CopyObjectResult><Progress>5</Progress><ETag>one</ETag></CopyObjectResult>";
        let server =
            Server::start(vec![head, (answer("200 OK", failed), Then::Keep), (answer("200 OK", done), Then::Keep)])
                .await;
        assert_eq!(server.store("").copy("a", "b").await.unwrap().etag.as_deref(), Some("\"one\""));
        assert!(server.is_done());
    });
}

#[test]
fn servers_that_take_quotation_marks_for_a_part_of_etags_are_understood() {
    let exists = || (failed(412, "PreconditionFailed"), Then::Keep);
    let head =
        |etag: &str| (format!("HTTP/1.1 200 OK\r\netag: {etag}\r\ncontent-length: 9\r\n\r\n").into_bytes(), Then::Keep);
    let done = || (answer(&ok(), b""), Then::Keep);
    block_on(async {
        let other = vec![exists(), head("\"two\"")];
        let server = Server::start([other, vec![exists(), head("\"one\""), done(), done(), exists()]].concat()).await;
        let store = server.store("");
        let one = || Condition::IfMatch("\"one\"".to_owned());
        assert_eq!(write(&store, "k", b"x", one()).await.unwrap_err().kind(), Kind::Precondition);
        write(&store, "k", b"x", one()).await.unwrap();
        // From now on it is known.
        write(&store, "k", b"x", one()).await.unwrap();
        assert_eq!(write(&store, "k", b"x", one()).await.unwrap_err().kind(), Kind::Precondition);
        assert!(server.is_done());
        let sent = |head: &String| head.lines().find(|line| line.starts_with("if-match")).map(str::to_owned);
        let quoted = || Some("if-match: \"one\"".to_owned());
        let bare = || Some("if-match: one".to_owned());
        let heads: Vec<_> = server.heads().iter().map(sent).collect();
        assert_eq!(heads, [quoted(), None, quoted(), None, bare(), bare(), bare()]);
    });
}

#[test]
fn a_key_that_is_deleted_twice_fails_twice() {
    let not_deleted = |code: &str| {
        let xml = format!("<DeleteResult><Error><Key>a</Key><Code>{code}</Code></Error></DeleteResult>");
        (answer("200 OK", xml.as_bytes()), Then::Keep)
    };
    let keys = ["a", "b", "a"].map(str::to_owned);
    block_on(async {
        let done = (answer("200 OK", b"<DeleteResult/>"), Then::Keep);
        let server =
            Server::start(vec![not_deleted("AccessDenied"), not_deleted("InternalError"), done.clone(), done]).await;
        let store = server.store("");
        let kinds = async || {
            let done = store.delete_many(&keys).await.unwrap();
            done.into_iter().map(|result| result.err().map(|error| error.kind())).collect::<Vec<_>>()
        };
        assert_eq!(kinds().await, [Some(Kind::Denied), None, Some(Kind::Denied)]);
        // What passes is tried again for each.
        assert_eq!(kinds().await, [None, None, None]);
        assert_eq!(kinds().await, [None, None, None]);
        assert!(server.is_done());
    });
}

#[test]
fn a_success_before_the_body_was_sent_is_none() {
    let content = noise(30 << 20);
    let early = || (answer(&ok(), b""), Then::Early);
    block_on(async {
        let server = Server::start(vec![early(), early(), (answer(&ok(), b""), Then::Keep)]).await;
        let failed = write(&server.store(r#", "retries": 0"#), "k", &content, Condition::Always).await;
        assert_eq!(failed.unwrap_err().kind(), Kind::Io);
        // It may pass, on another connection.
        write(&server.store(r#", "retries": 1"#), "k", &content, Condition::Always).await.unwrap();
        assert!(server.is_done());
    });
}
