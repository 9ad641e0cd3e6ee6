import { Forbidden, GatehouseError, NotFound } from "@/lib/kernel/errors.ts";
import { leadImportedAddresses } from "@/lib/redirects/lead-imported-addresses.ts";
import { MOST_AT_ONCE } from "@/lib/redirects/set-redirects.ts";
import { takeBackRedirects } from "@/lib/redirects/take-back-redirects.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { readMoved } from "./keep-progress.ts";
import type { Slice } from "./slice.ts";

/**
 * Leads from the addresses that pages had elsewhere to those that they have here, where whoever imports
 * may. One that is redirected already stays as it is. @returns what is to be said of it.
 */
export async function leaveRedirects(slice: Slice, { id }: ImportRow): Promise<string> {
  let created = 0;
  const problem = await unlessRefused(async () => {
    for await (const redirects of movedBy(slice, { id, now: "there" })) {
      const asked = { import: id, redirects };
      created += (await runUseCase(leadImportedAddresses, asked, slice.person)).created;
    }
  });
  if (problem !== null) return `Old addresses lead nowhere: ${problem}`;
  if (created === 0) return "";
  return `${created} old ${created === 1 ? "address leads" : "addresses lead"} to the new ones.`;
}

/**
 * Takes back the redirects that an import left to what it had created, by the right of whoever ordered it. @returns what is to be said of it.
 */
export async function takeRedirectsBack(slice: Slice, { id }: ImportRow): Promise<string> {
  const problem = await unlessRefused(async () => {
    for await (const redirects of movedBy(slice, { id, now: "undone" })) {
      await runUseCase(takeBackRedirects, { import: id, redirects }, slice.person);
    }
  });
  return problem === null ? "" : `Old addresses still lead there: ${problem}`;
}

type Wanted = { readonly id: string; readonly now: "there" | "undone" };

/** Redirects for the pages that moved, as many at a time as can be set at once. */
async function* movedBy({ system }: Slice, wanted: Wanted) {
  for (let after = 0; ;) {
    const asked = { ...wanted, after, most: MOST_AT_ONCE };
    const moved = await runUseCase(readMoved, asked, system);
    const redirects = moved.flatMap(({ link, address }) => redirectOf(link, address));
    if (redirects.length > 0) yield redirects;
    if (moved.length < MOST_AT_ONCE) return;
    after = moved.at(-1)?.number ?? after;
  }
}

function redirectOf(link: string, address: string) {
  const from = link.slice(link.indexOf("/"));
  return from.replace(/\/$/, "") === address ? [] : [{ from, to: address, status: 301 as const }];
}

/** Why it was not done; null: it was. @throws what a later try may not meet. */
async function unlessRefused(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound) {
      return "whoever imported may not redirect.";
    }
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    return error.message;
  }
}
