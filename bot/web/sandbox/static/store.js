// Everything the page knows, and what of it has been seen.

const KEPT_PER_PLACE = 300;

export class Store {
  constructor() {
    this.journal = "";
    this.last = 0;
    this.people = [];
    this.places = new Map(); // place -> entries
    this.marks = new Map(); // number of a card -> label that was chosen
    this.step = ""; // what happened at the last step of the clock
    this.seen = {}; // place -> number of the newest entry that was on screen
  }

  /** Takes the journal's name; false when this page shows another one. */
  begin(journal) {
    if (this.journal && this.journal !== journal) return false;
    this.journal = journal;
    this.seen = recall(`seen.${journal}`) ?? {};
    return true;
  }

  /** Takes in entries and gives back those that were new. */
  take(entries) {
    const fresh = entries.filter((entry) => entry.number > this.last);
    for (const entry of fresh) {
      this.last = entry.number;
      if (entry.sort === "stepped") this.step = entry.text;
      else if (entry.sort === "marked") this.marks.set(entry.target, entry.text);
      else this.put(entry);
    }
    return fresh;
  }

  put(entry) {
    const entries = this.talk(entry.place);
    entries.push(entry);
    if (entries.length > KEPT_PER_PLACE) entries.shift();
    this.places.set(entry.place, entries);
  }

  talk(place) {
    return this.places.get(place) ?? [];
  }

  groups() {
    return [...this.places.keys()].filter((place) => place.startsWith("group:"));
  }

  unread(place) {
    const seen = this.seen[place] ?? 0;
    return this.talk(place).filter((entry) => entry.sort === "said" && entry.number > seen).length;
  }

  look(place) {
    const newest = this.talk(place).at(-1)?.number ?? 0;
    if ((this.seen[place] ?? 0) >= newest) return;
    this.seen[place] = newest;
    keep(`seen.${this.journal}`, this.seen);
  }
}

/** What this browser remembers; nothing when it does not let us. */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`sandbox.${name}`));
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`sandbox.${name}`, JSON.stringify(value));
  } catch {
    // A private window may refuse; then only the memory of this page is lost.
  }
}
