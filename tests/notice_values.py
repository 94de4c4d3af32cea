"""Random values of the contract's models, for property tests."""

from __future__ import annotations

from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from policydiff.model.values import Model

# what YAML readers are known to take for something else than text, beside text of every kind
TRAPS = (
    "0798",
    "no",
    "Yes",
    "null",
    "~",
    "2023-09-06",
    "1e3",
    "1_000",
    "0x1F",
    "1:30",
    ".inf",
    "=",
    "<<",
    "",
    " ",
    "- a",
    "a: b",
    "# x",
    "&a",
    "*a",
    "!x",
    "%",
    "@",
    "`",
    "'",
    '"',
    "\\",
    "\\u0041",
    "\t",
    "a\nb",
    "\r\n",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\x00",
    "\x7f",
    "\u202e巫溪",
    "𠮷野家",
    "\U0010ffff",
    "\ufffe",
    "“双倍增”",
    "（一）",
    "　",
    "\xa0",
    "？ x",
    "a #b",
    "true",
    "p1.3#2",
)
texts = (
    st.sampled_from(TRAPS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text("巫溪县科技局0123-:#\"'", max_size=8)
)
# fifteen digits at most: JSON numbers are doubles to most readers, and no target has more
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3) | st.integers(0, 10**13).map(
    Decimal
)
offsets = st.integers(0, 10**6)
shares = st.integers(0, 10_000).map(lambda share: share / 10_000)


def values(model: type[Model], depth: int = 2) -> st.SearchStrategy[Any]:
    """Values of a model; sections nest at most `depth` deep."""
    fields = {name: _of(field.annotation, depth) for name, field in model.model_fields.items() if name != "schema_"}
    return st.builds(model, **fields)


def _of(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*(_of(each, depth) for each in arguments))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        inner = arguments[0]
        if isinstance(inner, type) and issubclass(inner, Model):
            return st.just(()) if depth < 0 else st.lists(st.deferred(lambda: values(inner, depth - 1)), max_size=2).map(tuple)
        return st.lists(_of(inner, depth), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(_of(each, depth) for each in arguments))
    if origin is dict:
        return st.dictionaries(_of(arguments[0], depth), _of(arguments[1], depth), max_size=2)
    if hasattr(kind, "__metadata__"):
        return _of(arguments[0], depth)
    if isinstance(kind, type) and issubclass(kind, Model):
        return st.deferred(lambda: values(kind, depth))
    return {str: texts, int: offsets, float: shares, bool: st.booleans(), Decimal: numbers, NoneType: st.none()}[kind]
