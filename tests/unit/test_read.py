import pytest

from hudna.errors import (
    DateInvalid,
    InputBinary,
    InputEmpty,
    InputInvalid,
    InputTooLong,
)
from hudna.model.ids import document_id
from hudna.model.text import Document, RawItem
from hudna.settings import Settings
from hudna.text.language import identify
from hudna.text.read import read_item
from hudna.text.stamp import is_stamp, tidied

ARABIC = "وصل المبعوث إلى سرت، وأعلن أن «الهدنة» قائمة – كما قال."
RUSSIAN = "Посол заявил: «перемирие соблюдается», переговоры продолжатся."
FRENCH = "L’émissaire a déclaré que la trêve était respectée à l’est."
PARAGRAPHS = (
    "<p>وصل المبعوث إلى سرت مساء أمس والتقى وفد المدينة، وبحث معه تثبيت الهدنة "
    "وفتح الطريق الساحلي أمام المسافرين والبضائع.</p>"
    "<p>وأضاف المبعوث أن جولة أخرى من المحادثات ستعقد الأسبوع المقبل في جنيف.</p>"
)


def read(content: bytes, **given: str | int) -> Document:
    limit = given.pop("limit", 5_000_000)
    item = RawItem(name="news", content=content, **given)  # type: ignore[arg-type]
    return read_item(item, Settings(max_characters=int(limit)))


def page(head: str, body: str = PARAGRAPHS) -> bytes:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>الرئيسية</a>"
        f"</nav><article>{body}</article></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "utf-8"),
        (ARABIC, "utf-8-sig"),
        (ARABIC, "utf-16"),
        (ARABIC, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (ARABIC, "utf-32"),
        (ARABIC, "windows-1256"),
        (RUSSIAN, "windows-1251"),
        (FRENCH, "windows-1252"),
    ],
)
def test_bytes_are_decoded_to_the_text_that_was_written(text, encoding):
    assert read(text.encode(encoding)).text == text


def test_the_text_is_left_as_it_is():
    text = "  عنوان\r\n\r\nقال إنّ الهـدنة ﻻ تزال قائمة\u200f. \n"
    assert read(text.encode()).text == text


def test_a_declared_encoding_is_believed_where_the_bytes_allow_it():
    head = "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-6'>"
    content = page(head).decode().encode("iso-8859-6")
    assert "وصل المبعوث" in read(content).text
    told = read("Смягчение".encode("koi8-r"), media_type="text/plain; charset=koi8-r")
    assert told.text == "Смягчение"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", InputEmpty),
        (b" \r\n\t", InputEmpty),
        (b"\xef\xbb\xbf \n", InputEmpty),
        (b"PK\x03\x04 and so on", InputBinary),
        (b"%PDF-1.7\nx", InputBinary),
        (b"GIF89a\x01\x00\x02", InputBinary),
        (bytes(range(1, 32)) * 20, InputBinary),
        (b"\x81\x8d\x8f\x90" * 50, InputInvalid),
        (ARABIC.encode()[:-30] + b"\xd9", InputInvalid),
        ((ARABIC + "\udcff").encode("utf-8", "surrogateescape"), InputInvalid),
        (b"\xff\xfe\x41", InputInvalid),
        (b"<html><body><script>x()</script></body></html>", InputEmpty),
    ],
)
def test_what_is_no_text_is_refused_with_advice(content, error):
    with pytest.raises(error, match=r"^news: .*[.]$") as caught:
        read(content)
    assert "\n" not in str(caught.value)


def test_bytes_that_cannot_be_decoded_say_where_and_how_to_convert_them():
    with pytest.raises(InputInvalid, match=r"byte 3\b.*iconv"):
        read(b"\xd9\x82\x20\xff\xd9\x84\xd8\xa7")


def test_an_article_that_is_too_long_names_the_setting():
    with pytest.raises(InputTooLong, match=r"11 characters.*HUDNA_MAX_CHARACTERS"):
        read(b"eleven char", limit=10)
    assert read(b"ten  chars", limit=10).text


def test_a_page_tells_its_title_outlet_address_and_dates():
    document = read(
        page(
            """<title>هدنة | واحات</title><meta property="og:title" content="هدنة">
            <meta property="og:site_name" content="واحات">
            <link rel="canonical" href="https://example.org/2019/05/06/hudna">
            <meta property="article:published_time" content="2020-01-12T09:30:00+0200">
            <meta property="article:modified_time" content="2020-01-13T08:00:00Z">"""
        )
    )
    assert document.title == "هدنة"
    assert document.source == "واحات"
    assert document.url == "https://example.org/2019/05/06/hudna"
    assert document.published == "2020-01-12T09:30:00+02:00"
    assert document.modified == "2020-01-13T08:00:00Z"
    assert document.extracted
    assert "الرئيسية" not in document.text
    assert document.lang == "ar"


def test_linked_data_is_read():
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
        '{"@type": "NewsArticle", "headline": "هدنة في سرت", '
        '"datePublished": "2020-01-12", "dateModified": "2020-01-14", '
        '"publisher": {"name": "واحات"}}]}</script>'
    )
    document = read(page(head))
    assert document.title == "هدنة في سرت"
    assert (document.published, document.modified) == ("2020-01-12", "2020-01-14")
    assert document.source == "واحات"


