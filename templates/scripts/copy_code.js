(function () {
  "use strict";

  const text = /** @type {HTMLElement | null} */ (document.querySelector("[data-copy-code]:has(pre)"));
  if (!text || !navigator.clipboard) return;

  /** @type {Record<string, string>} what to say, in the page's language */
  const words = JSON.parse(text.dataset.copyCode || "{}");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  text.append(status);

  text.querySelectorAll("pre").forEach(function (code) {
    const box = document.createElement("div");
    box.className = "code";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button copy";
    button.textContent = words.copy;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText((code.textContent || "").trimEnd()).then(function () {
        button.textContent = status.textContent = words.copied;
        setTimeout(function () { button.textContent = words.copy; status.textContent = ""; }, 2500);
      }, function () {
        // Refused: the text is selected, for the reader's own keys.
        const selection = window.getSelection();
        if (selection) selection.selectAllChildren(code);
      });
    });
    code.replaceWith(box);
    box.append(code, button);
  });
})();
