"""What a notice is called after its file: one name for the raw file, the structured file and every report."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

# Control and direction marks could drive a terminal, slashes leave a folder, the others are not allowed on Windows.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd/\\<>:\"|?*]")


def notice_id(path: str) -> str:
    """Return the id of a notice: its file's stem, without what could break a path or a terminal; never empty.

    >>> notice_id("data/raw/wuxi-keji-fuwu-2023.txt"), notice_id("..")
    ('wuxi-keji-fuwu-2023', 'notice')
    """
    stem = PurePosixPath(path.replace("\\", "/")).stem
    return _UNSAFE.sub("_", stem).strip(". ") or "notice"


def file_name(path: Path) -> str:
    """Return the last part of a path as text that can be written anywhere.

    A name that is not UTF-8 (unpacked from an archive made on a Chinese Windows) is read as GB18030.
    """
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path.name).decode("gb18030", "replace")
    return path.name
