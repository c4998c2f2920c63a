// Hands the settings that the page wrote as data to the library of passkeys; no script stands in a page.
(function () {
  "use strict";
  document.querySelectorAll("[data-passkey]").forEach(function (settings) {
    const make = window.allauth.webauthn.forms[settings.dataset.passkey];
    make(JSON.parse(settings.textContent));
  });
  document.addEventListener("allauth.error", function () {
    const said = document.querySelector("[data-passkey-error]");
    if (said) said.hidden = false;
  });
})();
