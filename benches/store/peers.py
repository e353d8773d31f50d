"""The peers, each in a process of its own: their clients are global, and so are the environment variables they read."""

import asyncio
import multiprocessing
import os

import clock
import numpy as np

KEYS = {"AWS_ACCESS_KEY_ID": "AKTEST", "AWS_SECRET_ACCESS_KEY": "SKTEST", "AWS_REGION": "us-east-1"}


class S3dlio:
    """Signed requests; it has no others."""

    def __init__(self, port):
        os.environ.update(KEYS, AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}")
        import s3dlio

        self.module = s3dlio

    def prepare(self, work):
        uris = [f"s3://bench/{work.name}/{index}" for index in range(work.count)]
        if work.is_get:
            return lambda: self.module.get_many(uris, max_in_flight=work.concurrency)
        items = list(zip(uris, work.bodies()))
        return lambda: self.module.put_many(items, max_in_flight=work.concurrency)

    @staticmethod
    def contents(result):
        """By number, however they are ordered."""
        found = {int(uri.rsplit("/", 1)[1]): bytes(memoryview(view)) for uri, view in result}
        return b"".join(found[index] for index in sorted(found))


class Obstore:
    """Reads without a signature, writes with one that covers the content."""

    unsigned_payload = False

    def __init__(self, port):
        import obstore

        self.module, self.port = obstore, port
        self.loop = asyncio.new_event_loop()

    def store(self, work):
        keys = {"access_key_id": "AKTEST", "secret_access_key": "SKTEST", "unsigned_payload": self.unsigned_payload}
        return self.module.store.S3Store(
            "bench",
            endpoint=f"http://127.0.0.1:{self.port}",
            region="us-east-1",
            virtual_hosted_style_request=False,
            client_options={"allow_http": True},
            **({"skip_signature": True} if work.is_get else keys),
        )

    def prepare(self, work):
        store, bodies = self.store(work), None if work.is_get else work.bodies()

        async def one(index):
            key = f"{work.name}/{index}"
            if not work.is_get:
                return await self.module.put_async(store, key, bodies[index], use_multipart=False)
            return await (await self.module.get_async(store, key)).bytes_async()

        async def all_of_them():
            results, left = [None] * work.count, iter(range(work.count))

            async def some():
                for index in left:
                    results[index] = await one(index)

            await asyncio.gather(*(some() for _ in range(work.concurrency)))
            return results

        return lambda: self.loop.run_until_complete(all_of_them())

    @staticmethod
    def contents(result):
        return b"".join(bytes(memoryview(item)) for item in result)


class ObstoreUnsigned(Obstore):
    """Writes with a signature that leaves the content out."""

    unsigned_payload = True


PEERS = {"s3dlio": S3dlio, "obstore": Obstore, "obstore unsigned payload": ObstoreUnsigned}


def serve(pipe, name, port, work):
    """Does the work each time it is told to."""
    try:
        peer = PEERS[name](port)
        run = peer.prepare(work)
        result = run()
        pipe.send(np.array_equal(np.frombuffer(peer.contents(result), "u1"), work.expected()) if work.is_get else True)
        del result
        while pipe.recv():
            pipe.send(clock.timed(run))
    except EOFError:
        pass
    except BaseException as error:
        pipe.send(error if isinstance(error, Exception) else RuntimeError(repr(error)))
        raise


class Process:
    """A peer in its process."""

    def __init__(self, name, port, work):
        context = multiprocessing.get_context("spawn")
        self.name, (self.pipe, theirs) = name, context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, name, port, work), daemon=True)
        self.process.start()
        theirs.close()

    def told(self):
        answer = self.pipe.recv()
        if isinstance(answer, Exception):
            raise RuntimeError(f"{self.name}: {answer}")
        return answer

    def is_right(self):
        """Waits until it has done the work for the first time; tells whether it got the right bytes."""
        return self.told()

    def measure(self):
        self.pipe.send(True)
        return self.told()

    def close(self):
        self.pipe.send(False)
        self.process.join()
        self.pipe.close()
