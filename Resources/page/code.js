// Keys for coding, and the interval while codes come in. Without this script the buttons do the same.
const form = document.getElementById("coding");
const press = (value) => form?.querySelector(`button[value="${value}"]`)?.click();
const named = { 0: " unclear", s: " skip", u: " undo" };

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const field = event.target.closest("textarea, input, select");
  if (field) {
    if (event.key === "Escape") field.blur();
    return;
  }
  if (event.key >= "1" && event.key <= "9") {
    form?.querySelectorAll(".choices button")[event.key - 1]?.click();
  } else if (event.key === "n") {
    const note = document.getElementById("note");
    if (!note) return;
    note.closest("details").open = true;
    note.focus();
    event.preventDefault();
  } else if (named[event.key]) {
    press(named[event.key]);
  }
});

// A second click on a slow machine must not send the form twice.
form?.addEventListener("submit", (event) => {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => { if (form) delete form.dataset.sent; });

const live = document.getElementById("live");
if (live) {
  const answer = await fetch(live.dataset.source);
  if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    live.replaceChildren(...page.body.childNodes);
  }
}
