"""Labels and verbs of responsibility."""

from __future__ import annotations

import re
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, in_order, longest_first, words_of


@cache
def label_roles() -> dict[str, str]:
    """Return label -> role: lead, cooperating, responsible, guiding, person or deadline."""
    return {word: entry["role"] for entry in load_yaml("roles")["labels"] for word in entry["words"]}


@cache
def verb_roles() -> dict[str, str]:
    """Return verb phrase -> role: lead, cooperating, guiding, responsible, or shared (responsible alone, cooperating beside a lead)."""
    return {word: entry["role"] for entry in load_yaml("roles")["verbs"] for word in entry["words"]}


@cache
def bracket_labels() -> dict[str, str]:
    """Return label -> role for the inside of a bracket, where short ones (主办：, 配合：) count too."""
    return {**{word: entry["role"] for entry in load_yaml("roles")["short_labels"] for word in entry["words"]}, **label_roles()}


@cache
def short_label_pattern() -> re.Pattern[str]:
    """Return a pattern for a short label (group label) of a folded bracket with its colon."""
    words = either(word for entry in load_yaml("roles")["short_labels"] for word in entry["words"])
    return re.compile(rf"(?P<label>{words}):")


@cache
def label_pattern() -> re.Pattern[str]:
    """Return a pattern for a role label in folded text: 牵头单位, in brackets or not (groups opens, closes), and 为 or a colon behind it."""
    copula = words_of("roles", "copulas")
    return re.compile(
        rf"(?P<opens>[\[(])?(?P<label>{either(label_roles())})(?P<closes>[\])])?(?:(?P<colon>:)|(?P<copula>{copula})?(?=[\u4e00-\u9fff\d]))"
    )


@cache
def label_words() -> re.Pattern[str]:
    """Return a pattern for the words of the labels alone: what it does not find in a text, label_pattern does not either, but slower."""
    return re.compile(either(label_roles()))


@cache
def aside_roles() -> dict[str, str]:
    """Return what stands in a bracket behind a name -> role: 市水务局（牵头）."""
    return {word: entry["role"] for entry in load_yaml("roles")["asides"] for word in entry["words"]}


@cache
def aside_pattern() -> re.Pattern[str]:
    """Return a pattern for such a bracket at the end of a folded name; group 1 is the word."""
    return re.compile(rf"(?<=[^(])[(\[]({either(aside_roles())})[)\]]$")


@cache
def _verb_phrases() -> str:
    """Return the pattern of the role verb phrases: 按职责分工负责 and its kin, then those that are words."""
    entries = load_yaml("roles")["by_duty"]
    whose, what, how = (either([word for entry in entries for word in entry[key]]) for key in ("whose", "what", "how"))
    ends = either(word for entry in entries for form in entry["as"] for word in form["words"] if word)
    duty = rf"{whose}?{what}{words_of('roles', 'within')}?[,、]?{how}{{0,2}}{ends}?"
    begins = longest_first([word for entry in entries for word in entry["begins"]])
    return in_order([*(begin + duty for begin in begins), *longest_first(verb_roles())])


def verb_role(phrase: str) -> str:
    """Return the role that a phrase found by verb_pattern gives: lead, cooperating, guiding, responsible or shared."""
    known = verb_roles().get(phrase)
    return known or next(
        form["role"] for entry in load_yaml("roles")["by_duty"] for form in entry["as"] if phrase.endswith(tuple(form["words"]))
    )


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return a pattern for a role verb phrase in folded text; group 1 is the phrase. 牵头单位 is the end of a name, no verb."""
    return re.compile(f"({_verb_phrases()})(?!{words_of('roles', 'makes_a_name')})")


@cache
def verb_words() -> re.Pattern[str]:
    """Return a pattern for role verb phrases whatever follows: what it does not find in a text, verb_pattern finds in no part of it."""
    return re.compile(_verb_phrases())


@cache
def statement_signs() -> tuple[str, ...]:
    """Return words by which a sentence may say who is responsible without a label or a role verb at its end."""
    return tuple(load_yaml("roles")["signs_of_statement"])


def ends_in_verb(folded: str) -> bool:
    """Return whether a role verb phrase ends a folded sentence, a closing mark or bracket after it or not."""
    # The last character alone rules out most sentences; the expression looks at every place.
    bare = folded.rstrip(_CLOSING)
    return bare[-1:] in _verb_endings() and _verb_end().search(folded[-_LONGEST_VERB:]) is not None


_CLOSING = "。;,)"
_LONGEST_VERB = 24


@cache
def _verb_end() -> re.Pattern[str]:
    return re.compile(f"{_verb_phrases()}[{_CLOSING}]*$")


@cache
def _verb_endings() -> frozenset[str]:
    """Return the characters that a role verb phrase can end in; 按职责、 is one."""
    parts = [words for entry in load_yaml("roles")["by_duty"] for words in (entry["what"], entry["how"])]
    parts += [form["words"] for entry in load_yaml("roles")["by_duty"] for form in entry["as"]]
    words = [*verb_roles(), *load_yaml("roles")["within"], "、", *(word for part in parts for word in part)]
    return frozenset(word[-1] for word in words if word)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a verb of duty in a sentence says of the bodies before it.

    objects: words of which one must stand in what is to be done; of_authorities: further ones, where authorities alone are meant; total: 对… may stand before it (负总责); by: it says something only
    behind 由 and at the end of its part (由A组织实施); tail: also where something follows; quiet: a sentence that has it and names
    nobody is not told; named: one of the bodies must be no open set (有关部门); plain: 负责 itself, which
    puts a thing into somebody's charge, too; work: what a public body is to do, and no firm, and not where something is punished;
    firms: said of firms, too (由供水企业维护); of_itself: said of what bodies do, and not of what they merely should.
    """

    role: str
    objects: tuple[str, ...] = ()
    of_authorities: tuple[str, ...] = ()
    total: bool = False
    by: bool = False
    quiet: bool = False
    tail: bool = False
    named: bool = False
    plain: bool = False
    work: bool = False
    firms: bool = False
    of_itself: bool = False


