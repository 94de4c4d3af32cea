"""What stands alone between clauses that correspond is often worded so freely that little but its place tells, in a plan in words of its own."""

from __future__ import annotations

import pytest
from plans import COUNTY, line, page

from policydiff.compare.align.between import fill_alone
from policydiff.compare.align.evidence import Evidence, rarity_of
from policydiff.compare.align.groups import Links
from policydiff.compare.align.sections import Alignment
from policydiff.compare.align.signs.tables import LOOSE, PLANS, Tables

CHILD = "一、渡口\n摸清停航渡口底数。\n刮起大风就停航。\n每条渡船装上定位终端。\n"
FREE, OTHER, THIRD = "完善恶劣天气避险机制。", "宣传渡运常识。", "表扬先进渡工。"
KNOWN = [("底数", "排查"), ("终端", "加装")]


def linked(theirs: str, score: float, others: float = -9.0, tables: Tables = LOOSE, child: str = CHILD) -> str:
    """Return what the sentence on the wind comes from, of texts whose sentences on ferries and on terminals correspond.

    score: what speaks for the sentence on the weather; others: for any other.
    """
    mine, parent = page(child, COUNTY), page(theirs)
    links = Links(
        mine, parent, Evidence(mine.lines, parent.lines, rarity_of(mine.lines, parent.lines)), Alignment({0: 0}, {0: 0}, {}, 0.02, "loose")
    )
    links.tables = tables
    for here, there in KNOWN:
        if there in theirs:
            links.join(line(mine, here), line(parent, there))
    wind = line(mine, "大风")
    links.scores = {(wind, other.index): score if other.text == FREE else others for other in parent.lines}
    fill_alone(links)
    return parent.lines[links.of_child[wind].parent[0]].text if wind in links.of_child else ""


FERRIES, TERMINALS = "对停航渡口逐一排查。", "为渡船加装北斗终端。"


@pytest.mark.parametrize(
    ("theirs", "score", "found"),
    [
        (f"一、渡口\n{FERRIES}\n{FREE}\n{TERMINALS}\n", -2.0, FREE),
        (f"一、渡口\n{FERRIES}\n二、天气\n{FREE}\n三、装备\n{TERMINALS}\n", -2.0, FREE),  # in a section of its own
        (f"一、渡口\n{FERRIES}\n{OTHER}\n{FREE}\n{TERMINALS}\n", -2.0, FREE),  # one other beside it: the likelier one
        (f"一、渡口\n{FERRIES}\n{FREE}\n{TERMINALS}\n", -3.0, ""),  # next to nothing speaks for it
        (f"一、渡口\n{FERRIES}\n{OTHER}\n{FREE}\n{THIRD}\n{TERMINALS}\n", -2.0, ""),  # one of three that stand there
        (f"一、渡口\n{FREE}\n{FERRIES}\n{TERMINALS}\n", -2.0, ""),  # before both
        (f"一、渡口\n{TERMINALS}\n{FREE}\n{FERRIES}\n", -2.0, ""),  # its neighbours stand the other way round
        (f"一、渡口\n{FERRIES}\n{FREE}\n", -2.0, ""),  # nothing behind it corresponds
    ],
)
def test_what_stands_alone_between_counterparts_corresponds_if_something_speaks_for_it(theirs: str, score: float, found: str) -> None:
    assert linked(theirs, score) == found


def test_of_two_that_stand_alone_in_the_child_neither_has_its_place_for_itself() -> None:
    child = CHILD.replace("每条", "茶园补栽茶苗。\n每条")
    assert linked(f"一、渡口\n{FERRIES}\n{FREE}\n{TERMINALS}\n", -2.0, child=child) == ""


def test_where_more_words_were_kept_the_place_alone_says_nothing() -> None:
    assert linked(f"一、渡口\n{FERRIES}\n{FREE}\n{TERMINALS}\n", -2.0, tables=PLANS) == ""
