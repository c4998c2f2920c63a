"""One part of a running desk: `python -m allforall.desk web|work`. `allforall desk` begins both."""

import os
import sys
import threading


def main() -> None:
    """Run the part that is named, and end when whoever began it is gone."""
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import django  # noqa: PLC0415

    django.setup()
    if part == "web":
        from allforall.desk.web import run  # noqa: PLC0415
    elif part == "work":
        from allforall.desk.work.worker import run  # noqa: PLC0415
    else:
        sys.exit("python -m allforall.desk web|work")
    run()


def _end_with_parent() -> None:
    """Wait for the end of standard input, which the one who began this process holds open."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
