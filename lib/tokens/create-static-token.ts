import { z } from "zod";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { countTokens, insertToken } from "./repository.ts";
import { requireHeldScopes, tokenScopeSchema } from "./token-scope.ts";

const DAY = 24 * 60 * 60 * 1000;
/** More than anybody needs at once; a program that made one at each start would fill the table. */
const MOST_TOKENS = 50;

export const createStaticTokenInput = z.strictObject({
  name: z.string().trim().min(1, "Name what the token is for.").max(80),
  scopes: z
    .array(tokenScopeSchema)
    .min(1, "Choose at least one thing that the token may do.")
    .max(200)
    .transform((scopes) => [...new Set(scopes)]),
  /** Whole days until it ends; null: never (S-25). */
  expiresInDays: z.int().min(1).max(3650).nullable(),
});

/**
 * Makes a static token of the caller's own; answers it once, and keeps a digest. It can do what its
 * scopes name and its member may do at the moment of use, whichever is less.
 * @throws Invalid for a scope that the member does not hold; Conflict with too many tokens.
 */
export const createStaticToken = defineMutation({
  action: "create",
  proven: true,
  collection: "static-tokens",
  input: createStaticTokenInput,
  showsOnce: true,
  async run({ scope, input, permit }) {
    const { principal } = scope;
    if (principal.kind !== "member") throw new NotFound();
    requireHeldScopes(scope, input.scopes);
    if ((await countTokens(scope, principal.memberId)) >= MOST_TOKENS) {
      throw new Conflict(`You have ${MOST_TOKENS} tokens. Revoke one that is not in use.`);
    }
    const { id, token } = makeSecretToken("gh_pat");
    const digest = await sign(environment().GATEHOUSE_PEPPER, "static-token", token);
    const { name, scopes, expiresInDays } = input;
    const now = scope.clock();
    const expiresAt = expiresInDays === null ? null : new Date(now + expiresInDays * DAY);
    const { memberId } = principal;
    const kept = { id, memberId, name, digest, scopes, createdAt: new Date(now), expiresAt };
    await insertToken(scope, permit, kept);
    return { id, token };
  },
  audit: ({ input }, { id }) => ({
    action: "static-token.create",
    collection: "static-tokens",
    subjectId: null,
    summary: `Made the static token «${input.name}»`,
    detail: { tokenId: id, scopes: input.scopes, expiresInDays: input.expiresInDays },
  }),
});
