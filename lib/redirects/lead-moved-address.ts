import { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { hostsOf } from "./own-hosts.ts";
import { readRedirect, type RedirectProblem } from "./read-redirect.ts";
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
 * moved back and forth makes no loop. @throws Invalid, at the address, for one that would.
 */
export const leadMovedAddress = defineMutation({
  action: "update",
  collection: "site",
  input: leadMovedAddressInput,
  announces: ["content-changed"],
  run: async ({ scope, input, permit }) => {
    await holdRedirects(scope);
    const wanted = readRedirect({ ...addressesOf(input), status: 301 }, await hostsOf(scope));
    if ("part" in wanted) throw refusal(wanted);
    const before = await readRedirects(scope);
    const after = moved(before, wanted);
    requireSound(after);
    const kept = new Map(after.map((one) => [sourceText(one), one]));
    const isSame = (one: Redirect) => kept.get(sourceText(one))?.target === one.target;
    const gone = before.filter((one) => !kept.has(sourceText(one)));
    const same = new Set(before.filter(isSame).map(sourceText));
    await deleteSources(scope, permit, gone);
    const changed = after.filter((one) => !same.has(sourceText(one)));
    return { ids: await saveRedirects(scope, permit, changed) };
  },
  audit: ({ input: { from, to, below } }) => ({
    action: "site.lead-moved-address",
    collection: "site",
    subjectId: null,
    summary: `Redirected «${from}» to «${to}», where it stands now`,
    detail: { from, to, below },
  }),
});

/** @NOTE One with a star is about the address itself, too. */
const addressesOf = ({ from, to, below }: z.infer<typeof leadMovedAddressInput>) =>
  below ? { from: `${from}/*`, to: `${to === "/" ? "" : to}/*` } : { from, to };

function moved(redirects: readonly Redirect[], wanted: Redirect): readonly Redirect[] {
  const to = withoutStar(wanted.target);
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
  return isThere ? `${withoutStar(newTarget)}${at.slice(from.length)}${rest}` : target;
}

const withoutStar = (target: string): string => target.replace(/\/\*$/, "");

function requireSound(redirects: readonly Redirect[]): void {
  const book = new RedirectBook(redirects);
  for (const redirect of redirects) {
    book.remove(redirect);
    const reason = book.problemOf(redirect);
    if (reason !== null) throw refusal({ part: "to", reason });
    book.add(redirect);
  }
}

const refusal = ({ part, reason }: RedirectProblem): Invalid =>
  new Invalid(reason, [{ path: [part], message: reason }]);
