"""Truce acts are coded where an event concerns a truce, and nowhere else."""

import pytest

import hudna


@pytest.mark.parametrize(
    ("text", "lang", "act"),
    [
        ("The coalition declared a five-day truce.", "en", "declared"),
        ("The UN called for a ceasefire in Sirte.", "en", "called-for"),
        ("The rebels rejected the truce.", "en", "refused"),
        ("The ceasefire took effect at midnight.", "en", "entered-into-force"),
        ("Both sides agreed to a ceasefire.", "en", "agreed"),
        (
            "The army accused the rebels of violating the truce.",
            "en",
            "violation-alleged",
        ),
        ("أعلن التحالف هدنة لمدة خمسة أيام.", "ar", "declared"),
        ("دعت الأمم المتحدة إلى وقف إطلاق النار في سرت.", "ar", "called-for"),
        ("رفض المتمردون الهدنة.", "ar", "refused"),
        ("دخلت الهدنة حيز التنفيذ منتصف الليل.", "ar", "entered-into-force"),
        ("اتهم الجيش المتمردين بخرق الهدنة.", "ar", "violation-alleged"),
    ],
)
def test_an_act_about_a_truce_is_named(text: str, lang: str, act: str) -> None:
    acts = [
        str(c.event.truce.act)
        for c in hudna.read(text, lang=lang).events
        if c.event.truce
    ]
    assert acts == [act]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The two brands called a truce in their price war.", "en"),
        ("أعلن المدرب هدنة بين لاعبي الفريق قبل المباراة.", "ar"),
        ("وقف الرئيس أمام المجلس.", "ar"),
        ("The minister declared war on inflation.", "en"),
    ],
)
def test_what_is_no_truce_of_a_conflict_is_none(text: str, lang: str) -> None:
    assert not any(c.event.truce for c in hudna.read(text, lang=lang).events)
