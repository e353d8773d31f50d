"""A proxy before an S3 server that counts requests: who asks for what, and how it was answered."""

import collections
import http.client
import http.server
import threading

HOP = {"connection", "transfer-encoding", "keep-alive"}


class Counting:
    """Listens on a port of its own, and hands everything on to `endpoint`. `requests` are (method, key below the bucket, status)."""

    def __init__(self, endpoint):
        self.requests, self.connections = [], 0
        counting, lock = self, threading.Lock()
        host = endpoint.removeprefix("http://")

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def setup(self):
                super().setup()
                self.server_side = http.client.HTTPConnection(host)
                with lock:
                    counting.connections += 1

            def hand_on(self):
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                self.server_side.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
                for name, value in self.headers.items():  # as they are: the host is in the signature
                    self.server_side.putheader(name, value)
                self.server_side.endheaders(body)
                answer = self.server_side.getresponse()
                content = answer.read()
                with lock:
                    key = "/".join(self.path.partition("?")[0].split("/")[2:])
                    counting.requests.append((self.command, key, answer.status))
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in HOP:
                        self.send_header(name, value)
                if "content-length" not in {name.lower() for name, _ in answer.getheaders()} and answer.status != 204:
                    self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = hand_on

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

        self.http = Server(("127.0.0.1", 0), Handler)
        self.endpoint = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def take(self):
        """What was asked since the last call: how often each (method, kind of object, status)."""
        taken, self.requests = self.requests, []
        return collections.Counter((method, kind(key), status) for method, key, status in taken)

    def stop(self):
        self.http.shutdown()
        self.http.server_close()


def kind(key):
    """chunk, time (a chunk of it), metadata (also asked for in version 2), or bucket (also listings)."""
    name = key.rpartition("/")[2]
    if name == "zarr.json" or name.startswith(".z"):
        return "metadata"
    return "bucket" if not key else "time" if "/time/c" in f"/{key}" else "chunk"
