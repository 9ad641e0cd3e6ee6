const MOST_FRAMES = 30;

/**
 * The frames of a stack as Chromium, Firefox and Safari write them, outermost last, with files of
 * the own origin named by their path.
 */
export const framesOf = (stack: string, origin: string): string[] =>
  stack
    .slice(0, 16_000)
    .split("\n", 200)
    .map((line) => line.trim())
    .filter((line) => /^at\s|@/.test(line) && /:\d+\)?$/.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.replaceAll(origin, ""));

/** The first frame in a file of our own, without its place in the file; empty without one. */
export function ownFrame(frames: readonly string[]): string {
  const own = frames.find((frame) => /[(@\s]\/[^/]/.test(frame));
  return own?.replace(/(?::\d+)+(?=\)?$)/, "") ?? "";
}
