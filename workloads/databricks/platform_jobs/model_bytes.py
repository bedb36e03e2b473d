"""Models of LightGBM as bytes in a table, and back: bytes that are not what was written are refused."""

import hashlib
import zlib

import lightgbm

from platform_jobs.counts import Refusal

# The next levels take four times as long for a tenth less.
_LEVEL = 1


class BytesRefused(Refusal):
    """Bytes that are not what their hash says, or no model; its text has each key."""

    def __init__(self, message):
        super().__init__("bytes", message)


def pack(booster):
    """Bytes of a model, compressed, and their SHA-256."""
    content = zlib.compress(booster.model_to_string().encode(), _LEVEL)
    return content, digest(content)


def digest(content):
    """SHA-256 of bytes, as the table has it."""
    return hashlib.sha256(content).hexdigest()


def fault(key, content, expected):
    """What is wrong with the bytes of a key's model; None where they are what was written."""
    found = digest(content)
    return None if found == expected else f"{title(key)}: bytes have the hash {found}, {expected} was written"


def unpack(key, content, expected):
    """The model of a key, if its bytes are what was written."""
    wrong = fault(key, content, expected)
    if wrong is not None:
        raise BytesRefused(wrong)
    try:
        return lightgbm.Booster(model_str=zlib.decompress(content).decode(), params={"verbosity": -1})
    except (zlib.error, UnicodeDecodeError, lightgbm.basic.LightGBMError) as error:
        raise BytesRefused(f"{title(key)}: bytes with the hash {expected} are no model: {error}") from error


def title(key):
    """How messages name a key."""
    return " ".join(str(each) for each in key)
