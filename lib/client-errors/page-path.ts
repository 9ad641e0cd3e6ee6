import { scrub } from "./scrub.ts";

/** Pages whose path holds a secret that opens them. */
const SECRET_PATHS = /^(\/(?:setup|invitation|reset-password)\/).+$/;

/** The path of a page for people to read, without what it may hold of secrets. */
export const pagePath = (path: string): string =>
  scrub(path.replace(/[?#].*$/s, "").replace(SECRET_PATHS, "$1[secret]"), 300);
