// The page's own behaviour: puts turns on the screen, shows sources, copies, shares, remembers this tab's questions.
// All words come from the page (window.wence.words); all HTML comes escaped from the server.
(() => {
  const words = window.wenceWords;
  const MEMORY = "wence.asked", SCOPE = "wence.scope", PAST = "wence.past", MOST_PAST = 8;
  const by = (id) => document.getElementById(id);
  const base = () => document.baseURI.replace(/[^/]*([?#].*)?$/, "");

  // Turns ---------------------------------------------------------------------------------------------------------
  // `asked` holds this conversation's questions as {question, scope}; turn n has the id "t" + n. `running` is the request under way;
  // `changing` the number of the turn whose question is being put anew, 0 if none.
  let asked = [], running = null, changing = 0;

  const narrow = () => matchMedia("(max-width: 640px)").matches;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const area = () => document.querySelector("#box textarea");

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

  // Restrictions --------------------------------------------------------------------------------------------------
  const picks = () => [...document.querySelectorAll("#scope select")];

  // Fills in the examples and what evidence can be restricted to, as the library stands; keeps what is chosen.
  async function offer() {
    let offered;
    try { offered = await (await fetch(base() + "choices")).json(); } catch (_) { return; }
    document.querySelector(".examples").innerHTML = offered.examples;
    document.querySelector(".holds").textContent = offered.holds;
    const kept = new URLSearchParams(remembered());
    for (const pick of picks()) {
      const value = kept.get(pick.name) || "";
      pick.replaceChildren(pick.options[0], ...offered[pick.name].map(([value, words]) => new Option(words, value)));
      pick.value = [...pick.options].some((option) => option.value === value) ? value : "";
    }
    scoped();
  }

  // What is chosen, as the query that the server reads; the empty string where nothing is.
  function chosen() {
    return new URLSearchParams(picks().filter((pick) => pick.value).map((pick) => [pick.name, pick.value])).toString();
  }

  function scoped() {
    const words = picks().filter((pick) => pick.value).map((pick) => pick.selectedOptions[0].textContent);
    document.querySelector("#scope b").textContent = words.join("、") || window.wenceWords.everything;
    by("scope").classList.toggle("narrow", words.length > 0);
    try { sessionStorage.setItem(SCOPE, chosen()); } catch (_) { /* private window: nothing is kept */ }
  }

  function remembered() {
    try { return sessionStorage.getItem(SCOPE) || ""; } catch (_) { return ""; }
  }

  function send() {
    const question = area().value;
    if (running || !question.trim()) return;
    area().value = "";
    fit();
    ask(question, chosen(), changing ? changing - 1 : asked.length);
  }

  function fit() {
    area().style.height = "auto";
    area().style.height = `${Math.min(area().scrollHeight, 168)}px`;
  }

  function fill(question) {
    openTab("chat");
    area().value = question;
    fit();
    area().focus();
    area().setSelectionRange(question.length, question.length);
  }

  function openTab(name) {
    const tab = document.querySelector(`#tabs [role=tab][data-tab-id=${name}]`);
    if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
  }

  // Sources -------------------------------------------------------------------------------------------------------
  function openCard(id) {
    const card = by(id);
    if (!card) return;
    card.closest("details").open = true;
    card.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "center" });
    card.focus({ preventScroll: true });
    card.classList.remove("found");
    void card.offsetWidth;
    card.classList.add("found");
  }

  async function openSource(address) {
    const dialog = by("source"), body = dialog.querySelector(".body");
    body.textContent = words.pending;
    dialog.showModal();
    try {
      const reply = await fetch(base() + address);
      body.innerHTML = await reply.text();
    } catch (_) {
      body.textContent = words.unavailable;
    }
    const title = body.querySelector("h2");
    dialog.querySelector(".bar strong").textContent = title ? title.textContent : words.source;
    for (const found of [body.querySelector("mark"), body.querySelector(".spot")]) {
      if (found && (found.matches("mark") || !narrow())) found.scrollIntoView({ block: "center" });
    }
  }

  // Shows the trend of an indicator in the table of targets.
  function follow(indicator) {
    const field = document.querySelector("#targets-words :is(textarea, input)");
    field.value = indicator;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("#targets-view input[value=trend]").click();
  }

  let tipFor = null;
  function showTip(mark) {
    const card = by(mark.dataset.cite), tip = by("tip");
    if (!card || tipFor === mark) return;
    tipFor = mark;
    tip.replaceChildren(card.querySelector("blockquote").cloneNode(true), card.querySelector(".doc").cloneNode(true));
    document.body.append(tip);
    tip.hidden = false;
    const at = mark.getBoundingClientRect(), size = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left - size.width / 2), innerWidth - size.width - 8);
    const above = at.top > size.height + 16;
    tip.style.left = `${left}px`;
    tip.style.top = `${above ? at.top - size.height - 8 : at.bottom + 8}px`;
  }
  function hideTip() {
    tipFor = null;
    const tip = by("tip");
    if (tip) tip.hidden = true;
  }

  // Copying and saving --------------------------------------------------------------------------------------------
  async function copy(text, button, said) {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = said;
    } catch (_) {
      const holder = document.createElement("textarea");
      holder.value = text;
      document.body.append(holder);
      holder.select();
      const worked = document.execCommand("copy");
      holder.remove();
      button.textContent = worked ? said : words.copyFailed;
    }
    by("announce").textContent = button.textContent;
    setTimeout(() => { button.textContent = before; }, 1800);
  }

  function saveDrawing(button, kind) {
    const drawing = button.closest("section").querySelector("svg").cloneNode(true);
    const [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
    drawing.setAttribute("width", width);
    drawing.setAttribute("height", height);
    const file = new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" });
    if (kind === "svg") return download(file, "wence-chart.svg");
    const picture = new Image(), address = URL.createObjectURL(file);
    picture.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = width * 2;
      canvas.height = height * 2;
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((png) => download(png, "wence-chart.png"), "image/png");
    };
    picture.src = address;
  }

  function exportAll(kind) {
    const fields = asked.flatMap(({ question, scope }) => [["q", question], ["s", scope]]);
    location.assign(`${base()}export?${new URLSearchParams([...fields, ["format", kind]])}`);
  }

  function download(file, name) {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(file);
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
  }

  async function vote(button) {
    const votes = button.closest(".votes"), { vote: verdict, reason = "" } = button.dataset;
    let said = words.voteFailed;
    try {
      const body = JSON.stringify({ ...JSON.parse(votes.dataset.about), verdict, reason });
      const reply = await fetch(`${base()}feedback`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
      if (reply.ok) said = words.thanks;
    } catch (_) { /* said below */ }
    votes.textContent = said;
    by("announce").textContent = said;
  }

  // Light and dark ------------------------------------------------------------------------------------------------
  function setTheme(dark) {
    document.body.classList.toggle("dark", dark);
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    const button = document.querySelector("[data-do=theme]");
    if (button) button.setAttribute("aria-pressed", String(dark));
  }
  function keptTheme() {
    try { return localStorage.getItem("wence.theme"); } catch (_) { return null; }
  }

  document.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-ask],[data-edit],[data-reopen],[data-cite],[data-source],[data-trend],[data-copy],[data-share],[data-save],[data-export],[data-vote],[data-do]");
    if (!hit) return;
    const { ask: question, edit, reopen: before, cite, source, trend, copy: text, share, save, export: kind } = hit.dataset;
    if (question !== undefined) ask(question);
    else if (edit !== undefined) { fill(edit); change(turns().indexOf(hit.closest(".turn")) + 1); }
    else if (before !== undefined) reopen(Number(before));
    else if (cite !== undefined) { event.preventDefault(); hideTip(); openCard(cite); }
    else if (source !== undefined) openSource(source);
    else if (trend !== undefined) follow(trend);
    else if (text !== undefined) copy(text, hit, words.copied);
    else if (share !== undefined) copy(base() + share.replace(/^\.\/?/, ""), hit, words.shared);
    else if (kind !== undefined) exportAll(kind);
    else if (hit.dataset.vote !== undefined) vote(hit);
    else if (save !== undefined) saveDrawing(hit, save);
    else if (hit.dataset.do === "theme") {
      const dark = !document.body.classList.contains("dark");
      setTheme(dark);
      try { localStorage.setItem("wence.theme", dark ? "dark" : "light"); } catch (_) { /* not kept */ }
    } else if (hit.dataset.do === "why") {
      const why = hit.parentElement.querySelector(".why");
      why.hidden = !why.hidden;
      hit.setAttribute("aria-expanded", String(!why.hidden));
    } else if (hit.dataset.do === "stop") running.abort();
    else if (hit.dataset.do === "fresh") fresh();
    else if (hit.dataset.do === "unchange") unchange();
    else if (hit.dataset.do === "unscope") { picks().forEach((pick) => { pick.value = ""; }); scoped(); }
    else if (hit.dataset.do === "leaf") by("source").querySelector(".leaves").scrollIntoView();
    else if (hit.dataset.do === "close") by("source").close();
    else if (hit.dataset.do === "skip") { event.preventDefault(); area().focus(); }
  });
  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("a.cite");
    if (mark) showTip(mark); else if (!event.target.closest("#tip")) hideTip();
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a.cite");
    if (mark) showTip(mark); else hideTip();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
  document.addEventListener("scroll", hideTip, { passive: true });

  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.lang = words.language;
    const kept = keptTheme();
    if (kept) setTheme(kept === "dark");
  });

  window.wence = { start };
})();
