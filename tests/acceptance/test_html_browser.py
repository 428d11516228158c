"""The page in a real browser: what a reader sees when going through it by keyboard.

Chromium is driven over a pipe, so that no socket and no further package is needed.
"""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factories import make_claim, make_document, make_event, make_record, passage
from hudna.model.record import Record
from hudna.view.html import render

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
PATIENCE = 30

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="chromium is not installed: the page is not looked at"
)

FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-sync"
    " --disable-background-networking --disable-component-update"
    " --hide-scrollbars --window-size=1280,900 --remote-debugging-pipe"
).split()

ON_3_AND_4 = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
"""The browser listens on descriptor 3 and speaks on 4."""


class Page:
    """A page in a headless browser, spoken to in the DevTools protocol."""

    def __init__(self, profile: Path) -> None:
        hears, self._speak = os.pipe()
        self._listen, speaks = os.pipe()
        start = [sys.executable, "-c", ON_3_AND_4, str(hears), str(speaks)]
        self._process = subprocess.Popen(
            [*start, CHROMIUM, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(hears, speaks),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(hears)
        os.close(speaks)
        self._unread = b""
        self._count = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []

    def open(self, url: str) -> None:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Log", "Network", "Runtime"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=url)
        while not any(e["method"] == "Page.loadEventFired" for e in self.events):
            self._receive()

    def call(self, method: str, **params: Any) -> Any:
        self._count += 1
        message = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._speak, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != self._count:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def value(self, expression: str) -> Any:
        result = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True
        )
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def press(self, key: str, code: int) -> None:
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **text,
            )

    def tab_to(self, expression: str) -> None:
        """Press the tab key until the focus is where the expression is true."""
        for _ in range(200):
            self.press("Tab", 9)
            if self.value(f"!!(f => {expression})(document.activeElement)"):
                return
        pytest.fail(f"the tab key never leads to: {expression}")

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._speak)
        os.close(self._listen)

    def _receive(self) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._unread:
            ready, _, _ = select.select(
                [self._listen], [], [], until - time.monotonic()
            )
            assert ready, "the browser does not answer"
            chunk = os.read(self._listen, 1 << 16)
            assert chunk, "the browser has ended"
            self._unread += chunk
        message, _, self._unread = self._unread.partition(b"\0")
        received: dict[str, Any] = json.loads(message)
        if "method" in received:
            self.events.append(received)
        return received


def show(record: Record, folder: Path) -> Iterator[Page]:
    file = folder / "page.html"
    file.write_text(render(record), "utf-8")
    page = Page(folder / "profile")
    try:
        page.open(file.as_uri())
        yield page
    finally:
        page.close()


def crossing() -> Record:
    """A second event, whose words overlap with those of the first."""
    event = replace(make_event(), actors=(), date=None, content=None, conditions=())
    other = replace(
        make_claim(event),
        id="e2",
        trigger=passage("سرت"),
        cues=(),
        capacities={},
        attribution=(),
        evidence=(passage("هدنة في سرت أمس بشرط"),),
    )
    record = make_record()
    return replace(record, events=(*record.events, other))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    yield from show(crossing(), tmp_path_factory.mktemp("view"))


def lit_cards(page: Page) -> list[str]:
    return page.value(
        "[...document.querySelectorAll('[data-record].on')].map(c => c.dataset.record)"
    )


def hover(page: Page, selector: str) -> None:
    """Move the mouse to the middle of an element, until the browser has noticed."""
    element = f"document.querySelector('{selector}')"
    page.value(f"{element}.scrollIntoView({{behavior: 'instant', block: 'center'}})")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        box = page.value(
            "(b => [b.x + b.width / 2, b.y + b.height / 2])("
            f"{element}.getBoundingClientRect())"
        )
        page.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
        if page.value(f"{element}.matches(':hover')"):
            return
    pytest.fail(f"the mouse never stands on: {selector}")


LIT = """(() => {
  let text = "";
  for (const paragraph of document.querySelectorAll(".words p")) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const lit = walker.currentNode.parentElement.closest("mark.on");
      text += lit ? walker.currentNode.data : "_".repeat(walker.currentNode.length);
    }
  }
  return text;
})()"""
"""The article with every character that is not lit blotted out."""


def blotted(text: str, *lit: str) -> str:
    """The same, as the record would have it: only these words are left."""
    kept = ["_"] * len(text)
    for words in lit:
        span = passage(words, text).span
        kept[span.start : span.end] = words
    return "".join(kept)


def test_tabbing_to_an_event_lights_exactly_its_words(page: Page) -> None:
    text = make_document().text
    page.tab_to("f.closest('[data-record=e1]')")
    assert page.value(LIT) == blotted(
        text, "قال بيان", "حفتر قبل هدنة في سرت أمس", "بشرط الانسحاب"
    )
    assert lit_cards(page) == ["e1"]


