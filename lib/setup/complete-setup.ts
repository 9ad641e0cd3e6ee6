import { hashPassword } from "@/lib/auth/hash-password.ts";
import type { HashOptions } from "@/lib/auth/password-text.ts";
import { requireGoodPassword } from "@/lib/auth/require-good-password.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { isSetUp } from "./is-set-up.ts";
import { setupSchema } from "./schema.ts";
import { setUpInstance } from "./set-up-instance.ts";
import { isSetupToken } from "./setup-token.ts";

/** What the door brings along; the principal is the house itself, there is nobody else yet. */
export type SetupContext = Omit<Caller, "principal"> & HashOptions & { readonly secret: string };

/** Whether the setup page exists for whoever holds this token. */
export const isSetupOpen = async (secret: string, token: string): Promise<boolean> =>
  (await isSetupToken(secret, token)) && !(await isSetUp());

/**
 * Makes the first organization and its Admin, who owns the instance: all of it or nothing, and once
 * (S-92). Of many who try at the same moment exactly one succeeds.
 * @throws NotFound for a wrong token and for everybody after the first; Invalid; Unavailable.
 */
export async function completeSetup(
  token: string,
  rawInput: unknown,
  context: SetupContext,
): Promise<{ readonly slug: string }> {
  if (!(await isSetupOpen(context.secret, token))) throw new NotFound();
  const { password, ...input } = parseInput(setupSchema, rawInput);
  await requireGoodPassword(password, { ...context, ...input });
  const passwordHash = await hashPassword(password, context);
  const organizationId = newId<OrganizationId>();
  await runUseCase(
    setUpInstance,
    { ...input, passwordHash },
    { ...context, principal: { kind: "system", purpose: "provisioning", organizationId } },
  );
  return { slug: input.slug };
}
