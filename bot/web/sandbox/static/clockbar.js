// The bar on top: what hour it is, and the buttons that turn the clock.

import { newKey, post } from "./net.js";

export class ClockBar {
  constructor() {
    this.full = document.getElementById("clock-full");
    this.short = document.getElementById("clock-short");
    this.news = document.getElementById("news");
    this.buttons = [document.getElementById("jump"), document.getElementById("day")];
    for (const button of this.buttons) button.addEventListener("click", () => this.step(button));
  }

  show(clock) {
    this.full.textContent = clock.full;
    this.short.textContent = clock.short;
    for (const hour of document.querySelectorAll(".hour")) hour.textContent = clock.hour;
  }

  tell(sentence, sort = "") {
    this.news.textContent = sentence;
    this.news.dataset.sort = sort;
  }

  async step(button) {
    if (this.busy) return;
    this.wait(true);
    this.tell("正在往前走……");
    // Kept until it was answered, so that pressing again after a failure does not go two steps.
    button.dataset.key ??= newKey();
    try {
      const { sentence } = await post(`/sandbox/${button.id}`, { key: button.dataset.key });
      delete button.dataset.key;
      this.tell(sentence);
    } catch (error) {
      this.tell(error.message, "trouble");
    }
    this.wait(false);
  }

  /** Not `disabled`: that would take the focus away from whoever uses the keyboard. */
  wait(busy) {
    this.busy = busy;
    for (const button of this.buttons) button.setAttribute("aria-disabled", String(busy));
  }
}
