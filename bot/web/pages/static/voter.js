"use strict";
/* The voter's page: everybody is ticked, the slips are sealed here, and only sealed slips leave the phone.
   After the close it compares what it remembers of them with the box list. */

const page = JSON.parse(document.getElementById("page").textContent);
const show = (name, shown = true) => document.getElementById(name).toggleAttribute("hidden", !shown);
const write = (name, words) => (document.getElementById(name).textContent = words);
const memory = `jiannuo ballot ${page.memory}`;

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(memory) || "[]");
  } catch {
    return [];
  }
}

function remember(fingerprints) {
  try {
    localStorage.setItem(memory, JSON.stringify(fingerprints));
  } catch {
    /* A phone that keeps nothing cannot compare later; the vote counts all the same. */
  }
}

const chosen = (target) => document.querySelector(`input[name="p${target}"]:checked`);

/* Marks whom is still missing, and goes to the first of them. The public may leave people out, not all. */
function missing() {
  if (page.blank && page.targets.some(chosen)) return false;
  const left = page.targets.filter((target) => !chosen(target));
  for (const target of page.blank ? [] : page.targets) {
    const card = document.getElementById(`c${target}`);
    card.classList.toggle("warning", left.includes(target));
    card.querySelector(".missing").toggleAttribute("hidden", !left.includes(target));
  }
  const nobody = "一项都还没有选。选几项再交。";
  write("left", page.blank ? nobody : left.length ? `还差${left.length}位没有选，已经选好的都还在。` : "");
  show("left", left.length > 0);
  if (left.length) document.getElementById(page.blank ? "left" : `c${left[0]}`).scrollIntoView();
  return left.length > 0;
}

async function seal() {
  const manifest = JSON.parse(page.manifest);
  const fingerprint = hex(await sha256(text(page.manifest)));
  const locks = manifest.holders.map((holder) => unhex(holder.lock));
  const grades = {};
  for (const target of page.targets) {
    grades[target] = chosen(target) ? chosen(target).value : page.blank;
  }
  if (page.flag) grades[FLAG] = flagOf(Object.values(grades));
  const slips = {};
  for (const [target, grade] of Object.entries(grades)) {
    slips[target] = hex(await sealSlip(fingerprint, locks, target, manifest.scale.indexOf(grade)));
  }
  return slips;
}

async function hand_in() {
  if (missing()) return;
  const button = document.getElementById("send");
  button.disabled = true;
  write("trouble", "正在封票……");
  show("trouble");
  try {
    const slips = await seal();
    const body = JSON.stringify({ slips });
    const answer = await fetch(page.cast, { method: "POST", body, headers: { "Content-Type": "application/json" } });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.words);
    remember(await Promise.all(Object.values(slips).map(async (slip) => hex(await sha256(unhex(slip))))));
    for (const input of document.querySelectorAll("input:checked")) input.checked = false;
    show("paper", false);
    show("done");
    document.getElementById("done").scrollIntoView();
  } catch (fault) {
    write("trouble", fault.message && /[一-龥]/.test(fault.message) ? fault.message : "没有交成，你选的都还在。请再点一次。");
    button.disabled = false;
  }
}

async function compare() {
  const mine = remembered();
  if (!mine.length) {
    show("no-memory");
    return;
  }
  const listed = await (await fetch(page.list)).json();
  const found = mine.filter((one) => listed.fingerprints.includes(one));
  const same = hex(await sha256(text(listed.fingerprints.join("\n")))) === listed.checksum;
  write("receipt", found.length === mine.length && same
    ? `✔ 你的${mine.length}张票都在箱子里。`
    : `▲ 你的${mine.length}张票，箱子里只找到${same ? found.length : 0}张。请告诉监票人或者上级。`);
  show("receipt");
  write("prints", found.map((one) => one.slice(0, 8)).join(" "));
  show("prints-box", found.length > 0);
}

if (window.crypto && crypto.subtle && window.fetch) {
  show("cannot", false);
  if (page.open) {
    show("paper");
    document.getElementById("send").addEventListener("click", hand_in);
  } else {
    compare();
  }
}
