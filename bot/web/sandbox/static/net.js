// Talking with the server: one event stream in, small requests out.

let token = "";
let arrived = () => {};
let arrival = new Promise((resolve) => (arrived = resolve));

/** The page brings the token, and the stream's greeting a new one after a restart of the server. */
export function useToken(fresh) {
  token = fresh;
  arrived();
  arrival = new Promise((resolve) => (arrived = resolve));
}

/** Waits for the next greeting, but not for ever. */
function greeting() {
  return Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, 4000))]);
}

/** A key that makes a repeated request harmless. Works without a secure context, unlike randomUUID. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends JSON or a form. Gives the answer; throws an Error whose message can be shown. */
export async function post(path, body) {
  const used = token;
  let response = await attempt(path, body);
  if (response.status === 403) {
    // Probably the server was started again: its greeting brings the new token.
    if (token === used) await greeting();
    response = await attempt(path, body);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? "没有办成，请再试一次。");
  return answer;
}

async function attempt(path, body) {
  const form = body instanceof FormData;
  const headers = { "X-Page-Token": token };
  if (!form) headers["Content-Type"] = "application/json";
  try {
    return await fetch(path, { method: "POST", headers, body: form ? body : JSON.stringify(body) });
  } catch {
    throw new Error("没有连上，请再试一次。");
  }
}

/**
 * Listens for ever. `hear` is called with (event name, value), `line` with whether we are connected.
 * The browser resumes by itself after the last event id; after a refusal we open a new stream.
 */
export function listen(lastSeen, hear, line) {
  const source = new EventSource(`/sandbox/state?after=${lastSeen()}`);
  for (const name of ["hello", "entries", "scene"]) {
    source.addEventListener(name, (event) => hear(name, JSON.parse(event.data)));
  }
  source.addEventListener("open", () => line(true));
  source.addEventListener("error", () => {
    line(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(lastSeen, hear, line), 2000);
  });
}
