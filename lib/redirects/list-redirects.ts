import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { sourceText } from "./redirect.ts";
import { countRows, listRows } from "./repository.ts";

export const listRedirectsInput = z.strictObject({
  /** Found in either address; empty: all. */
  words: z.string().trim().max(200).default(""),
  /** The id of the last one that was shown. */
  after: z.uuid().nullable().default(null),
});

/** A redirect as people read it. */
export type ListedRedirect = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly status: number;
  readonly createdAt: string;
  readonly createdBy: string;
};

/** How many stand on a page. */
const SIZE = 100;

/** The website's redirects by the address that they are about. */
export const listRedirects = defineQuery({
  action: "read",
  collection: "site",
  input: listRedirectsInput,
  run: async ({ scope, input: { words, after } }) => {
    const rows = await listRows(scope, { words, after, size: SIZE + 1 });
    const redirects = rows.slice(0, SIZE).map((row): ListedRedirect => ({
      ...{ id: row.id, from: sourceText(row), to: row.target, status: row.status },
      ...{ createdAt: row.createdAt.toISOString(), createdBy: row.createdBy },
    }));
    const next = rows.length > SIZE ? (redirects.at(-1)?.id ?? null) : null;
    return { redirects, next, total: await countRows(scope, words) };
  },
});
