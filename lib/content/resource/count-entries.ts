import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { countList } from "@/lib/query/count-list.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { collectionSlugSchema } from "../entry-data.ts";
import { entrySource } from "./entry-source.ts";
import type { View } from "./entry-sql.ts";

const input = z.strictObject({ collection: collectionSlugSchema, filter: z.unknown() });

type Input = z.infer<typeof input>;

/** Beyond this nobody is told how many there are. */
const MOST = 1_000;

/** How many published entries a filter lets through, up to 1,000. @throws BadParameter. */
export const countPublishedEntries = countOf("read", "published");

/** How many live entries as drafted a filter lets through, up to 1,000. @throws BadParameter. */
export const countDraftEntries = countOf("read-draft", "draft");

function countOf<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: ({ scope, input: { collection, filter }, permit: { cases } }) =>
      countList(scope, entrySource(scope, { collection, view, cases }), { filter, most: MOST }),
  });
}
