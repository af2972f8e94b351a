(function () {
  "use strict";

  /**
   * Opens the search: by its link, by "/" and by Ctrl-K. What searches is loaded then, and not before.
   * Without scripts, and where they cannot be loaded, the link leads to the page of the search.
   */
  const link = document.querySelector("a[data-search]");
  if (!(link instanceof HTMLAnchorElement)) return;
  const place = document.querySelector("[data-search-page]");
  const root = new URL("../", link.href);
  const address = new URL("assets/search.js", root).href;

  /** @returns {Promise<{ openDialog: (root: URL) => Promise<void>, startPage: (root: URL, place: Element) => void }>} */
  function load() {
    return import(address);
  }

  async function open() {
    const field = place && place.querySelector("input");
    if (field) {
      field.focus();
      field.select();
      return;
    }
    try {
      await (await load()).openDialog(root);
    } catch (error) {
      if (link instanceof HTMLAnchorElement && !place) location.assign(link.href);
    }
  }

  link.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const typing = target.closest("input, textarea, select, [contenteditable]");
    const quiet = document.documentElement.hasAttribute("data-no-keys");
    const slash = event.key === "/" && !quiet && !event.ctrlKey && !event.metaKey && !typing;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!slash && !k) return;
    event.preventDefault();
    open();
  });

  if (place) {
    load().then(
      function (search) { search.startPage(root, place); },
      function () {
        const words = document.createElement("p");
        words.setAttribute("role", "status");
        words.textContent = place.getAttribute("data-failed");
        place.append(words);
      },
    );
  }
})();
