import { findQueryRedirect, findRedirect, listQueryShapes } from "@/lib/redirects/find-redirect.ts";
import { locationOf, type Asked } from "@/lib/redirects/location-of.ts";
import { spelledQuery, type Redirect } from "@/lib/redirects/redirect.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";

type Shapes = readonly { readonly path: string; readonly names: readonly string[] }[];
type Queries = { readonly path: string; readonly queries: readonly string[] };

/** Where a door looks for redirects; the door of published pages keeps what it found. */
export type RedirectReader = {
  readonly shapes: () => Promise<Shapes>;
  readonly byQuery: (queries: Queries) => Promise<Redirect | null>;
  readonly byPath: (path: string) => Promise<Redirect | null>;
};

/** Reads redirects by the rights of whoever looks at the website. */
export const redirectsFor = (caller: Caller): RedirectReader => ({
  shapes: () => runUseCase(listQueryShapes, {}, caller),
  byQuery: (queries) => runUseCase(findQueryRedirect, queries, caller),
  byPath: (path) => runUseCase(findRedirect, { path }, caller),
});

/**
 * The answer to an address whose query a redirect is about, such as `/?p=12`; null where none is. Asked
 * before the page: no page is about a query.
 */
export async function redirectBeforePage(
  asked: Asked,
  read: RedirectReader,
): Promise<Response | null> {
  const given = new URLSearchParams(asked.search);
  if ([...given.keys()].every((name) => name === "page")) return null;
  const near = (await read.shapes()).filter(
    ({ path, names }) => path === asked.path && names.every((name) => given.has(name)),
  );
  if (near.length === 0) return null;
  const queries = near.map(({ names }) =>
    spelledQuery(names.map((name) => [name, given.get(name) ?? ""])),
  );
  const redirect = await read.byQuery({ path: asked.path, queries });
  return redirect === null ? null : answer(redirect, asked);
}

/**
 * Runs what shows a page; where none stands, the redirect about its address is the answer. A page that
 * stands there wins. @throws what showing it does, where there is no redirect either.
 */
export async function orRedirect(
  asked: Asked,
  read: RedirectReader,
  show: () => Promise<Response>,
): Promise<Response> {
  try {
    return await show();
  } catch (error) {
    if (!isAbsent(error)) throw error;
    const redirect = await found(() => read.byPath(asked.path));
    if (redirect === null) throw error;
    return answer(redirect, asked);
  }
}

/** Who may not look at pages at all is told of no redirect either. */
async function found(find: () => Promise<Redirect | null>): Promise<Redirect | null> {
  try {
    return await find();
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof NotFound || error instanceof Forbidden;

/** @NOTE How long it may be kept the wall says, as for every page of the website. */
const answer = (redirect: Redirect, asked: Asked): Response =>
  new Response(null, {
    status: redirect.status,
    headers: { Location: locationOf(redirect, asked), "Cache-Control": "no-cache" },
  });
