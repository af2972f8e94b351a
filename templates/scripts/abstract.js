(function () {
  "use strict";

  /**
   * Unfolds the abstract of a paper in a list, from the paper's page. Without this its link leads there.
   * @param {HTMLAnchorElement} link
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
          if (!text) {
            text = document.createElement("div");
            text.className = "whole";
            text.append.apply(text, Array.from(page.querySelectorAll(".abstract > p:not(.keywords)")));
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
  }

  /** @param {ParentNode} where */
  function startAll(where) {
    where.querySelectorAll("a.unfold").forEach(function (link) {
      if (link instanceof HTMLAnchorElement) start(link);
    });
  }

  // A page that was opened from a folder may not read its neighbours.
  if (!location.protocol.startsWith("http")) return;
  startAll(document);
  // The filter has fetched more of the list.
  document.addEventListener("oeuvre:more", function () { startAll(document); });
})();
