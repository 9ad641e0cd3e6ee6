const LONGEST = 2048;

/** Where somebody goes who did not say where. */
export const HOME = "/admin";

/**
 * The path to return to after signing in: of this very origin and a page for people, whatever
 * was asked for. Everything else becomes the dashboard's first page, so that a link to the sign-in
 * page can never lead elsewhere (CWE-601).
 */
export function ownPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > LONGEST || !URL.canParse(asked, PLACE)) return HOME;
  // @NOTE The browser's own parser: what it reads as another host (`//host`, `/\host`, a tab inside)
  // has another origin here too, and what it resolves (`/admin/../api`) is what is judged.
  const url = new URL(asked, PLACE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === PLACE && PAGES.test(path) ? path : HOME;
}

const PLACE = "http://own.invalid";
/** The dashboard, and the API's reference that belongs to it. */
const PAGES = /^\/(?:admin(?:[/?#]|$)|api\/docs(?:[?#]|$))/;

/** The organization that somebody is on the way to by a path of the dashboard; empty: none. */
export const organizationIn = (path: string): string =>
  /^\/admin\/([a-z0-9-]{1,80})/.exec(path)?.[1] ?? "";
