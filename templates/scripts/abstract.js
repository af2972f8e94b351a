(function () {
  "use strict";

  /**
   * Unfolds the abstract of a paper in a list, from the paper's page. Without this its link leads there.
   * @param {HTMLAnchorElement} link
   * @returns {HTMLButtonElement}
   */
  function start(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append.apply(button, Array.from(link.childNodes));
    button.setAttribute("aria-expanded", "false");
    /** @type {HTMLElement | null} */
    let text = null;
    let wanted = false;

    function show() {
      button.setAttribute("aria-expanded", String(wanted));
      if (text) text.hidden = !wanted;
    }

    button.addEventListener("click", async function () {
      wanted = !wanted;
      const facts = button.closest(".facts");
      if (!text && wanted && facts) {
        try {
          const response = await fetch(link.href);
          if (!response.ok) throw new Error(response.statusText);
          const page = new DOMParser().parseFromString(await response.text(), "text/html");
          page.querySelectorAll("a[href]").forEach(function (one) {
            one.setAttribute("href", new URL(one.getAttribute("href") || "", link.href).href);
          });
          const paragraphs = Array.from(page.querySelectorAll(".abstract > p:not(.keywords)"));
          if (!paragraphs.length) throw new Error("no abstract");
          if (!text) {
            text = document.createElement("div");
            text.className = "whole";
            text.append.apply(text, paragraphs);
            facts.after(text);
          }
        } catch (error) {
          location.assign(link.href);
          return;
        }
      }
      show();
    });
    link.replaceWith(button);
    return button;
  }

  // A page that was opened from a folder may not read its neighbours.
  if (!location.protocol.startsWith("http")) return;

  // Hundreds of links become buttons when there is nothing else to do; one that is clicked before, at once.
  document.addEventListener("click", function (event) {
    const link = event.target instanceof Element ? event.target.closest("a.unfold") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const button = start(link);
    button.focus();
    button.click();
  });

  const LONGEST_MS = 5;
  const whenIdle = window.requestIdleCallback || window.setTimeout;

  function startSome() {
    const end = performance.now() + LONGEST_MS;
    const links = document.querySelectorAll("a.unfold");
    let place = 0;
    while (place < links.length && performance.now() < end) {
      const link = links[place];
      if (link instanceof HTMLAnchorElement && link !== document.activeElement) start(link);
      place += 1;
    }
    if (place < links.length) whenIdle(startSome);
  }

  whenIdle(startSome);
  // The filter has fetched more of the list.
  document.addEventListener("oeuvre:more", startSome);
})();
