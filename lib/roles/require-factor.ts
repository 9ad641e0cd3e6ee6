import { requireRevision } from "@/lib/policies/require-revision.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadRole } from "./load-role.ts";
import { saveFactorRule } from "./repository.ts";
import { requireFactorInput, type RequireFactor } from "./role-input.ts";

/**
 * Lets a role ask whoever holds it, directly or by another role, for a second factor; after their days of
 * grace, which begin when they got the role or it began to ask, they do nothing here without one.
 * @throws Stale; NotFound; Forbidden.
 */
export const requireFactor = defineMutation({
  action: "update",
  inTurn: true,
  proven: true,
  collection: "roles",
  input: requireFactorInput,
  load: (scope, { id }: RequireFactor, permit) => loadRole(scope, { id }, permit),
  async run({ scope, input, loaded, permit }) {
    const { role } = loaded;
    const { requiresFactor = role.requiresFactor, graceDays = role.graceDays } = input;
    requireRevision(input.revision, role.revision);
    const before = { requiresFactor: role.requiresFactor, graceDays: role.graceDays };
    const after = { requiresFactor, graceDays };
    if (before.requiresFactor === requiresFactor && before.graceDays === graceDays) {
      return { revision: role.revision, detail: null };
    }
    await saveFactorRule(scope, permit, { requiresFactor, graceDays });
    return { revision: role.revision + 1, detail: { before, after } };
  },
  audit: ({ loaded: { role } }, { detail }) =>
    detail === null
      ? null
      : {
          action: "role.require-factor",
          collection: "roles",
          subjectId: role.id,
          summary: detail.after.requiresFactor
            ? `The role «${role.name}» asks for a second factor`
            : `The role «${role.name}» asks for no second factor`,
          detail,
        },
});
