//! Servers that are busy, stall, close connections, or speak no HTTP.

use super::*;

#[test]
fn bursts_of_failures_pass_or_are_told() {
    let content = noise(1000);
    let burst = || vec![(failed(503, "SlowDown"), Then::Keep), (failed(500, "InternalError"), Then::Close)];
    let mut answers = burst();
    answers.push((b"HTTP/1.1 502 x\r\ncontent-length: 3\r\n\r\n<ht".to_vec(), Then::Keep));
    answers.push((answer(&ok(), &content), Then::Keep));
    assert!(get(answers, "", None).0.unwrap() == content);
    assert_eq!(get(burst(), r#", "retries": 1"#, None).0.unwrap_err(), Kind::Io);
    assert_eq!(get(vec![(failed(403, "AccessDenied"), Then::Keep)], "", None).0.unwrap_err(), Kind::Denied);
    assert_eq!(get(vec![(failed(404, "NoSuchKey"), Then::Keep)], "", None).0.unwrap_err(), Kind::NotFound);
    assert_eq!(get(vec![(failed(404, "NoSuchBucket"), Then::Keep)], "", None).0.unwrap_err(), Kind::NoBucket);
}

#[test]
fn what_stalls_times_out_and_is_tried_again() {
    let content = noise(100_000);
    let options = r#", "io_timeout": 0.2, "retries": 1"#;
    let start = Instant::now();
    let stalls = || (cut(&ok(), &content, 60_000), Then::Stall);
    let rest = answer(&partial(60_000, 100_000, 100_000, "\"one\""), &content[60_000..]);
    assert!(get(vec![stalls(), (rest, Then::Keep)], options, None).0.unwrap() == content);
    assert_eq!(
        get(vec![(Vec::new(), Then::Stall), (b"HTTP/1".to_vec(), Then::Stall)], options, None).0,
        Err(Kind::Timeout)
    );
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn what_is_preliminary_is_skipped() {
    let content = noise(20_000_000);
    let preliminary = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n".to_vec();
    let last = [preliminary, answer(&ok(), b"x")].concat();
    assert_eq!(get(vec![(last, Then::Keep)], "", None).0.unwrap(), b"x");
    block_on(async {
        let server = Server::start(vec![
            (b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), Then::Body),
            (answer(&ok(), b""), Then::Keep),
        ])
        .await;
        write(&server.store(r#", "retries": 0"#), "k", &content, Condition::Always).await.unwrap();
    });
}

#[test]
fn what_is_no_http_is_an_error() {
    for text in ["x\r\n\r\n", "HTTP/1.1 099 x\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n", "\0\0\0\0"] {
        let answers = vec![(text.as_bytes().to_vec(), Then::Close)];
        assert_eq!(get(answers, r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io, "{text:?}");
    }
    let long = format!("HTTP/1.1 200 OK\r\nx: {}", "x".repeat(100_000)).into_bytes();
    assert_eq!(get(vec![(long, Then::Stall)], r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io);
    // Nobody allocates what is only claimed.
    let huge = format!("HTTP/1.1 200 OK{ETAG}\r\ncontent-length: {}\r\n\r\nx", u64::MAX / 2).into_bytes();
    assert_eq!(get(vec![(huge, Then::Close)], r#", "retries": 0"#, None).0.unwrap_err(), Kind::Io);
}

#[test]
fn a_kept_connection_that_was_closed_costs_no_try() {
    block_on(async {
        let answers = (0..4).map(|_| (answer(&ok(), b"x"), Then::Close)).collect();
        let server = Server::start(answers).await;
        let store = server.store(r#", "retries": 0"#);
        for round in 0..4 {
            read(&store, "k", &GetOptions::default()).await.unwrap();
            // The end may be there already, or come together with the request.
            tokio::time::sleep(Duration::from_millis(20 * (round % 2))).await;
        }
    });
}

#[test]
fn a_kept_connection_is_used_again() {
    block_on(async {
        let server = Server::start((0..3).map(|_| (answer(&ok(), b"x"), Then::Keep)).collect()).await;
        let store = server.store("");
        let begin = Instant::now();
        for _ in 0..3 {
            read(&store, "k", &GetOptions::default()).await.unwrap();
        }
        assert!(begin.elapsed() < Duration::from_secs(5) && server.is_done());
    });
}

#[test]
fn a_wrong_clock_is_set_once() {
    let date = "date: Sun, 30 Aug 2015 12:36:00 GMT";
    let body = "<Error><Code>RequestTimeTooSkewed</Code></Error>";
    let skewed = || (answer(&format!("403 x\r\n{date}"), body.as_bytes()), Then::Keep);
    let answers = vec![skewed(), (answer(&ok(), b"x"), Then::Keep)];
    let (read, heads) = get(answers, r#", "retries": 0"#, None);
    assert_eq!(read.unwrap(), b"x");
    assert!(heads[1].contains("x-amz-date: 20150830T1236"), "{}", heads[1]);
    assert!(heads[1].contains("/20150830/us-east-1/s3/aws4_request"), "{}", heads[1]);
}

#[test]
fn an_unused_port_is_an_error_in_time() {
    block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = Server::start(Vec::new()).await;
        let server = Server { port: listener.local_addr().unwrap().port(), ..server };
        drop(listener);
        let error = server.store(r#", "retries": 1"#).head("k").await.unwrap_err();
        assert!(error.kind() == Kind::Io && error.to_string().contains("cannot connect to 127.0.0.1"), "{error}");
    });
}

#[test]
fn dropped_work_leaves_the_destination_alone() {
    block_on(async {
        let content = noise(100_000);
        let server =
            Server::start(vec![(cut(&ok(), &content, 50_000), Then::Stall), (answer(&ok(), b"x"), Then::Keep)]).await;
        let store = server.store(r#", "concurrency": 1"#);
        let options = GetOptions::default();
        let work = read(&store, "k", &options);
        assert!(tokio::time::timeout(Duration::from_millis(100), work).await.is_err());
        // Its connection and its turn are free again.
        assert_eq!(read(&store, "k", &options).await.unwrap().1, b"x");
    });
}

#[test]
fn nothing_but_preliminary_answers_is_a_failure() {
    let content = noise(20_000_000);
    let preliminary = || b"HTTP/1.1 100 Continue\r\n\r\n".to_vec();
    let start = Instant::now();
    block_on(async {
        for then in [Then::Half, Then::Again] {
            let server = Server::start(vec![(preliminary(), then), (answer(&ok(), b""), Then::Keep)]).await;
            let error = write(&server.store(r#", "retries": 0"#), "k", &content, Condition::Always).await.unwrap_err();
            assert_eq!(error.kind(), Kind::Io, "{error}");
            write(&server.store(r#", "retries": 0"#), "k", b"x", Condition::Always).await.unwrap();
        }
        // Without an end it would take all memory, also where all of the request was sent.
        let server = Server::start(vec![(preliminary(), Then::Again)]).await;
        let error = read(&server.store(r#", "retries": 0"#), "k", &GetOptions::default()).await.unwrap_err();
        assert!(error.kind() == Kind::Io && error.to_string().contains("more than 65536"), "{error}");
    });
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_refusal_behind_a_preliminary_answer_is_read() {
    let content = noise(20_000_000);
    let both = [b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), failed(403, "AccessDenied")].concat();
    block_on(async {
        let server = Server::start(vec![(both, Then::Early)]).await;
        let failed = write(&server.store(r#", "retries": 0"#), "k", &content, Condition::Always).await;
        assert_eq!(failed.unwrap_err().kind(), Kind::Denied);
    });
}
