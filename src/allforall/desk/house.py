"""What the desk has one of: the open vault and the clock."""

from functools import lru_cache

from django.conf import settings

from allforall.base.clock import Clock, SystemClock
from allforall.store.keyring import open_keyring
from allforall.store.vault import Vault

CLOCK: Clock = SystemClock()


@lru_cache(maxsize=1)
def vault() -> Vault:
    """Open the keys of this installation, once a process."""
    return Vault(open_keyring(settings.KEYS), lambda: open_keyring(settings.KEYS))
