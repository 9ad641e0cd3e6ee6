/**
 * The first thing that is wrong within a list or an object of a form, as react-hook-form nests it;
 * undefined when nothing is.
 */
export function firstMessage(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string") return error.message;
  for (const [name, inner] of Object.entries(error)) {
    // An element of the page, not an error.
    const found = name === "ref" ? undefined : firstMessage(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
