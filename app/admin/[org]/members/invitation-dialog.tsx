"use client";

import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { Invitation } from "@/lib/members/invite-member.ts";
import { SecretDialog } from "../_shell/secret-dialog.tsx";

type InvitationDialogProps = Invitation & {
  /** Whom it is for. */
  name: string;
  onDone: () => void;
};

/** An invitation to hand over by hand, shown for the only time (S-99). */
export function InvitationDialog({ name, link, expiresAt, onDone }: InvitationDialogProps) {
  return (
    <SecretDialog title={`Invite ${name}`} kind="link" secret={link} onDone={onDone}>
      <p className="text-sm text-muted">
        Send it to {name} alone: whoever opens it first comes in as them. It works once, and until{" "}
        <RelativeTime value={expiresAt} />. You can make another at any time, which ends this one.
      </p>
    </SecretDialog>
  );
}
