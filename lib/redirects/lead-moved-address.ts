import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireRoomFor } from "./set-redirects.ts";
import { hostsOf } from "./own-hosts.ts";
import { readRedirect, soundOrRefuse } from "./read-redirect.ts";
import { ADDRESS_MAX, sourceText, type Redirect } from "./redirect.ts";
import { RedirectBook } from "./redirect-book.ts";
import { deleteSources, holdRedirects, readRedirects, saveRedirects } from "./repository.ts";

const address = z.string().trim().startsWith("/").max(ADDRESS_MAX);

export const leadMovedAddressInput = z.strictObject({
  from: address,
  to: address,
  /** Whether what stands below has moved along. */
  below: z.boolean(),
});

/**
 * Leads visitors from where something stood to where it stands now. What led to the old address leads
 * to the new one, and a redirect of the new one, where something stands again, is taken away: so what
 * moved back and forth makes no loop.
 * @throws Invalid, at the address, for one that would make one; Conflict with too many.
 */
export const leadMovedAddress = defineMutation({
  action: "update",
  collection: "site",
  input: leadMovedAddressInput,
  announces: ["content-changed"],
  run: async ({ scope, input, permit }) => {
    await holdRedirects(scope);
    const asked = { ...addressesOf(input), status: 301 } as const;
    const wanted = soundOrRefuse(readRedirect(asked, await hostsOf(scope)));
    const before = await readRedirects(scope);
    const after = moved(before, wanted);
    requireRoomFor(after.length);
    const targets = new Map(before.map((one) => [sourceText(one), one.target]));
    const changed = after.filter((one) => targets.get(sourceText(one)) !== one.target);
    requireSound(after, changed);
    const kept = new Set(after.map(sourceText));
    const gone = before.filter((one) => !kept.has(sourceText(one)));
    await deleteSources(scope, permit, gone);
    const ids = await saveRedirects(scope, permit, { redirects: changed, importId: null });
    return { ids, changed: changed.map(sourceText), gone: gone.map(sourceText) };
  },
  audit: ({ input: { from, to, below } }, { changed, gone }) => ({
    action: "site.lead-moved-address",
    collection: "site",
    subjectId: null,
    summary: `Redirected «${from}» to «${to}», where it stands now`,
    detail: {
      ...{ from, to, below },
      changed: { count: changed.length, first: changed.slice(0, SHOWN) },
      deleted: { count: gone.length, first: gone.slice(0, SHOWN) },
    },
  }),
});

/** How many of them a line of the ledger names. */
const SHOWN = 20;

/** @NOTE One with a star is about the address itself, too. */
const addressesOf = ({ from, to, below }: z.infer<typeof leadMovedAddressInput>) =>
  below ? { from: `${from}/*`, to: `${to === "/" ? "" : to}/*` } : { from, to };

function moved(redirects: readonly Redirect[], wanted: Redirect): readonly Redirect[] {
  const to = withoutStar(wanted.target) || "/";
  const others = redirects.filter((one) => {
    const isAboutNew = one.query === "" && encodeURI(one.path) === to;
    return !isAboutNew && sourceText(one) !== sourceText(wanted);
  });
  return [...others.map((one) => ({ ...one, target: retargeted(one.target, wanted) })), wanted];
}

/** Where a redirect leads now that what stood there stands elsewhere. */
function retargeted(target: string, { path, below, target: newTarget }: Redirect): string {
  const [, at = "", rest = ""] = /^([^?#]*)(.*)$/.exec(target) ?? [];
  const from = encodeURI(path);
  const isThere = at === from || (below && at.startsWith(`${from}/`));
  if (!isThere) return target;
  const place = `${withoutStar(newTarget)}${at.slice(from.length)}`;
  return `${place || "/"}${rest}`;
}

const withoutStar = (target: string): string => target.replace(/\/\*$/, "");

/** @NOTE What did not change stood beside each other already: any two in each other's way hold a changed one. */
function requireSound(all: readonly Redirect[], changed: readonly Redirect[]): void {
  const book = new RedirectBook(all);
  for (const redirect of changed) {
    const reason = book.problemOf(redirect);
    soundOrRefuse(reason === null ? redirect : { part: "to", reason });
  }
}
