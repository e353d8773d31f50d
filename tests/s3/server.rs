//! An S3 server for the tests: s3s-fs, which checks signatures and checksums, on the loopback interface.
//!
//!     tierce-s3-server FOLDER
//!
//! Prints its URL, and serves until its standard input ends. The access key is AKTEST, its secret SKTEST.

use hyper_util::rt::{TokioExecutor, TokioIo};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use tokio::net::TcpListener;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder as the argument");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(serve(&folder));
}

async fn serve(folder: &str) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).expect("the folder"));
    builder.set_auth(SimpleAuth::from_single("AKTEST", "SKTEST"));
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
}
