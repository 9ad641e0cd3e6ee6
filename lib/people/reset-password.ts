import { forgetOwnLinks } from "@/lib/auth/forget-own-links.ts";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { requireGoodPassword } from "@/lib/auth/require-good-password.ts";
import { setPassword } from "@/lib/auth/set-password.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { findLink, type FoundLink } from "@/lib/one-time/find-link.ts";
import { spendLink } from "@/lib/one-time/spend-link.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import type { LinkContext } from "./accept-invitation.ts";
import { chosenPasswordInput } from "./chosen-password.ts";

type OpenReset = FoundLink & { readonly userId: UserId };

/** The reset behind a token, while it works; null otherwise, whatever the reason. */
export async function readReset(
  token: string,
  clock: Clock = systemClock,
): Promise<OpenReset | null> {
  const link = await findLink("password-reset", token, clock());
  return link === null || link.userId === null ? null : { ...link, userId: link.userId };
}

/**
 * Sets a new password by a link that was mailed to its owner, and ends every session they have;
 * providers that were linked in their account open it no more. They are told by mail.
 * @throws NotFound for a link that is wrong, used or expired, all alike; Invalid for the password.
 */
export async function resetPassword(
  token: string,
  rawInput: unknown,
  context: LinkContext,
): Promise<{ readonly email: string }> {
  const { clock = systemClock, requestId } = context;
  const link = await readReset(token, clock);
  if (link === null) throw new NotFound();
  const { password } = parseInput(chosenPasswordInput, rawInput);
  const { userId, email } = link;
  await requireGoodPassword(password, { ...context, userId, email });
  const passwordHash = await hashPassword(password, context);
  const now = clock();
  await lookUp({ user_id: userId }, async (db) => {
    if (!(await spendLink(db, link, now))) throw new NotFound();
    // @NOTE First: it locks the entrance, so that no provider opens a session behind those that end.
    await forgetOwnLinks(db, userId, { requestId, now });
    const isSet = await setPassword(db, { userId, passwordHash, over: "any" }, { requestId, now });
    if (!isSet) throw new NotFound();
  });
  await tellByMail({ purpose: "password-changed", email }, now);
  return { email };
}
