import { pathsAbove, plainPath, sourceText, spelledQuery, type Redirect } from "./redirect.ts";

type Place = { readonly path: string; readonly pairs: readonly string[]; readonly rest: boolean };

/**
 * All redirects of a website, so that no two follow each other: whoever follows one arrives. Where a
 * star makes it possible that one leads into another, it is taken to do so.
 */
export class RedirectBook {
  /** By the path that they are about; by where they lead; by where a star at the end leads. */
  readonly #from = new Map<string, Redirect[]>();
  readonly #at = new Map<string, Redirect[]>();
  readonly #starred = new Map<string, Redirect[]>();
  /** By each path at or above what they are about; by each at or above where they lead. */
  readonly #within = new Map<string, Redirect[]>();
  readonly #under = new Map<string, Redirect[]>();

  constructor(redirects: Iterable<Redirect>) {
    for (const redirect of redirects) this.add(redirect);
  }

  add(redirect: Redirect): void {
    for (const list of this.#listsOf(redirect)) list.push(redirect);
  }

  /** Takes out the one that is about exactly this source. */
  remove(redirect: Redirect): void {
    for (const list of this.#listsOf(redirect)) {
      const at = list.findIndex((one) => sourceText(one) === sourceText(redirect));
      if (at >= 0) list.splice(at, 1);
    }
  }

  #listsOf(redirect: Redirect): Redirect[][] {
    const above = pathsAbove(redirect.path).map((path) => listAt(this.#within, path));
    const lists = [listAt(this.#from, redirect.path), ...above];
    const place = placeOf(redirect.target);
    if (place === null) return lists;
    lists.push(listAt(place.rest ? this.#starred : this.#at, place.path));
    return [...lists, ...pathsAbove(place.path).map((path) => listAt(this.#under, path))];
  }

  /** The redirect about exactly this source; null without one. */
  find(redirect: Pick<Redirect, "path" | "query" | "below">): Redirect | null {
    const text = sourceText(redirect);
    return this.#from.get(redirect.path)?.find((one) => sourceText(one) === text) ?? null;
  }

  /**
   * Why a redirect cannot stand beside the others, in a sentence; null where it can. It may be among them.
   */
  problemOf(redirect: Redirect): string | null {
    const place = placeOf(redirect.target);
    if (place !== null && isAbout(redirect, place)) return "It would lead to itself.";
    const next = place === null ? null : this.#next(place, redirect);
    if (next !== null) {
      return `«${redirect.target}» itself leads on, to «${next.target}». Lead straight there.`;
    }
    const before = this.#before(redirect);
    if (before === null) return null;
    return `«${sourceText(before)}» leads here already. Change that one first.`;
  }

  /** Another redirect that a place leads on by. */
  #next(place: Place, redirect: Redirect): Redirect | null {
    const near = pathsAbove(place.path).flatMap((path) => this.#from.get(path) ?? []);
    const found = near.find((one) => isAbout(one, place));
    if (found !== undefined || !place.rest) return found ?? null;
    const isBelow = (one: Redirect) => place.path === "/" || one.path !== place.path;
    const isOther = (one: Redirect) => sourceText(one) !== sourceText(redirect);
    const below = this.#within.get(place.path) ?? [];
    return below.find((one) => isBelow(one) && isOther(one)) ?? null;
  }

  /** A redirect that leads to the source of this one. */
  #before(redirect: Redirect): Redirect | null {
    const { path, below } = redirect;
    const near = (below ? this.#under : this.#at).get(path) ?? [];
    const starred = pathsAbove(path).flatMap((above) => this.#starred.get(above) ?? []);
    return (
      [...near, ...starred].find((one) => {
        const place = placeOf(one.target);
        return (
          place !== null && sourceText(one) !== sourceText(redirect) && isAbout(redirect, place)
        );
      }) ?? null
    );
  }
}

/** Where a target is on the website; null for another host. */
function placeOf(target: string): Place | null {
  if (!target.startsWith("/")) return null;
  const url = new URL(target, "https://here.invalid");
  const rest = url.pathname.endsWith("/*");
  const path = plainPath(rest ? url.pathname.slice(0, -2) || "/" : url.pathname);
  if (path === null) return null;
  return {
    path,
    pairs: spelledQuery([...url.searchParams])
      .split("&")
      .filter(Boolean),
    rest,
  };
}

/** Whether a redirect would be followed at a place, or at some place that its star stands for. */
function isAbout({ path, query, below }: Redirect, place: Place): boolean {
  const needed = query.split("&").filter(Boolean);
  if (needed.length > 0) {
    return path === place.path && needed.every((pair) => place.pairs.includes(pair));
  }
  if (place.rest && isWithin(path, place.path)) return true;
  return below ? isWithin(place.path, path) : path === place.path;
}

/** Whether a path is another one, or lies below it. */
const isWithin = (path: string, above: string): boolean =>
  path === above || above === "/" || path.startsWith(`${above}/`);

function listAt(map: Map<string, Redirect[]>, path: string): Redirect[] {
  const list = map.get(path) ?? [];
  map.set(path, list);
  return list;
}
