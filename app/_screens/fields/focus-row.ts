/**
 * Puts the focus on a part of a row; without it, on the first thing in the row that takes it, and
 * without a row, on the way to add one, so that nobody who uses the keyboard begins the page anew.
 */
export function focusRow(list: HTMLElement | null, key: string | undefined, part: string): void {
  // Whoever is quicker writes somewhere already: taking the focus away would put words elsewhere.
  if (list === null || document.activeElement?.matches(WRITING) === true) return;
  const row = list.querySelector(`:scope > [data-row="${key}"]`);
  const body = row?.querySelector("[data-row-body]") ?? row;
  const wanted = body?.querySelector<HTMLElement>(part) ?? row?.querySelector<HTMLElement>(part);
  (wanted ?? row?.querySelector<HTMLElement>(CONTROL) ?? buttonBeside(list))?.focus();
}

const WRITING = "[contenteditable=true], input, textarea, select";
const CONTROL = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled";

/** The nearest button around a list, outside of it. */
function buttonBeside(list: HTMLElement): HTMLElement | null {
  for (let around = list.parentElement; around !== null; around = around.parentElement) {
    const buttons = [...around.querySelectorAll<HTMLElement>("button:enabled")];
    const found = buttons.find((button) => !list.contains(button));
    if (found !== undefined) return found;
  }
  return null;
}
