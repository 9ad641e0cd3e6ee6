"use client";

import { useRouter } from "next/navigation";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { RoleDetail } from "@/lib/roles/role.ts";
import { deleteRoleAction } from "./actions.ts";
import { deleteLimit } from "./delete-limit.ts";

/** Deletes a role that nobody holds; says what stands in the way of the others. */
export function DeleteCard({ org, role }: { org: string; role: RoleDetail }) {
  const router = useRouter();
  const toast = useToast();
  const limit = deleteLimit(role);
  const remove = async () => {
    const result = await proven(() => deleteRoleAction(org, { id: role.id }));
    if (!result.ok) return result.error.detail;
    toast({ title: `«${role.name}» is deleted` });
    router.push(`/admin/${org}/roles`);
  };
  return (
    <Card title="Delete this role">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-52 text-sm text-muted">
          {limit ?? "Nobody holds it and no role contains it."}
        </p>
        <ConfirmDialog
          title={`Delete “${role.name}”?`}
          action="Delete role"
          consequences={[
            "Nobody loses anything: nobody holds it.",
            "The roles that it contains and the policies that it has stay.",
          ]}
          trigger={
            <Button variant="danger" disabled={limit !== null}>
              Delete…
            </Button>
          }
          onConfirm={remove}
        >
          It cannot be brought back.
        </ConfirmDialog>
      </div>
    </Card>
  );
}
