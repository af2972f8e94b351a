(function () {
  "use strict";

  /**
   * Puts a text into the clipboard.
   * @param {string} text
   * @param {HTMLElement} element which shows the text: it is selected where the clipboard is out of reach
   * @returns {Promise<boolean>} whether it is in the clipboard
   */
  async function copy(text, element) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const selection = window.getSelection();
      if (selection) selection.selectAllChildren(element);
      try {
        return document.execCommand("copy");
      } catch (refused) {
        return false;
      }
    }
  }

  document.querySelectorAll("[data-copy]").forEach(function (box) {
    const text = box.querySelector("pre");
    if (!text) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button copy";
    const words = document.createElement("span");
    words.setAttribute("role", "status");
    words.textContent = "Copy";
    button.append(words);
    button.addEventListener("click", async function () {
      const done = await copy(text.textContent || "", text);
      words.textContent = done ? "Copied" : "Selected: now press Ctrl+C";
      setTimeout(function () { words.textContent = "Copy"; }, 2500);
    });
    box.prepend(button);
  });

  // A link to #cite opens the first form, should all be closed.
  window.addEventListener("hashchange", function () {
    const cite = location.hash === "#cite" ? document.getElementById("cite") : null;
    const first = cite && !cite.querySelector("details[open]") ? cite.querySelector("details") : null;
    if (first) first.open = true;
  });
})();
