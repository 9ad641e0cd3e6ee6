import type { SitePass } from "@/lib/kernel/site-pass.ts";
import type { Redirect } from "@/lib/redirects/redirect.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { keepForSite } from "./keep-for-site.ts";
import { redirectsFor, type RedirectReader } from "./redirected.ts";

/**
 * Redirects are kept as pages are. One by a star is not: as many addresses as anybody makes up could
 * be below it. Nor is one of several that are near: beside the query that it is about, the name would
 * hold whatever a visitor wrote where another redirect looks.
 */
export function keptRedirects(pass: SitePass, caller: Caller): RedirectReader {
  const read = redirectsFor(caller);
  const kept = (name: readonly string[], find: () => Promise<Redirect | null>) =>
    orUnkept(() => keepForSite(pass, name, async () => fixed(await find())));
  return {
    shapes: () => keepForSite(pass, ["redirect-queries"], read.shapes),
    byQuery: (asked) =>
      asked.queries.length > 1
        ? read.byQuery(asked)
        : kept(["redirect", asked.path, ...asked.queries], () => read.byQuery(asked)),
    byPath: (path) => kept(["redirect", path], () => read.byPath(path)),
  };
}

/** What a look found that is not to be kept. */
class Unkept extends Error {
  readonly redirect: Redirect | null;
  constructor(redirect: Redirect | null) {
    super("Not to be kept.");
    this.redirect = redirect;
  }
}

function fixed(redirect: Redirect | null): Redirect {
  if (redirect === null || redirect.below) throw new Unkept(redirect);
  return redirect;
}

async function orUnkept(keep: () => Promise<Redirect>): Promise<Redirect | null> {
  try {
    return await keep();
  } catch (error) {
    if (error instanceof Unkept) return error.redirect;
    throw error;
  }
}
