// The quote at a mark, its card, the text of a document, the trend of an indicator.
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
