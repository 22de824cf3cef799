"""Serves the page with hand-made answers: `python serve_fixture.py PORT`."""

from __future__ import annotations

import os
import sys

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

if __name__ == "__main__":
    import uvicorn
    from fixture_answers import ask

    from assistant.doors.clients import Clients, file
    from assistant.page.server import application
    from assistant.page.view import build

    uvicorn.run(application(build(lambda _summary: [], manage=True), ask, clients=Clients(file()), manage=True),
                host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
