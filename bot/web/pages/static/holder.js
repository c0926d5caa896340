"use strict";
/* A teller's page: makes his key, which never leaves it, and later opens the box with it. */

const page = JSON.parse(document.getElementById("page").textContent);
const by = (name) => document.getElementById(name);
const show = (name, shown = true) => by(name).toggleAttribute("hidden", !shown);
const write = (name, words) => (by(name).textContent = words);

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ROUNDS = 600000;

/* 32 bytes as 52 letters and digits in groups of four: what a teller writes down. */
function writeCode(secret) {
  let bits = Array.from(secret, (byte) => byte.toString(2).padStart(8, "0")).join("") + "0000";
  return bits.match(/.{5}/g).map((five) => LETTERS[parseInt(five, 2)]).join("").match(/.{4}/g).join(" ");
}

function readCode(code) {
  const letters = code.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const numbers = Array.from(letters, (letter) => LETTERS.indexOf(letter));
  if (numbers.length !== 52 || numbers.includes(-1)) throw new Error("钥匙是52个字母和数字，请再看一遍。");
  const bits = numbers.map((number) => number.toString(2).padStart(5, "0")).join("").slice(0, 256);
  return Uint8Array.from(bits.match(/.{8}/g), (eight) => parseInt(eight, 2));
}

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

/* The private key of these 32 bytes. Tried on something sealed to the lock: another key is noticed here. */
async function keyOf(secret, point) {
  const jwk = { kty: "EC", crv: "P-256", x: base64url(point.slice(1, 33)), y: base64url(point.slice(33)) };
  try {
    const key = await crypto.subtle.importKey("jwk", { ...jwk, d: base64url(secret) }, CURVE, false, ["deriveBits"]);
    await openWith(key, point, text("try"), await sealTo(point, text("try"), text("try")));
    return key;
  } catch {
    throw new Error("这把钥匙不是这次投票的，或者抄错了。");
  }
}

async function stretched(passphrase, salt, rounds, use) {
  const base = await crypto.subtle.importKey("raw", text(passphrase), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, [use]);
}

async function writeFile(secret, passphrase) {
  const salt = random(16);
  const nonce = random(12);
  const how = { name: "AES-GCM", iv: nonce, additionalData: text("jiannuo key") };
  const key = await stretched(passphrase, salt, ROUNDS, "encrypt");
  const sealed = new Uint8Array(await crypto.subtle.encrypt(how, key, secret));
  return JSON.stringify({ poll: page.poll, salt: hex(salt), rounds: ROUNDS, nonce: hex(nonce), sealed: hex(sealed) });
}

async function readFile(words, passphrase) {
  try {
    const row = JSON.parse(words);
    const how = { name: "AES-GCM", iv: unhex(row.nonce), additionalData: text("jiannuo key") };
    const key = await stretched(passphrase, unhex(row.salt), row.rounds, "decrypt");
    return new Uint8Array(await crypto.subtle.decrypt(how, key, unhex(row.sealed)));
  } catch {
    throw new Error("口令不对，或者不是钥匙文件。");
  }
}

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
  link.href = URL.createObjectURL(new Blob([await writeFile(fresh.secret, passphrase)], { type: "application/json" }));
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
