"use strict";
// In the preview only: reloads the page when the site has changed. The browser keeps the scroll position.
(() => {
  let version = null;
  const source = new EventSource(document.currentScript.src.replace(/assets\/live\.js.*$/, "_oeuvre/events"));
  source.addEventListener("message", (event) => {
    if (version !== null && event.data !== version) location.reload();
    version = event.data;
  });
})();
