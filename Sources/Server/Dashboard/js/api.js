// Talking to the server. Every failure becomes a `Problem` that a page can show: what, why, what was expected, what to do.

export class Problem extends Error {
  constructor({ status = 0, code = "", title = "", detail = "", expected = "", action = "" }) {
    super(title || detail || code);
    Object.assign(this, { status, code, title, detail, expected, action });
  }
}

const TOKEN = "fullcourt.token";
let asking = null;
let askForToken = async () => null;
const listeners = new Set();

/** Called with true when the server answers and false when it does not. */
export function onReach(listener) { listeners.add(listener); }
function reached(yes) { for (const listener of listeners) listener(yes); }

/** Who asks the user for the token: the shell, which owns the dialog. */
export function setTokenAsker(ask) { askForToken = ask; }

function store() {
  try { return window.sessionStorage; } catch { return null; }
}

/** Headers of a request, with the token where one was given. */
function headers(extra) {
  const token = store()?.getItem(TOKEN);
  return { Accept: "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}), ...extra };
}

/** One dialog for however many requests wait for it. */
async function newToken(refused) {
  asking ??= askForToken(refused).finally(() => { asking = null; });
  const token = await asking;
  if (token) store()?.setItem(TOKEN, token);
  return token;
}

/** The raw answer, after at most two questions for a token. */
export async function send(path, { method = "GET", body, type, signal, accept } = {}) {
  for (let tries = 0; ; tries += 1) {
    let answer;
    const sent = store()?.getItem(TOKEN);
    try {
      answer = await fetch(path, {
        method, body, signal, cache: "no-store",
        headers: headers({ ...(type ? { "Content-Type": type } : {}), ...(accept ? { Accept: accept } : {}) }),
      });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      reached(false);
      throw new Problem({
        code: "network", title: "The server does not answer", detail: "It was stopped, or the connection is gone.",
        expected: "a running server at this address", action: "fullcourt serve",
      });
    }
    reached(true);
    if (answer.status !== 401 || tries >= 3) return answer;
    // Another request may have brought a new token meanwhile: then that one is tried before anybody is asked again.
    const changed = sent !== store()?.getItem(TOKEN);
    if (!changed && !(await newToken(Boolean(sent)))) return answer;
  }
}

/** JSON of a path, or a Problem. */
export async function get(path, options = {}) {
  const answer = await send(path, options);
  const kind = answer.headers.get("Content-Type") ?? "";
  const body = kind.includes("json") ? await answer.json().catch(() => null) : null;
  if (answer.ok && body !== null) return body;
  throw problem(answer, body);
}

function problem(answer, body) {
  const plain = PLAIN[answer.status] ?? { title: `The server answered ${answer.status}`, detail: answer.statusText };
  return new Problem({
    status: answer.status, code: body?.code ?? "", title: body?.title || plain.title, detail: body?.detail || plain.detail,
    expected: body?.expected ?? "", action: body?.do ?? plain.action ?? "",
  });
}

const PLAIN = {
  200: { title: "The answer could not be read", detail: "It is not the JSON that was expected." },
  401: { title: "A token is needed", detail: "This server answers only who knows its token." },
  404: { title: "Not found", detail: "The server knows nothing of that name." },
  413: { title: "Too large", detail: "The file is larger than the server accepts.", action: "Send a part of it." },
  429: { title: "Too many requests", detail: "The server asks for a moment of patience.", action: "Wait a little, then try again." },
  503: { title: "Not ready", detail: "The server has no models to forecast with." },
};

/** Path with its query; what is null or empty is left out. */
export function path(base, query = {}) {
  const entries = Object.entries(query).filter(([, v]) => v !== null && v !== undefined && v !== "");
  return entries.length ? `${base}?${new URLSearchParams(entries)}` : base;
}
