"""By which name a request was sent here, and from whose page. Browsers send requests for every site that they show, to this machine too."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names under which a machine reaches itself."""


def local_name(headers: Mapping[str, str]) -> bool:
    """Whether the request was sent to this machine by its own name (a foreign name that was made to lead here is not one)."""
    try:
        return (urlsplit(f"//{headers.get('host', '')}").hostname or "") in LOOPBACK
    except ValueError:
        return False


def own_page(headers: Mapping[str, str]) -> bool:
    """Whether the request comes from no page at all, or from one of this server."""
    origin = headers.get("origin", "")
    return not origin or origin.partition("://")[2].lower() == headers.get("host", "").lower()
