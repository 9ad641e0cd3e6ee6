const LONGEST = 2048;

/** Where somebody goes who did not say where. */
export const HOME = "/admin";

/**
 * The path to return to after signing in: of this very origin and inside the dashboard, whatever
 * was asked for. Everything else becomes the dashboard's first page, so that a link to the sign-in
 * page can never lead elsewhere (CWE-601).
 */
export function ownPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > LONGEST || !URL.canParse(asked, PLACE)) return HOME;
  const url = new URL(asked, PLACE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // @NOTE What browsers read as another host (`//host`, `/\host`, tabs inside) never gets here: the
  // parser is theirs, and what it made of the text must be what was written.
  const isOwn = url.origin === PLACE && path === asked;
  return isOwn && /^\/admin(?:[/?#]|$)/.test(path) ? path : HOME;
}

const PLACE = "http://own.invalid";
