"use strict";
/* Slips as bot/ballots/recount.py describes them: sealed by a voter's phone, opened by two tellers'. */

const KEY_SIZE = 16;
const COMMIT_SIZE = 32;
const GRADE_SIZE = 32;
const SHARE_SIZE = 2 * KEY_SIZE;
const WRAPPED_SIZE = 65 + 16 + SHARE_SIZE;
const HOLDERS = 3;
const SLIP_SIZE = COMMIT_SIZE + HOLDERS * WRAPPED_SIZE + GRADE_SIZE;
const ZERO = new Uint8Array(12);

const binding = (fingerprint, target, place) => text(`jiannuo ballot 2|${fingerprint}|${target}|${place}`);
const commitment = (key) => sha256(joined(text("jiannuo slip key|"), key));
const xor = (...parts) => parts[0].map((_, at) => parts.reduce((sum, part) => sum ^ part[at], 0));
const gcm = (key, use) => crypto.subtle.importKey("raw", key, "AES-GCM", false, [use]);

/* One sealed slip. `locks` are the three tellers' points. */
async function sealSlip(fingerprint, locks, target, grade) {
  const pieces = [random(KEY_SIZE), random(KEY_SIZE), random(KEY_SIZE)];
  const key = xor(...pieces);
  const wraps = [];
  for (let place = 0; place < HOLDERS; place += 1) {
    const share = joined(pieces[place], pieces[(place + 1) % HOLDERS]);
    wraps.push(await sealTo(locks[place], binding(fingerprint, target, place), share));
  }
  const plain = joined(Uint8Array.of(grade), random(15));
  const how = { name: "AES-GCM", iv: ZERO, additionalData: binding(fingerprint, target, -1) };
  const inner = new Uint8Array(await crypto.subtle.encrypt(how, await gcm(key, "encrypt"), plain));
  return joined(await commitment(key), ...wraps, inner);
}

/* One teller's share of a slip: all zeros when somebody touched it, so that the slip becomes void. */
async function openShare(slip, place, key, point, fingerprint, target) {
  const from = COMMIT_SIZE + place * WRAPPED_SIZE;
  const wrapped = slip.slice(from, from + WRAPPED_SIZE);
  try {
    if (slip.length !== SLIP_SIZE) throw new Error("size");
    return await openWith(key, point, binding(fingerprint, target, place), wrapped);
  } catch {
    return new Uint8Array(SHARE_SIZE);
  }
}

/* The key of a slip out of two tellers' shares; null where they do not fit together. */
function joinShares(one, other) {
  const pieces = {};
  for (const [place, share] of [one, other]) {
    for (const number of [0, 1]) {
      const at = (place + number) % HOLDERS;
      const piece = share.slice(number * KEY_SIZE, (number + 1) * KEY_SIZE);
      if (pieces[at] && hex(pieces[at]) !== hex(piece)) return null;
      pieces[at] = piece;
    }
  }
  return Object.keys(pieces).length === HOLDERS ? xor(pieces[0], pieces[1], pieces[2]) : null;
}

/* The grade on a slip by its number on the scale, or null for one that does not open as it must. */
async function openSlip(slip, key, fingerprint, target) {
  if (!key || hex(await commitment(key)) !== hex(slip.slice(0, COMMIT_SIZE))) return null;
  const how = { name: "AES-GCM", iv: ZERO, additionalData: binding(fingerprint, target, -1) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, await gcm(key, "decrypt"), slip.slice(-GRADE_SIZE)))[0];
  } catch {
    return null;
  }
}

const FLAG = 0;
const GOOD = ["优秀", "合格", "满意", "基本满意"];

/* Whether a paper gives everybody the same, as its own slip says it. */
function flagOf(grades) {
  const given = grades.filter((grade) => grade !== "不了解");
  return given.length >= 3 && new Set(given).size === 1 ? "都一样" : "不都一样";
}

/* What may be told of a whole box, by person: the same rule as dialogs/rules/ballots.py. */
function tell(counts, least) {
  const found = {};
  for (const target of Object.keys(counts)) if (Number(target) !== FLAG) found[target] = told(counts[target], least);
  if (!counts[FLAG]) return found;
  const { 无效: bad = 0, ...flags } = counts[FLAG];
  const spoilt = bad ? { 无效: bad } : {};
  const slips = Object.values(flags).reduce((sum, one) => sum + one, 0);
  const fine = [...GOOD, "不了解", "无效"];
  const shown = Object.values(found).every((grades) => Object.keys(grades).every((word) => fine.includes(word)));
  if (slips < least || !shown) found[FLAG] = slips ? { ...spoilt, "": slips } : spoilt;
  else found[FLAG] = { ...spoilt, [2 * (flags["都一样"] || 0) > slips ? "一样的过半" : "一样的不过半"]: slips };
  return found;
}

/* What may be told of the counts about one person. */
function told(counts, least) {
  const known = Object.fromEntries(Object.entries(counts).filter(([, slips]) => slips));
  const kept = known["无效"] ? { 无效: known["无效"] } : {};
  const unknown = known["不了解"] || 0;
  delete known["无效"];
  delete known["不了解"];
  const graded = Object.values(known).reduce((sum, slips) => sum + slips, 0);
  if (graded + unknown < least) return graded + unknown ? { ...kept, "": graded + unknown } : kept;
  if (graded < least) return { ...kept, 不了解: unknown, ...(graded ? { "": graded } : {}) };
  const good = GOOD.reduce((sum, word) => sum + (known[word] || 0), unknown);
  if (good < 3) return { ...kept, 不到一半: graded + unknown };
  return { ...kept, ...known, ...(unknown ? { 不了解: unknown } : {}) };
}
