// The button to speak with: hold it and let go, or tap it once to begin and once more to end.
// The second way is for hands that cannot hold a button, and for screen readers.

import { Recorder } from "./recorder.js";

const TAP = 500; // ms; a shorter press begins a recording that a second press ends
const LONGEST = 60000; // ms, as in WeCom
const WORDS = {
  idle: "按住说话",
  starting: "请稍等",
  held: "正在听，说完松开",
  open: "正在听，说完按一下",
  sending: "正在发出去",
};

export class SpeakButton {
  /** `done(blob)` gets each recording; `failed()` is called when there is no microphone. */
  constructor(button, done, failed) {
    this.button = button;
    this.label = button.querySelector(".speak-label");
    this.done = done;
    this.failed = failed;
    this.state = "idle";
    this.pressed = false;
    button.addEventListener("pointerdown", (event) => this.pointerDown(event));
    for (const name of ["pointerup", "pointercancel"]) button.addEventListener(name, () => this.up());
    button.addEventListener("contextmenu", (event) => event.preventDefault());
    button.addEventListener("keydown", (event) => this.key(event, () => event.repeat || this.down()));
    button.addEventListener("keyup", (event) => this.key(event, () => this.up()));
    button.addEventListener("click", (event) => this.click(event));
  }

  pointerDown(event) {
    if (event.button !== 0) return;
    this.button.setPointerCapture(event.pointerId);
    this.down();
  }

  key(event, act) {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    act();
  }

  /** A click that no pointer and no key made: a screen reader's. */
  click(event) {
    if (event.detail !== 0) return;
    this.down();
    this.up();
  }

  down() {
    if (this.state === "open") this.finish();
    else if (this.state === "idle") this.begin();
  }

  up() {
    if (!this.pressed) return;
    this.pressed = false;
    if (this.state !== "held") return; // the microphone is still being asked for: it opens when it is there
    if (performance.now() - this.downAt < TAP) this.show("open");
    else this.finish();
  }

  async begin() {
    this.pressed = true;
    this.downAt = performance.now();
    this.show("starting");
    const recorder = new Recorder();
    this.recorder = recorder;
    try {
      await recorder.start();
    } catch {
      this.drop();
      this.failed();
      return;
    }
    if (this.recorder !== recorder) {
      recorder.stop();
      return;
    }
    this.show(this.pressed ? "held" : "open");
    this.limit = setTimeout(() => this.finish(), LONGEST);
  }

  async finish() {
    if (this.state !== "held" && this.state !== "open") return;
    clearTimeout(this.limit);
    this.pressed = false;
    this.show("sending");
    const sound = await this.recorder.stop();
    await this.done(sound);
    this.show("idle");
  }

  /** Forgets what is being said. */
  drop() {
    const listening = this.state === "held" || this.state === "open";
    clearTimeout(this.limit);
    if (listening) this.recorder.stop();
    this.recorder = null;
    this.pressed = false;
    this.show("idle");
  }

  show(state) {
    this.state = state;
    this.label.textContent = WORDS[state];
    this.button.setAttribute("aria-label", WORDS[state]);
    this.button.classList.toggle("listening", state === "held" || state === "open");
  }
}
