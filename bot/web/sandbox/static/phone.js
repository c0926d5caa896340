// One person's phone, and the group's.

import { Composer } from "./composer.js";
import { newKey, post } from "./net.js";
import { Screen, fill } from "./screen.js";
import { keep, recall } from "./store.js";

const SETTLING = 1500; // ms in which a second tap on the same card is the same tap

export class Phone {
  constructor(section, store, hints) {
    this.slot = section.dataset.slot;
    this.section = section;
    this.store = store;
    this.select = section.querySelector("select");
    this.speaker = section.querySelector(".speaker");
    this.screen = new Screen(section, store, (...tapped) => this.tap(...tapped));
    this.composer = new Composer(section, hints, () => this.person?.address ?? "");
    this.select.addEventListener("change", () => {
      keep(`holder.${this.slot}`, this.select.value);
      this.give(this.store.people.find((person) => person.address === this.select.value));
    });
  }

  get place() {
    return this.person ? `person:${this.person.address}` : "";
  }

  /** Follows the roster: keeps the holder, or finds the one this phone is meant for. */
  people(people) {
    const wanted = this.person?.address ?? recall(`holder.${this.slot}`);
    const holder =
      people.find((person) => person.address === wanted) ??
      people.find((person) => person.kind === this.slot) ??
      people[0];
    const before = this.person;
    if (holder && (holder.address !== before?.address || holder.kind !== before?.kind)) this.give(holder);
    this.person = holder;
  }

  give(person) {
    this.person = person;
    this.section.dataset.kind = person.kind;
    this.speaker.textContent = person.name;
    this.screen.open(this.place);
    this.composer.dress(person.kind, this.store.talk(this.place).length === 0);
  }

  take(entries) {
    const lines = this.screen.take(entries);
    if (lines.length) this.composer.showHints(false);
  }

  options() {
    fill(
      this.select,
      this.store.people.map((person) => ({
        value: person.address,
        text: `${person.name}（${person.role_label}）${this.news(person)}`,
      })),
      this.person?.address ?? "",
    );
  }

  news(person) {
    const unread = this.store.unread(`person:${person.address}`);
    return unread && person.address !== this.person?.address ? ` · ${unread}条新` : "";
  }

  async tap(entry, choice, column) {
    if (column.dataset.tapped) return;
    column.dataset.tapped = choice.label;
    column.setAttribute("aria-busy", "true");
    // Kept on the card until it was taken: after a failure the same choice goes out under the same key.
    const kept = `key${entry.message.choices.indexOf(choice)}`;
    const key = (column.dataset[kept] ??= newKey());
    try {
      await post("/sandbox/say", { address: this.person.address, key, token: choice.token, message: entry.number });
      this.composer.complain("");
      delete column.dataset[kept];
      setTimeout(() => release(column), SETTLING);
    } catch (error) {
      this.composer.complain(error.message);
      release(column);
    }
  }
}

function release(column) {
  delete column.dataset.tapped;
  column.removeAttribute("aria-busy");
}

/** The group chat: it is only read. */
export class Group {
  constructor(section, store) {
    this.slot = section.dataset.slot;
    this.store = store;
    this.select = section.querySelector("select");
    this.screen = new Screen(section, store);
    this.place = "";
    this.select.addEventListener("change", () => this.open(this.select.value));
  }

  people() {}

  open(place) {
    this.place = place;
    this.screen.open(place);
  }

  take(entries) {
    const [first] = this.store.groups();
    if (!this.place && first) this.open(first);
    else this.screen.take(entries);
  }

  options() {
    const groups = this.store.groups();
    const name = (place) => (groups.length > 1 ? place.slice("group:".length) : "支部工作群");
    const options = groups.map((place) => ({ value: place, text: name(place) }));
    fill(this.select, options.length ? options : [{ value: "", text: "支部工作群" }], this.place);
    this.select.disabled = groups.length < 2;
  }
}
