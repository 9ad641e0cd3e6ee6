"use client";

import { Link2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { Invitation } from "@/lib/members/invite-member.ts";
import type { MemberDetail } from "@/lib/members/member.ts";
import { inviteMemberAction } from "./actions.ts";
import { InvitationDialog } from "./invitation-dialog.tsx";

type InvitationCardProps = { org: string; member: MemberDetail; canInvite: boolean };

/** Somebody who has not come in yet, and the link by which they do. */
export function InvitationCard({ org, member, canInvite }: InvitationCardProps) {
  const router = useRouter();
  const toast = useToast();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Invitation>();
  const make = async () => {
    setMaking(true);
    const result = await inviteMemberAction(org, { id: member.id }).catch(() => null);
    setMaking(false);
    if (result?.ok === true) return setMade(result.value);
    toast({ tone: "danger", title: result?.error.detail ?? UNREACHABLE });
  };
  const done = () => {
    setMade(undefined);
    router.refresh();
  };
  return (
    <Card title="Not here yet">
      <div className="flex flex-col items-start gap-4">
        <p className="text-sm text-muted">
          {member.name} was invited and may do nothing until they accept.{" "}
          {member.canSignIn
            ? "They have an account on this instance: they open their link and sign in."
            : "They open their link and choose a password."}
        </p>
        {canInvite && (
          <Button
            icon={<Link2 aria-hidden="true" />}
            loading={isMaking}
            onClick={() => void make()}
          >
            New invitation link
          </Button>
        )}
      </div>
      {made && <InvitationDialog name={member.name} {...made} onDone={done} />}
    </Card>
  );
}

const UNREACHABLE = "The server could not be reached. Try again.";
