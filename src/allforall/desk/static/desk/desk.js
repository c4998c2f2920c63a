// What makes the desk better with script. Every page works without it.
(function () {
  "use strict";
  const keys = document.querySelector("[data-keys]");
  if (keys) {
    document.addEventListener("keydown", function (event) {
      const typing = event.target.closest("input, textarea, select");
      if (typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (keys.dataset.keys === "off") return;
      const button = keys.querySelector('[data-key="' + event.key.toLowerCase() + '"]');
      if (button) { event.preventDefault(); button.click(); }
    });
  }
  const all = document.querySelector("[data-tick-all]");
  if (all) {
    all.hidden = false;
    const box = all.querySelector("input");
    box.addEventListener("change", function () {
      document.querySelectorAll("input[name=row]").forEach(function (each) { each.checked = box.checked; });
    });
  }
  document.querySelectorAll("[data-submits]").forEach(function (field) {
    field.addEventListener("change", function () { field.form.submit(); });
    const button = field.form.querySelector("[data-submit]");
    if (button) button.hidden = true;
  });
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const file = drop.querySelector("input[type=file]");
    drop.addEventListener("dragover", function (event) { event.preventDefault(); });
    drop.addEventListener("drop", function (event) {
      event.preventDefault();
      file.files = event.dataTransfer.files;
      file.dispatchEvent(new Event("change"));
    });
  }
  const errors = document.querySelector(".errors");
  if (errors) { errors.tabIndex = -1; errors.focus(); }
})();
