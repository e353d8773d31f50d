//! Certificates.

use super::*;

/// Of a key that signs nothing else; valid for 127.0.0.1 until 2126.
const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----
MIIBkTCCATegAwIBAgIUMEEAvVysz4aiJTRfC6hZbAxB4bMwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLdGllcmNlIHRlc3QwIBcNMjYxMTIxMTcwMjI0WhgPMjEyNjEw
MjgxNzAyMjRaMBYxFDASBgNVBAMMC3RpZXJjZSB0ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAE8j225vUZsnyRcf1XF47QDz9WUEvmX3EKJtIW4gYpSGACOg2t
jkmEZdW2N65sGZ9T6gHiMJ1L+PnTyR2Y2pWsGaNhMF8wHQYDVR0OBBYEFMxqJoYp
+OfTbCajDg244ZsvhzNiMB8GA1UdIwQYMBaAFMxqJoYp+OfTbCajDg244ZsvhzNi
MA8GA1UdEQQIMAaHBH8AAAEwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNIADBF
AiBP/Z+eS6BITo5C+ti+w/7D2g+/j0adU3B7ETMoTUZ8VwIhAP2NiVvbSPll3pJP
ea1mrXzumVrKD/ji0dM7Of4+ZjPX
-----END CERTIFICATE-----
";
const KEY: &str = "\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYq8XModp33sKl9Gg
/hXojTrMqDhLYXN1OGUjSkXBleShRANCAATyPbbm9RmyfJFx/VcXjtAPP1ZQS+Zf
cQom0hbiBilIYAI6Da2OSYRl1bY3rmwZn1PqAeIwnUv4+dPJHZjalawZ
-----END PRIVATE KEY-----
";

#[test]
fn certificates_are_checked() {
    use tokio_rustls::rustls::pki_types::pem::PemObject;
    use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
    use tokio_rustls::rustls::{ServerConfig, crypto::ring::default_provider};

    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap()],
            PrivateKeyDer::from_pem_slice(KEY.as_bytes()).unwrap(),
        )
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    block_on(async {
        let content = noise(3_000_000);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let answer = answer(&ok(), &content);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (acceptor, answer) = (acceptor.clone(), answer.clone());
                tokio::spawn(async move {
                    let Ok(mut stream) = acceptor.accept(stream).await else { return };
                    let mut head = Vec::new();
                    while stream.read_buf(&mut head).await.is_ok_and(|more| more > 0) {
                        if head.ends_with(b"\r\n\r\n") {
                            head.clear();
                            stream.write_all(&answer).await.unwrap();
                        }
                    }
                });
            }
        });
        let file = std::env::temp_dir().join(format!("tierce-ca-{}-{port}.pem", std::process::id()));
        std::fs::write(&file, CERTIFICATE).unwrap();
        let open = |host: &str| {
            let ca_file = file.display();
            let json = format!(
                r#"{{"anonymous": true, "endpoint": "https://{host}:{port}", "ca_file": "{ca_file}", "retries": 0}}"#
            );
            let outside = Outside { variable: &|_| None, file: &|_| None };
            S3Store::open(&Uri::parse("s3://b").unwrap(), &Options::parse(json.as_bytes()).unwrap(), &outside)
        };
        let store = open("127.0.0.1").unwrap();
        for _ in 0..2 {
            assert!(read(&store, "k", &GetOptions::default()).await.unwrap().1 == content);
        }
        // It is no certificate of that name, though it is the same place.
        let error = read(&open("localhost").unwrap(), "k", &GetOptions::default()).await.unwrap_err();
        assert!(error.kind() == Kind::Io && error.to_string().contains("no TLS with"), "{error}");
        std::fs::write(&file, "nothing").unwrap();
        assert_eq!(open("127.0.0.1").err().unwrap().kind(), Kind::Config);
        std::fs::remove_file(&file).unwrap();
    });
}
