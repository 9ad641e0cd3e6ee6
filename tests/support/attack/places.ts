import type { Surface } from "@/lib/kernel/stamp.ts";
import type { Asking } from "./ask.ts";
import { ask, type Reply } from "./ask.ts";
import type { Holder } from "./credentials.ts";
import type { AttackServer } from "./server.ts";

/** Whose host a request goes to. */
export type Host = "root" | "acme" | "globex" | "self";

/**
 * A place in the house, and what the wall would say of a request there if it let it through: the
 * open wall says just that, so that nothing but the door stands between the request and the place.
 */
export type Place = {
  readonly host: Host;
  readonly path: string;
  readonly method?: string;
  readonly surface: Surface;
  readonly of?: "acme" | "globex";
  /** Path inside the application; `{pass}` is a good site pass. The same as `path` if unsaid. */
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export const hostOf = (server: AttackServer, host: Host): string =>
  ({
    root: server.root,
    acme: `acme.${server.root}`,
    globex: `globex.${server.root}`,
    self: `127.0.0.1:${server.port}`,
  })[host];

/** The request for a place by somebody, with the claims that the open wall believes. */
export function requestFor(server: AttackServer, place: Place, holder: Holder): Asking {
  const { host, path, method = "GET", surface, of, target = path, headers, body } = place;
  return {
    host: hostOf(server, host),
    path,
    method,
    cookie: server.credentials[holder],
    headers: {
      "x-claim-surface": surface,
      "x-claim-path": path,
      "x-claim-target": target,
      ...(of === undefined ? {} : { "x-claim-organization": server.organizations[of] }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  };
}

/** Asks for a place as somebody. */
export const askAs = (server: AttackServer, place: Place, holder: Holder): Promise<Reply> =>
  ask(server.port, requestFor(server, place, holder));

/**
 * Whether an answer lets nobody in: a refusal, a redirect within this very host, or what Next says
 * in its own protocol with status 200: nothing at all, a refused page for the client router, or
 * which routes the build has.
 */
export function isRefusal({ status, headers, body }: Reply): boolean {
  if (status >= 400 && status < 500) return true;
  if (status >= 300 && status < 400) return leadsOut(headers.location ?? "");
  return body === "{}" || /"NEXT_HTTP_ERROR_FALLBACK;40[134]"|^\d:\[\["children",\{"s"/m.test(body);
}

/** Within this host, and not on into an organization; with `_rsc` it is the same address again. */
const leadsOut = (location: string): boolean =>
  /^\/(?!admin\/|[/\\])/.test(location) || /[?&]_rsc\b/.test(location);

/** A page of the dashboard. */
export const dashboard = (path: string): Place => ({ host: "root", path, surface: "admin" });

/** A page of a website, cached for everybody. */
export const published = (of: "acme" | "globex", path: string): Place => ({
  host: of,
  path,
  surface: "site",
  of,
  target: `/site/{pass}${path === "/" ? "" : path}`,
});

/** The same page as drafted, for one visitor. */
export const drafted = (of: "acme" | "globex", path: string): Place => ({
  host: of,
  path,
  surface: "draft-site",
  of,
  target: `/draft-site${path === "/" ? "" : path}`,
});
