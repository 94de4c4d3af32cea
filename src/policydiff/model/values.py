"""What the fields of the contract hold: words of which one is chosen, exact numbers, spans; and what its models have in common."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Self, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

Role = Literal["letter", "heading", "body", "responsibility", "row"]
ROLES: tuple[Literal["lead", "responsible", "cooperating", "guiding"], ...] = ("lead", "responsible", "cooperating", "guiding")
"""The four roles of a responsibility statement, each a field of Task, in the order in which people read them."""

Severity = Literal["error", "warning", "info"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~"]
Basis = Literal["level", "increase", "decrease", "growth", "share", "multiple"]
Direction = Literal["up", "down"]
Reason = Literal[
    "portal", "duplicate", "page-furniture", "publication-mark", "imprint", "contents", "attachment-list", "footnote", "layout", "unplaced"
]


Family = Literal["plan", "regulation", "order", "report", "communique", "task-list", "reply", "guide", "other"]
Act = Literal["adopted", "approved", "amended", "revised", "promulgated", "effective", "repealed"]


def _to_decimal(value: Any) -> Any:
    # repr() of a float gives the shortest text that reads back the same, so 4.5 stays 4.5 and never 4.50000…
    return Decimal(repr(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _to_number(value: Decimal) -> int | float:
    number = float(value)  # a whole number stays one, also where a float is what is left of a longer decimal
    return int(value) if value == value.to_integral_value() else int(number) if number.is_integer() else number


Number = Annotated[Decimal, BeforeValidator(_to_decimal), PlainSerializer(_to_number, return_type=int | float)]
"""An exact decimal in memory, a plain number in YAML and JSON."""

Span = tuple[int, int]
"""Half-open character offsets into the Source's text."""


class Model(BaseModel):
    """Frozen, and no key but the contract's."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def made(cls, **fields: Any) -> Self:
        """Return what `cls(**fields)` returns, in half the time, of values of our own making: all fields, in their order, each of its type already.

        Nothing is checked, so it is only for what a notice has hundreds of: clauses, sections, bodies, tasks, figures, entries of the ledger.
        """
        self = _blank(cls)
        _set_fields(self, fields)
        _set_names(self, _names(cls))
        _set_extra(self, None)
        _set_private(self, None)
        return self

    @classmethod
    def filled(cls, **fields: Any) -> Self:
        """Return what `made` returns; fields may be left out that have a default, and stand in any order."""
        usual, anew, needed = _usual(cls)
        values = {**usual, **{name: make() for name, make in anew}, **fields} if anew else {**usual, **fields}
        if len(values) != len(usual) or not needed <= fields.keys():
            raise TypeError(f"{cls.__name__} of {', '.join(fields)}")
        return cls.made(**values)


_blank = object.__new__
# Each slot by its own setter: object.__setattr__ looks for it by name at every value.
_set_fields, _set_names, _set_extra, _set_private = (
    BaseModel.__dict__[slot].__set__ for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


@cache
def _names(model: type[Model]) -> set[str]:
    """Return the names of the fields of a model: one set for all values of it that are `made`, for nobody changes it."""
    return set(model.model_fields)


@cache
def _usual(model: type[Model]) -> tuple[dict[str, Any], tuple[tuple[str, Callable[[], Any]], ...], frozenset[str]]:
    """Return the fields of a model with what they hold where nothing is said; what is made anew for each value; and those that have to be said."""
    fields = model.model_fields.items()
    anew = tuple((name, cast("Callable[[], Any]", field.default_factory)) for name, field in fields if field.default_factory)
    return {name: field.default for name, field in fields}, anew, frozenset(name for name, field in fields if field.is_required())
