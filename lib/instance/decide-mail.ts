import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Invalid, Stale } from "@/lib/kernel/errors.ts";
import { seal } from "@/lib/kernel/seal.ts";
import { mailAccount, MailSealed, mailSeal } from "@/lib/mail/mail-account.ts";
import { mailPartsOf, mailUrlOf, type MailParts } from "@/lib/mail/mail-parts.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { decideMailInput, type MailDecision } from "./decide-mail-input.ts";

/**
 * Decides where the instance hands its mail in. What the environment says wins, and is not changed here.
 * A password that is kept stays with its server and user: it goes to no other.
 * @returns the new revision.
 * @throws NotFound for anybody but the owner; ProofRequired; Stale; Conflict where the environment says
 * it; Invalid.
 */
export const decideMail = defineOwnDeed({
  input: decideMailInput,
  proven: true,
  owner: true,
  run: async (input, { session: { userId }, requestId, clock = systemClock }) => {
    if (environment().MAIL_URL !== "") {
      throw new Conflict("MAIL_URL of the environment says where mail goes. Unset it first.");
    }
    const { revision, host, from, port, user, security } = input;
    const mailUrl = host === "" ? "" : await seal(mailUrlOf(await whole(input)), mailSeal());
    return lookUp({ user_id: userId }, async (db) => {
      const { count } = await db.instanceSettings.updateMany({
        where: { id: 1, revision },
        data: { mailUrl, mailFrom: host === "" ? "" : from, revision: revision + 1 },
      });
      if (count === 0) throw new Stale();
      const at = new Date(clock());
      const detail = { host, port, security, user, from };
      await recordInstanceEvent(db, { action: "mail.decided", userId, requestId, at, detail });
      return { revision: revision + 1 };
    });
  },
});

/** @throws Invalid for a user without a password, where none is kept for them at this server. */
async function whole({ host, port, security, user, password }: MailDecision): Promise<MailParts> {
  const said = { host, port, security, user };
  if (user === "" || password !== "") return { ...said, password };
  const kept = await keptParts();
  const same = (["host", "port", "security", "user"] as const).every(
    (part) => kept?.[part] === said[part],
  );
  if (kept !== null && same && kept.password !== "") return kept;
  const message = "Type the password: the one that is kept goes to its own server alone.";
  throw new Invalid(message, [{ path: ["password"], message }]);
}

async function keptParts(): Promise<MailParts | null> {
  try {
    const account = await mailAccount();
    return account === null ? null : mailPartsOf(account.url);
  } catch (error) {
    if (error instanceof MailSealed) return null;
    throw error;
  }
}
