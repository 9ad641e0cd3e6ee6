import { z } from "zod";
import { WHOLE } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Source } from "@/lib/query/source.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { ownAddresses } from "./own-addresses.ts";
import { linkModel } from "./link-model.ts";

/** Links that have not ended, for programs: one's own, or everybody's for whoever may see those. */
export const listLinkResources = defineQuery({
  action: "read",
  collection: "links",
  input: z.strictObject({ question: listQuestionSchema }),
  run: async ({ scope, input, permit }) => {
    const answer = await readList(scope, linksFor(scope, permit), input.question);
    return { ...answer, items: await withAddresses(scope, answer.items) };
  },
});

/** One link. @throws NotFound, also for somebody else's; BadParameter. */
export const getLinkResource = defineQuery({
  action: "read",
  collection: "links",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question }, permit }) => {
    const found = await findOne(scope, linksFor(scope, permit), { id, ...question });
    if (found === null) throw new NotFound();
    const [item = found.item] = await withAddresses(scope, [found.item]);
    return { ...found, item };
  },
});

function linksFor(scope: Scope, { owner }: Permit<"read">): Source {
  const all = tableSource(scope, linkModel, [WHOLE]);
  const live = sql`${all.where} AND t.expires_at > ${new Date(scope.clock())}`;
  const where = owner === null ? live : sql`${live} AND t.member_id = ${owner}::uuid`;
  return { ...all, where };
}

/** @NOTE An address is as good as its maker's word: nobody else is told it, whoever may see the link. */
async function withAddresses(scope: Scope, items: readonly Resource[]): Promise<Resource[]> {
  const asked = items.filter(({ attributes }) => "address" in attributes);
  const ids = asked.map(({ id }) => id);
  const addresses = await ownAddresses(scope, ids);
  return items.map((item) => {
    const address = addresses.get(item.id);
    if (address === undefined) return item;
    return { ...item, attributes: { ...item.attributes, address } };
  });
}
