"""Conditions: exact words, the act they belong to, and what is none."""

import pytest

import hudna


@pytest.mark.parametrize(
    ("text", "lang", "trigger", "condition"),
    [
        (
            "The rebels offered a ceasefire on condition that the army leaves the port.",
            "en",
            "offered",
            "on condition that the army leaves the port",
        ),
        (
            "رفضت الحكومة التفاوض مع المتمردين ما لم ينسحبوا من العاصمة.",
            "ar",
            "رفضت",
            "ما لم ينسحبوا من العاصمة",
        ),
        (
            "وافقت الحركة على الهدنة بشرط رفع الحصار.",
            "ar",
            "وافقت",
            "بشرط رفع الحصار",
        ),
        (
            "If the shelling goes on, Kyiv will suspend the talks, a minister said.",
            "en",
            "suspend",
            "If the shelling goes on",
        ),
    ],
)
def test_a_condition_goes_to_the_act_that_hangs_on_it(
    text: str, lang: str, trigger: str, condition: str
) -> None:
    record = hudna.read(text, lang=lang)
    held = {
        c.trigger.text: [x.at.text for x in c.event.conditions] for c in record.events
    }
    assert held.get(trigger) == [condition], held


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Reporters asked if the government had offered a ceasefire.", "en"),
        ("تساءل الصحفيون عما إذا كانت الحكومة قد وافقت على الهدنة.", "ar"),
    ],
)
def test_an_open_question_is_no_condition(text: str, lang: str) -> None:
    record = hudna.read(text, lang=lang)
    assert not any(c.event.conditions for c in record.events)


def test_a_refusal_with_a_condition_is_an_event_whatever_its_verb() -> None:
    text = "قال المتحدث إن المعتصمين لن يغادروا الميدان ما لم تستقل الحكومة."
    types = {c.event.type: c for c in hudna.read(text, lang="ar").events}
    assert types["REJECT"].event.conditions[0].at.text == "ما لم تستقل الحكومة"
