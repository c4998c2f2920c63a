"""Strict readers: one value has one spelling, so that two parsers can never read two things out of one file."""

import base64
import binascii
import json
import re
from typing import Any, NoReturn

from allforall.base.canonical import canonical_bytes
from allforall.ledger.limits import JSON_DEPTH, SIZE_DIGITS, TREE_SIZE
from allforall.ledger.malformed import Malformed

HASH_BYTES = 32
_DECIMAL = re.compile(r"0|[1-9][0-9]*", re.ASCII)
_HEX_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def to_base64(data: bytes) -> str:
    """Write standard base64 (RFC 4648, section 4)."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """Read standard base64 with its padding; another spelling of the same bytes is refused (RFC 4648, 3.5)."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Malformed("a part is not base64") from error
    if to_base64(data) != text:
        raise Malformed("a part is base64 in an unusual spelling")
    return data


def hash_from_base64(text: str) -> bytes:
    """Read a SHA-256 in base64."""
    data = from_base64(text)
    if len(data) != HASH_BYTES:
        raise Malformed(f"a hash has {len(data)} bytes instead of {HASH_BYTES}")
    return data


def digest_from_hex(text: object) -> bytes:
    """Read a SHA-256 in small hexadecimal digits."""
    if not isinstance(text, str) or not _HEX_DIGEST.fullmatch(text):
        raise Malformed("a digest is not 64 small hexadecimal digits")
    return bytes.fromhex(text)


def number_from(text: str) -> int:
    """Read a decimal without leading zeroes that a tree can have as its size."""
    if len(text) > SIZE_DIGITS or not _DECIMAL.fullmatch(text) or int(text) > TREE_SIZE:
        raise Malformed("a number is not a decimal without leading zeroes")
    return int(text)


def read_json(data: bytes, most_bytes: int, *, canonical: bool) -> dict[str, Any]:
    """Read one JSON object within limits; `canonical` asks for the one spelling of RFC 8785, which has no double keys."""
    if len(data) > most_bytes:
        raise Malformed(f"it has more than {most_bytes:,} bytes", most_bytes)
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_no_double, parse_constant=_no_constant)
    except Malformed:
        raise
    except UnicodeDecodeError as error:
        raise Malformed("it is not text in UTF-8", error.start) from error
    except json.JSONDecodeError as error:
        raise Malformed("it is not JSON", len(error.doc[: error.pos].encode())) from error
    except (ValueError, RecursionError) as error:
        raise Malformed("it is JSON with a number too long or with too many levels") from error
    if not isinstance(value, dict):
        raise Malformed("it is JSON, but no object")
    if _deeper(value, JSON_DEPTH):
        raise Malformed(f"it has more than {JSON_DEPTH} levels")
    if canonical:
        _hold_canonical(value, data)
    return value


def _hold_canonical(value: dict[str, Any], data: bytes) -> None:
    try:
        wanted = canonical_bytes(value)
    except ValueError as error:
        raise Malformed("it has a value that canonical JSON (RFC 8785) cannot say") from error
    if wanted != data:
        raise Malformed("it is not canonical JSON (RFC 8785)", first_difference(wanted, data))


def first_difference(wanted: bytes, found: bytes) -> int:
    """Return the offset of the first byte in which two texts differ, or the length of the shorter."""
    for offset, (left, right) in enumerate(zip(wanted, found, strict=False)):
        if left != right:
            return offset
    return min(len(wanted), len(found))


def _no_double(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Malformed("it says one key twice")
    return value


def _no_constant(_: str) -> NoReturn:
    raise Malformed("it has a number that JSON does not know")


def _deeper(value: Any, levels: int) -> bool:
    if isinstance(value, dict):
        return levels == 0 or any(_deeper(each, levels - 1) for each in value.values())
    if isinstance(value, list):
        return levels == 0 or any(_deeper(each, levels - 1) for each in value)
    return False
