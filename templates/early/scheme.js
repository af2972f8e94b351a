(function () {
  "use strict";

  /**
   * Light, dark, or as the system says. What the reader chose is set before anything is drawn, so no page begins in the
   * wrong colours; nothing is stored before somebody chooses. See parts/scheme.html.
   */
  const STORE = "oeuvre-scheme";
  const root = document.documentElement;
  const meta = document.querySelector('meta[name="color-scheme"]');
  const own = meta ? meta.getAttribute("content") || "" : "";
  // A site whose colours are fixed has them here, and no switch.
  if (root.hasAttribute("data-theme")) return;

  /** @returns {string} what was chosen before; may be empty */
  function stored() {
    try {
      const found = localStorage.getItem(STORE) || "";
      return ["light", "dark", "system"].includes(found) ? found : "";
    } catch (error) {
      return ""; // Nothing may be read here: as the site has it.
    }
  }

  /** @param {string} chosen may be empty: as the site has it */
  function show(chosen) {
    if (chosen) root.setAttribute("data-theme", chosen);
    else root.removeAttribute("data-theme");
    if (meta) meta.setAttribute("content", chosen === "system" ? "light dark" : chosen || own);
    const now = chosen || (own === "light" || own === "dark" ? own : "system");
    const box = document.querySelector('.scheme input[value="' + now + '"]');
    if (box instanceof HTMLInputElement) box.checked = true;
    if (chosen && document.readyState === "complete") frame();
  }

  /** The frame of the browser takes the colour of the page. */
  function frame() {
    const colour = getComputedStyle(root).backgroundColor;
    for (const one of document.querySelectorAll('meta[name="theme-color"]')) one.setAttribute("content", colour);
  }

  show(stored());
  root.setAttribute("data-schemes", "");

  document.addEventListener("DOMContentLoaded", function () { show(stored()); });
  window.addEventListener("load", function () { if (stored()) frame(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { if (stored()) frame(); });
  // Chosen in another tab, or before this page came back out of the history.
  window.addEventListener("storage", function () { show(stored()); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) show(stored()); });

  document.addEventListener("change", function (event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.closest(".scheme")) return;
    try {
      localStorage.setItem(STORE, box.value);
    } catch (error) {
      // It holds for this page, then.
    }
    const still = !document.startViewTransition || matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) show(box.value);
    else document.startViewTransition(function () { show(box.value); });
  });
})();
