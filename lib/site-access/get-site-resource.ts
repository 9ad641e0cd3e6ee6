import { z } from "zod";
import { holdsField } from "@/lib/access/grants.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { entryQuestionSchema } from "@/lib/query/question.ts";
import type { OneAnswer } from "@/lib/query/resource.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { getSiteAccess } from "./get-site-access.ts";

/** The site's access for programs, with the fields that they may read. @throws BadParameter. */
export const getSiteResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "site",
  input: z.strictObject({ question: entryQuestionSchema }),
  run: async ({ scope, input: { question }, permit }): Promise<OneAnswer> => {
    const view = await getSiteAccess.run({
      ...{ scope, permit, input: {} },
      ...{ loaded: undefined, prepared: undefined },
    });
    const held = Object.entries(view).filter(([name]) => holdsField(permit.fields, name));
    const chosen = chosenOf(
      question,
      held.map(([name]) => name),
    );
    return {
      item: {
        type: "site",
        id: scope.organizationId,
        attributes: Object.fromEntries(
          held.filter(([name]) => chosen.includes(name)),
        ) as JsonObject,
        relationships: {},
        revision: null,
      },
      included: [],
    };
  },
});

function chosenOf(
  { include, fields }: z.infer<typeof entryQuestionSchema>,
  readable: readonly string[],
): readonly string[] {
  if (include !== null && include !== "") {
    throw new BadParameter("include", "There is no such relationship.");
  }
  const { site, ...others } = fields;
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new BadParameter(`fields[${other}]`, "There is no such type here.");
  const chosen = site?.split(",").filter((name) => name !== "") ?? readable;
  if (chosen.every((name) => readable.includes(name))) return chosen;
  throw new BadParameter("fields[site]", "There is no such field.");
}
