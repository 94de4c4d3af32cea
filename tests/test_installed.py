"""Which version is installed: what the standard library says, found sooner."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

import pytest

from policydiff.installed import version_of

HERE = sorted({name for each in distributions() if (name := each.metadata["Name"]) and name.isalnum()})


@pytest.mark.parametrize("package", HERE)
def test_it_is_what_python_says(package: str) -> None:
    assert version_of(package.lower()) == version(package)


@pytest.mark.parametrize(
    ("folder", "written", "found"),
    [
        ("Somebody-1.2.dist-info", "Metadata-Version: 2.1\nName: Somebody\nVersion: 1.2\n\nVersion: none of these\n", "1.2"),
        ("somebody-1.2+ours.dist-info", "Name: somebody\nVersion: 1.2+ours\n", "1.2+ours"),
        ("somebody-1.2.dist-info", "Name: somebody\r\nVersion: 1.2\r\n\r\n", "1.2"),
        ("somebody_else-1.2.dist-info", "Name: somebody-else\nVersion: 1.2\n", None),
        ("somebody-1.2.egg-info", "", "1.2"),
    ],
)
def test_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, written: str, found: str | None) -> None:
    (tmp_path / folder).mkdir()
    if folder.endswith(".egg-info"):
        (tmp_path / folder / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: somebody\nVersion: 1.2\n", encoding="utf-8")
    else:
        (tmp_path / folder / "METADATA").write_text(written, encoding="utf-8", newline="")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "missing.zip"), str(tmp_path)])
    assert version_of("somebody") == found


def test_the_first_place_counts_as_in_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("2.0", "1.0"):
        (tmp_path / number / f"somebody-{number}.dist-info").mkdir(parents=True)
        (tmp_path / number / f"somebody-{number}.dist-info" / "METADATA").write_text(f"Name: somebody\nVersion: {number}\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / number) for number in ("2.0", "1.0")])
    assert version_of("somebody") == version("somebody") == "2.0"


def test_none_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert version_of("nobodyhasthis") is None
    with pytest.raises(PackageNotFoundError):
        version("nobodyhasthis")
