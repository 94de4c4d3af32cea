"""The one name of a metric and the one unit of a measure: what makes figures of two notices comparable."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from policydiff.vocab.amounts.figures import around, each_of, words_in
from policydiff.vocab.amounts.measures import common_units
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either

_PLACES = 6
_SHORTEST = 2  # characters that a name keeps


def canonical_metric(folded: str) -> str:
    """Return the one name of a metric, folded as printed: the vocabulary's where it knows it, else the words without area and count.

    The same metric of two notices has the same name; the change that a name ends with (增速, 降幅) is left to `basis`. Never "" for a
    metric that is not.

    >>> canonical_metric("全市R&D经费支出占GDP比重"), canonical_metric("规上工业增加值增速"), canonical_metric("特色茶园数量")
    ('研发经费投入强度', '规模以上工业增加值', '特色茶园')
    """
    names, forms = _names(), _forms("".join(folded.split()))
    return next((names[form] for form in forms if form in names), forms[-1])


def is_known(folded: str) -> bool:
    """Tell a metric that the vocabulary knows by its very words.

    >>> is_known("算力规模"), is_known("规模")
    (True, False)
    """
    return folded in _names()


def parts_named(folded: str) -> frozenset[str]:
    """Return by which words a metric counts only some of its kind, each by the first of those that mean the same.

    >>> sorted(parts_named("规上茶叶企业")), parts_named("茶叶企业")
    (['规模以上'], frozenset())
    """
    return frozenset(first for word, first in _parts().items() if word in folded)


def common_measure(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a value in the common unit of its measure, exact to six decimals; as it is where the unit is the common one, or the only one.

    >>> common_measure(Decimal(3), "公顷"), common_measure(Decimal("6.5"), "‰"), common_measure(Decimal(5), "元")
    ((Decimal('30000'), '平方米'), (Decimal('0.65'), '%'), (Decimal('5'), '元'))
    """
    factor, common = _common().get(unit, (Fraction(1), unit))
    if factor == 1:
        return value, common
    exact = (value * factor.numerator / factor.denominator).quantize(Decimal(1).scaleb(-_PLACES))
    return (Decimal(int(exact)) if exact == exact.to_integral_value() else exact.normalize()), common


def is_angle(unit: str, metric: str, said: str) -> bool:
    """Tell 避障范围360度 from 节约用电200度: only one of them is energy. All are folded.

    >>> is_angle("度", "避障范围", "避障范围达到360度"), is_angle("度", "用电", "节约用电200度"), is_angle("家", "企业", "企业5家")
    (True, False, False)
    """
    if unit not in words_in("figures", "also_angle"):
        return False
    energy = re.compile(around("of_energy"))
    return energy.search(metric) is None and energy.search(said) is None


def unit_of_name(metric: str, printed: str) -> str:
    """Return the unit that the folded name of a figure says, for a number printed without one; "" where it says none.

    >>> unit_of_name("年流通人次", "120万"), unit_of_name("参保人", "1.6亿"), unit_of_name("产业规模", "千亿"), unit_of_name("算力", "5")
    ('人次', '人', '元', '')
    """
    match = re.search(rf"(?<=..)({around('unit_of_name')})\Z", metric)
    if match or not printed.endswith(each_of("figures", "large_numeral")):
        return match[1] if match else ""
    kinds = (("persons_in", "person"), ("money_in", "money_unit"))
    return next((min(words_in("figures", unit)) for group, unit in kinds if re.search(rf"{around(group)}\Z", metric)), "")


def _forms(name: str) -> list[str]:
    """Return the name as printed, without the area before it, and without what stands behind it."""
    forms = [name]
    for expression in (_edge("before"), _edge("after"), _BRACKET):
        found = expression.search(forms[-1])
        shorter = forms[-1][: found.start()] + forms[-1][found.end() :] if found else ""
        if len(shorter) >= _SHORTEST:
            forms.append(shorter)
    forms.append(forms[-1].replace('"', "") or forms[-1])
    return forms


_BRACKET = re.compile(r"\([^()]{0,20}\)\Z")


@cache
def _edge(group: str) -> re.Pattern[str]:
    words = [word for entry in load_yaml("metrics")[group] for word in entry["words"]]
    return re.compile(rf"\A{either(words)}+的?" if group == "before" else rf"(?:的?{either(words)})+\Z")


@cache
def _parts() -> dict[str, str]:
    return {word: entry["words"][0] for entry in load_yaml("metrics")["parts"] for word in entry["words"]}


@cache
def _names() -> dict[str, str]:
    return {form: entry["name"] for entry in load_yaml("metrics")["names"] for form in (entry["name"], *entry["also"])}


@cache
def _common() -> dict[str, tuple[Fraction, str]]:
    named = {
        unit: (Fraction(factor), entry["common"]) for entry in load_yaml("metrics")["measures"] for unit, factor in entry["of"].items()
    }
    return common_units() | named
