import { newId, type UserId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";

export type InstanceAction =
  | "instance.set-up"
  | "organization.imported"
  | "session.opened"
  | "session.refused"
  | "session.ended"
  | "api-key.refused"
  | "session.reused"
  | "password.set"
  | "provider.connected"
  | "provider.removed"
  | "identity.linked"
  | "identity.unlinked"
  | "person.renamed"
  | "proof.given"
  | "proof.refused"
  | "instance.decided"
  | "account.unlocked"
  | "mail.decided"
  | "factor.added"
  | "factor.removed"
  | "factor.reset"
  | "recovery-codes.renewed"
  | "passkey.renamed"
  | "email.changed";

/** One line about the instance itself. */
export type InstanceLine = {
  readonly action: InstanceAction;
  /** Whom it concerns; null when nobody is known. */
  readonly userId: UserId | null;
  readonly requestId: string;
  readonly at: Date;
  readonly detail?: JsonObject;
};

/** Writes the line in the caller's transaction: either both the deed and its line, or neither. */
export async function recordInstanceEvent(
  db: DirectoryTransaction,
  line: InstanceLine,
): Promise<void> {
  await db.instanceEvent.create({
    data: {
      id: newId(),
      occurredAt: line.at,
      action: line.action,
      userId: line.userId,
      requestId: line.requestId,
      detail: line.detail ?? {},
    },
  });
}
