import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";

/** What a token could be allowed in one collection. */
export type ScopeChoice = {
  readonly collection: string;
  readonly name: string;
  readonly actions: readonly Action[];
};

const CONTENT: readonly Action[] = ["read", "read-draft", "create", "update", "delete", "publish"];

/** System collections that the API serves, with what can be done to them there. */
const SYSTEM: readonly ScopeChoice[] = [
  { collection: "site", name: "Site access", actions: ["read", "update"] },
  { collection: "users", name: "Members", actions: ["read", "create", "update", "delete"] },
  { collection: "roles", name: "Roles", actions: ["read", "create", "update", "delete", "share"] },
  { collection: "policies", name: "Policies", actions: ["read", "create", "update", "delete"] },
  { collection: "domains", name: "Domains", actions: ["read", "create", "update", "delete"] },
  { collection: "audit-events", name: "Audit log", actions: ["read"] },
  { collection: "client-errors", name: "Browser errors", actions: ["read", "update"] },
];

/** What a token of the caller's could be allowed: only what they may do themselves now. */
export const listScopeChoices = defineQuery({
  action: "create",
  collection: "static-tokens",
  input: z.strictObject({}),
  async run({ scope }): Promise<{ choices: readonly ScopeChoice[] }> {
    const { organizationId, principal, grants, db } = scope;
    if (principal.kind !== "member") throw new NotFound();
    const collections = await db.collection.findMany({
      where: { organizationId },
      select: { slug: true, name: true },
      orderBy: [{ name: "asc" }, { slug: "asc" }],
    });
    const content = collections.map(({ slug: collection, name }) => ({
      ...{ collection, name },
      actions: CONTENT,
    }));
    const choices = [...content, ...SYSTEM].map(({ collection, name, actions }) => ({
      ...{ collection, name },
      actions: actions.filter(
        (action) => decide(principal, grants, { action, collection, id: null }).allowed,
      ),
    }));
    return { choices: choices.filter(({ actions }) => actions.length > 0) };
  },
});
