"use client";

import { Link2, Mail } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";
import type { InvitationMail } from "@/lib/members/invitation-mail.ts";
import type { Invitation } from "@/lib/members/invite-member.ts";
import type { MemberDetail } from "@/lib/members/member.ts";
import { inviteMemberAction, mailInvitationAction } from "./actions.ts";
import { InvitationDialog } from "./invitation-dialog.tsx";

type InvitationCardProps = {
  org: string;
  member: MemberDetail;
  canInvite: boolean;
  sendsMail: boolean;
  /** The last letter that was asked for; null: none. */
  mail: InvitationMail | null;
};

/** Somebody who has not come in yet, what became of their invitation, and how they get another. */
export function InvitationCard({ org, member, canInvite, sendsMail, mail }: InvitationCardProps) {
  const { busy, made, close, sendLetter, makeLink } = useInvitations(org, member.id);
  return (
    <Card title="Not here yet">
      <div className="flex flex-col items-start gap-4">
        <p className="text-sm text-muted">
          {member.name} was invited and may do nothing until they accept. They open their link, and
          choose a password there or sign in where they have one.
        </p>
        {mail && <LastLetter {...mail} />}
        {canInvite && (
          <div className="flex flex-wrap gap-2">
            {sendsMail && (
              <Button
                icon={<Mail aria-hidden="true" />}
                loading={busy === "mail"}
                onClick={() => void sendLetter()}
              >
                Send by mail
              </Button>
            )}
            <Button
              icon={<Link2 aria-hidden="true" />}
              loading={busy === "link"}
              onClick={() => void makeLink()}
            >
              New invitation link
            </Button>
          </div>
        )}
      </div>
      {made && <InvitationDialog name={member.name} {...made} onDone={close} />}
    </Card>
  );
}

function useInvitations(org: string, id: string) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState<"mail" | "link">();
  const [made, setMade] = useState<Invitation>();
  const refuse = (error?: ActionFailure) =>
    toast({
      tone: "danger",
      title: error?.detail ?? "The server could not be reached. Try again.",
    });
  const makeLink = async () => {
    setBusy("link");
    const result = await proven(() => inviteMemberAction(org, { id })).catch(() => null);
    setBusy(undefined);
    if (result?.ok === true) setMade(result.value);
    else refuse(result?.error);
  };
  const sendLetter = async () => {
    setBusy("mail");
    const result = await proven(() => mailInvitationAction(org, { id })).catch(() => null);
    setBusy(undefined);
    if (result?.ok !== true) return refuse(result?.error);
    toast({ title: "The invitation is on its way" });
    router.refresh();
  };
  const close = () => {
    setMade(undefined);
    router.refresh();
  };
  return { busy, made, close, sendLetter, makeLink };
}

function LastLetter({ state, at, problem }: InvitationMail) {
  if (state === "failed") {
    return (
      <Callout tone="warning" title="The last letter was not delivered">
        {problem} Hand over a link instead.
      </Callout>
    );
  }
  return (
    <p className="text-sm text-ink">
      {state === "sent" ? "Mailed" : "Asked for"} <RelativeTime value={at} />
      {state === "waiting" &&
        (problem === "" ? ", on its way." : `. ${problem} It is tried again.`)}
    </p>
  );
}
