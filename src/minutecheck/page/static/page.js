// What makes the page more convenient; everything works without it.
import { initAll } from "./govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
initAll();
followChecks();
sayThatItIsSent();
jumpBetweenMarks();

// While drafts wait to be checked, asks again each second and shows how far they are.
function followChecks() {
  const live = document.querySelector("#live[data-poll]");
  if (!live) return;
  window.setTimeout(async () => {
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin", cache: "no-store" });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#live");
      if (!answer.ok || !found || !found.hasAttribute("data-poll")) {
        window.location.reload();
        return;
      }
      if (found.innerHTML !== live.innerHTML) live.replaceChildren(...found.childNodes);
      followChecks();
    } catch {
      window.setTimeout(followChecks, 3000);
    }
  }, 1000);
}

// A file of many pages takes a moment: the page says that it is at work.
function sayThatItIsSent() {
  for (const form of document.querySelectorAll("form.mc-upload")) {
    const said = document.createElement("p");
    said.className = "govuk-body";
    said.setAttribute("role", "status");
    form.append(said);
    form.addEventListener("submit", () => { said.textContent = "Being checked…"; });
  }
  window.addEventListener("pageshow", () => {
    for (const said of document.querySelectorAll("form.mc-upload [role=status]")) said.textContent = "";
  });
}

// Buttons that lead from one mark in the record to the next.
function jumpBetweenMarks() {
  const record = document.getElementById("record");
  const marks = record ? [...record.querySelectorAll("mark")].filter((mark) => mark.querySelector("[id]")) : [];
  if (!marks.length) return;
  let here = -1;
  const row = document.createElement("p");
  row.className = "mc-jump";
  const said = document.createElement("span");
  said.className = "quiet";
  said.setAttribute("role", "status");
  said.textContent = marks.length === 1 ? "1 mark" : `${marks.length} marks`;
  const go = (step) => {
    here = (here + step + marks.length) % marks.length;
    const anchor = marks[here].querySelector("[id]");
    window.location.hash = anchor.id;
    said.textContent = `Mark ${here + 1} of ${marks.length}`;
  };
  for (const [name, step] of [["Previous mark", -1], ["Next mark", 1]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = name;
    button.addEventListener("click", () => go(here < 0 && step < 0 ? 0 : step));
    row.append(button);
  }
  row.append(said);
  record.querySelector("h2").after(row);
}
