// Puts the page together: one store, six phones, the clock bar, the tabs of a narrow screen.

import { ClockBar } from "./clockbar.js";
import { listen, useToken } from "./net.js";
import { Group, Phone } from "./phone.js";
import { Store, keep, recall } from "./store.js";

const store = new Store();
const start = JSON.parse(document.getElementById("start").textContent);
const bar = new ClockBar();
const phones = [...document.querySelectorAll(".slot")].map((section) =>
  section.dataset.slot === "group" ? new Group(section, store) : new Phone(section, store, start.hints),
);
const tabs = [...document.querySelectorAll(".tabs button")];
const narrow = matchMedia("(max-width: 719px)");
const lost = "和服务器的连接断了，正在重新连……";

function activate(slot) {
  keep("tab", slot);
  for (const tab of tabs) {
    const active = tab.dataset.slot === slot;
    if (active) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  for (const section of document.querySelectorAll(".slot")) {
    section.classList.toggle("active", section.dataset.slot === slot);
  }
  const phone = phones.find((each) => each.slot === slot);
  phone.screen.toEnd();
  refresh();
}

function onScreen(phone) {
  return !narrow.matches || document.getElementById(`slot-${phone.slot}`).classList.contains("active");
}

/** Counts again what has not been seen. */
function refresh() {
  for (const phone of phones) if (phone.place && onScreen(phone)) store.look(phone.place);
  for (const phone of phones) {
    phone.options();
    const badge = tabs.find((tab) => tab.dataset.slot === phone.slot).querySelector(".badge");
    const unread = store.unread(phone.place);
    badge.hidden = !unread;
    badge.textContent = unread > 99 ? "99+" : unread;
    badge.setAttribute("aria-label", `${unread}条没看`);
  }
}

function scene({ clock, people }) {
  store.people = people;
  bar.show(clock);
  for (const phone of phones) phone.people(people);
}

function hear(name, value) {
  if (name === "hello") {
    useToken(value.token);
    if (!store.begin(value.journal)) location.reload();
  }
  if (name === "entries") {
    const fresh = store.take(value);
    for (const phone of phones) phone.take(fresh);
    if (store.step && !bar.busy) bar.tell(store.step);
  } else {
    scene(value);
  }
  refresh();
}

function line(connected) {
  if (!connected) bar.tell(lost, "trouble");
  else if (bar.news.textContent === lost) bar.tell(store.step);
}

useToken(start.token);
scene(start);
for (const tab of tabs) tab.addEventListener("click", () => activate(tab.dataset.slot));
for (const phone of phones) phone.select.addEventListener("change", refresh);
narrow.addEventListener("change", refresh);
const remembered = recall("tab");
activate(tabs.some((tab) => tab.dataset.slot === remembered) ? remembered : tabs[0].dataset.slot);
listen(() => store.last, hear, line);
