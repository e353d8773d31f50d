"""nginx on ports of its own, with the objects in memory."""

import getpass
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

import numpy as np

MEMORY = pathlib.Path("/dev/shm")


def program():
    """nginx, or an end that says what to do."""
    found = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if found is None:
        raise SystemExit("bench-store: nginx is missing; on Debian: apt-get install nginx-light")
    # nginx says what it was built with on stderr.
    built = subprocess.run([found, "-V"], capture_output=True, text=True, check=True).stderr
    if "http_dav_module" not in built:
        raise SystemExit(f"bench-store: {found} has no http_dav_module, which PUT needs; on Debian: apt-get install nginx-light")
    return found


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Server:
    """A context: `get` and `put` are its ports, `folder` is what it serves."""

    def __enter__(self):
        nginx = program()
        room = MEMORY if MEMORY.is_dir() else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tierce-bench-", dir=room))
        (self.folder / "temp").mkdir()
        self.get, self.put = free_ports(2)
        config = (pathlib.Path(__file__).parent / "nginx.conf.in").read_text()
        # Else the workers of a master that root starts are somebody who may not write here.
        user = f"user {getpass.getuser()};" if os.getuid() == 0 else ""
        for name, value in {"USER": user, "GET": self.get, "PUT": self.put}.items():
            config = config.replace(f"@{name}@", str(value))
        (self.folder / "nginx.conf").write_text(config)
        command = [nginx, "-e", "error.log", "-p", f"{self.folder}/", "-c", "nginx.conf"]
        self.process = subprocess.Popen(command, cwd=self.folder)
        for port in (self.get, self.put):
            self.wait_for(port)
        return self

    def wait_for(self, port):
        for _ in range(100):
            try:
                return socket.create_connection(("127.0.0.1", port)).close()
            except ConnectionRefusedError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        self.__exit__()
        raise SystemExit("bench-store: nginx does not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)

    def objects(self, name, count, size):
        """Makes objects `name/0` and so on in the bucket `bench`."""
        content = np.random.default_rng(count).integers(0, 256, count * size, "u1")
        folder = self.folder / "bench" / name
        folder.mkdir(parents=True)
        for index in range(count):
            content[index * size : (index + 1) * size].tofile(folder / str(index))

    def received(self, name, count):
        """What was written as the objects `name/0` and so on, which are then removed."""
        folder = self.folder / "bench" / name
        content = [np.fromfile(folder / str(index), "u1") for index in range(count)]
        shutil.rmtree(folder)
        return np.concatenate(content)
