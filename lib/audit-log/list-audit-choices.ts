import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";

const input = z.strictObject({});

/** What occurs in the ledger, to choose a filter from; at most 200 of each, in alphabetical order. */
export type AuditChoices = {
  readonly actors: readonly string[];
  readonly actions: readonly string[];
  readonly collections: readonly string[];
};

/** The people, actions and collections that the ledger of this organization speaks of. */
export const listAuditChoices = defineQuery({
  action: "read",
  collection: "audit-events",
  input,
  run: async ({ scope }): Promise<AuditChoices> => {
    const where = { organizationId: scope.organizationId };
    const take = 200;
    const { auditEvent } = scope.db;
    const actors = await auditEvent.groupBy({
      by: "actorName",
      where,
      take,
      orderBy: { actorName: "asc" },
    });
    const actions = await auditEvent.groupBy({
      by: "action",
      where,
      take,
      orderBy: { action: "asc" },
    });
    const collections = await auditEvent.groupBy({
      by: "collection",
      where,
      take,
      orderBy: { collection: "asc" },
    });
    return {
      actors: actors.map(({ actorName }) => actorName),
      actions: actions.map(({ action }) => action),
      collections: collections.map(({ collection }) => collection),
    };
  },
});
