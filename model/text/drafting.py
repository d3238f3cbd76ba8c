"""A draft of the minutes from the proposals, by the table of `model.text.verbs`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from model.text.blocks import LIST_KINDS, Block, Kind, RichText, Run, normalise, paragraph
from model.text.common_verbs import BARE_INFINITIVE, PAST
from model.text.verbs import SUBJECT, VERBS, Outcome, Verb, present

PLACEHOLDER = "At …"
"""Stands before a bullet that nobody but the secretary can turn into a decision."""

LONGEST_PROPOSAL = 5_000
"""Characters; beyond that a bullet is no proposal, and looking for its verbs takes long."""


@dataclass(frozen=True, slots=True)
class Inflected:
    """A sentence in the past tense, and what it means."""

    runs: tuple[Run, ...]
    outcomes: tuple[Outcome, ...]


def draft_from_proposals(
    decisions: RichText,
    subject: str = SUBJECT,
    intro: str = "",
    verbs: tuple[Verb, ...] = VERBS,
) -> RichText:
    """Minutes to begin from: "Chefteamet:" and the proposals in the past tense.

    `intro` is the line above the proposals, "Chefteamet skal beslutte:". Where it has the verb and no
    proposal has one, the draft begins "Chefteamet besluttede:". A proposal without a known form gets
    `PLACEHOLDER`, also a line that begins as the end of a sentence does: with "at" or in lower case.
    Deeper items and other text stay as they are; no proposals give no draft.
    """
    body: list[Block] = []
    known = proposals = 0
    for block in normalise(decisions):
        found = inflect(block.runs, subject, verbs)
        item = block.kind in LIST_KINDS and block.level == 0
        line = block.kind is Kind.PARAGRAPH
        kind = block.kind if item else Kind.BULLET
        if line and _is_intro(block.text, subject):
            intro = block.text
        elif found and (item or line):
            body.append(Block(kind, 0, found.runs))
            known, proposals = known + 1, proposals + 1
        elif item or (line and _goes_on(block.text, verbs)):
            body.append(_to_fill_in(Block(kind, 0, block.runs)))
            proposals += item
        else:
            body.append(block)
    if not proposals:
        return ()
    return normalise([paragraph(_opening(subject, "" if known else intro, verbs)), *body])


def proposed_outcomes(
    decisions: RichText, subject: str = SUBJECT, verbs: tuple[Verb, ...] = VERBS
) -> tuple[Outcome, ...]:
    """What the proposals ask for, each once, in their order."""
    asked: dict[Outcome, None] = {}
    for block in decisions:
        item = block.kind in LIST_KINDS and block.level == 0
        found = (
            inflect(block.runs, subject, verbs) if item or block.kind is Kind.PARAGRAPH else None
        )
        asked.update(dict.fromkeys(found.outcomes if found else ()))
    return tuple(asked)


def inflect(
    runs: tuple[Run, ...], subject: str = SUBJECT, verbs: tuple[Verb, ...] = VERBS
) -> Inflected | None:
    """A proposal as it stands in the minutes, its marks kept; None where it has no known form.

    "At godkende X", "Chefteamet skal godkende X", "At chefteamet godkender X" and "Godkendelse af X"
    are "Godkendte X". Verbs
    joined by "og" are inflected together or not at all: "Drøfte og kommentere X" has no known form.
    """
    text = "".join(run.text for run in runs)
    lower = text.lower()
    slipping = len(lower) != len(text)  # a letter such as İ is two in lower case
    if slipping or len(text) > LONGEST_PROPOSAL:
        return None
    forms = _forms(verbs)
    who = re.escape(subject.lower())
    lead = re.match(rf"(?:(?:at )?{who} (?:skal )?|skal )?(?:at )?", lower)
    start = lead.end() if lead else 0
    changes = forms.verbs_from(lower, start) or forms.nouns_from(lower, start)
    if not changes:
        return None
    first = replace(changes[0], start=0)
    if text[0].isupper():
        first = replace(first, text=first.text[0].upper() + first.text[1:])
    result = runs
    for change in reversed([first, *changes[1:]]):
        result = _changed(result, change)
    outcomes = dict.fromkeys(outcome for change in changes for outcome in change.outcomes)
    return Inflected(result, tuple(outcomes))


# --- around the proposals -------------------------------------------------------------------------


def _is_intro(text: str, subject: str) -> bool:
    """ "Chefteamet skal:", "Chefteamet bedes", "Det indstilles, at chefteamet:", "at"."""
    lower = text.lower().strip()
    lead = (
        rf"(?:det )?(?:indstilles|anbefales|foreslås)|{re.escape(subject.lower())} (?:bedes|skal)"
    )
    alone = re.fullmatch(rf"(?:{lead})?,?(?: ?at)?:?", lower) is not None
    return alone or (lower.endswith(":") and subject.lower() in lower)


def _goes_on(text: str, verbs: tuple[Verb, ...]) -> bool:
    """Whether a line without a known form is a proposal still: its verb must not stay as it is."""
    lower = text.lower()
    return text[:1].islower() or lower.startswith("at ") or _forms(verbs).begins(lower)


def _opening(subject: str, intro: str, verbs: tuple[Verb, ...]) -> str:
    who = re.escape(subject.lower())
    asked = re.match(rf"[\s\S]*(?:\bskal|\b{who}) ", intro.lower())
    words = Run(intro[asked.end() :].rstrip(" :") if asked else "")
    found = inflect((words,), subject, verbs) if words.text else None
    return f"{subject} {found.runs[0].text}:" if found else f"{subject}:"


def _to_fill_in(block: Block) -> Block:
    if block.text.lower().startswith("at "):
        return block
    return replace(block, runs=(Run(f"{PLACEHOLDER} "), *block.runs))


# --- one sentence ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Change:
    """New words for a stretch of the text."""

    start: int
    end: int
    text: str
    outcomes: tuple[Outcome, ...]


_JOINT = r"(?:, | og | samt )"
_SUBORDINATE = re.compile(r"\b(?:at|kan|skal|vil|bør|må|som|der|hvis|når|hvordan)\b")
_END = r"(?![a-zæøå])"
_COMMON = {form: past for verb, past in PAST.items() for form in (verb, present(verb))}
_ASKS_ANOTHER = re.compile(
    rf"(?:at )?(?:{'|'.join(form for verb in BARE_INFINITIVE for form in (verb, present(verb)))}) "
)


class _Forms:
    """The patterns of one table of verbs. All work on text in lower case."""

    def __init__(self, verbs: tuple[Verb, ...]) -> None:
        asked = dict.fromkeys(form for verb in verbs for form in (verb, _in_present(verb)))
        longest_first = sorted(asked, key=lambda verb: len(verb.infinitive), reverse=True)
        self.verbs = {f"v{index}": verb for index, verb in enumerate(longest_first)}
        common = f"(?:{'|'.join(_COMMON)}){_END}"
        verb = "|".join((*map(_head, longest_first), common))
        named = "|".join(f"(?P<{name}>{_head(verb)})" for name, verb in self.verbs.items())
        self.one = re.compile(rf"(?:\bat )?(?:{named or '(?!)'}|(?P<common>{common}))")
        self.leading = re.compile(
            rf"(?>(?:{verb})(?:{_JOINT}(?:at )?(?:{verb}))*)(?!,? (?:og|eller|samt|og/eller) )",
            re.DOTALL,
        )
        self.later = re.compile(rf" (?:og|samt) (?=(?:at )?(?:{verb}))", re.DOTALL)
        self.nouns = {_noun(verb)[0]: verb for verb in verbs if verb.noun}
        noun = "|".join(map(re.escape, self.nouns)) or "(?!)"
        self.noun_phrase = re.compile(
            rf"(?P<nouns>(?:{noun})(?:(?:, | og )(?:{noun}))*) (?P<last>\w+)"
        )

    def verbs_from(self, text: str, start: int) -> list[_Change]:
        """The verbs that the sentence begins with, and those of "drøfte X og godkende Y"."""
        leading = self.leading.match(text, start)
        if leading is None:
            return []
        changes = list(self._each(text, start, leading.end()))
        end = leading.end()
        for joint in self.later.finditer(text, end):
            change = next(self._each(text, joint.end(), len(text)))
            between = text[changes[-1].start : joint.start()]
            if (
                _SUBORDINATE.search(text, end, joint.start())
                or _ASKS_ANOTHER.match(between)
                or _in_present_tense(text[change.start :]) != _in_present_tense(between)
            ):
                break
            changes.append(change)
            end = change.end
        return changes

    def begins(self, text: str) -> bool:
        """Whether the first word is one of the verbs."""
        return self.one.match(text) is not None

    def _each(self, text: str, start: int, end: int) -> Iterator[_Change]:
        for match in self.one.finditer(text, start):
            if match.end() > end:
                return
            verb = self.verbs.get(match.lastgroup or "")
            past = verb.past.split(" … ")[0] if verb else _COMMON[match["common"]]
            yield _Change(match.start(), match.end(), past, (verb.outcome,) if verb else ())

    def nouns_from(self, text: str, start: int) -> list[_Change]:
        """ "Drøftelse og godkendelse af planen": the last noun has the preposition of all."""
        match = self.noun_phrase.match(text, start)
        if match is None:
            return []
        asked = [self.nouns[noun] for noun in re.split(", | og ", match["nouns"])]
        if match["last"] != _noun(asked[-1])[1]:
            return []
        pasts = [verb.past for verb in asked]
        words = " og ".join([", ".join(pasts[:-1]), pasts[-1]] if len(pasts) > 1 else pasts)
        outcomes = tuple(verb.outcome for verb in asked)
        return [_Change(start, match.end(), words, outcomes)]


@lru_cache(maxsize=8)
def _forms(verbs: tuple[Verb, ...]) -> _Forms:
    return _Forms(verbs)


def _in_present(verb: Verb) -> Verb:
    return verb._replace(infinitive=present(verb.infinitive))


def _head(verb: Verb) -> str:
    """Matches a verb's first half, where its second half follows somewhere."""
    head, _dots, tail = verb.infinitive.lower().partition(" … ")
    follows = rf"(?=[\s\S]*\b{re.escape(tail)}\b)" if tail else ""
    return re.escape(head) + _END + follows


def _in_present_tense(text: str) -> bool:
    """Whether the verb in front is: a verb in another tense than the one before is no more of it."""
    word = re.match(r"(?:at )?(\w+)", text)
    return word is not None and word[1].endswith("r")


def _noun(verb: Verb) -> tuple[str, str]:
    word, _space, preposition = verb.noun.lower().rpartition(" ")
    return word, preposition


def _changed(runs: tuple[Run, ...], change: _Change) -> tuple[Run, ...]:
    """The runs with a stretch replaced; the new words have the style of the first old one."""
    result: list[Run] = []
    start, words = 0, change.text
    for run in runs:
        end = start + len(run.text)
        low, high = max(change.start, start), min(change.end, end)
        if low < high:
            text = run.text[: low - start] + words + run.text[high - start :]
            run, words = replace(run, text=text), ""  # noqa: PLW2901
        result.append(run)
        start = end
    return tuple(run for run in result if run.text)
