import { z } from "zod";
import { makeBypassToken } from "@/lib/gates/bypass/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { countTokens, insertToken } from "./repository.ts";

const DAY_SECONDS = 86_400;
/** More than anybody needs at once; a build that made one at each run would fill the table. */
const MOST_TOKENS = 50;
export const LONGEST_DAYS = 365;

export const createBypassTokenInput = z.strictObject({
  name: z.string().trim().min(1, "Name what the token is for.").max(80),
  /** Whole days until it ends. */
  expiresInDays: z.int().min(1).max(LONGEST_DAYS),
});

/**
 * Makes a token with which a monitor or a build sees the published website whatever its level; answers
 * it once. @throws Conflict with too many tokens.
 */
export const createBypassToken = defineMutation({
  action: "update",
  proven: true,
  collection: "site",
  input: createBypassTokenInput,
  showsOnce: true,
  run: async ({ scope, input: { name, expiresInDays }, permit }) => {
    if ((await countTokens(scope)) >= MOST_TOKENS) {
      throw new Conflict(`There are ${MOST_TOKENS} tokens. Revoke one that is not in use.`);
    }
    const id = newId();
    const now = scope.clock();
    const lifetime = expiresInDays * DAY_SECONDS;
    const { organizationId } = scope;
    await insertToken(scope, permit, { id, name, expiresAt: new Date(now + lifetime * 1_000) });
    const judging = { secret: environment().GATEHOUSE_SECRET, now };
    return { id, token: await makeBypassToken(judging, { organizationId, tokenId: id, lifetime }) };
  },
  audit: ({ input }, { id }) => ({
    action: "site.create-bypass-token",
    collection: "site",
    subjectId: null,
    summary: `Made the bypass token «${input.name}»`,
    detail: { tokenId: id, expiresInDays: input.expiresInDays },
  }),
});
