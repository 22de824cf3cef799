// Light and dark; what clicks and keys do.
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
