//! Bodies that break, are too long, of another version, or wrong.

use super::*;

#[test]
fn a_broken_body_goes_on_where_it_broke() {
    let content = noise(3_000_000);
    let half = 1_700_001;
    let third = 2_000_003;
    let (read, heads) = get(
        vec![
            (cut(&ok(), &content, half), Then::Close),
            (cut(&partial(half, 3_000_000, 3_000_000, "\"one\""), &content[half..], third - half), Then::Close),
            (answer(&partial(third, 3_000_000, 3_000_000, "\"one\""), &content[third..]), Then::Keep),
        ],
        "",
        None,
    );
    assert!(read.unwrap() == content);
    assert!(
        heads[1].contains("\r\nrange: bytes=1700001-2999999\r\n") && heads[1].contains("\r\nif-match: \"one\"\r\n")
    );
    assert!(heads[2].contains("\r\nrange: bytes=2000003-2999999\r\n"), "{}", heads[2]);
}

#[test]
fn a_broken_range_goes_on_within_it() {
    let content = noise(1000);
    let range = Some(ByteRange::From { offset: 100, len: 500 });
    let (read, heads) = get(
        vec![
            (cut(&partial(100, 600, 1000, "\"one\""), &content[100..600], 77), Then::Close),
            (answer(&partial(177, 600, 1000, "\"one\""), &content[177..600]), Then::Keep),
        ],
        "",
        range,
    );
    assert!(read.unwrap() == content[100..600]);
    assert!(heads[1].contains("\r\nrange: bytes=177-599\r\n"), "{}", heads[1]);
}

#[test]
fn without_a_strong_etag_it_starts_anew() {
    let content = noise(1000);
    for etag in ["", "\r\netag: W/\"one\""] {
        let head = format!("200 OK{etag}");
        let answers = vec![(cut(&head, &content, 500), Then::Close), (answer(&head, &content), Then::Keep)];
        let (read, heads) = get(answers, "", None);
        assert!(read.unwrap() == content && !heads[1].contains("\r\nrange:"), "{etag}");
    }
}

#[test]
fn another_version_is_never_mixed_in() {
    let (content, other) = (noise(1000), noise(1001));
    for (second, expected) in [
        (answer(&ok(), &other[..1000]), Kind::Io),
        (answer(&partial(501, 1000, 1000, "\"one\""), &content[501..]), Kind::Io),
        (answer(&partial(500, 999, 1000, "\"one\""), &content[500..999]), Kind::Io),
        (answer(&partial(500, 1000, 1001, "\"one\""), &content[500..]), Kind::Io),
        (answer(&partial(500, 1000, 1000, "\"one\""), &content[500..900]), Kind::Io),
    ] {
        let (read, _) = get(vec![(cut(&ok(), &content, 500), Then::Close), (second, Then::Keep)], "", None);
        assert_eq!(read.unwrap_err(), expected);
    }
}

#[test]
fn a_range_that_was_not_asked_for_is_an_error() {
    let content = noise(1000);
    let range = Some(ByteRange::From { offset: 100, len: 100 });
    for first in [
        answer(&ok(), &content),
        answer(&partial(0, 100, 1000, "\"one\""), &content[..100]),
        answer(&partial(100, 150, 1000, "\"one\""), &content[100..150]),
        answer("206 Partial", &content[100..200]),
        answer(&format!("204 No Content{ETAG}"), b""),
    ] {
        let shown = String::from_utf8_lossy(&first[..30]).into_owned();
        let (read, _) = get(vec![(first, Then::Keep)], "", range);
        assert_eq!(read.unwrap_err(), Kind::Io, "{shown}");
    }
}

