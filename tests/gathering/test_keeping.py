"""The cache of what was computed before: what is kept is found, what is too much goes, the oldest first, and no fault of it is anybody's."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from policydiff.gathering import keeping
from policydiff.gathering.keeping import Shelf, key_of

MOST = 400_000


@pytest.fixture(autouse=True)
def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_MOST_BYTES", MOST)
    monkeypatch.setattr(keeping, "_LOOKED_AFTER", 10)


def text(number: int) -> str:
    """Some 5 kB that no packing makes smaller."""
    return random.Random(number).randbytes(2500).hex()


def size(folder: Path) -> int:
    return (folder / "kept-texts.sqlite").stat().st_size


def held(shelf: Shelf, count: int) -> list[int]:
    return [number for number in range(count) if shelf.has(str(number))]


def filled(folder: Path, count: int) -> Shelf:
    shelf = Shelf(folder)
    for number in range(count):
        shelf.put(str(number), text(number))
    return shelf


def test_what_is_kept_is_found_by_whoever_opens_it_again(tmp_path: Path) -> None:
    filled(tmp_path, 20)
    assert [Shelf(tmp_path).get(str(number)) for number in range(20)] == [text(number) for number in range(20)]


def test_what_is_too_much_goes_the_oldest_first(tmp_path: Path) -> None:
    shelf = filled(tmp_path, 500)
    found = held(shelf, 500)
    assert found == list(range(found[0], 500)) and 60 < len(found) < 300  # the newest without a gap
    assert shelf.get("499") == text(499) and shelf.get("0") is None


def test_the_file_gives_its_room_back(tmp_path: Path) -> None:
    filled(tmp_path, 500)
    Shelf(tmp_path)
    assert size(tmp_path) < 1.5 * MOST


def test_what_was_kept_by_a_run_that_put_in_few_goes_at_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_LOOKED_AFTER", 10_000)
    assert len(held(filled(tmp_path, 300), 300)) == 300
    found = held(Shelf(tmp_path), 300)
    assert found[-1] == 299 and len(found) < 250


def test_what_is_kept_again_is_the_newest(tmp_path: Path) -> None:
    shelf = filled(tmp_path, 50)
    shelf.put("0", text(0))
    for number in range(50, 140):
        shelf.put(str(number), text(number))
    found = held(shelf, 140)
    assert 0 in found and 1 not in found and 139 in found


def test_one_text_that_is_larger_than_all_may_be_is_not_kept_for_long(tmp_path: Path) -> None:
    Shelf(tmp_path).put("one", random.Random(1).randbytes(MOST).hex())
    shelf = Shelf(tmp_path)
    assert shelf.get("one") is None
    shelf.put("other", "text")
    assert shelf.get("other") == "text"


def test_two_at_work_do_each_other_no_harm(tmp_path: Path) -> None:
    def work(start: int) -> None:
        shelf = Shelf(tmp_path)
        for number in range(start, start + 150):
            shelf.put(str(number), text(number))

    both = [threading.Thread(target=work, args=(start,)) for start in (0, 1000)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    found = held(Shelf(tmp_path), 1200)
    assert found and all(Shelf(tmp_path).get(str(number)) == text(number) for number in found[:3])


def test_the_file_of_a_former_version_goes(tmp_path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        (tmp_path / f"kept.sqlite{ending}").write_bytes(b"old")
    Shelf(tmp_path).put("a", "b")
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("kept.sqlite")] and Shelf(tmp_path).get("a") == "b"


def test_a_file_that_is_no_cache_costs_nothing_but_the_cache(tmp_path: Path) -> None:
    (tmp_path / "kept-texts.sqlite").write_bytes(b"no database" * 1000)
    shelf = Shelf(tmp_path)
    shelf.put("a", "b")
    assert shelf.get("a") is None and not shelf.has("a")


def test_without_a_folder_nothing_is_kept() -> None:
    shelf = Shelf(None)
    shelf.put("a", "b")
    assert not shelf.holds and shelf.get("a") is None


def test_keys_are_of_all_their_parts_in_their_order() -> None:
    assert len({key_of("notice", "a", "b"), key_of("notice", "b", "a"), key_of("leaflet", "a", "b"), key_of("notice", "ab", "")}) == 4