_KEYS = ("total", "by", "quiet", "tail", "named", "plain", "work", "firms", "of_itself")


@cache
def duty_verbs() -> dict[str, Duty]:
    """Return verb -> what it says, for sentences that make somebody responsible."""
    return {
        word: Duty(
            entry["role"], tuple(entry.get("object", ())), tuple(entry.get("of_authorities", ())), *(entry.get(key, False) for key in _KEYS)
        )
        for entry in load_yaml("roles")["duties"]
        for word in entry["words"]
    }


@cache
def duty_pattern(*, by: bool = True) -> re.Pattern[str]:
    """Return a pattern for a verb of duty in folded text that nothing behind it makes something else; by: those, too, that say something behind 由 alone."""
    return re.compile(in_order(duty_forms(by=by)))


def duty_forms(*, by: bool, whole: bool = False) -> list[str]:
    """Return the verbs of duty, each an expression with what must not stand behind it; whole: with one of its objects, where it needs one, somewhere behind it."""
    forms: list[str] = []
    for entry in load_yaml("roles")["duties"]:
        refused = [f"{re.escape(word)}(?!{'|'.join(but)})" if but else re.escape(word) for word, but in entry.get("refused", {}).items()]
        objects = [*entry.get("object", ()), *entry.get("of_authorities", ())] if whole else []
        behind = f"(?!{'|'.join(refused)})" + (f"(?=.*?{either(objects)})" if objects else "")
        if by or not entry.get("by", False):
            forms += [re.escape(verb) + behind for verb in sorted(entry["words"], key=len, reverse=True)]
    return forms


@cache
def role_words(key: str) -> re.Pattern[str]:
    """Return a pattern for one of the words under a key of roles.yaml: moods, between, acts, creates, appoints, holders and their kin."""
    return re.compile(words_of("roles", key))


@cache
def by_duty_phrase() -> re.Pattern[str]:
    """Return a pattern for 按照各自职责, 根据职责分工, 在各自的职责范围内: how bodies that stand before it do what stands behind it."""
    return re.compile(in_order(by_duty_forms()))


def by_duty_forms() -> list[str]:
    """Return such a phrase as forms, one for each of the words that it may begin with, to be put together with others: a text without any is passed over at once."""
    (entry,) = load_yaml("roles")["by_duty"]
    whose, what = either(entry["whose"]), either(entry["what"])
    within, given = words_of("roles", "within"), words_of("roles", "duties_given")
    return [
        *(rf"{word}(?:{whose}?(?:的)?|[^,;。:]{{2,40}}?{given}){what}{within}?" for word in longest_first(entry["begins"])),
        rf"在{whose}?{what}{words_of('roles', 'field_ends')}?{within}",
    ]


@cache
def naming_labels() -> re.Pattern[str]:
    """Return a pattern for the labels that name a role wherever they stand in folded text, with their colon."""
    return re.compile(f"{words_of('roles', 'naming_labels')}:")


@cache
def according() -> re.Pattern[str]:
    """Return a pattern for 根据…规定 and 在…范围内 at the end of a folded text."""
    (entry,) = load_yaml("roles")["according"]
    begins, ends, fields = (either(entry[key]) for key in ("begins", "ends", "fields"))
    return re.compile(rf"(?:{begins}[^,、]{{0,24}}{ends}|在[^,、]{{1,20}}{fields}{words_of('roles', 'field_ends')})$")
