"""Keys and the log, as the terminal keeps them."""

from allforall.base.canonical import spoken_groups
from allforall.desk.house import CLOCK, vault
from allforall.store.keyring import write_keyring
from allforall.store.look_ups import broken_links, chain
from allforall.store.models import ChainLink


def draw_new_master() -> tuple[str, int]:
    """Add a master key and seal every data key under it; the file of keys is written first, so that nothing is lost."""
    from django.conf import settings  # noqa: PLC0415  # Django must be set up first

    opened = vault()
    opened.ring = opened.ring.with_new_master()
    write_keyring(settings.KEYS, opened.ring)
    return opened.ring.newest, opened.rotate()


def log_checked() -> tuple[list[int], int, str]:
    """Return where the log is broken, how many looks it has, and its head in groups for reading aloud."""
    chain(CLOCK.now())
    head = ChainLink.objects.order_by("-seq").first()
    return broken_links(), head.seq if head else 0, spoken_groups(head.digest) if head else ""
