(function () {
  "use strict";

  /** Single keys that lead on. Whoever is hindered by them switches them off, in the sheet that "?" opens. */
  const STORE = "oeuvre-keys";
  const root = document.documentElement;
  const sheet = document.getElementById("shortcuts");
  const box = document.querySelector("input[data-keys]");

  /** @param {boolean} on whether single keys do something */
  function use(on) {
    root.toggleAttribute("data-no-keys", !on);
    if (box instanceof HTMLInputElement) box.checked = on;
  }

  try {
    use(localStorage.getItem(STORE) !== "off");
  } catch (error) {
    // Nothing may be stored here: they are on.
  }
  if (box instanceof HTMLInputElement) {
    box.addEventListener("change", function () {
      use(box.checked);
      try {
        localStorage.setItem(STORE, box.checked ? "on" : "off");
      } catch (error) {
        // It holds for this page, then.
      }
    });
  }

  /**
   * Moves the focus to the paper after or before the one that has it.
   * @param {number} step 1 or -1
   */
  function move(step) {
    const links = Array.from(document.querySelectorAll("main [data-item] .title a")).filter(function (link) {
      return link.getClientRects().length > 0;
    });
    const card = document.activeElement && document.activeElement.closest("[data-item]");
    const here = card ? links.findIndex(function (link) { return card.contains(link); }) : -1;
    const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step];
    if (next instanceof HTMLElement) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "center" });
    }
  }

  /** @param {string} selector of what is clicked */
  function press(selector) {
    const found = document.querySelector(selector);
    if (found instanceof HTMLElement) found.click();
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    "?": function () { if (sheet && sheet.togglePopover) sheet.togglePopover(); },
    j: function () { move(1); },
    k: function () { move(-1); },
    n: function () { press('main a[rel="next"]'); },
    p: function () { press('main a[rel="prev"]'); },
    c: function () { press(".cite details[open] .copy"); },
    d: function () {
      const boxes = Array.from(document.querySelectorAll(".scheme input"));
      const next = boxes[(boxes.findIndex(function (box) { return box.matches(":checked"); }) + 1) % boxes.length];
      if (next instanceof HTMLElement) next.click();
    },
    h: function () { press("a.site-name"); },
  };

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]")) return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!action || (root.hasAttribute("data-no-keys") && event.key !== "?")) return;
    event.preventDefault();
    action();
  });
})();
