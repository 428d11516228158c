import pytest

from hudna.text.segment import LONGEST, sentences


def split(text: str, lang: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "التقى أ.د. محمد م. علي وفدا من سرت."),
        ("ar", "وصل د. سالم ود. ليلى إلى طبرق."),
        ("ar", "بلغت الخسائر 3.5 مليون و٤٫٢ مليار دينار."),
        ("en", "U.S. President Donald Trump telephoned Gen. Haftar at 5 a.m. in Rome."),
        ("en", "Lt. Gen. Omar Nasser quoted Resolution No. 2510 on Feb. 12."),
        ("fr", "M. Benali et Mme. Haddad ont rencontré le gén. Nasser."),
        ("it", "Il dott. Rossi e S.E. Bianchi hanno citato l'art. 7 del patto."),
        ("ru", "Ген. Смирнов прибыл в г. Сирт в 2019 г. и уехал."),
        ("tr", "Prof. Dr. Yılmaz ile Alb. Demir 5. maddeyi görüştü."),
        ("en", "J. K. Mansour wrote to aljazeera.net about it."),
    ],
)
def test_a_full_stop_that_shortens_ends_no_sentence(lang, words):
    assert split(f"{words} X", lang)[0] == words


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("ar", "انتهى اللقاء.", "وغادر الوفد روما."),
        ("ar", "هل تصمد الهدنة؟", "لا أحد يعرف."),
        ("en", "They met in the U.S.", "He left."),
        ("fr", "Ils sont venus de Tunis, d'Alger, etc.", "Les autres sont restés."),
        ("it", "Parlò di acqua, cibo ecc.", "Il governo tacque."),
        ("ru", "Договор подписали в 2019 г.", "В Москве его одобрили."),
        ("tr", "Görüşme T.C.", "Bu karar kesindir."),
        ("en", "They adopted plan B.", "The plan failed."),
    ],
)
def test_two_sentences(lang, first, second):
    assert split(f"{first} {second}", lang) == [first, second]


def test_a_missing_space_does_not_join_sentences():
    assert split("وصل المبعوث.وقال إنه متفائل", "ar") == [
        "وصل المبعوث.",
        "وقال إنه متفائل",
    ]


def test_every_line_break_ends_a_sentence_so_a_heading_is_one():
    text = "هدنة في سبها\r\nأعلن القائد ذلك،\nثم سافر\u2028إلى تونس"
    assert split(text, "ar") == [
        "هدنة في سبها",
        "أعلن القائد ذلك،",
        "ثم سافر",
        "إلى تونس",
    ]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "«لن نوقع اليوم.» قال رئيس الوفد."),
        ("ar", "قال رئيس الوفد: «لن نوقع اليوم.»"),
        ("ar", 'وأجاب المبعوث"نعم. لا."'),
        ("en", '"Will it hold?" asked the envoy.'),
        ("en", '"Will it hold?" Haftar asked.'),
        ("en", 'The envoy said: "It will hold."'),
    ],
)
def test_a_short_quotation_stays_with_its_speaker(lang, words):
    assert split(words, lang) == [words]


def test_a_long_quotation_is_split_and_its_ends_stay_with_the_speaker():
    text = (
        "«وصلت القوافل إلى المدينة أمس. لم يعترضها أحد في الطريق.» قال المنسق. ثم سكت."
    )
    assert split(text, "ar") == [
        "«وصلت القوافل إلى المدينة أمس.",
        "لم يعترضها أحد في الطريق.» قال المنسق.",
        "ثم سكت.",
    ]


def test_what_follows_an_introduced_quotation_is_a_new_sentence():
    text = "وقال المنسق: «وصلت القوافل كلها.» وغادرت البعثة المدينة."
    assert split(text, "ar") == [
        "وقال المنسق: «وصلت القوافل كلها.»",
        "وغادرت البعثة المدينة.",
    ]
    text = '"We are leaving." The convoy stayed.'
    assert split(text, "en") == ['"We are leaving."', "The convoy stayed."]


def test_a_stray_mark_swallows_nothing():
    text = 'وصل الوفد" إلى جنيف. ثم بدأت الجلسة. وانتهت.'
    assert len(split(text, "ar")) == 3


def test_a_quotation_that_nobody_closes_holds_nothing_together():
    text = "وشدد على «التنسيق العربي. ثم غادر المدينة إلى تونس."
    assert split(text, "ar") == [
        "وشدد على «التنسيق العربي.",
        "ثم غادر المدينة إلى تونس.",
    ]


def test_numbers_of_a_list_stay_with_their_item():
    assert split("1. وقف النار. 2. تبادل الأسرى.", "ar") == [
        "1. وقف النار.",
        "2. تبادل الأسرى.",
    ]


@pytest.mark.parametrize("lang", ["und", "xx", "zh", "fr-CA", "../ar", ""])
def test_any_language_is_read(lang):
    assert split("Uno. Dos.\n他来了。", lang)[0].startswith("Uno.")


def test_an_endless_sentence_is_cut_at_a_space():
    text = "كلمة " * LONGEST
    found = split(text, "ar")
    assert max(map(len, found)) <= LONGEST
    assert set(" ".join(found).split()) == {"كلمة"}
