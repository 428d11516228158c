"use strict";
(() => {
  const marks = [...document.querySelectorAll("[data-of]")];
  const cards = [...document.querySelectorAll("[data-record]")];
  const cardOf = new Map(cards.map((card) => [card.dataset.record, card]));
  const wordsOf = new Map(cards.map((card) => [card.dataset.record, []]));
  const sideBySide = window.matchMedia("(min-width: 56rem)");
  const lit = [];
  let focused = null;

  const idsOf = (mark) => mark.dataset.of.split(" ");

  for (const mark of marks) {
    const parts = mark.dataset.as.split(" ");
    idsOf(mark).forEach((id, at) => wordsOf.get(id)?.push([mark, parts[at]]));
  }

  const light = (element, name) => {
    element.classList.add(name);
    lit.push(element);
  };

  const clear = () => {
    for (const element of lit.splice(0)) {
      element.classList.remove("on", "here");
      delete element.dataset.on;
    }
  };

  const showWords = (card) => {
    light(card, "on");
    for (const [mark, part] of wordsOf.get(card.dataset.record)) {
      light(mark, "on");
      mark.dataset.on = part;
    }
  };

  const showCards = (mark) => {
    light(mark, "here");
    for (const id of idsOf(mark)) {
      const card = cardOf.get(id);
      if (card) light(card, "on");
    }
  };

  const show = (element) => {
    clear();
    if (element?.dataset.record) showWords(element);
    else if (element) showCards(element);
  };

  const target = (element) => element.closest?.("[data-record], [data-of]") ?? null;

  const anchor = (id) => {
    const place = document.getElementById("w-" + id);
    let mark = place?.nextElementSibling;
    while (mark && mark.tagName !== "MARK") mark = mark.nextElementSibling;
    return mark;
  };

  const reveal = (element) => {
    const other = element.dataset.record
      ? anchor(element.dataset.record)
      : cardOf.get(idsOf(element)[0]);
    if (sideBySide.matches) other?.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("mouseover", (event) => {
    show(target(event.target) ?? focused);
  });
  document.addEventListener("mouseleave", () => show(focused));
  document.addEventListener("focusin", (event) => {
    focused = target(event.target);
    show(focused);
    if (focused) reveal(focused);
  });
  document.addEventListener("focusout", () => {
    focused = null;
    show(null);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-record] a");
    if (link) {
      event.preventDefault();
      anchor(link.closest("[data-record]").dataset.record)?.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.dataset?.of) return;
    cardOf.get(idsOf(event.target)[0])?.querySelector("a")?.focus();
  });

  const chips = document.querySelector(".chips");
  chips.hidden = false;
  const applyFilter = (chip) => {
    const shown = chip.getAttribute("aria-pressed") === "true";
    const group = document.querySelector(`[data-group="${chip.dataset.filter}"]`);
    group.hidden = !shown;
    for (const mark of marks) {
      const seen = idsOf(mark).some((id) => !cardOf.get(id)?.parentElement.hidden);
      mark.classList.toggle("off", !seen);
      if (mark.hasAttribute("aria-describedby")) mark.tabIndex = seen ? 0 : -1;
    }
  };
  chips.addEventListener("click", (event) => {
    const chip = event.target.closest("button");
    if (!chip) return;
    const pressed = chip.getAttribute("aria-pressed") === "true";
    chip.setAttribute("aria-pressed", String(!pressed));
    applyFilter(chip);
  });
})();
