// What the evidence is restricted to.
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
  const chosenWords = picks().filter((pick) => pick.value).map((pick) => pick.selectedOptions[0].textContent);
  document.querySelector("#scope b").textContent = chosenWords.join("、") || words.everything;
  by("scope").classList.toggle("narrow", chosenWords.length > 0);
  try { sessionStorage.setItem(SCOPE, chosen()); } catch (_) { /* private window: nothing is kept */ }
}

function remembered() {
  try { return sessionStorage.getItem(SCOPE) || ""; } catch (_) { return ""; }
}
