(function () {
  "use strict";

  /** Fetches a page of the site when a pointer or the focus rests on its link, or a finger goes down: it is there when asked for. */
  const REST_MS = 65;
  const FOCUS_MS = 250;
  const connection = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection;
  const link = document.createElement("link");
  if ((connection && connection.saveData) || !link.relList || !link.relList.supports || !link.relList.supports("prefetch")) return;
  if (!location.protocol.startsWith("http")) return;
  /** @type {Set<string>} */
  const fetched = new Set([location.href.split("#")[0]]);
  /** @type {number | undefined} */
  let resting;

  /** @param {Event} event */
  function pageOf(event) {
    const anchor = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(anchor instanceof HTMLAnchorElement) || anchor.origin !== location.origin || anchor.hasAttribute("download")) return "";
    const address = anchor.href.split("#")[0];
    return address.endsWith("/") && !fetched.has(address) ? address : "";
  }

  /** @param {string} address */
  function prefetch(address) {
    fetched.add(address);
    const wanted = document.createElement("link");
    wanted.rel = "prefetch";
    wanted.href = address;
    document.head.append(wanted);
  }

  document.addEventListener("pointerover", function (event) {
    clearTimeout(resting);
    const address = pageOf(event);
    if (address && event.pointerType === "mouse") resting = window.setTimeout(prefetch, REST_MS, address);
  });
  document.addEventListener("focusin", function (event) {
    clearTimeout(resting);
    const address = pageOf(event);
    if (address) resting = window.setTimeout(prefetch, FOCUS_MS, address);
  });
  document.addEventListener("pointerdown", function (event) {
    const address = pageOf(event);
    if (address) prefetch(address);
  });
})();
