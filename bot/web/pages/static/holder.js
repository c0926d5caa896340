"use strict";
/* A teller's page: makes his key, which never leaves it, and later opens the box with it. */

const page = JSON.parse(document.getElementById("page").textContent);
const by = (name) => document.getElementById(name);
const show = (name, shown = true) => by(name).toggleAttribute("hidden", !shown);
const write = (name, words) => (by(name).textContent = words);

async function ask(path, body) {
  const more = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const answer = await fetch(page.path + path, more);
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.words);
  return said;
}

function trouble(fault) {
  write("trouble", /[一-龥]/.test(fault.message) ? fault.message : "没有做成，请再点一次。");
  show("trouble");
}

const tried = (deed) => async () => {
  show("trouble", false);
  try {
    await deed();
  } catch (fault) {
    trouble(fault);
  }
};

/* --- making a key ---------------------------------------------------------------------- */

let fresh = null;

async function make() {
  const pair = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const jwk = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const secret = Uint8Array.from(atob(jwk.d.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  fresh = { secret, lock: hex(await writeLock(pair.publicKey)) };
  write("code", writeCode(secret));
  show("make", false);
  show("keep");
}

async function save() {
  const passphrase = by("passphrase").value;
  if (passphrase.length < 8) throw new Error("口令至少8个字。");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([await writeFile(page.poll, fresh.secret, passphrase)], { type: "application/json" }));
  link.download = `监票钥匙-${page.poll}.json`;
  link.click();
}

async function hand_in() {
  const typed = by("check").value.toUpperCase().replace(/[\s-]/g, "");
  const last = writeCode(fresh.secret).replace(/ /g, "").slice(-4);
  if (typed !== last) throw new Error("最后四个字跟上面的不一样。抄好了再填。");
  await ask("/lock", { lock: fresh.lock });
  fresh = null;
  write("code", "");
  show("keep", false);
  show("kept");
}

/* --- opening the box ------------------------------------------------------------------- */

let opened = null;

async function unlock() {
  const box = await (await fetch(page.path + "/box.json")).json();
  const manifest = JSON.parse(box.manifest);
  const fingerprint = hex(await sha256(text(box.manifest)));
  const point = unhex(manifest.holders[page.place].lock);
  const file = by("file").files[0];
  const secret = file ? await readFile(await file.text(), by("phrase").value) : readCode(by("typed").value);
  const key = await keyOf(secret, point);
  write("standing", "正在打开……");
  const slips = box.slips.map(([target, slip]) => [target, unhex(slip)]);
  const shares = [];
  for (const [target, slip] of slips) {
    shares.push(await openShare(slip, page.place, key, point, fingerprint, target));
  }
  opened = { box, manifest, fingerprint, point, key, slips, shares };
  await hand_over();
  by("typed").value = "";
  write("standing", "你这一把已经打开。请另一位监票人也来开，这一页先别关。");
  show("open", false);
  show("waiting");
  await meet();
}

async function hand_over() {
  const sealed = {};
  for (let place = 0; place < HOLDERS; place += 1) {
    if (place === page.place) continue;
    const point = unhex(opened.manifest.holders[place].lock);
    const info = binding(opened.fingerprint, "shares", `${page.place}>${place}`);
    sealed[place] = hex(await sealTo(point, info, joined(...opened.shares)));
  }
  await ask("/shares", { sealed });
}

/* Looks every few seconds whether another teller is there; then both count. */
async function meet() {
  const desk = await ask("/desk");
  if (desk.standing === "counted") {
    location.reload();
    return;
  }
  if (!opened.told && Object.keys(desk.handed).length) await count(desk.handed);
  setTimeout(tried(meet), 3000);
}

async function count(handed) {
  const [giver, sealed] = Object.entries(handed)[0];
  const info = binding(opened.fingerprint, "shares", `${giver}>${page.place}`);
  const others = await openWith(opened.key, opened.point, info, unhex(sealed));
  const counts = {};
  for (let at = 0; at < opened.slips.length; at += 1) {
    const [target, slip] = opened.slips[at];
    const other = others.slice(at * SHARE_SIZE, (at + 1) * SHARE_SIZE);
    const key = joinShares([page.place, opened.shares[at]], [Number(giver), other]);
    const grade = opened.manifest.scale[await openSlip(slip, key, opened.fingerprint, target)] || "无效";
    counts[target] = counts[target] || {};
    counts[target][grade] = (counts[target][grade] || 0) + 1;
  }
  const said = await ask("/counts", { counts: tell(counts, opened.manifest.least) });
  opened.told = true;
  write("standing", said.words);
  if (said.standing === "counted") location.reload();
}

if (window.crypto && crypto.subtle && window.fetch) {
  show("cannot", false);
  show(page.stage);
  for (const [name, deed] of [["begin", make], ["save", save], ["send", hand_in], ["unlock", unlock]]) {
    if (by(name)) by(name).addEventListener("click", tried(deed));
  }
}
