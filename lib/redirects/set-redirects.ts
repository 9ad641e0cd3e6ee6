import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { hostsOf } from "./own-hosts.ts";
import { readRedirect, redirectSchema, type RedirectProblem } from "./read-redirect.ts";
import { sourceText, type Redirect } from "./redirect.ts";
import { RedirectBook } from "./redirect-book.ts";
import { holdRedirects, readRedirects, saveRedirects } from "./repository.ts";

/** How many redirects a website has at most. */
export const MOST_REDIRECTS = 20_000;
export const MOST_AT_ONCE = 2_000;

export const redirectsSchema = z.array(redirectSchema).min(1).max(MOST_AT_ONCE);

type Wanted = {
  readonly redirects: z.infer<typeof redirectsSchema>;
  readonly taken: "refuse" | "keep" | "replace";
  readonly wrong: "stop" | "skip";
  /** The import that leaves them; null: somebody sets them. */
  readonly importId: string | null;
};

/** What came of it. `at` counts from 0 among those that were given. */
export type CreatedRedirects = {
  readonly created: number;
  readonly replaced: number;
  readonly kept: number;
  readonly refused: readonly Refused[];
  /** Of those that stand now, in no order. */
  readonly ids: readonly string[];
};

type Refused = RedirectProblem & { readonly at: number };

/**
 * Leads addresses to others, one after the other. @throws Invalid naming each that cannot be, unless those
 * are to be left out; Conflict with too many.
 */
export async function setRedirects(
  scope: Scope,
  permit: Permit<"update">,
  wanted: Wanted,
): Promise<CreatedRedirects> {
  await holdRedirects(scope);
  const present = await readRedirects(scope);
  const { saved, ...result } = weigh(wanted, { present, hosts: await hostsOf(scope) });
  if (wanted.wrong === "stop" && result.refused.length > 0) throw refusal(result.refused);
  requireRoomFor(present.length + result.created);
  const kept = { redirects: saved, importId: wanted.importId };
  return { ...result, ids: await saveRedirects(scope, permit, kept) };
}

/** @throws Conflict where a website would have more redirects than it may. */
export function requireRoomFor(count: number): void {
  if (count <= MOST_REDIRECTS) return;
  throw new Conflict(`A website has at most ${MOST_REDIRECTS} redirects. Use a star.`);
}

type Present = { readonly present: readonly Redirect[]; readonly hosts: readonly string[] };
type Weighed = Omit<CreatedRedirects, "ids"> & { readonly saved: readonly Redirect[] };

function weigh({ redirects, taken }: Wanted, { present, hosts }: Present): Weighed {
  const book = new RedirectBook(present);
  const saved = new Map<string, Redirect>();
  const counts = { created: 0, replaced: 0, kept: 0 };
  const refused: Refused[] = [];
  for (const [at, asked] of redirects.entries()) {
    const read = readRedirect(asked, hosts);
    if ("part" in read) {
      refused.push({ at, ...read });
      continue;
    }
    const before = book.find(read);
    if (before !== null && taken === "keep") {
      counts.kept += 1;
      continue;
    }
    if (before !== null && taken === "refuse") {
      refused.push({ at, part: "from", reason: "This address is redirected already." });
      continue;
    }
    if (before !== null) book.remove(before);
    const problem = book.problemOf(read);
    if (problem !== null) {
      if (before !== null) book.add(before);
      refused.push({ at, part: "to", reason: problem });
      continue;
    }
    book.add(read);
    saved.set(sourceText(read), read);
    counts[before === null ? "created" : "replaced"] += 1;
  }
  return { ...counts, refused, saved: [...saved.values()] };
}

function refusal(refused: readonly Refused[]): Invalid {
  const issues = refused.map(({ at, part, reason }) => ({
    path: ["redirects", at, part],
    message: reason,
  }));
  return new Invalid(refused[0]?.reason ?? "A redirect cannot be.", issues);
}
