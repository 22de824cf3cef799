// The box to ask in, and the way to the tabs.
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
