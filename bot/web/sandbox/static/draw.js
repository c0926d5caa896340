// Drawing one entry of a conversation the way WeCom does.

/** An element with a class and text. */
export function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}

/** The line for one entry. `tap(entry, choice)` is called when a button of a card is tapped. */
export function drawEntry(entry, mark, tap) {
  const own = entry.sort !== "said";
  const line = make("div", own ? "line own" : "line");
  line.dataset.number = entry.number;
  line.append(make("span", "unseen", own ? "我说：" : "践诺说："));
  if (entry.sort === "spoken") line.append(drawVoice(entry));
  else if (own) line.append(make("p", "bubble", entry.text));
  else line.append(drawMessage(entry, mark, tap));
  return line;
}

/** A dividing line with the hour, when some time has passed since the entry before. */
export function drawMoment(before, entry) {
  if (before && entry.at - before.at < 300) return [];
  return [make("p", "moment", entry.moment)];
}

function drawMessage(entry, mark, tap) {
  const { title, text, choices, link } = entry.message;
  if (!title && !choices.length && !link) return make("p", "bubble", text);
  const card = make("div", "card");
  if (title) card.append(make("h3", "", title));
  card.append(make("p", "", text));
  if (link) card.append(drawLink(link));
  if (choices.length) card.append(drawChoices(entry, mark, tap));
  return card;
}

function drawChoices(entry, mark, tap) {
  const column = make("div", "column");
  column.setAttribute("role", "group");
  column.setAttribute("aria-label", "可以选");
  for (const choice of entry.message.choices) {
    const button = make("button", "choice", choice.label);
    button.type = "button";
    if (mark === undefined) button.addEventListener("click", () => tap(entry, choice, column));
    else settle(button, choice.label === mark);
    column.append(button);
  }
  const labels = entry.message.choices.map((choice) => choice.label);
  if (mark !== undefined && !labels.includes(mark)) column.append(make("p", "taken-note", `✓ ${mark}`));
  return column;
}

function settle(button, taken) {
  button.disabled = true;
  if (!taken) return;
  button.classList.add("taken");
  button.setAttribute("aria-label", `已选：${button.textContent}`);
  button.textContent = `✓ ${button.textContent}`;
}

function drawLink({ label, path }) {
  const anchor = make("a", "link", label);
  // Only paths of our own: neither another scheme nor another host.
  if (/^\/(?![/\\])/.test(path)) anchor.href = path;
  anchor.target = "_blank";
  anchor.rel = "noopener";
  anchor.append(make("span", "unseen", "（在新页打开）"));
  return anchor;
}

function drawVoice(entry) {
  const bubble = make("div", "bubble voice");
  const button = make("button", "play", "听这段录音");
  button.type = "button";
  const audio = new Audio(`/sandbox/voice/${entry.media}`);
  audio.preload = "none";
  button.addEventListener("click", () => (audio.paused ? audio.play().catch(() => silent(button)) : audio.pause()));
  audio.addEventListener("play", () => (button.textContent = "正在放，点一下停"));
  audio.addEventListener("pause", () => (button.textContent = "听这段录音"));
  bubble.append(button, make("p", "transcript", entry.text ? `转写：${entry.text}` : "（没有转写）"));
  return bubble;
}

function silent(button) {
  button.textContent = "这个浏览器放不了这段录音";
}
