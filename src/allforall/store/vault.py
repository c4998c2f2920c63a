"""The data keys of one installation, opened as they are needed and never written in the open."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction

from allforall.store.keyring import Keyring
from allforall.store.models import DataKey
from allforall.store.sealing import Box, new_data_key, open_data_key, rewrapped


@dataclass(slots=True)
class Vault:
    """Opens data keys with the keyring and remembers them while the program runs."""

    ring: Keyring
    reload: Callable[[], Keyring] | None = None
    """Reads the keys again: somebody may have drawn a new master key while this program ran."""
    _boxes: dict[int, tuple[str, Box]] = field(default_factory=dict)

    def new_key(self, about: str) -> DataKey:
        """Draw a key for a list or a compartment and keep it sealed."""
        master, sealed = new_data_key(self.ring, about)
        key: DataKey = DataKey.objects.create(about=about, master=master, sealed=sealed)
        return key

    def box(self, key: DataKey) -> Box:
        """Open a data key."""
        known = self._boxes.get(key.pk)
        if known is None or known[0] != key.master:
            if key.master not in self.ring.masters and self.reload is not None:
                self.ring = self.reload()
            box = open_data_key(self.ring, key.master, bytes(key.sealed), key.about)
            known = self._boxes[key.pk] = (key.master, box)
        return known[1]

    def rotate(self) -> int:
        """Seal every data key anew under the newest master key; return how many were sealed by an older one."""
        count = 0
        with transaction.atomic():
            for key in DataKey.objects.select_for_update().exclude(master=self.ring.newest):
                key.master, key.sealed = rewrapped(self.ring, key.master, bytes(key.sealed), key.about)
                key.save(update_fields=["master", "sealed"])
                count += 1
        return count
