// Turns of the conversation: asked, shown as they arrive, stopped, put anew.
// `asked` holds this conversation's questions as {question, scope}; turn n has the id "t" + n. `running` is the request under way;
// `changing` the number of the turn whose question is being put anew, 0 if none.
let asked = [], running = null, changing = 0;

// Asks, after the first `before` questions; what was asked after them gives way once the answer is there.
async function ask(question, scope = chosen(), before = asked.length) {
  if (running || !question.trim()) return;
  openTab("chat");
  by("scope").open = false;
  change(0);
  for (const lost of document.querySelectorAll(".turn:not([id])")) lost.remove();
  const given = { asked: asked.slice(before), turns: turns().slice(before) };
  for (const turn of given.turns) turn.remove();
  asked = asked.slice(0, before);
  const history = asked.map((each) => each.question);
  asked = [...asked, { question, scope }];
  const scopes = asked.map((each) => each.scope);
  const article = pendingTurn(question, "t" + asked.length);
  running = new AbortController();
  arrange();
  try {
    await receive(article, { question, history, scopes, turn: article.id });
    remember();
    announce(article);
  } catch (trouble) {
    failed(article, given, trouble.name === "AbortError" ? words.stopped : trouble.said || words.offline);
  }
  running = null;
  arrange();
}

const turns = () => [...document.querySelectorAll(".turn[id]")];

// Says which question is being put anew; 0: none.
function change(turn) {
  changing = turn;
  by("changing").hidden = !turn;
  by("changing").querySelector("span").textContent = words.changing.replace("%", turn);
}

// Leaves the question as it was.
function unchange() {
  change(0);
  area().value = "";
  fit();
  area().focus();
}

function pendingTurn(question, id) {
  const article = document.createElement("article");
  article.id = id;
  article.className = "turn";
  article.setAttribute("aria-labelledby", id + "-q");
  article.append(by("pending").content.cloneNode(true));
  const head = article.querySelector("h2");
  head.id = id + "-q";
  head.textContent = question.slice(0, 600);
  by("log").append(article);
  place(article);
  return article;
}

// Brings the turn's start to the top of the window and says where the page then stands.
function place(article) {
  article.scrollIntoView({ block: "start" });
  return scrollY;
}

// Reads the answer line by line and shows each; throws where it does not come whole.
async function receive(article, body) {
  const reply = await fetch(base() + "answer", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal: running.signal,
  });
  if (!reply.ok) throw Object.assign(new Error(), { said: reply.status === 429 || reply.status === 413 ? await reply.text() : "" });
  const reader = reply.body.getReader(), decoder = new TextDecoder();
  let rest = "", done = false, placed = scrollY;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const step = JSON.parse(line);
      article.innerHTML = step.html;
      if (Math.abs(scrollY - placed) < 8) placed = place(article);
      done = step.done === true;
    }
  }
  if (!done) throw new Error();
}

// A turn that got no answer: says why, can be changed and asked again, and is no part of the conversation.
// What it was to take the place of comes back.
function failed(article, given, said) {
  const { question } = asked[asked.length - 1];
  asked = [...asked.slice(0, -1), ...given.asked];
  article.before(...given.turns);
  article.replaceChildren(by("pending").content.cloneNode(true));
  article.querySelector("h2").textContent = question.slice(0, 600);
  article.querySelector(".dots").remove();
  article.querySelector(".said").textContent = said;
  article.querySelector(".reply").removeAttribute("aria-busy");
  article.removeAttribute("id");
  fill(question);
  by("announce").textContent = said;
}

function announce(article) {
  const state = article.querySelector(".state"), text = article.querySelector(".text");
  by("announce").textContent = `${state.textContent}：${text.textContent.slice(0, 300)}`;
}

// Shows what belongs to the state of the conversation: welcome or turns, ask or stop.
function arrange() {
  const talking = by("log").childElementCount > 0;
  document.querySelector(".welcome").hidden = talking;
  if (!talking) offerPast();
  document.querySelector(".whole").hidden = !asked.length;
  document.querySelector(".send:not(.stop)").hidden = running !== null;
  document.querySelector(".send.stop").hidden = running === null;
}

function fresh() {
  if (running) running.abort();
  putAside();
  if (changing) unchange();
  asked = [];
  by("log").replaceChildren();
  remember();
  arrange();
  area().focus();
}

function remember() {
  try { sessionStorage.setItem(MEMORY, JSON.stringify(asked)); } catch (_) { /* private window: nothing is kept */ }
}
