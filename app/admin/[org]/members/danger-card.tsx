"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { MemberDetail } from "@/lib/members/member.ts";
import { removeMemberAction, updateMemberAction } from "./actions.ts";
import { goesWith } from "./goes-with.ts";
import { endLimit, type Viewer } from "./member-limits.ts";

type DangerCardProps = {
  org: string;
  member: MemberDetail;
  viewer: Viewer;
  canRemove: boolean;
};

/** The two ways to end what somebody may do here: for a while, or for good. */
export function DangerCard({ org, member, viewer, canRemove }: DangerCardProps) {
  const limit = endLimit(member, viewer);
  return (
    <Card title="End their access" flush>
      <ul className="divide-y">
        {viewer.changes && (
          <Way
            text={
              member.status === "suspended"
                ? "They are suspended. Let in again, they may do what their roles allow."
                : "They may do nothing here until somebody lets them in again. Roles and tokens stay."
            }
            limit={limit}
          >
            <StatusButton {...{ org, member }} disabled={limit !== null} />
          </Way>
        )}
        {canRemove && (
          <Way text="They are no member any more. What they wrote stays." limit={limit}>
            <RemoveButton {...{ org, member }} disabled={limit !== null} />
          </Way>
        )}
      </ul>
    </Card>
  );
}

type EndProps = { org: string; member: MemberDetail; disabled: boolean };

function StatusButton({ org, member, disabled }: EndProps) {
  const router = useRouter();
  const toast = useToast();
  const set = async (status: MemberDetail["status"]) => {
    const result = await proven(() => updateMemberAction(org, { id: member.id, status }));
    if (!result.ok) return result.error.detail;
    toast({ title: status === "active" ? "Let in again" : `${member.name} is suspended` });
    router.refresh();
  };
  if (member.status === "suspended") {
    const resume = async () => {
      const problem = await set("active").catch(() => UNREACHABLE);
      if (problem !== undefined) toast({ tone: "danger", title: problem });
    };
    return (
      <Button disabled={disabled} onClick={() => void resume()}>
        Let in again
      </Button>
    );
  }
  return (
    <ConfirmDialog
      title={`Suspend ${member.name}?`}
      action="Suspend"
      consequences={[
        "They are out with their next click, and so are their tokens.",
        "Their roles and policies stay, and hold again when you let them in.",
      ]}
      trigger={<Button disabled={disabled}>Suspend…</Button>}
      onConfirm={() => set("suspended")}
    >
      You can let them in again at any time.
    </ConfirmDialog>
  );
}

function RemoveButton({ org, member, disabled }: EndProps) {
  const router = useRouter();
  const toast = useToast();
  const remove = async () => {
    const result = await proven(() => removeMemberAction(org, { id: member.id }));
    if (!result.ok) return result.error.detail;
    toast({ title: `${member.name} is no member any more` });
    router.push(`/admin/${org}/members`);
  };
  return (
    <ConfirmDialog
      title={`Remove ${member.name}?`}
      action="Remove member"
      typeToConfirm={member.email}
      consequences={goesWith(member)}
      trigger={
        <Button variant="danger" disabled={disabled}>
          Remove…
        </Button>
      }
      onConfirm={remove}
    >
      You can add them again, with new roles. Their account and what they are in other organizations
      stay as they are.
    </ConfirmDialog>
  );
}

type WayProps = { text: string; limit: string | null; children: ReactNode };

function Way({ text, limit, children }: WayProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
      <p className="min-w-0 flex-1 basis-52 text-sm text-muted">
        {text}
        {limit !== null && <span className="mt-1 block text-ink">{limit}</span>}
      </p>
      {children}
    </li>
  );
}

const UNREACHABLE = "The server could not be reached. Try again.";
