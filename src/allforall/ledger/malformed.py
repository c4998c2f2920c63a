"""What a parser says of bytes that are not what they should be. The doors turn it into words with the file's name."""


class Malformed(ValueError):  # noqa: N818  # bytes are malformed; nothing of ours failed
    """Bytes that cannot be read as what they claim to be: why, and at which byte."""

    def __init__(self, why: str, offset: int = 0) -> None:
        """Keep the reason, a whole sentence without its full stop, and the place of the first bad byte."""
        super().__init__(why)
        self.why = why
        self.offset = offset
