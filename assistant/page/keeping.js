// Copying, saving, exporting, and what the reader says of an answer.
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
