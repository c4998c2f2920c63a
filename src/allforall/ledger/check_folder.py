"""What a whole ledger is worth: every byte, every signature, every rule."""

from allforall.base.messages import mark
from allforall.ledger.check_checkpoint import check_checkpoint
from allforall.ledger.draft import is_draft
from allforall.ledger.entry import parse_signed_entry
from allforall.ledger.folder import Damaged, LedgerFolder
from allforall.ledger.fsck import fsck
from allforall.ledger.keyring import Keyring, Refused
from allforall.ledger.known import HeldLedger, Known
from allforall.ledger.malformed import Malformed
from allforall.ledger.verdict import Verdict

_MOST_FAULTS = 10


def check_folder(verdict: Verdict, folder: LedgerFolder, known: Known) -> None:
    """Check a ledger whole: no byte changed, and every entry signed as the ledger's own rules ask."""
    looked = fsck(folder.root)
    for fault in looked.faults[:_MOST_FAULTS]:
        verdict.wrong(
            mark("{file}, byte {offset}: {why}."), file=fault.file, offset=fault.offset, why=fault.why
        )
    for note in looked.notes:
        verdict.tell(mark("{note}."), note=note[:1].upper() + note[1:])
    if looked.faults:
        return
    signed = folder.checkpoint()
    size = signed.checkpoint.size
    keyring = Keyring()
    kinds: dict[str, int] = {}
    try:
        for index, data in folder.entries(size):
            entry = parse_signed_entry(data)
            keyring.apply(index, entry)
            kinds[entry.entry.kind] = kinds.get(entry.entry.kind, 0) + 1
    except (Refused, Malformed, Damaged) as error:
        why = str(error) if isinstance(error, Refused) else error.why
        number = sum(kinds.values())
        verdict.wrong(mark("Entry {number} may not stand there: {why}."), number=f"{number:,}", why=why)
        return
    held = HeldLedger(folder, signed.checkpoint.origin, size)
    own = Known(known.policy, held, known.checkpoints)
    check_checkpoint(verdict, signed, own)
    _tell_witnessed(verdict, folder, own)
    for kind, count in sorted(kinds.items()):
        verdict.tell(mark("{count} × {kind}"), count=f"{count:,}", kind=kind)
    if is_draft(signed.checkpoint.origin):
        verdict.shows(mark("The files of this draft fit together, byte for byte."))
    else:
        verdict.shows(
            mark(
                "No byte of the ledger was changed, and each entry has the signatures that its rules ask for."
            )
        )


def _tell_witnessed(verdict: Verdict, folder: LedgerFolder, known: Known) -> None:
    """Say how far a quorum has seen the ledger, where that is not as far as it goes."""
    policy, _ = known.policy_for(folder.checkpoint().checkpoint.origin)
    for each in folder.witnessed():
        if policy and policy.witnesses and policy.met_by(set(policy.cosigned(each.note))):
            verdict.tell(
                mark("A quorum of witnesses has seen {size} entries."), size=f"{each.checkpoint.size:,}"
            )
            return
