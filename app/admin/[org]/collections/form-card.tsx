"use client";

import { useRouter } from "next/navigation";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { CollectionDetail } from "@/lib/content/collections/collection-reads.ts";
import type { FormState } from "@/lib/forms/read-form-state.ts";
import { openFormAction } from "./actions.ts";

type FormCardProps = {
  readonly org: string;
  readonly collection: CollectionDetail;
  readonly state: FormState;
  /** Whether one may give everybody the right to send entries. */
  readonly canOpen: boolean;
};

/** Whether visitors of the website may send entries by a form, and how to let them. */
export function FormCard({ org, collection, state, canOpen }: FormCardProps) {
  const { isOpen, isRead, fields, missing } = state;
  return (
    <Card
      title="Form on the website"
      description={
        isOpen
          ? "It accepts submissions: visitors of the public site may send entries by a form block."
          : "It accepts no submissions. With one permission, a form block lets visitors send entries."
      }
      actions={
        isOpen ? (
          <LinkButton href={`/admin/${org}/policies`}>See the policies</LinkButton>
        ) : (
          canOpen && fields.length > 0 && <OpenButton {...{ org, collection, state }} />
        )
      }
    >
      <div className="flex flex-col gap-3 text-sm text-muted">
        <p>
          {fields.length === 0
            ? "None of its fields can be asked for by a form."
            : `A form can ask for ${fields.map(({ label }) => label).join(", ")}.`}
        </p>
        {missing.length > 0 && (
          <Callout tone="warning">
            Required, and beyond what a form can ask: {missing.join(", ")}. Fill them in by the
            permission, or nothing can be sent.
          </Callout>
        )}
        {isOpen && isRead && (
          <Callout tone="warning">
            Everybody may also read entries of it: look whether that is meant for what visitors
            send.
          </Callout>
        )}
      </div>
    </Card>
  );
}

function OpenButton({ org, collection, state }: Omit<FormCardProps, "canOpen">) {
  const router = useRouter();
  const toast = useToast();
  const open = async () => {
    const input = { collection: collection.slug, confirmed: true };
    const result = await proven(() => openFormAction(org, input));
    if (!result.ok) return result.error.detail;
    toast({ title: `«${collection.name}» accepts submissions` });
    router.refresh();
    return undefined;
  };
  return (
    <ConfirmDialog
      title={`Accept submissions to “${collection.name}”?`}
      action="Accept submissions"
      tone="primary"
      trigger={<Button>Accept submissions…</Button>}
      consequences={[
        `The role Public gets a policy with one permission: to create ${collection.slug}.`,
        `Of its fields: ${state.fields.map(({ label }) => label).join(", ")}.`,
        "What is sent can be read by those alone who may read it now.",
      ]}
      onConfirm={open}
    >
      Everybody in the world may then send entries, a few a minute each, once their browser has done
      some work.
    </ConfirmDialog>
  );
}
