// A text box with a list of completions beneath it, by the combobox pattern of WAI-ARIA: the list is offered, never typed
// into the box; the focus stays in the box.
// @ts-check

/** Milliseconds without a keystroke before completions are asked for. */
const QUIET = 120;

/**
 * @template Row
 * @typedef {object} Acts
 * @property {(typed: string, signal: AbortSignal) => Promise<Row[]>} ask  when it fails, nothing is offered
 * @property {(row: Row, at: number) => HTMLElement} show                  one option
 * @property {(row: Row) => void} take
 */

/**
 * @template Row
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list     the listbox the box controls
 * @param {HTMLElement} spoken   a live region that says how many there are
 * @param {Acts<Row>} acts
 * @returns {{ close: () => void }}
 */
export function startCombobox(box, list, spoken, { ask, show, take }) {
  /** @type {Row[]} */
  let rows = [];
  let active = -1;
  let timer = 0;
  let asked = new AbortController();

  /** @param {number} at  -1 for none */
  const activate = (at) => {
    active = at;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = list.children[at];
    if (!option) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  /** @param {Row[]} next */
  const offer = (next) => {
    rows = next;
    list.replaceChildren(...rows.map(show));
    list.scrollTop = 0;
    list.hidden = rows.length === 0;
    box.setAttribute("aria-expanded", String(rows.length > 0));
    spoken.textContent = rows.length === 0 ? "" : rows.length === 1 ? "1 completion" : `${rows.length} completions`;
    activate(-1);
  };
  const forget = () => {
    clearTimeout(timer);
    asked.abort();
  };
  const close = () => {
    forget();
    offer([]);
  };
  const askNow = async () => {
    forget();
    asked = new AbortController();
    const { signal } = asked;
    const atEnd = box.selectionEnd === box.value.length;
    const found = atEnd ? await ask(box.value, signal).catch(() => []) : [];
    if (!signal.aborted) offer(found);
  };
  const askSoon = () => {
    forget();
    activate(-1);
    timer = setTimeout(askNow, QUIET);
  };
  /** @param {number} at */
  const choose = (at) => {
    const row = rows[at];
    close();
    take(row);
  };
  /** @param {1 | -1} step  over the options and the box itself */
  const walk = (step) => activate(((active + 1 + step + rows.length + 1) % (rows.length + 1)) - 1);

  /** What a key does; true when that is all it shall do. @param {string} key */
  const press = (key) => {
    const isOpen = rows.length > 0;
    if (isOpen && (key === "ArrowDown" || key === "ArrowUp")) walk(key === "ArrowDown" ? 1 : -1);
    else if (isOpen && key === "Escape") close();
    else if (key === "Enter" && active >= 0) choose(active);
    else if (key === "ArrowDown") askNow();
    else {
      activate(-1); // the caret moves in the box
      return false;
    }
    return true;
  };

  box.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || askSoon());
  box.addEventListener("compositionstart", close);
  box.addEventListener("compositionend", askSoon);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    const isInputMethod = event.isComposing || event.keyCode === 229;
    if (isInputMethod || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (press(event.key)) event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // else the box would lose the focus and close the list
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) choose([...list.children].indexOf(option));
  });
  return { close };
}
