/** Messages by the dotted path of what they concern: `slug`, `title`, `parts.0.url`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The first message at a path or below it. */
export function errorAt(errors: FieldErrors, path: string): string | undefined {
  const below = `${path}.`;
  const found = Object.keys(errors).find((key) => key === path || key.startsWith(below));
  return found === undefined ? undefined : errors[found];
}

/** The messages without those at a path, below it and above it: somebody mends that place. */
export function withoutErrorsAt(errors: FieldErrors, path: string): FieldErrors {
  const touches = (key: string) =>
    key === path || key.startsWith(`${path}.`) || path.startsWith(`${key}.`);
  const kept = Object.entries(errors).filter(([key]) => !touches(key));
  return kept.length === Object.keys(errors).length ? errors : Object.fromEntries(kept);
}

/**
 * Puts the focus on the first place of a form that is marked as wrong, once React has marked it and
 * opened what was collapsed around it.
 */
export const focusFirstError = (form: string): void => focusIn(`#${form}`);

/** As `focusFirstError`, within one field. */
export const focusField = (form: string, name: string): void =>
  focusIn(`#${form} [data-field="${CSS.escape(name)}"]`);

function focusIn(place: string): void {
  setTimeout(() => {
    const marked = document.querySelector<HTMLElement>(`${place} :is(${MARKED})`);
    marked?.scrollIntoView({ block: "center" });
    marked?.focus({ preventScroll: true });
  }, 60);
}

const MARKED = '[aria-invalid="true"], [data-invalid="true"]';
