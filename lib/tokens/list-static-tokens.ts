import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { listTokens } from "./repository.ts";

export const listStaticTokensInput = z.strictObject({
  /** `everyone`: of all members, as far as the caller may see them; Admins do. */
  of: z.enum(["me", "everyone"]).default("me"),
});

/** A static token as a screen shows it; the token itself is shown once, when it is made. */
export type StaticToken = {
  readonly id: string;
  readonly name: string;
  /** `collection:action` each, or `*` for all that its member may do. */
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  /** Null: never. One that is past is refused, and listed until somebody revokes it. */
  readonly expiresAt: Date | null;
  /** To the minute; null: not used yet. */
  readonly lastUsedAt: Date | null;
  readonly memberName: string;
  readonly isMine: boolean;
};

/** A member's static tokens, the newest first; revoked ones are gone. */
export const listStaticTokens = defineQuery({
  action: "read",
  collection: "static-tokens",
  input: listStaticTokensInput,
  async run({ scope, input, permit }): Promise<{ tokens: StaticToken[] }> {
    const { principal } = scope;
    if (principal.kind !== "member") throw new NotFound();
    const me = principal.memberId;
    const rows = await listTokens(scope, permit, input.of === "me" ? { memberId: me } : {});
    return {
      tokens: rows.map(({ memberId, ...token }) => ({ ...token, isMine: memberId === me })),
    };
  },
});
