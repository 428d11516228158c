"""Words that tell whether a clause shares the day of another."""

from hudna.extract.grammar.clause import Clauses
from hudna.model.text import Span
from hudna.text.timex import date_grammar


def marks(clauses: Clauses, at: int, group: str) -> bool:
    """Whether a word of a group stands before a token, determiners aside."""
    at -= 1
    sentence = clauses.sentence
    while at > 0 and sentence.word(at, "determiners"):
        at -= 1
    return at >= 0 and sentence.key(at) in words_of(clauses, group)


def words_of(clauses: Clauses, group: str) -> frozenset[str]:
    """The words of a group in the language of a sentence."""
    grammar = date_grammar(clauses.sentence.pack.code)
    return grammar.scene.get(group, frozenset()) if grammar else frozenset()


def in_marks(text: str, sentence: Span, trigger: Span) -> bool:
    """Whether a quotation is open where a trigger stands."""
    before = text[sentence.start : trigger.start]
    open_ = max(before.rfind(mark) for mark in "«“")
    closed = max(before.rfind(mark) for mark in "»”")
    return open_ > closed or before.count('"') % 2 == 1
