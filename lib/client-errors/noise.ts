/** Code of the visitor's own browser or its extensions: not ours, and nothing we can mend. */
const FOREIGN_CODE =
  /\b(?:chrome|moz|safari|safari-web|ms-browser)-extension\b|\bwebkit-masked-url:|\bresource:\/\/|\buser-script:/i;

/** Whether what failed was brought along by the browser: by its file or its first frame. */
export const isNoise = ([source = "", firstFrame = ""]: readonly string[]): boolean =>
  FOREIGN_CODE.test(source) || FOREIGN_CODE.test(firstFrame);
