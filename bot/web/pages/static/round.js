"use strict";
/* A helper's round of visits: entries are kept on this phone while there is no network, handed in when there
   is, and taken off the phone as soon as the server has them. Handed in twice, an entry is still one. */

const page = JSON.parse(document.getElementById("page").textContent);
const by = (name) => document.getElementById(name);
const show = (name, shown = true) => by(name).toggleAttribute("hidden", !shown);
const SHELF = `round:${page.person}`;
const AGAIN_MS = 20000;

const waiting = () => JSON.parse(localStorage.getItem(SHELF) || "[]");

function keep(entries) {
  if (entries.length) localStorage.setItem(SHELF, JSON.stringify(entries));
  else localStorage.removeItem(SHELF);
  draw();
}

const change = (id, found) => keep(waiting().map((one) => (one.id === id ? { ...one, ...found } : one)));
const drop = (id) => keep(waiting().filter((one) => one.id !== id));

function draw() {
  const entries = waiting();
  show("shelf", entries.length > 0);
  by("count").textContent = `还在这部手机里的：${entries.length}条`;
  by("entries").replaceChildren(...entries.map(card));
}

function card(one) {
  const item = document.createElement("li");
  const head = document.createElement("p");
  head.textContent = `${one.who} · ${one.kind}${one.voice === "家属" ? "（家属说的）" : ""}`;
  const words = document.createElement("p");
  words.textContent = one.words;
  item.append(head, words);
  if (one.fault) {
    const fault = document.createElement("p");
    fault.className = "missing";
    fault.textContent = `▲ 没收下：${one.fault}`;
    item.append(fault);
  }
  item.append(button("改一改", () => edit(one)), button("不要了", () => drop(one.id)));
  return item;
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button plain";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function edit(one) {
  for (const field of by("form").elements) if (field.name && field.name in one) field.value = one[field.name];
  drop(one.id);
  by("form").scrollIntoView();
}

function add(event) {
  event.preventDefault();
  const one = Object.fromEntries(new FormData(by("form")));
  one.who = one.who || one.other.trim();
  delete one.other;
  const own = one.voice === "家属" && page.own.includes(one.kind);
  const trouble = !one.who ? "还没选是谁说的。" : !one.words.trim() ? "还没写他说了什么。" : own ? page.not_family : "";
  say(trouble || "先存在这部手机里了。");
  if (trouble) return;
  keep([...waiting(), { ...one, id: crypto.randomUUID() }]);
  for (const name of ["words", "other"]) by("form").elements[name].value = "";
  handIn();
}

const say = (words) => (by("said").textContent = words);

let busy = false;

async function handIn() {
  if (busy || !waiting().some((one) => !one.fault)) return;
  busy = true;
  try {
    for (const one of waiting().filter((each) => !each.fault)) await send(one);
    if (!waiting().length) say("都交上去了，手机里的已经删掉。");
  } catch {
    say("现在没有网，先存在这部手机里。有网了自己会交。");
  } finally {
    busy = false;
  }
}

async function send(one) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${page.path}/entries`, { method: "POST", headers, body: JSON.stringify(one) });
  if (answer.status === 404) {
    say("这个链接过期了。请回到聊天里说“上门记”，打开新的链接，存着的会接着交。");
    return;
  }
  const told = await answer.json();
  if (told.kept) drop(one.id);
  else change(one.id, { fault: told.words });
}

/* The page itself is kept too, so that it opens without network. */
async function keepPage() {
  try {
    await navigator.serviceWorker.register("/round/worker.js", { scope: "/round/" });
    await navigator.serviceWorker.ready;
    const cache = await caches.open("round");
    const kept = [page.path, document.querySelector("link[rel=stylesheet]").href];
    await cache.addAll(kept);
    const wanted = kept.map((path) => new URL(path, location.href).href);
    for (const old of await cache.keys()) if (!wanted.includes(old.url)) await cache.delete(old);
    by("offline").textContent = "这一页存好了，没有网也打得开。";
  } catch {
    if (navigator.onLine) by("offline").textContent = "这部手机存不下这一页。没有网的时候，别关它。";
  }
}

async function forget() {
  if (waiting().length) return say("还有没交的。先交上去，或者点“不要了”。");
  await stored; // what is being put away just now would come back
  await caches.delete("round");
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  say("这部手机里的都清掉了。这一页可以关了。");
}

show("cannot", false);
show("work");
by("form").addEventListener("submit", add);
by("forget").addEventListener("click", forget);
window.addEventListener("online", handIn);
setInterval(handIn, AGAIN_MS);
draw();
const stored = keepPage();
handIn();
