//! An S3 server for the tests of other languages: s3s-fs, which checks signatures and checksums, on the loopback interface.
//!
//!     RUSTFLAGS="--cfg tierce_s3_server" cargo run --example s3_server -- FOLDER
//!
//! Prints its URL, and serves until its standard input ends. The access key is AKTEST, its secret SKTEST.

#[cfg(not(tierce_s3_server))]
fn main() {
    eprintln!("built without --cfg tierce_s3_server: there is no server in it");
    std::process::exit(2);
}

#[cfg(tierce_s3_server)]
fn main() {
    use hyper_util::rt::{TokioExecutor, TokioIo};

    let folder = std::env::args().nth(1).expect("a folder as the argument");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let mut builder = s3s::service::S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).expect("the folder"));
        builder.set_auth(s3s::auth::SimpleAuth::from_single("AKTEST", "SKTEST"));
        let service = builder.build();
        println!("http://{}", listener.local_addr().expect("its address"));
        // Whoever started it is gone when the input ends.
        std::thread::spawn(|| {
            let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
            std::process::exit(0);
        });
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            let _ = stream.set_nodelay(true);
            let service = service.clone();
            tokio::spawn(async move {
                let server = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
                let _ = server.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
}
