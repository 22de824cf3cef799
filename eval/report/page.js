(() => {
  const cases = [...document.querySelectorAll(".case")];
  const verdict = document.getElementById("verdict");
  const type = document.getElementById("type");
  const find = document.getElementById("find");
  const count = document.getElementById("count");
  const show = () => {
    const words = find.value.trim().toLowerCase();
    let shown = 0;
    for (const item of cases) {
      const fits =
        (verdict.value === "all" || item.dataset.verdict === verdict.value) &&
        (!type.value || item.dataset.type === type.value) &&
        (!words || item.textContent.toLowerCase().includes(words));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = `${shown} / ${cases.length}`;
  };
  for (const control of [verdict, type, find]) control.addEventListener("input", show);
  show();
})();
