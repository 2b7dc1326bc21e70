"""moto as the server: AWS's APIs on loopback, for boto3 as everybody uses it."""

from collections.abc import Iterator
from contextlib import contextmanager

import botocore.endpoint
import pytest
import requests
from moto.server import ThreadedMotoServer

HOME = "us-east-1"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nothing",
    "AWS_DEFAULT_REGION": HOME,
    "AWS_CONFIG_FILE": "/nowhere",
    "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
}
OTHERS = ("AWS_PROFILE", "AWS_REGION", "AWS_SESSION_TOKEN")


@contextmanager
def serving() -> Iterator[str]:
    """A server for as long as the block runs; boto3 finds it by the environment."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        with pytest.MonkeyPatch.context() as patch:
            url = f"http://{host}:{port}"
            for name, value in (*ENVIRONMENT.items(), ("AWS_ENDPOINT_URL", url)):
                patch.setenv(name, value)
            for name in OTHERS:
                patch.delenv(name, raising=False)
            # What moto lacks is answered with 500, and boto3 waits before it asks again.
            patch.setattr(botocore.endpoint.time, "sleep", lambda seconds: None)
            yield url
    finally:
        server.stop()


def forget_everything(url: str) -> None:
    """As if nobody had ever created anything."""
    requests.post(f"{url}/moto-api/reset", timeout=10).raise_for_status()
