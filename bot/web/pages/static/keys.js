"use strict";
/* A teller's key: 52 letters and digits on paper, or a file under a passphrase. */

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

async function writeFile(poll, secret, passphrase) {
  const salt = random(16);
  const nonce = random(12);
  const how = { name: "AES-GCM", iv: nonce, additionalData: text("jiannuo key") };
  const key = await stretched(passphrase, salt, ROUNDS, "encrypt");
  const sealed = new Uint8Array(await crypto.subtle.encrypt(how, key, secret));
  return JSON.stringify({ poll, salt: hex(salt), rounds: ROUNDS, nonce: hex(nonce), sealed: hex(sealed) });
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
