"""Of what kind a fetched file is: by its first bytes, not by what it is called."""

_SIGNS = (
    (b"#!AMR", "amr"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
)

PICTURES = ("jpg", "png")


def kind_of(content: bytes) -> str:
    """amr, jpg, png, webm, ogg or mp3; empty for anything else."""
    return next((kind for sign, kind in _SIGNS if content.startswith(sign)), "")
