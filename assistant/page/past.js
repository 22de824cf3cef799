// What this tab remembers: the questions of the conversation and the conversations before it; opening the page.
// Conversations of this tab that a new one took the place of, the newest first, each as a list of {question, scope}.
function past() {
  try { return JSON.parse(sessionStorage.getItem(PAST) || "[]"); } catch (_) { return []; }
}

function keepPast(conversations) {
  try { sessionStorage.setItem(PAST, JSON.stringify(conversations.slice(0, MOST_PAST))); } catch (_) { /* private window: nothing is kept */ }
}

function putAside() {
  if (asked.length) keepPast([asked, ...past()]);
}

function offerPast() {
  const conversations = past();
  document.querySelector(".past").hidden = !conversations.length;
  document.querySelector(".past .asks").replaceChildren(...conversations.map((conversation, at) => {
    const button = document.createElement("button"), count = document.createElement("span");
    button.type = "button";
    button.className = "ask";
    button.dataset.reopen = at;
    count.textContent = words.count.replace("%", conversation.length);
    button.append(conversation[0].question.slice(0, 40), count);
    return button;
  }));
}

// Asks a conversation of before once more, as the library now stands.
async function reopen(at) {
  const conversations = past(), [conversation] = conversations.splice(at, 1);
  keepPast(conversations);
  for (const { question, scope } of conversation) await ask(question, scope);
}

// The questions to ask again when the page opens: those of a shared link, else those of this tab.
function recalled() {
  const address = new URLSearchParams(location.search), shared = address.getAll("q"), scopes = address.getAll("s");
  if (shared.length) {
    history.replaceState(null, "", location.pathname);
    return shared.map((question, at) => ({ question, scope: scopes[at] || "" }));
  }
  try { return JSON.parse(sessionStorage.getItem(MEMORY) || "[]"); } catch (_) { return []; }
}

// Called once the conversation stands on the page.
async function start() {
  by("asking").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  area().addEventListener("keydown", (event) => {
    if (event.key === "Escape" && changing) return unchange();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  });
  area().addEventListener("input", fit);
  area().focus({ preventScroll: true });
  by("scope").addEventListener("toggle", () => { if (by("scope").open) offer(); });
  by("scope").addEventListener("change", scoped);
  const offering = offer();
  offerPast();
  for (const { question, scope } of recalled().slice(-20)) await ask(question, scope);
  await offering;
}
