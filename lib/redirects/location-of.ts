import type { Redirect } from "./redirect.ts";

/** What was asked for: the path decoded, and the query with its question mark, or empty. */
export type Asked = { readonly path: string; readonly search: string };

/**
 * Where a redirect leads from an address that it is about, as `Location` says it. What lay below a
 * star is taken along, segment for segment, and so is a query that is not the redirect's own.
 */
export function locationOf(redirect: Redirect, asked: Asked): string {
  const { target, query } = redirect;
  const whole = target.endsWith("/*") ? withRest(redirect, asked.path) : target;
  const keepsQuery = query === "" && asked.search !== "" && !/[?#]/.test(whole);
  return keepsQuery ? `${whole}${asked.search}` : whole;
}

function withRest({ path, target }: Redirect, asked: string): string {
  const rest = asked.slice(path === "/" ? 1 : path.length + 1);
  const start = target.slice(0, -2);
  if (rest === "") return start === "" ? "/" : start;
  return `${start}/${rest.split("/").map(encodeURIComponent).join("/")}`;
}
