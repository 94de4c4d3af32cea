"""Bodies that correspond across levels: aliases of one name, bodies of one function, and the one canonical name of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policydiff.vocab.load import load_yaml


@dataclass(frozen=True, slots=True)
class Function:
    """A task of government and the bodies that take it on at one level or another."""

    function: str
    names: tuple[str, ...]


@cache
def aliases() -> dict[str, str]:
    """Return each name without its level or place → the name that stands for all of its aliases; longest name first."""
    found: dict[str, str] = {}
    for entry in load_yaml("counterparts")["aliases"]:
        for name in (entry["name"], *entry["other"]):
            found[name] = entry["name"]
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def telling_words() -> dict[str, str]:
    """Return the words that name a body wherever they stand in its name (人行, 银保监) → the name that it goes under."""
    entries = load_yaml("counterparts")["aliases"]
    return {word: entry["name"] for entry in entries for word in entry.get("contains", ())}


@cache
def functions() -> tuple[Function, ...]:
    """Return every function with its bodies, in file order."""
    return tuple(Function(entry["function"], tuple(entry["names"])) for entry in load_yaml("counterparts")["functions"])


@cache
def body_names() -> tuple[str, ...]:
    """Return every known name of a body without its level or place, longest first."""
    names = {*aliases(), *(name for function in functions() for name in function.names), *load_yaml("counterparts")["bodies"]}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def functions_of(name: str) -> frozenset[str]:
    """Return the functions of a body by the end of its name, which may still carry a level or place.

    >>> sorted(functions_of("县金融事务中心"))
    ['金融监管']
    """
    return frozenset(function.function for function in functions() if any(name.endswith(known) for known in function.names))


# --- one name for each body -----------------------------------------------------------------------------------------------

_ASIDE = re.compile(r"\([^()]*\)")
_DEPARTMENT = re.compile(r"(?:行政)?(?:主管|管理|监督管理|监管|执法|行政)?(?:部门|机构|机关|单位)$")
_ENDING = re.compile(r"(?:委员会|管理局|办公室|局|厅|委|部|办)$")
_LONGEST = 20


@cache
def _names() -> dict[str, str]:
    """Return every known name without level or place -> canonical."""
    bodies = load_yaml("organisations")["bodies"]
    found = {name: entry["name"] for entry in bodies for name in (entry["name"], *entry["other"])}
    plain = {name: name for function in functions() for name in function.names}
    others = {name: name for name in load_yaml("counterparts")["bodies"]}
    return {**others, **plain, **aliases(), **found}


@cache
def _stems() -> dict[str, str]:
    """Return what a department is for (教育, 住房城乡建设) -> canonical."""
    stems = ((_ENDING.sub("", name), canonical) for name, canonical in _names().items() if _ENDING.search(name))
    return {stem: canonical for stem, canonical in stems if len(stem) >= 2}


@cache
def _open_sets() -> dict[str, str]:
    return {word: entry["name"] for entry in load_yaml("organisations")["open_sets"] for word in entry["words"]}


@cache
def _open_signs() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_yaml("organisations")["open_signs"])))


def _by_end(name: str, known: dict[str, str]) -> str | None:
    return next((known[name[at:]] for at in range(max(0, len(name) - _LONGEST), len(name)) if name[at:] in known), None)


def _by_function(function: str, whole: str) -> str | None:
    """Return the body of 教育行政部门, 市场监督管理部门: what stands before 部门 is a stem, or a name without its ending."""
    longer = re.sub(r"(?:行政|主管)*(?:部门|机构|机关)$", "", whole)
    return _by_end(f"{longer}局", _names()) or _by_end(function, _stems())


def canonical_body(folded: str) -> tuple[str | None, bool]:
    """Return (canonical name or None, whether the name is an open set) of a folded name as printed.

    >>> canonical_body("县发改局"), canonical_body("各县(市、区)人民政府"), canonical_body("某某号")
    (('发展改革委', False), ('下级政府', True), (None, False))
    """
    bare = re.sub(r"[、\s]", "", _ASIDE.sub("", folded))
    department = _DEPARTMENT.search(bare)
    named = _by_function(bare[: department.start()], bare) if department and department.start() else _stems().get(bare)
    sign = _open_signs().search(bare)
    if sign is not None and named is None and (open_set := _by_end(bare, _open_sets())):
        return open_set, True
    found = _by_end(bare, _names()) or named or next((to for word, to in telling_words().items() if word in bare), None)
    return found, sign is not None and found is not None and sign.start() == 0
