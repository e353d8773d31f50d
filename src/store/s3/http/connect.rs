//! Connections: TCP, or TLS over it.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::client::TlsStream;

use super::tls::Tls;
use super::{Failure, Tried};
use crate::error::{Kind, Result};

/// What is connected to, and how.
pub(in crate::store::s3) struct Target {
    host: String,
    port: u16,
    tls: Option<Tls>,
    timeout: Duration,
}

impl Target {
    pub(in crate::store::s3) fn new(
        host: &str,
        port: u16,
        tls: bool,
        ca_file: Option<&str>,
        timeout: Duration,
    ) -> Result<Target> {
        let tls = if tls { Some(Tls::new(host, ca_file)?) } else { None };
        Ok(Target { host: host.trim_start_matches('[').trim_end_matches(']').to_owned(), port, tls, timeout })
    }

    /// Connects within the time that is allowed, to any address of the host.
    pub(super) async fn connect(&self) -> Tried<Stream> {
        let end = Instant::now() + self.timeout;
        let place = format!("{}:{}", self.host, self.port);
        let failed =
            |what: &str, error: io::Error| Failure::passing(Kind::Io, format!("{what} {place}: {error}")).before();
        let late = |what: &str| {
            Failure::passing(Kind::Timeout, format!("{what} {place} took longer than {:?}", self.timeout)).before()
        };
        let addresses: Vec<SocketAddr> = match self.host.parse::<IpAddr>() {
            Ok(address) => vec![SocketAddr::new(address, self.port)],
            Err(_) => {
                let found = timeout_at(end, tokio::net::lookup_host((self.host.as_str(), self.port))).await;
                found.map_err(|_| late("finding"))?.map_err(|error| failed("cannot find", error))?.collect()
            }
        };
        let mut failure = failed("cannot find", io::Error::from(io::ErrorKind::NotFound));
        for (index, address) in addresses.iter().enumerate() {
            // An address that does not answer leaves time for those behind it.
            let now = Instant::now();
            let share = end.saturating_duration_since(now) / (addresses.len() - index) as u32;
            match timeout_at(now + share, TcpStream::connect(address)).await {
                Err(_) => failure = late("connecting to"),
                Ok(Err(error)) => failure = failed("cannot connect to", error),
                Ok(Ok(stream)) => {
                    let _ = stream.set_nodelay(true);
                    let Some(tls) = &self.tls else { return Ok(Stream::Plain(stream)) };
                    let connecting = timeout_at(end, tls.connector.connect(tls.name.clone(), stream)).await;
                    let stream = connecting.map_err(|_| late("TLS with"))?;
                    return Ok(Stream::Tls(Box::new(stream.map_err(|error| failed("no TLS with", error))?)));
                }
            }
        }
        Err(failure)
    }
}

/// A connection.
pub(super) enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl Stream {
    /// Whether nothing came on an idle connection: neither its end nor what nobody asked for.
    pub(super) fn is_quiet(&self) -> bool {
        let stream = match self {
            Stream::Plain(stream) => stream,
            // Tickets may come at any time; they are read with the next response.
            Stream::Tls(_) => return true,
        };
        stream.try_read(&mut [0]).is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
    }
}

impl AsyncRead for Stream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_read(cx, buf),
            Stream::Tls(stream) => Pin::new(stream).poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_write(cx, buf),
            Stream::Tls(stream) => Pin::new(stream).poll_write(cx, buf),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_write_vectored(cx, bufs),
            Stream::Tls(stream) => Pin::new(stream).poll_write_vectored(cx, bufs),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}
