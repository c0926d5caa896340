// The lower part of a person's phone: speak, write, try a phrase.

import { make } from "./draw.js";
import { newKey, post } from "./net.js";
import { blankRecording } from "./recorder.js";
import { SpeakButton } from "./speak.js";

const CHECK = "录好了。可以先听一遍，也可以写上转写。";
const NO_MICROPHONE = "这里用不了麦克风。可以写上要说的话，配一段空白录音发出去。";

export class Composer {
  /** `address()` names who holds the phone; `hints` are phrases by kind of person. */
  constructor(section, hints, address) {
    this.hints = hints;
    this.address = address;
    const find = (selector) => section.querySelector(selector);
    this.form = find(".composer");
    this.words = find(".words");
    this.trouble = find(".trouble");
    this.panel = find(".hints");
    this.tryButton = find(".try");
    this.review = find(".review");
    this.player = find(".review audio");
    this.transcript = find(".review textarea");
    this.byReview = find(".by-review");
    this.byTyping = find(".by-typing");
    this.busy = false;
    this.key = newKey();
    this.speak = new SpeakButton(find(".speak"), (sound) => this.recorded(sound), () => this.noMicrophone());
    this.listen(find);
  }

  listen(find) {
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.words.addEventListener("input", () => (this.key = newKey()));
    this.words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.form.requestSubmit();
    });
    this.tryButton.addEventListener("click", () => this.showHints(this.panel.hidden));
    find(".enter").addEventListener("click", () => this.enter());
    find(".review-send").addEventListener("click", () => this.sendReviewed());
    find(".review-drop").addEventListener("click", () => this.closeReview());
    this.byReview.addEventListener("click", () => toggle(this.byReview));
    this.byTyping.addEventListener("click", () => {
      this.type(!this.typing);
      if (this.typing) this.words.focus();
    });
  }

  /** Makes the phone one for this kind of person. */
  dress(kind, empty) {
    this.kind = kind;
    const list = this.panel.querySelector("ul");
    list.replaceChildren(...(this.hints[kind] ?? []).map((phrase) => this.hint(phrase)));
    this.speak.drop();
    this.closeReview();
    this.complain("");
    this.words.value = "";
    this.key = newKey();
    if (isOn(this.byReview)) toggle(this.byReview);
    this.type(false);
    this.showHints(empty);
  }

  hint(phrase) {
    const button = make("button", "", phrase);
    button.type = "button";
    button.addEventListener("click", () => {
      this.type(true);
      this.words.value = phrase;
      this.key = newKey();
      this.showHints(false);
      this.words.focus();
    });
    const item = make("li");
    item.append(button);
    return item;
  }

  /** On an elder's phone either the button to speak with is shown or the field to write in. */
  type(typing) {
    this.typing = typing;
    this.form.classList.toggle("typing", typing);
    this.byTyping.textContent = typing ? "改用说话" : "改用打字";
  }

  showHints(shown) {
    this.panel.hidden = !shown;
    this.tryButton.setAttribute("aria-expanded", String(shown));
  }

  async submit(event) {
    event.preventDefault();
    const text = this.words.value.trim();
    if (!text) return;
    // The key stays the same until the text was taken or changed, so that sending again is harmless.
    await this.send("/sandbox/say", { address: this.address(), key: this.key, text }, () => {
      this.words.value = "";
      this.key = newKey();
    });
  }

  async enter() {
    await this.send("/sandbox/say", { address: this.address(), key: newKey(), enter: true });
  }

  async recorded(sound) {
    this.sound = sound;
    this.soundKey = newKey();
    if (this.kind !== "elder" || isOn(this.byReview)) this.openReview(CHECK);
    else await this.sendSound("");
  }

  noMicrophone() {
    this.sound = blankRecording();
    this.soundKey = newKey();
    this.openReview(NO_MICROPHONE);
  }

  openReview(lead) {
    this.review.querySelector(".review-lead").textContent = lead;
    this.player.src = URL.createObjectURL(this.sound);
    this.transcript.value = "";
    this.review.hidden = false;
    this.showHints(false);
    this.transcript.focus();
  }

  closeReview() {
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    this.player.removeAttribute("src");
    const focused = this.review.contains(document.activeElement);
    this.review.hidden = true;
    if (focused) this.speak.button.focus();
  }

  async sendReviewed() {
    await this.sendSound(this.transcript.value.trim());
  }

  async sendSound(transcript) {
    const form = new FormData();
    form.set("address", this.address());
    form.set("key", this.soundKey);
    form.set("transcript", transcript);
    form.set("audio", this.sound, "voice");
    const sent = await this.send("/sandbox/voice", form, () => this.closeReview());
    // A recording must not be lost: it waits in the panel until it could be sent.
    if (!sent && this.review.hidden) this.openReview(CHECK);
  }

  /** Sends one thing at a time; gives whether it arrived. */
  async send(path, body, then = () => {}) {
    if (this.busy) return false;
    this.busy = true;
    try {
      await post(path, body);
      this.complain("");
      this.showHints(false);
      then();
      return true;
    } catch (error) {
      this.complain(error.message);
      return false;
    } finally {
      this.busy = false;
    }
  }

  complain(sentence) {
    this.trouble.textContent = sentence;
    this.trouble.hidden = !sentence;
  }
}

function isOn(button) {
  return button.getAttribute("aria-pressed") === "true";
}

function toggle(button) {
  button.setAttribute("aria-pressed", String(!isOn(button)));
  return isOn(button);
}
