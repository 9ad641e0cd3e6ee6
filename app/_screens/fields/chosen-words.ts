/**
 * The words for a file that was just chosen: its own, where it has some. Those that stand there stay for
 * the first file, whose they may be; they say nothing of another one.
 */
export const chosenWords = (own: string, before: { readonly url: string; readonly said: string }) =>
  own || (before.url === "" ? before.said : "");
