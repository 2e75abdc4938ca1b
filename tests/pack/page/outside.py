"""A web server that stands for the world outside, and remembers who came."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from excelkasse.overriding import override


@dataclass
class Outside:
    """Where it is, and the paths that were asked for."""

    address: str
    visits: list[str] = field(default_factory=list)


@contextmanager
def outside() -> Iterator[Outside]:
    """Listen on a port of this machine until the test is over."""
    visits: list[str] = []

    class Visited(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_response(204)
            self.end_headers()

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Visited)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Outside(f"http://127.0.0.1:{server.server_port}", visits)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
