// The part of a phone that shows a conversation, for persons and for groups.

import { drawEntry, drawMoment, make } from "./draw.js";

const SHOWN = 120;

export class Screen {
  /** `tap(entry, choice, column)` is called when a button of a card is tapped. */
  constructor(section, store, tap = () => {}) {
    this.section = section;
    this.talk = section.querySelector(".talk");
    this.hour = section.querySelector(".hour");
    this.store = store;
    this.tap = tap;
    this.place = "";
    this.following = true;
    this.talk.addEventListener("scroll", () => (this.following = this.nearEnd()));
    // When the part below grows or shrinks, the newest line stays in sight.
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.talk);
  }

  nearEnd() {
    return this.talk.scrollHeight - this.talk.scrollTop - this.talk.clientHeight < 120;
  }

  /** Shows another conversation, from its newest part. */
  open(place) {
    this.place = place;
    this.newest = null;
    this.talk.replaceChildren();
    this.add(this.store.talk(place).slice(-SHOWN));
    this.toEnd();
  }

  /** Takes in what is new anywhere, and shows what belongs here. */
  take(entries) {
    const here = entries.filter((entry) => entry.place === this.place);
    for (const entry of here) if (entry.sort === "marked") this.redraw(entry.target);
    const lines = here.filter((entry) => entry.sort !== "marked");
    this.add(lines);
    if (this.following || lines.some((entry) => entry.sort !== "said")) this.toEnd();
    return lines;
  }

  add(entries) {
    for (const entry of entries) {
      this.talk.append(...drawMoment(this.newest, entry), this.line(entry));
      this.newest = entry;
    }
  }

  line(entry) {
    return drawEntry(entry, this.store.marks.get(entry.number), this.tap);
  }

  redraw(number) {
    const old = this.talk.querySelector(`[data-number="${number}"]`);
    const entry = this.store.talk(this.place).find((each) => each.number === number);
    if (!old || !entry) return;
    const focused = old.contains(document.activeElement);
    old.replaceWith(this.line(entry));
    if (focused) this.talk.focus();
  }

  toEnd() {
    this.following = true;
    this.talk.scrollTop = this.talk.scrollHeight;
  }
}

/** Fills a drop-down, and leaves it alone when nothing changed: an open list would close. */
export function fill(select, options, chosen) {
  const wanted = JSON.stringify(options);
  if (select.dataset.filled !== wanted) {
    select.dataset.filled = wanted;
    select.replaceChildren(
      ...options.map(({ value, text }) => {
        const option = make("option", "", text);
        option.value = value;
        return option;
      }),
    );
  }
  select.value = chosen;
}
