"""Bytes to text: byte order mark, declared and plausible encodings, honest refusals."""

import codecs
import re
from collections.abc import Callable, Iterator

from hudna.errors import InputBinary, InputEmpty, InputInvalid

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer marks stand before those they begin with."""
KNOWN_FILES = (
    (b"%PDF-", "a PDF; take its text out first: pdftotext FILE"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save it as plain text"),
    (b"\x1f\x8b", "compressed; unpack it first: gunzip FILE"),
    (b"{\\rtf", "rich text; save it as plain text"),
)
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)
         \s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""",
    re.VERBOSE | re.IGNORECASE,
)
HEAD = 4096
"""Bytes in which a page says how it is encoded."""
TEXT_ENCODING = re.compile(
    r"(windows|cp|iso|latin|utf|koi8|mac|gb|big5|euc|shift|ascii|us-ascii|x-mac)"
    r"[\w.:-]*",
    re.IGNORECASE,
)
# what browsers take these names for
MEANT = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "ascii": "utf-8"}
NEVER_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
FAULTS_A_THOUSAND = 5
"""Control characters per thousand bytes that a damaged text may have."""
PLAUSIBLE = 0.9
"""Share of the characters beyond ASCII that must make sense in an encoding."""
SIGNS = frozenset("¿¡½¼¾ªº£¥«»“”‘’„…–—•°€©®№ʼ·§\xa0\xad\u200c\u200d\u200e\u200f،؛؟")
ARABIC_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3،؛؟]{2,}|\bو\b")
CYRILLIC_WORD = re.compile(
    r"\b[А-ЯЁЄІЇҐЎЈЉЊЋЂЏа-яёєіїґўјљњћђџ][а-яёєіїґўјљњћђџ]*\b|\b[А-ЯЁЄІЇҐ]+\b"
)
LATIN_LETTER = re.compile(
    r"(?<=[A-Za-z])[À-ÿŒœŠšŽžŸ]{1,2}|[À-ÿŒœŠšŽžŸ]{1,2}(?=[A-Za-z])|\b[àáéèêíìóòôúùåäöæøÀÁÉ]\b"
)
COMMON_ARABIC, COMMON_CYRILLIC = frozenset("اليمنورتهةعبد"), frozenset("оеаинтсрвлк")
COMMON_SHARE = 0.4
"""Share of a script's commonest letters in any text of some length."""
FEWEST = 4
"""Fewest of them that tell a script."""


def decode(content: bytes, name: str, media_type: str | None = None) -> str:
    """The text of some bytes, a byte order mark left out.

    Raises InputEmpty, InputBinary, or InputInvalid where no encoding makes sense of
    the bytes; ``name`` says in the message which input that is.
    """
    if not content.strip():
        raise InputEmpty(f"{name}: is empty. Give a file with the text of an article.")
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, name)
    wide = _wide_encoding(content)
    if wide:
        return _strictly(content, wide, name)
    _refuse_binary(content, name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _otherwise(content, name, _declared(content, media_type), error)


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding, error.start) from error
    if "\0" in text:
        raise InputBinary(f"{name}: is not text. Give the text of an article.")
    return text


def _undecodable(name: str, encoding: str, at: int) -> InputInvalid:
    return InputInvalid(
        f"{name}: cannot be decoded ({encoding} breaks at byte {at}). "
        "Convert it to UTF-8: iconv -f ENCODING -t UTF-8 FILE."
    )


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: zero or Arabic page bytes on one side only."""
    sample = content[:HEAD]
    if b"\0" not in sample or len(content) % 2:
        return None
    even, odd = sample[::2], sample[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        pages = sum(byte in {0x00, 0x04, 0x06, 0x20} for byte in high)
        if pages > PLAUSIBLE * len(high) and low.count(0) < 0.01 * len(low):
            return encoding
    return None


def _refuse_binary(content: bytes, name: str) -> None:
    for magic, advice in KNOWN_FILES:
        if content.startswith(magic):
            raise InputBinary(f"{name}: is {advice}.")
    faults = len(NEVER_TEXT.findall(content))
    if b"\0" in content or faults * 1000 > FAULTS_A_THOUSAND * len(content):
        raise InputBinary(f"{name}: is not text. Give plain text, HTML or JSON.")


def _declared(content: bytes, media_type: str | None) -> str | None:
    """The encoding that the page or its sender names, if it is one."""
    told = re.search(r"charset=[\"']?([\w.:-]+)", media_type or "")
    found = DECLARED.search(content[:HEAD])
    name = told[1] if told else found[1].decode("ascii") if found else ""
    name = MEANT.get(name.lower(), name)
    if not TEXT_ENCODING.fullmatch(name):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _otherwise(
    content: bytes, name: str, declared: str | None, error: UnicodeDecodeError
) -> str:
    """What the bytes say if they are not UTF-8."""
    if declared not in {None, "utf-8"}:
        try:
            return content.decode(declared or "")
        except (UnicodeDecodeError, LookupError):
            pass  # pages declare what they are not; the bytes decide
    if _was_utf8(content):
        raise _undecodable(name, "UTF-8", error.start)
    ranked = sorted(_plausible(content), key=lambda each: -each[0])
    if not ranked or ranked[0][0] < PLAUSIBLE:
        raise _undecodable(name, "UTF-8", error.start)
    return ranked[0][1]


def _was_utf8(content: bytes) -> bool:
    """Whether most of what is beyond ASCII is whole characters of UTF-8."""
    whole = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]{1,3}", content))
    beyond = len(re.findall(rb"[\x80-\xff]", content))
    return whole * 3 > beyond


def _plausible(content: bytes) -> Iterator[tuple[float, str]]:
    """Each legacy encoding's text and how much of it makes sense."""
    for encoding, sense in LEGACY:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        beyond = sum(char > "\x7f" for char in text)
        yield sense(text) / beyond, text


def _signs(text: str) -> int:
    return sum(char in SIGNS for char in text)


def _in_words(
    pattern: re.Pattern[str], common: frozenset[str] = frozenset()
) -> Callable[[str], int]:
    """How many characters stand in words of a script; none without its letters."""

    def count(text: str) -> int:
        words = "".join(match.group() for match in pattern.finditer(text)).lower()
        letters = sum(char not in SIGNS for char in words)
        usual = sum(char in common for char in words)
        likely = not common or usual >= max(FEWEST, COMMON_SHARE * letters)
        return letters * likely + _signs(text)

    return count


LEGACY = (
    ("windows-1252", _in_words(LATIN_LETTER)),
    ("windows-1256", _in_words(ARABIC_WORD, COMMON_ARABIC)),
    ("windows-1251", _in_words(CYRILLIC_WORD, COMMON_CYRILLIC)),
)
"""Encodings of older pages; of equals the first is taken."""
