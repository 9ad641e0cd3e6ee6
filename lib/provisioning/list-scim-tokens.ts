import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { requireManager } from "./require-manager.ts";
import { selectScimTokens } from "./token-repository.ts";

/** An identity system's token as the screen shows it; instants are ISO 8601 texts. */
export type ScimToken = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** Null: never. */
  readonly expiresAt: string | null;
  /** To the minute; null: it has not been used yet. */
  readonly lastUsedAt: string | null;
  /** As whom it acts. */
  readonly memberName: string;
};

/** The organization's connections to identity systems, the newest first. @throws Forbidden. */
export const listScimTokens = defineQuery({
  action: "create",
  collection: "users",
  input: z.strictObject({}),
  async run({ scope }): Promise<{ tokens: readonly ScimToken[] }> {
    requireManager(scope);
    return { tokens: await selectScimTokens(scope) };
  },
});
