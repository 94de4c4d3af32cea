"""A clause cut into pieces that know what they are: a place, a level word, a body, a quantity, or one character.

A token's key is what it says apart from place, level and figure: 全市 and 全县 have one key, so that they correspond.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from policydiff.compare.side.counterparts import Body, read_body
from policydiff.model import ROLES
from policydiff.text.fold import fold
from policydiff.text.numerals import CHARACTERS
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.strength import ladder
from policydiff.vocab.duties.counterparts import body_names, departments, ministries
from policydiff.vocab.duties.roles import label_roles
from policydiff.vocab.genres import kinds
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, words_of
from policydiff.vocab.places.issuers import seated_pattern
from policydiff.vocab.places.levels import (
    counted_levels_pattern,
    governments,
    governments_pattern,
    level_word_pattern,
    levels_below_pattern,
    mark_of,
    marks,
    subordinates_pattern,
)
from policydiff.vocab.stock import heading_verbs, synonyms

Kind = Literal["place", "level", "organisation", "quantity", "date", "role", "self", "word", "mark", "char"]

PLACE, LEVEL, BELOW, FIGURE, DATE, SELF = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
"""What masks a place, a level mark, the bodies one level down, a figure, a date, the document's name for itself (本规范, 本实施细则):
private characters, which no clause is compared by: those of a text are only what a font drew (`without_private`)."""

_DATE = r"(?:19|20)\d\d年?(?:[-~至到](?:19|20)?\d\d)?年(?:底|末|初|前)?(?:\d{1,2}月(?:\d{1,2}日)?(?:底|末|前)?)?"
_ORDINAL = rf"第?\(?[{CHARACTERS}\d]{{1,5}}\)?"
_ARTICLE = rf"(?:{_ORDINAL}条(?:之[{CHARACTERS}])?)?(?:{_ORDINAL}款)?(?:{_ORDINAL}项)?"
_PARTING = dict.fromkeys(map(ord, ",;:!?。"), "\n")
_PRIVATE = dict.fromkeys(range(0xE000, 0xF900))
_SILENT = dict.fromkeys(map(ord, " \t\r\n.、·…()[]{}<>《》〈〉\"'-~/|")) | _PRIVATE | _PARTING
_LATIN = r"[A-Za-z0-9]+(?:[.%+/-][A-Za-z0-9]+)*%?"


_SHAPES = str.maketrans("[]【】", "()()")


def same_shape(text: str) -> str:
    """Return a text folded, with brackets of one shape: what makes no difference between two prints of a sentence.

    >>> same_shape("[2023]24 号")
    '(2023)24 号'
    """
    return fold(text).translate(_SHAPES)


def without_private(text: str) -> str:
    """Return a text without private characters: the dots and bullets of the font that it was set in, which a copy in another font has not."""
    return text if text.isascii() else text.translate(_PRIVATE)


class Token(NamedTuple):
    """text: as printed; key: what corresponds; start, end: half-open offsets in the clause's text.

    comparator, value: of a quantity, to tell a changed figure from a changed bound. body: of an organisation.
    """

    text: str
    key: str
    kind: Kind
    start: int
    end: int
    comparator: str = ""
    value: tuple[Decimal, Decimal | None] | None = None
    body: Body | None = None

    def shifted(self, by: int) -> Token:
        """Return the token as it stands in a text that has `by` characters before."""
        text, key, kind, start, end, comparator, value, body = self
        return Token._make((text, key, kind, start + by, end + by, comparator, value, body))


def _first(words: Iterable[str]) -> str:
    return "(?=[" + "".join(sorted({re.escape(word[0]) for word in words})) + "])"


def _either(words: Iterable[str]) -> str:
    known = [*words]
    return _first(known) + either(known) if known else "(?!)"


@cache
def _synonym() -> re.Pattern[str]:
    return re.compile(_either(synonyms()))


def _standing(text: str) -> str:
    return _synonym().sub(lambda found: synonyms()[found[0]], text)


class Lexicon:
    """What the two documents call places and bodies, ready to cut their clauses.

    places: names of places of either side; bodies: names as printed in the responsibility statements of either side;
    texts: what is to be cut: of the known names of bodies only those that stand in them are looked for (None: all).
    """

    def __init__(self, places: Iterable[str] = (), bodies: Iterable[str] = (), texts: Iterable[str] | None = None) -> None:
        self.places = tuple(sorted({fold(place) for place in places if len(place) > 1}, key=lambda name: (-len(name), name)))
        self._bodies: dict[str, Body] = {}
        self._known: dict[str, tuple[Token, ...]] = {}
        # 县级以上人民政府 is a range of levels, also where a statement makes it responsible.
        printed = {fold(name) for name in bodies if len(name) > 2 and not governments().match(fold(name))}
        bases = {base for name in printed for base in self.body(name).bases if len(base) > 1}
        everything = None if texts is None else fold("\n".join(texts))
        bases.update(name for name in body_names() if everything is None or name in everything)
        offices = {name for name in departments() if everything is None or name in everything}
        centre = {name for name in ministries() if everything is None or name in everything}
        self._pattern = re.compile(self._alternatives(printed, bases, offices, centre))

    def body(self, printed: str) -> Body:
        """Return the parts of a body's name."""
        found = self._bodies.get(printed)
        if found is None:
            found = self._bodies[printed] = read_body(printed, self.places)
        return found

    def _alternatives(self, printed: set[str], bases: set[str], offices: set[str], centre: set[str]) -> str:
        nation = load_yaml("levels")["nation"]
        starts = [*self.places, *nation, *marks()]
        prefixed = f"{_either([*starts, *load_yaml('levels')['cabinet']])}级?{_either(bases)}(?:\\([^()]{{2,20}}\\))?"
        ranked = f"(?:{_either(starts)}级?{words_of('levels', 'governments')}?|{governments_pattern()})?"
        ministry = f"{words_of('place_names', 'national')}?{_either(centre)}(?!{either(load_yaml('counterparts')['ministries']['no_ministry_behind'])})"
        labels = [label for label, role in label_roles().items() if role in ROLES]
        days = [word.removesuffix("起") for word in load_yaml("deadlines")["promulgations"]]
        words = {word for word in (*ladder(), *heading_verbs()) if len(word) == 2} | set(load_yaml("acts")["in_force"])
        # The order decides: a longer reading first, a body before the level word that it begins with. The look-ahead at
        # first characters changes nothing but the time.
        return (
            f"(?P<self>本{_either(kinds())}(?:{_ARTICLE}))|(?P<role>{_either(labels)})"
            f"|(?P<organisation>{_either(printed)}|{seated_pattern()}|{_first(starts)}{prefixed}|{ranked}{_either(offices)}|{ministry})"
            f"|(?P<below>{subordinates_pattern()})|(?P<governments>{governments_pattern()})|(?P<counted>{counted_levels_pattern()})"
            f"|(?P<lower>{levels_below_pattern()})"
            f"|(?P<level>{level_word_pattern()})"
            f"|(?P<place>{_either(self.places)})"
            f"|(?P<date>{_DATE}|{_either(days)}(?=起))|(?P<latin>{_LATIN})|(?P<word>{_either(words)})"
        )

    def read(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of a clause, in order, covering every character but blanks."""
        folded = fold(text)
        tokens: list[Token] = []
        position = 0
        for piece in self._pieces(folded):
            _characters(text, folded, position, piece.start, tokens)
            position = piece.end
            tokens.append(piece._replace(text=text[piece.start : piece.end]))
        _characters(text, folded, position, len(folded), tokens)
        return tuple(tokens)

    def mask(self, text: str) -> tuple[str, ...]:
        """Return a text as the keys of its tokens, without punctuation, cut at commas and stops."""
        return self._masked(text, lambda words: words)

    def gist(self, text: str) -> tuple[str, ...]:
        """Return the same with words that are put for each other as one word: what clauses are compared by.

        >>> Lexicon().gist("健全服务网络") == Lexicon().gist("完善服务网络")
        True
        """
        return self._masked(text, _standing)

    def _masked(self, text: str, standing: Callable[[str], str]) -> tuple[str, ...]:
        folded = fold(text)
        keys: list[str] = []
        position = 0
        for piece in self._pieces(folded):
            keys += (
                standing(folded[position : piece.start]).translate(_SILENT),
                standing(piece.key) if piece.kind == "word" else piece.key,
            )
            position = piece.end
        keys.append(standing(folded[position:]).translate(_SILENT))
        return tuple(part for part in "".join(keys).split("\n") if part)

    def _pieces(self, folded: str) -> tuple[Token, ...]:
        """Return the tokens of a text that are more than characters; kept, for a clause is compared by them first and judged by them afterwards."""
        found = self._known.get(folded)
        if found is None:
            found = self._known[folded] = tuple(self._cut(folded))
        return found

    def _cut(self, folded: str) -> Iterator[Token]:
        # Figures first: a unit such as 家以上 or 个百分点 must not be cut by a word of the lexicon.
        position = 0
        for quantity in (*find_quantities(folded), None):
            stop = quantity.start if quantity else len(folded)
            for found in self._pattern.finditer(folded, position, stop):
                yield self._token(found)
            if quantity:
                position = quantity.end
                yield Token(
                    folded[quantity.start : position],
                    FIGURE + quantity.unit,
                    "quantity",
                    quantity.start,
                    position,
                    quantity.comparator,
                    (quantity.value, quantity.value_max),
                )

    def _token(self, found: re.Match[str]) -> Token:
        start, end = found.span()
        folded = found.group()
        match found.lastgroup:
            case "organisation":
                body = self.body(folded)
                key = BELOW if body.subordinates else LEVEL + body.names[0]
                return Token(folded, key, "organisation", start, end, body=body)
            case "below":
                return Token(folded, BELOW, "organisation", start, end, body=self.body(folded))
            case "governments":
                return Token(folded, LEVEL + load_yaml("levels")["governments"][0], "level", start, end)
            case "lower":
                return Token(folded, LEVEL + BELOW, "level", start, end)
            case "counted":
                return Token(folded, LEVEL + load_yaml("levels")["so_many_levels"][0], "level", start, end)
            case "level":
                return Token(folded, folded.replace(mark_of(folded) or "", LEVEL, 1), "level", start, end)
            case "place":
                return Token(folded, PLACE, "place", start, end)
            case "date":
                return Token(folded, DATE, "date", start, end)
            case "self":
                return Token(folded, SELF, "self", start, end)
            case "role":
                return Token(folded, folded, "role", start, end)
            case _:
                return Token(folded, folded, "word", start, end)


def _characters(text: str, folded: str, start: int, end: int, tokens: list[Token]) -> None:
    for at in range(start, end):
        char = folded[at]
        if char.isalnum():
            tokens.append(Token._make((text[at], char, "char", at, at + 1, "", None, None)))  # a third of the time of naming the fields
        elif not char.isspace() and ord(char) not in _PRIVATE:
            tokens.append(Token(text[at], char.translate(_SHAPES), "mark", at, at + 1))
