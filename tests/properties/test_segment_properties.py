from hypothesis import example, given
from hypothesis import strategies as st

from hudna.text.marks import BREAKS, HIDDEN
from hudna.text.segment import sentences

BITS = st.sampled_from(
    "قال|د.|Gen.|U.S.|😀|𐤀|. |؟ |! |\"|«|»|“|”|: |\n|\r\n|\u2028|\u200f|'|3.5|1. |…|(|)|"
    "\0|\ud800".split("|")
)
TEXTS = st.one_of(st.text(), st.lists(BITS, max_size=40).map("".join))


@given(text=TEXTS, lang=st.sampled_from(["ar", "en", "und", "ja"]))
@example(text="😀 قال. 😀 نعم.", lang="ar")
def test_sentences_are_ordered_trimmed_and_leave_nothing_out(text, lang):
    at = 0
    for span in sentences(text, lang):
        words = text[span.start : span.end]
        assert words == words.strip()
        assert words
        assert not set(words) & set("\n\r\u2028")
        assert unseen(text[at : span.start])
        at = span.end
    assert unseen(text[at:])


def unseen(text: str) -> bool:
    return all(c.isspace() or c in HIDDEN or c in BREAKS for c in text)


@given(before=st.text(alphabet="😀𐤀é ", max_size=9))
def test_offsets_count_code_points(before):
    text = f"{before}وصل الوفد. وغادر الوفد."
    spans = sentences(text, "ar")
    assert text[spans[-1].start : spans[-1].end] == "وغادر الوفد."
