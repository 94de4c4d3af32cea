"""All rules, in the order in which they are documented and run."""

from policydiff.validate import extensions
from policydiff.validate.rule import Rule
from policydiff.validate.rules import (
    comparison,
    conservation,
    derived,
    envelope,
    evidence,
    figures,
    file,
    numbering,
    reading,
    references,
    structure,
    years,
)
from policydiff.validate.rules.people import by_hand, named, tasks
from policydiff.vocab.labels import labels

RULES: tuple[Rule, ...] = (
    *file.FILE_RULES,
    evidence.source_missing,
    *file.FOLDER_RULES,
    evidence.source_changed,
    evidence.span_invalid,
    evidence.clause_not_found,
    conservation.text_not_conserved,
    envelope.envelope_not_found,
    evidence.evidence_lost,
    figures.value_not_printed,
    figures.metric_not_printed,
    derived.derived_mismatch,
    derived.figure_contradicted,
    years.year_not_printed,
    years.deadline_not_printed,
    named.organisation_not_printed,
    named.role_contradicted,
    named.organisation_unlisted,
    named.open_end_mismatch,
    by_hand.manual_value,
    by_hand.manual_far_off,
    by_hand.manual_without_note,
    by_hand.manual_in_generated,
    *file.FRESHNESS_RULES,
    structure.duplicate_id,
    references.unknown_reference,
    structure.misplaced_id,
    references.contradictory_place,
    references.covers_mismatch,
    structure.heading_not_found,
    structure.out_of_place,
    structure.wrong_role,
    references.targets_missing,
    named.statement_without_task,
    envelope.metadata_missing,
    envelope.impossible_date,
    envelope.conflicting_dates,
    envelope.unknown_division,
    envelope.wrong_genre,
    numbering.numbering_gap,
    numbering.numbering_repeat,
    numbering.numbering_inversion,
    tasks.task_without_organisation,
    tasks.organisation_repeated,
    tasks.organisation_variant,
    tasks.irregular_responsibility,
    years.target_without_year,
    years.impossible_year,
    figures.impossible_unit,
    figures.direction_mismatch,
    figures.reversed_range,
    years.deadline_before_issue,
    figures.headline_mismatch,
    references.unknown_parent,
    references.cites_itself,
    *reading.READING_RULES,
    *comparison.RULES,
    *file.WAIVER_RULES,
)

RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}


def every_rule() -> tuple[Rule, ...]:
    """Return the rules of this program, then those of installed packages (see validate.extensions)."""
    return (*RULES, *extensions.rules())


def rule_named(rule_id: str) -> Rule | None:
    """Return the rule of an id, None where there is none."""
    return RULE_BY_ID.get(rule_id) or next((rule for rule in extensions.rules() if rule.id == rule_id), None)


def rule_called(name: str) -> Rule | None:
    """Return the rule that people call so, None where there is none: 编号缺项."""
    return next((rule for rule in RULES if labels("zh")("rule", rule.id) == name), None)
