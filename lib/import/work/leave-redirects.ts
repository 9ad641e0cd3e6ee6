import { Forbidden, GatehouseError, NotFound } from "@/lib/kernel/errors.ts";
import { createRedirects, MOST_AT_ONCE } from "@/lib/redirects/create-redirects.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { readMoved } from "./keep-progress.ts";
import type { Slice } from "./slice.ts";

/**
 * Leads from the addresses that pages had elsewhere to those that they have here, where whoever imports
 * may. One that is redirected already stays as it is. @returns what is to be said of it.
 */
export async function leaveRedirects(
  { system, person }: Slice,
  { id }: ImportRow,
): Promise<string> {
  let created = 0;
  try {
    for (let after = 0; ;) {
      const moved = await runUseCase(readMoved, { id, after, most: MOST_AT_ONCE }, system);
      const redirects = moved.flatMap(({ link, address }) => redirectOf(link, address));
      const asked = { redirects, taken: "keep", wrong: "skip" } as const;
      if (redirects.length > 0)
        created += (await runUseCase(createRedirects, asked, person)).created;
      if (moved.length < MOST_AT_ONCE) return created === 0 ? "" : saidOf(created);
      after = moved.at(-1)?.number ?? after;
    }
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound) {
      return "Old addresses lead nowhere: whoever imported may not redirect.";
    }
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    return `Old addresses lead nowhere: ${error.message}`;
  }
}

const saidOf = (created: number): string =>
  `${created} old ${created === 1 ? "address leads" : "addresses lead"} to the new ones.`;

function redirectOf(link: string, address: string) {
  const from = link.slice(link.indexOf("/"));
  return from.replace(/\/$/, "") === address ? [] : [{ from, to: address, status: 301 as const }];
}
