"""Who gives a work report that nobody signs, and of which place: by its title, its first words and where it was given."""

from __future__ import annotations

from itertools import takewhile

from policydiff.model import Jurisdiction
from policydiff.parse.frame.draft import Draft
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.divisions import find

_TITLE = pattern(
    "issuers", r"(?:(?:19|20)\d\d年(?:度)?)?{part_of_year}?(?!{part_of_year})(?P<body>[\u4e00-\u9fff]{2,16}?{governments}){work_report}"
)
_REPORT = pattern("issuers", r"{reports}(?:\([^()]{2,12}\))?$")
_SPEAKS = pattern("issuers", r"{speaks_for}(?P<body>[\u4e00-\u9fff]{2,24}?)(?:,?{to_whom}|{entrusts},)")
_ONLY_REPORT = pattern("issuers", r"{governments}{work_report}")
_PLACED_REPORT = pattern(
    "issuers",
    r"(?:(?:19|20)\d\d年(?:度)?)?(?:[\u4e00-\u9fff]{1,16}{levels_alone})?(?:(?:19|20)\d\d年(?:度)?)?(?:{governments})?{work_report}",
)
_LEVEL = pattern("issuers", "{levels_alone}")
_GIVEN = pattern("issuers", r"{given_at}(?P<place>[\u4e00-\u9fff]{2,16}?)第[\u4e00-\u9fff\d]{1,4}届{congress}")
_FIRST = 4  # paragraphs in which a report says for whom it speaks


def reporter(draft: Draft) -> tuple[str, ...]:
    """Return the body for which a report is given (我代表自治区人民政府,向大会…), as printed: with its place where the title has it (临江市政府工作报告)."""
    title = fold(draft.title.value or "")
    if not _REPORT().search(title):
        return ()
    named = _TITLE().match(squeeze(title))
    lines = takewhile(lambda line: line.marker is None, draft.parts[0].paragraphs[:_FIRST] if draft.parts else ())
    said = next((match for line in [*draft.letter[:_FIRST], *lines] if (match := _SPEAKS().search(line.folded))), None)
    bodies = [match["body"] for match in (said, named) if match is not None and names_a_body(match["body"])]
    return tuple(sorted(bodies, key=_lacks_place)[:1])


def title_of_report(draft: Draft) -> str | None:
    """Return the title of the notice; of a work report that prints nothing but what it is, as the portal has it, with its place and year.

    政府工作报告 below 标题：临江市2024年政府工作报告. One that the portal calls otherwise keeps its own.
    """
    printed, portal = draft.title.printed, draft.title.portal
    if printed and portal and portal != printed and _ONLY_REPORT().fullmatch(squeeze(fold(printed))):
        return portal if _PLACED_REPORT().fullmatch(squeeze(fold(portal))) is not None else printed
    return draft.title.value


def _lacks_place(body: str) -> bool:
    return _LEVEL().match(body) is not None


def place_of_report(draft: Draft, year: int | None) -> Jurisdiction | None:
    """Return the place of the congress before which a report was given: 在临江市第十届人民代表大会第三次会议上."""
    given = _GIVEN().search(squeeze(fold(draft.occasion))) if draft.occasion else None
    found = find(given["place"], year) if given is not None else None
    return found if found is not None and found.code else None
