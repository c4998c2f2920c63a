"""Checks signatures with `openssl` alone, from the words of the formats: C2SP signed-note, tlog-cosignature, DSSE.

Nothing of this project is imported, and no library of Python signs or verifies: a stranger with a shell can do the same.
It reads JSON from standard input and writes one line for each signature, `ok` or `refused`.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ED25519 = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of a public key in DER (RFC 8410)."""


def holds(public, message, signature):
    """Ask openssl whether an Ed25519 signature holds."""
    with tempfile.TemporaryDirectory() as folder:
        names = {"key": ED25519 + public, "message": message, "signature": signature}
        paths = {name: Path(folder) / name for name in names}
        for name, content in names.items():
            paths[name].write_bytes(content)
        asked = [
            "openssl",
            "pkeyutl",
            "-verify",
            "-rawin",
            "-pubin",
            "-keyform",
            "DER",
            "-inkey",
            paths["key"],
        ]
        asked += ["-in", paths["message"], "-sigfile", paths["signature"]]
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def lines_of(note, name, kind, public):
    """Take the signatures of one key out of a note, by name and key hash."""
    key_hash = hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]
    for line in note.split("\n"):
        words = line.split(" ")
        if len(words) == 3 and words[0] == "\u2014" and words[1] == name:
            data = base64.b64decode(words[2])
            if data[:4] == key_hash:
                yield data[4:]


def log_signed(note, name, public):
    text = note[: note.index("\n\n") + 1].encode()
    return any(holds(public, text, each) for each in lines_of(note, name, b"\x01", public))


def cosigned(note, name, public):
    text = note[: note.index("\n\n") + 1].encode()
    for each in lines_of(note, name, b"\x04", public):
        stated = int.from_bytes(each[:8], "big")
        if holds(public, b"cosignature/v1\ntime %d\n%s" % (stated, text), each[8:]):
            return True
    return False


def document_signed(envelope, public):
    kind, payload = envelope["payloadType"].encode(), base64.b64decode(envelope["payload"])
    message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    return any(holds(public, message, base64.b64decode(each["sig"])) for each in envelope["signatures"])


def tell(what, key, answer):
    sys.stdout.write(f"{what} {key['name']} {'ok' if answer else 'refused'}\n")


def main():
    said = json.load(sys.stdin)
    for what, check in (("log", log_signed), ("witness", cosigned)):
        for key in said[what]:
            answer = check(said["note"], key["name"], base64.b64decode(key["public"]))
            tell(what, key, answer)
    for key in said["signers"]:
        tell("document", key, document_signed(said["envelope"], base64.b64decode(key["public"])))


main()