def test_other_meta_elements_may_date_a_page():
    assert read(
        page('<meta name="dc.date.issued" content="2020-01-12">')
    ).published == ("2020-01-12")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>في 8 كانون الثاني 2020 وصل المبعوث.</p>" + PARAGRAPHS),
        ("", PARAGRAPHS + "<footer>© 2023 2020-01-12</footer>"),
        ('<link rel="canonical" href="https://example.org/2020/01/12/a">', PARAGRAPHS),
        ('<meta property="og:updated_time" content="2020-01-13">', PARAGRAPHS),
        ('<meta property="article:published_time" content="yesterday">', PARAGRAPHS),
    ],
)
def test_a_page_that_states_no_date_of_publication_has_none(head, body):
    assert read(page(head, body)).published is None


def test_a_small_page_is_read_block_by_block():
    body = "<h1>هدنة</h1><p>قال <b>المبعوث</b>\n إنها&nbsp;قائمة.</p>سطر<br>آخر"
    furniture = "<nav>الرئيسية</nav><aside>إعلان</aside><footer>© 2020</footer>"
    content = f"<html lang='ar'>{furniture}<body>{body}<script>x()</script>"
    document = read(content.encode())
    assert document.text == "هدنة\nقال المبعوث إنها قائمة.\nسطر\nآخر"
    with pytest.raises(InputEmpty):
        read(f"<html>{furniture}".encode())


def test_a_page_too_short_to_tell_is_in_the_language_it_says():
    assert read(b"<html lang='en-GB'><p>He left.").lang == "en-GB"


def test_what_the_caller_states_wins_over_the_page():
    head = '<meta property="og:site_name" content="واحات"><title>عنوان</title>'
    document = read(page(head), source="Wire", published="2020-01-12", lang="ar-LY")
    assert (document.source, document.title) == ("Wire", "عنوان")
    assert (document.published, document.lang) == ("2020-01-12", "ar-LY")


def test_html_is_seen_whatever_the_file_is_called():
    assert read(page(""), media_type="text/plain").extracted
    assert not read(b"<p> is a tag of HTML", media_type="text/plain").extracted


@pytest.mark.parametrize(
    "content",
    [
        "<html><body>" + "<div>" * 50_000 + PARAGRAPHS,
        "<html><body><div " + " ".join(f"a{n}='x>'" for n in range(60_000)) + ">x",
        "<html><body>" + '<a b="' * 60_000,
        "<html><head>" + "<script>" * 20_000 + "</head>" + PARAGRAPHS,
        "<html><body>" + "<table><tr><td><ul><li>" * 5_000 + PARAGRAPHS,
        "<html><script type='application/ld+json'>" + "[" * 99_999 + "</script>",
        "<!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b '&a;'>]><p>&a;" + PARAGRAPHS,
    ],
)
def test_a_hostile_page_gives_a_document_or_one_clear_error(content):
    try:
        assert read(content.encode()).text.strip()
    except InputInvalid as error:
        assert str(error).startswith("news: ")  # noqa: PT017 - either is right


def test_the_id_is_the_given_one_or_a_digest():
    assert read(b"The envoy arrived.", id="a1").id == "a1"
    expected = document_id("Wire", None, "2020-01-12", "The envoy arrived.")
    told = read(b"The envoy arrived.", source="Wire", published="2020-01-12")
    assert told.id == expected


@pytest.mark.parametrize(
    "date",
    ["2020-01-12", "2020-01-12T18:30+02:00", "2020-01-12T18:30:59.25Z", "2020-02-29"],
)
def test_dates_that_are_taken(date):
    assert read(b"The envoy arrived.", published=date).published == date


@pytest.mark.parametrize(
    "date",
    [
        "",
        "12 January 2020",
        "2020-01",
        "20200112",
        "2020-02-30",
        "2020-01-12T18:30",
        "2020-01-12T25:00Z",
        "2020-W02-7",
        "٢٠٢٠-٠١-١٢",
        "2020-01-12 ",
    ],
)
def test_dates_that_are_none(date):
    with pytest.raises(DateInvalid, match=r"news: .*2020-01-12T18:30:00"):
        read(b"The envoy arrived.", published=date)


def test_dates_of_pages_are_tidied_but_never_guessed():
    assert tidied("2020-01-12 18:30:00 +0100") == "2020-01-12T18:30:00+01:00"
    assert tidied("2020-01-12T18:30:00") == "2020-01-12"
    assert tidied("2020-13-12T18:30:00Z") is None
    assert tidied("01/12/2020") is None
    assert is_stamp("0001-01-01")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ARABIC, "ar"),
        ("The envoy reached Sirte and the ceasefire held.", "en"),
        (RUSSIAN, "ru"),
        (FRENCH, "fr"),
        ("ایران اعلام کرد که آتش‌بس را می‌پذیرد و گفتگو ادامه دارد.", "fa"),
        ("جنگ بندی کا اعلان کر دیا گیا ہے اور مذاکرات جاری ہیں۔", "ur"),
        ("ok 12.03 😀 https://example.org/the-envoy-reached-sirte", "und"),
        ("قال", "und"),
    ],
)
def test_the_language_is_told_or_left_open(text, lang):
    assert identify(text) == lang


def test_a_language_code_that_is_none_is_refused():
    with pytest.raises(InputInvalid, match="no language code"):
        read(b"The envoy arrived.", lang="arabic language")
