"use strict";
/* HPKE base mode (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. Only what the browser
   brings along (WebCrypto). tests/ballots/test_browser.py holds it against the RFC's own example. */

const text = (words) => new TextEncoder().encode(words);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (digits) => Uint8Array.from(digits.match(/../g) || [], (pair) => parseInt(pair, 16));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const random = (size) => crypto.getRandomValues(new Uint8Array(size));

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function hmac(key, bytes) {
  const made = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", made, bytes));
}

const KEM_ID = joined(text("KEM"), unhex("0010"));
const HPKE_ID = joined(text("HPKE"), unhex("001000010001"));

const extract = (suite, salt, label, bytes) =>
  hmac(salt.length ? salt : new Uint8Array(32), joined(text("HPKE-v1"), suite, text(label), bytes));

/* All that is ever asked for fits into one block of SHA-256. */
async function expand(suite, secret, label, info, size) {
  const asked = joined(unhex(size.toString(16).padStart(4, "0")), text("HPKE-v1"), suite, text(label), info);
  return (await hmac(secret, joined(asked, unhex("01")))).slice(0, size);
}

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const readLock = (point) => crypto.subtle.importKey("raw", point, CURVE, true, []);
const writeLock = async (lock) => new Uint8Array(await crypto.subtle.exportKey("raw", lock));

async function contextOf(key, lock, enc, ownPoint, info) {
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: lock }, key, 256));
  const none = new Uint8Array(0);
  const prk = await extract(KEM_ID, none, "eae_prk", shared);
  const secret = await expand(KEM_ID, prk, "shared_secret", joined(enc, ownPoint), 32);
  const psk = await extract(HPKE_ID, none, "psk_id_hash", none);
  const context = joined(unhex("00"), psk, await extract(HPKE_ID, none, "info_hash", info));
  const main = await extract(HPKE_ID, secret, "secret", none);
  const raw = await expand(HPKE_ID, main, "key", context, 16);
  const aead = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return [aead, await expand(HPKE_ID, main, "base_nonce", context, 12)];
}

/* Seal for the holder of a lock. `pair` is a fresh pair of keys; only a test gives its own. */
async function sealTo(point, info, plain, aad = new Uint8Array(0), pair = null) {
  const own = pair || (await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]));
  const enc = await writeLock(own.publicKey);
  const [key, iv] = await contextOf(own.privateKey, await readLock(point), enc, point, info);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: aad }, key, plain);
  return joined(enc, new Uint8Array(sealed));
}

/* Open what was sealed for `point`, whose private half is `key`. Fails when anybody touched it. */
async function openWith(key, point, info, sealed, aad = new Uint8Array(0)) {
  const enc = sealed.slice(0, 65);
  const [aead, iv] = await contextOf(key, await readLock(enc), enc, point, info);
  const rest = sealed.slice(65);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: aad }, aead, rest));
}
