"""The web server: a few threads, bound to this machine alone."""

import waitress
from django.conf import settings

from allforall.desk.wsgi import application

THREADS = 6
MOST_BODY_BYTES = 210_000_000


def run() -> None:
    """Answer until the process ends."""
    waitress.serve(
        application,
        host="127.0.0.1",
        port=settings.PORT,
        threads=THREADS,
        ident=None,
        max_request_body_size=MOST_BODY_BYTES,
        channel_timeout=60,
        clear_untrusted_proxy_headers=True,
        **(
            {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": "x-forwarded-proto"}
            if settings.SECURE
            else {}
        ),
    )