#[test]
fn a_wrong_checksum_is_tried_again_and_told() {
    let content = noise(100_000);
    let mut wrong = content.clone();
    wrong[99_999] ^= 1;
    for algorithm in crate::store::s3::checksum::ALGORITHMS {
        let mut sum = algorithm.sum();
        sum.update(&content);
        let head = format!("{}\r\n{}: {}", ok(), algorithm.header(), sum.finish());
        let bad = || (answer(&head, &wrong), Then::Keep);
        assert!(
            get(vec![bad(), (answer(&head, &content), Then::Keep)], "", None).0.unwrap() == content,
            "{algorithm:?}"
        );
        assert_eq!(get(vec![bad(), bad()], r#", "retries": 1"#, None).0.unwrap_err(), Kind::Corrupt, "{algorithm:?}");
        // The sum goes on over a broken connection too.
        let rest = |of: &[u8]| (answer(&partial(50_000, 100_000, 100_000, "\"one\""), &of[50_000..]), Then::Keep);
        let broken = || (cut(&head, &content, 50_000), Then::Close);
        assert!(get(vec![broken(), rest(&content)], "", None).0.unwrap() == content, "{algorithm:?}");
        let answers = vec![broken(), rest(&wrong), (answer(&head, &content), Then::Keep)];
        assert!(get(answers, "", None).0.unwrap() == content, "{algorithm:?}");
    }
    // Checksums of parts say nothing of the whole.
    for more in
        ["x-amz-checksum-crc32c: AAAAAA==-2", "x-amz-checksum-crc32c: AAAAAA==\r\nx-amz-checksum-type: COMPOSITE"]
    {
        let head = format!("{}\r\n{more}", ok());
        assert!(get(vec![(answer(&head, &content), Then::Keep)], "", None).0.unwrap() == content);
    }
}

#[test]
fn chunks_are_put_together_and_their_end_is_waited_for() {
    let content = noise(200_000);
    let mut whole = format!("HTTP/1.1 200 OK{ETAG}\r\ntransfer-encoding: chunked\r\n\r\n").into_bytes();
    for chunk in content.chunks(70_001) {
        whole.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        whole.extend_from_slice(chunk);
        whole.extend_from_slice(b"\r\n");
    }
    let part = whole.clone();
    whole.extend_from_slice(b"0\r\n\r\n");
    assert!(get(vec![(whole.clone(), Then::Keep)], "", None).0.unwrap() == content);
    assert!(get(vec![(part.clone(), Then::Close), (whole, Then::Keep)], "", None).0.unwrap() == content);
    assert_eq!(get(vec![(part, Then::Close)], r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io);
    let no_end = b"HTTP/1.1 200 OK\r\n\r\nabc".to_vec();
    assert_eq!(get(vec![(no_end, Then::Close)], "", None).0.unwrap_err(), Kind::Io);
}

#[test]
fn more_than_was_announced_is_an_error() {
    let content = noise(1000);
    let chunked = |range: &str, len: usize| {
        let mut answer = format!("HTTP/1.1 {range}\r\ntransfer-encoding: chunked\r\n\r\n{len:x}\r\n").into_bytes();
        answer.extend_from_slice(&content[..len]);
        answer.extend_from_slice(b"\r\n0\r\n\r\n");
        (answer, Then::Keep)
    };
    let range = Some(ByteRange::From { offset: 0, len: 100 });
    let head = partial(0, 100, 1000, "\"one\"");
    for wrong in [99, 101, 1000] {
        // Nothing that was too long is gone on with.
        let second = if wrong < 100 { chunked(&partial(99, 100, 1000, "\"one\""), 2) } else { chunked(&head, wrong) };
        let (read, _) = get(vec![chunked(&head, wrong), second, chunked(&head, 100)], r#", "retries": 2"#, range);
        assert!(read.unwrap() == content[..100], "{wrong}");
    }
}

#[test]
fn how_much_room_chunks_need_is_told_only_where_it_is_known() {
    let content = noise(1000);
    let whole = |status: &str| {
        let mut whole = format!("HTTP/1.1 {status}\r\ntransfer-encoding: chunked\r\n\r\n3e8\r\n").into_bytes();
        whole.extend_from_slice(&content);
        whole.extend_from_slice(b"\r\n0\r\n\r\n");
        (whole, Then::Keep)
    };
    let needed = |answer: Scripted, range: Option<ByteRange>| {
        block_on(async {
            let server = Server::start(vec![answer]).await;
            let mut room = [std::mem::MaybeUninit::uninit(); 10];
            let options = GetOptions { range, if_match: None };
            let error = server.store("").get("k", &options, &mut Output::fixed(&mut room)).await.unwrap_err();
            assert_eq!(error.kind(), Kind::BufferTooSmall);
            error.needed()
        })
    };
    assert_eq!(needed(whole(&ok()), None), None);
    let range = Some(ByteRange::From { offset: 500, len: 1000 });
    assert_eq!(needed(whole(&partial(500, 1500, 2000, "\"one\"")), range), Some(1000));
    assert_eq!(needed((answer(&ok(), &content), Then::Keep), None), Some(1000));
}

#[test]
fn the_last_bytes_of_more_than_any_object_has_are_all() {
    let content = noise(1000);
    for len in [i64::MAX as u64, u64::MAX] {
        let (read, heads) = get(vec![(answer(&ok(), &content), Then::Keep)], "", Some(ByteRange::Last(len)));
        assert!(read.unwrap() == content && !heads[0].contains("\r\nrange:"), "{}", heads[0]);
        assert_eq!(get(vec![(answer(&ok(), b""), Then::Keep)], "", Some(ByteRange::Last(len))).0.unwrap(), b"");
    }
    let large = i64::MAX as u64 - 1;
    let answers = vec![(answer(&partial(0, 1000, 1000, "\"one\""), &content), Then::Keep)];
    let (read, heads) = get(answers, "", Some(ByteRange::Last(large)));
    assert!(read.unwrap() == content && heads[0].contains(&format!("\r\nrange: bytes=-{large}\r\n")));
}

#[test]
fn an_object_that_was_replaced_meanwhile_is_read_anew() {
    let (content, other) = (noise(1000), noise(1001));
    let broken = || (cut(&ok(), &content, 500), Then::Close);
    let new = || (answer("200 OK\r\netag: \"two\"", &other), Then::Keep);
    for replaced in [
        failed(412, "PreconditionFailed"),
        // The server ignores the condition and has another version.
        answer(&partial(500, 1001, 1001, "\"two\""), &other[500..]),
        failed(416, "InvalidRange"),
    ] {
        let (read, heads) = get(vec![broken(), (replaced.clone(), Then::Keep), new()], "", None);
        assert!(read.unwrap() == other);
        assert!(!heads[2].contains("\r\nrange:") && !heads[2].contains("\r\nif-match:"), "{}", heads[2]);
        // It counts as a try.
        let answers = vec![broken(), (replaced.clone(), Then::Keep)];
        assert_eq!(get(answers, r#", "retries": 1"#, None).0.unwrap_err(), Kind::Precondition);
        // Who asked for that version gets no other.
        block_on(async {
            let server = Server::start(vec![broken(), (replaced, Then::Keep)]).await;
            let options = GetOptions { range: None, if_match: Some("\"one\"".to_owned()) };
            let error = super::read(&server.store(""), "k", &options).await.unwrap_err();
            assert!(error.kind() == Kind::Precondition && server.is_done(), "{error}");
        });
    }
    // Nothing is left of the old one where the new one is empty, or gone.
    let last = Some(ByteRange::Last(1000));
    let first = || (cut(&partial(0, 1000, 1000, "\"one\""), &content, 500), Then::Close);
    let no_range = || (failed(416, "InvalidRange"), Then::Keep);
    let empty = (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_vec(), Then::Keep);
    assert_eq!(get(vec![first(), no_range(), no_range(), empty], "", last).0.unwrap(), b"");
    assert_eq!(get(vec![first(), (failed(404, "NoSuchKey"), Then::Keep)], "", last).0.unwrap_err(), Kind::NotFound);
}

#[test]
fn beginning_anew_has_an_end() {
    let (content, half) = (noise(3_000_000), 1_500_000);
    let mut sum = crate::store::s3::checksum::Algorithm::Crc32c.sum();
    sum.update(b"something else");
    let head = format!("{}\r\nx-amz-checksum-crc32c: {}", ok(), sum.finish());
    let broken = || {
        let rest = answer(&partial(half, 3_000_000, 3_000_000, "\"one\""), &content[half..]);
        vec![(cut(&head, &content, half), Then::Close), (rest, Then::Keep)]
    };
    // Each half is a good piece, but what they make is wrong.
    let answers = [broken(), broken(), broken()].concat();
    assert_eq!(get(answers, r#", "retries": 2"#, None).0.unwrap_err(), Kind::Corrupt);
    // Without an ETag there is no going on.
    let broken = || (cut("200 OK", &content, half), Then::Close);
    assert_eq!(get(vec![broken(), broken(), broken()], r#", "retries": 2"#, None).0.unwrap_err(), Kind::Io);
    // What goes on may break more often than that.
    let mut answers = vec![(cut(&ok(), &content, 1_100_000), Then::Close)];
    let rest = |from, to| cut(&partial(from, 3_000_000, 3_000_000, "\"one\""), &content[from..], to - from);
    answers.push((rest(1_100_000, 2_200_000), Then::Close));
    answers.push((rest(2_200_000, 3_000_000), Then::Keep));
    assert!(get(answers, r#", "retries": 1"#, None).0.unwrap() == content);
}
