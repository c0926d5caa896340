"use strict";
/* Counts a box again, from two files and two keys, without a network: bot/ballots/recount.py in a browser. */

const by = (name) => document.getElementById(name);

async function keyIn(number) {
  const file = by(`file${number}`).files[0];
  if (file) return readFile(await file.text(), by(`phrase${number}`).value);
  return readCode(by(`typed${number}`).value);
}

/* Whose key of the three this is. */
async function placeOf(secret, manifest) {
  for (const [place, holder] of manifest.holders.entries()) {
    const point = unhex(holder.lock);
    const key = await keyOf(secret, point).catch(() => null);
    if (key) return { place, point, key };
  }
  throw new Error("有一把钥匙不是这个票箱的，或者抄错了。");
}

async function counted(box, manifest, fingerprint, pair) {
  const counts = {};
  for (const [target, sealed] of box.slips) {
    const slip = unhex(sealed);
    const open = async (one) => [one.place, await openShare(slip, one.place, one.key, one.point, fingerprint, target)];
    const key = joinShares(await open(pair[0]), await open(pair[1]));
    const grade = manifest.scale[await openSlip(slip, key, fingerprint, target)] || "无效";
    counts[target] = counts[target] || {};
    counts[target][grade] = (counts[target][grade] || 0) + 1;
  }
  return tell(counts, manifest.least);
}

async function recount() {
  if (!by("box").files[0]) throw new Error("先选票箱文件 box.json。");
  const box = JSON.parse(await by("box").files[0].text());
  const manifest = JSON.parse(box.manifest);
  const fingerprint = hex(await sha256(text(box.manifest)));
  const pair = [await placeOf(await keyIn(1), manifest), await placeOf(await keyIn(2), manifest)];
  if (pair[0].place === pair[1].place) throw new Error("要两把不同的钥匙。");
  const prints = await Promise.all(box.slips.map(async ([, slip]) => hex(await sha256(unhex(slip)))));
  const root = hex(await sha256(text(prints.sort().join("\n"))));
  const lines = [manifest.question, `开票校验码 ${fingerprint}`, `箱单校验码 ${root}`];
  for (const [target, grades] of Object.entries(await counted(box, manifest, fingerprint, pair))) {
    const said = Object.entries(grades).map(([grade, slips]) => `${grade || "不显示"} ${slips}`);
    lines.push(`${box.names[target] || target}：${said.join("，")}`);
  }
  by("told").textContent = lines.join("\n");
}

by("count").addEventListener("click", async () => {
  by("told").textContent = "正在点票……";
  try {
    if (!(window.crypto && crypto.subtle)) throw new Error("这个浏览器做不了，换 Chrome、Edge 或者 Firefox。");
    await recount();
  } catch (fault) {
    by("told").textContent = /[一-龥]/.test(fault.message) ? fault.message : "没有点成：文件不对，或者钥匙不对。";
  }
});
