const why = document.getElementById("why");
const marks = document.querySelectorAll("article .mark");
const buttons = document.querySelectorAll("[data-source]");
for (const mark of marks)
  for (const event of ["mouseenter", "focus"])
    mark.addEventListener(event, () => { why.textContent = mark.title; });
for (const button of buttons)
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of buttons) other.setAttribute("aria-pressed", String(on && other === button));
    for (const mark of marks)
      mark.classList.toggle("off", on && !mark.dataset.by.split(" ").includes(button.dataset.source));
  });
