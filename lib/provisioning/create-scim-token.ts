import { z } from "zod";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireManager } from "./require-manager.ts";
import { countScimTokens, insertScimToken } from "./token-repository.ts";

const DAY = 24 * 60 * 60 * 1000;
/** One for the identity system, one while it is exchanged, and some for what is tried out. */
const MOST_TOKENS = 10;

export const createScimTokenInput = z.strictObject({
  name: z.string().trim().min(1, "Name the identity system.").max(80),
  /** Whole days until it ends; null: never. */
  expiresInDays: z.int().min(1).max(3650).nullable(),
});

/**
 * Makes a token by which an identity system runs members and their roles over SCIM; answers it once,
 * and keeps a digest. It acts as whoever makes it, with what they may do at the moment of use.
 * @throws Forbidden for whoever does not manage members and roles; Conflict with too many tokens.
 */
export const createScimToken = defineMutation({
  action: "create",
  collection: "users",
  input: createScimTokenInput,
  proven: true,
  showsOnce: true,
  async run({ scope, input: { name, expiresInDays }, permit }) {
    const { memberId } = requireManager(scope);
    if ((await countScimTokens(scope)) >= MOST_TOKENS) {
      throw new Conflict(`There are ${MOST_TOKENS} tokens. Revoke one that is not in use.`);
    }
    const { id, token } = makeSecretToken("gh_scim");
    const digest = await sign(environment().GATEHOUSE_PEPPER, "static-token", token);
    const expiresAt = expiresInDays === null ? null : new Date(scope.clock() + expiresInDays * DAY);
    await insertScimToken(scope, permit, { id, memberId, name, digest, expiresAt });
    return { id, token };
  },
  audit: ({ input: { name, expiresInDays } }, { id }) => ({
    action: "scim-token.create",
    collection: "users",
    subjectId: null,
    summary: `Connected the identity system «${name}»`,
    detail: { tokenId: id, expiresInDays },
  }),
});
