//! Writes of which nobody knows whether they were done.

use super::*;

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

fn complete(answers: Vec<Scripted>, condition: Condition) -> Result<Option<String>, Kind> {
    block_on(async {
        let server = Server::start(answers).await;
        let parts = [Part { number: 1, size: 9, etag: "\"p\"".to_owned(), checksum: None }];
        let options = PutOptions { condition, ..PutOptions::default() };
        let completed = server.store("").complete_upload("k", "u", &parts, &options).await;
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
    let there = || (format!("HTTP/1.1 {}\r\ncontent-length: 9\r\n\r\n", ok()).into_bytes(), Then::Keep);
    let not_there = || (b"HTTP/1.1 404 x\r\ncontent-length: 9\r\n\r\n".to_vec(), Then::Close);
    let exists = || (failed(412, "PreconditionFailed"), Then::Keep);
    assert_eq!(complete(vec![late(), done()], Condition::Always), etag);
    assert_eq!(complete(vec![late(), gone(), there()], Condition::Always), etag);
    assert_eq!(complete(vec![late(), gone(), not_there()], Condition::Always), Err(Kind::NotFound));
    assert_eq!(complete(vec![gone()], Condition::Always), Err(Kind::NotFound));
    assert_eq!(complete(vec![late(), exists(), gone(), there()], Condition::IfAbsent), etag);
    let parts = (answer("200 OK", b"<ListPartsResult/>"), Then::Keep);
    assert_eq!(complete(vec![late(), exists(), parts], Condition::IfAbsent), Err(Kind::Precondition));
    let denied = answer("200 OK", b"<Error><Code>AccessDenied</Code></Error>");
    assert_eq!(complete(vec![(denied, Then::Keep)], Condition::Always), Err(Kind::Denied));
}
