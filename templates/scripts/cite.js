(function () {
  "use strict";

  const cite = document.getElementById("cite");
  if (!cite) return;

  /** @type {Record<string, string>} what to say, in the page's language */
  const words = JSON.parse(cite.dataset.words || "{}");

  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  cite.append(status);

  /**
   * Selects what an element shows, for where the clipboard is out of reach.
   * @param {Element} element
   */
  function select(element) {
    const selection = window.getSelection();
    if (selection) selection.selectAllChildren(element);
  }

  /**
   * Puts a text that is on the page into the clipboard.
   * @param {Element} element which shows the text
   * @returns {Promise<string>} what to say about it
   */
  async function copyText(element) {
    const text = (element.textContent || "").trim();
    try {
      await navigator.clipboard.writeText(text);
      return words.copied;
    } catch (error) {
      select(element);
      try {
        if (document.execCommand("copy")) return words.copied;
      } catch (refused) {
        // Nothing more to try: it is selected.
      }
      return words.selected;
    }
  }

  /**
   * Puts a file's text into the clipboard.
   * @param {HTMLAnchorElement} link
   * @returns {Promise<string>} what to say about it
   */
  async function copyFile(link) {
    const blob = fetch(link.href)
      .then(function (response) { return response.ok ? response.text() : Promise.reject(new Error(response.statusText)); })
      .then(function (text) { return new Blob([text], { type: "text/plain" }); });
    try {
      // The clipboard waits for the file: behind an await, some browsers no longer see that somebody pressed a button.
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
      return words.copied;
    } catch (error) {
      return words.failed;
    }
  }

  /**
   * Adds a button to copy something.
   * @param {Element} box to which the button is added
   * @param {string} name what is copied
   * @param {boolean} first whether it comes first in the box
   * @param {function(): Promise<string>} copy
   */
  function addButton(box, name, first, copy) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button copy";
    button.textContent = words.copy;
    button.setAttribute("aria-label", (words.label || "{what}").replace("{what}", name));
    button.addEventListener("click", async function () {
      const said = await copy();
      button.textContent = said;
      status.textContent = name + ": " + said;
      setTimeout(function () { button.textContent = words.copy; status.textContent = ""; }, 2500);
    });
    if (first) box.prepend(button); else box.append(button);
  }

  cite.querySelectorAll("[data-copy]").forEach(function (box) {
    const text = box.querySelector("p, pre");
    if (text) addButton(box, box.getAttribute("data-copy") || "", true, function () { return copyText(text); });
  });

  // A page that was opened from a folder may not read its neighbours, and some browsers cannot copy what is yet to come.
  if (location.protocol !== "file:" && navigator.clipboard && "ClipboardItem" in window) {
    cite.querySelectorAll("[data-copy-file]").forEach(function (box) {
      const link = box.querySelector("a");
      if (link) addButton(box, box.getAttribute("data-copy-file") || "", false, function () { return copyFile(link); });
    });
  }

  // A link to #cite opens the first form, should all be closed.
  window.addEventListener("hashchange", function () {
    const first = location.hash === "#cite" && !cite.querySelector("details[open]") ? cite.querySelector("details") : null;
    if (first) first.open = true;
  });
})();
