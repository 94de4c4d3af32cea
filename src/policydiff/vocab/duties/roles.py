"""Labels and verbs of responsibility."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml


@cache
def label_roles() -> dict[str, str]:
    """Return label -> role: lead, cooperating, responsible, guiding, person or deadline."""
    return {word: entry["role"] for entry in load_yaml("roles")["labels"] for word in entry["words"]}


@cache
def verb_roles() -> dict[str, str]:
    """Return verb phrase -> role: lead, cooperating, guiding, responsible, or shared (responsible alone, cooperating beside a lead)."""
    return {word: entry["role"] for entry in load_yaml("roles")["verbs"] for word in entry["words"]}


def _alternation(words: dict[str, str]) -> str:
    # A regular expression takes the first alternative that fits, so the longest comes first.
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def label_pattern() -> re.Pattern[str]:
    """Return a pattern for a role label in folded text; group 1 is the label, a colon (or ] and a colon) may follow."""
    return re.compile(rf"[\[(]?({_alternation(label_roles())})[\])]?(?:[:：]|(?=[\u4e00-\u9fff]))")


@cache
def _by_duty() -> str:
    """Return the pattern of 按职责分工负责 and its kin."""
    entries = load_yaml("roles")["by_duty"]
    lists = ([word for entry in entries for word in entry[key]] for key in ("begins", "whose", "what", "how"))
    begins, whose, what, how = (_alternation(dict.fromkeys(words, "")) for words in lists)
    ends = _alternation({word: "" for entry in entries for form in entry["as"] for word in form["words"] if word})
    return rf"(?:{begins})(?:{whose})?(?:{what})(?:范围内|内)?[,、]?(?:{how}){{0,2}}(?:{ends})?"


def verb_role(phrase: str) -> str:
    """Return the role that a phrase found by verb_pattern gives: lead, cooperating, guiding, responsible or shared."""
    known = verb_roles().get(phrase)
    return known or next(
        form["role"] for entry in load_yaml("roles")["by_duty"] for form in entry["as"] if phrase.endswith(tuple(form["words"]))
    )


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return a pattern for a role verb phrase in folded text; group 1 is the phrase. 牵头单位 is the end of a name, no verb."""
    return re.compile(f"({_by_duty()}|(?:{_alternation(verb_roles())}))(?!单位|部门|专班)")


@cache
def verb_end_pattern() -> re.Pattern[str]:
    """Return a pattern for a role verb phrase that ends a folded sentence, a closing mark or bracket after it or not."""
    return re.compile(f"(?:{_by_duty()}|{_alternation(verb_roles())})[。;,)]*$")


@cache
def duty_roles() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return verb -> (role, words of which one must stand in its object) for sentences that make somebody responsible."""
    return {word: (entry["role"], tuple(entry.get("object", ()))) for entry in load_yaml("roles")["duties"] for word in entry["words"]}


@cache
def duty_pattern() -> re.Pattern[str]:
    """Return a pattern for a verb of duty in folded text that nothing behind it makes something else; group 1 is the verb."""
    return re.compile("|".join(f"(?P<v{index}>{verbs}){refused}" for index, (verbs, refused) in enumerate(_duty_forms())))


def _duty_forms() -> list[tuple[str, str]]:
    forms = []
    for entry in load_yaml("roles")["duties"]:
        refused = [f"{re.escape(word)}(?!{'|'.join(but)})" if but else re.escape(word) for word, but in entry.get("refused", {}).items()]
        forms.append((_alternation(dict.fromkeys(entry["words"], "")), f"(?!{'|'.join(refused)})"))
    return forms


@cache
def role_words(key: str) -> re.Pattern[str]:
    """Return a pattern for one of the words under a key of roles.yaml (moods, between, beside, lead_ins, other, press)."""
    return re.compile(f"(?:{_alternation(dict.fromkeys(load_yaml('roles')[key], ''))})")


@cache
def naming_pattern() -> re.Pattern[str]:
    """Return a pattern for the words that name a role wherever they stand, unless what follows makes them something else."""
    labels = _alternation(dict.fromkeys(load_yaml("roles")["naming_labels"], ""))
    named = set(load_yaml("roles")["naming"])
    verbs = [
        f"(?:{verbs}){refused}"
        for (verbs, refused), entry in zip(_duty_forms(), load_yaml("roles")["duties"], strict=True)
        if named & set(entry["words"])
    ]
    return re.compile("|".join([*verbs, f"(?:{labels}):"]))
