"""`python -m playground.serving.health 8000`: does the server on this machine answer?

Any answer will do that is no fault of its own: the way to HTTPS, or that a name is not its.
"""

import http.client
import os
import sys

SECONDS = 4


def answers(port: int) -> bool:
    """Ask for a file that needs no database, by a name that the site goes by."""
    name = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".*") or "localhost"
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        server.request("GET", "/static/icon.svg", headers={"Host": name})
        return server.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        server.close()


if __name__ == "__main__":
    sys.exit(not answers(int(sys.argv[1])))