def test_an_event_that_overlaps_another_keeps_its_own_words(page: Page) -> None:
    page.tab_to("f.closest('[data-record=e2]')")
    assert page.value(LIT) == blotted(make_document().text, "هدنة في سرت أمس بشرط")
    assert lit_cards(page) == ["e2"]


def test_tabbing_on_to_an_actor_leaves_only_the_actors_words(page: Page) -> None:
    page.tab_to("f.closest('[data-record=e1]')")
    page.tab_to("f.closest('[data-record=n1]')")
    assert page.value(LIT) == blotted(make_document().text, "حفتر")


def test_tabbing_to_a_word_lights_exactly_its_records(page: Page) -> None:
    """The name is that of an actor, who acts in the event and is who is who's."""
    page.tab_to("f.matches('mark') && f.textContent === 'حفتر'")
    assert lit_cards(page) == ["e1", "n1"]


def test_leaving_record_and_word_puts_all_lights_out(page: Page) -> None:
    page.tab_to("f.closest('[data-record=e1]')")
    page.value("document.activeElement.blur()")
    assert page.value("document.querySelectorAll('.on, .here').length") == 0


def test_hovering_lights_as_tabbing_does(page: Page) -> None:
    page.value("document.activeElement.blur()")
    hover(page, "#r-f1 blockquote")
    assert page.value(LIT) == blotted(make_document().text, "3 جنود")
    hover(page, ".words mark.r-figure")
    assert lit_cards(page) == ["f1"]
    hover(page, "h1")
    assert page.value("document.querySelectorAll('.on, .here').length") == 0


def test_enter_leads_from_the_record_to_its_words_and_back(page: Page) -> None:
    page.tab_to("f.closest('[data-record=e1]')")
    page.press("Enter", 13)
    assert page.value("document.activeElement.textContent") == "قبل"
    page.press("Enter", 13)
    assert page.value("document.activeElement.closest('article').id") == "r-e1"


def test_a_chip_hides_its_group_and_the_marks_of_no_other(page: Page) -> None:
    chip = "document.querySelector('[data-filter=figures]')"
    page.value(f"{chip}.click()")
    assert (
        page.value("getComputedStyle(document.querySelector('#r-f1')).height") == "auto"
    )
    assert page.value(
        "[...document.querySelectorAll('mark.off')].map(m => m.textContent)"
    ) == ["3 جنود"]
    page.value(f"{chip}.click()")
    assert page.value("document.querySelectorAll('mark.off').length") == 0


def test_every_word_that_is_lit_says_its_part_in_writing(page: Page) -> None:
    """Colour is not the only sign: the part is written at the words."""
    page.tab_to("f.closest('[data-record=e1]')")
    mark = "document.querySelector('mark[data-on=condition]')"
    label = page.value(f"getComputedStyle({mark}, '::before').content")
    assert label == '"condition"'


def test_the_article_runs_from_right_to_left(page: Page) -> None:
    assert (
        page.value("getComputedStyle(document.querySelector('.words p')).direction")
        == "rtl"
    )
    assert page.value("document.querySelector('.words').lang") == "ar"


def test_a_narrow_screen_stacks_and_does_not_scroll_sideways(page: Page) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": False}
    page.call("Emulation.setDeviceMetricsOverride", **size)
    try:
        below = "document.querySelector('#records').getBoundingClientRect().top"
        end = "document.querySelector('#article').getBoundingClientRect().bottom"
        assert page.value(f"{below} >= {end}")
        assert page.value("document.documentElement.scrollWidth") <= 360
    finally:
        page.call("Emulation.clearDeviceMetricsOverride")


def test_nothing_is_loaded_and_the_policy_is_kept(page: Page) -> None:
    asked = {
        e["params"]["request"]["url"].split(":")[0]
        for e in page.events
        if e["method"] == "Network.requestWillBeSent"
    }
    assert asked == {"file"}
    assert not [e for e in page.events if e["method"] == "Log.entryAdded"]


def test_markup_and_script_in_an_article_stay_words(tmp_path: Path) -> None:
    hostile = (
        "<img src=x onerror=alert(1)></mark><script>alert(1)</script> & \u202eevil"
    )
    record = make_record()
    record = replace(
        record,
        document=replace(record.document, text=f"{hostile} {record.document.text}"),
        entities=(replace(record.entities[0], name=hostile, local_name=hostile),),
        events=(),
        quotes=(),
        figures=(),
    )
    for page in show(record, tmp_path):
        assert page.value("document.images.length") == 0
        assert page.value("document.scripts.length") == 1
        said = page.value("document.querySelector('.words').textContent")
        assert "<script>alert(1)</script> & ‹RLO›evil" in said
        assert not [
            e for e in page.events if e["method"] == "Page.javascriptDialogOpening"
        ]
