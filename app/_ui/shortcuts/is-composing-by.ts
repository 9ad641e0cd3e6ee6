/** The code of a key that an input method took. */
const TAKEN = 229;

/**
 * Whether a press is part of composing a text, as in Chinese or Japanese. @NOTE In Safari the Enter
 * that ends it comes after the end: only its code tells (UI Events, 7.3.1).
 */
export const isComposingBy = (press: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean =>
  // oxlint-disable-next-line typescript/no-deprecated -- Nothing else tells it in Safari.
  press.isComposing || press.keyCode === TAKEN;
