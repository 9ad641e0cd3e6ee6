"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { changeSiteAccessSchema, type ChangeSiteAccess } from "@/lib/site-access/schemas.ts";
import type { SiteAccessView } from "@/lib/site-access/site-access-view.ts";
import { changeSiteAccessAction } from "./actions.ts";
import { consequencesOf, LEVELS } from "./levels.tsx";
import { SitePassword } from "./site-password.tsx";

type AccessFormProps = {
  org: string;
  host: string;
  access: SiteAccessView;
  canChange: boolean;
};

/** Sets the level and the site password, and says beforehand what that does. */
export function AccessForm({ org, host, access, canChange }: AccessFormProps) {
  const router = useRouter();
  const toast = useToast();
  const [opening, setOpening] = useState<ChangeSiteAccess>();
  const form = useSchemaForm(changeSiteAccessSchema, {
    defaultValues: { level: access.level, password: "" },
  });
  const [level, password] = form.watch(["level", "password"]);
  const consequences = consequencesOf({
    from: access.level,
    to: level,
    newPassword: password !== "",
    guests: access.guests,
  });
  const { isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  const { level: current } = access;
  useFollow({ current, isDirty, take: (theirs) => form.reset({ level: theirs, password: "" }) });

  const save = async (values: ChangeSiteAccess) => {
    const sent = values.level === "password" ? values : { ...values, password: "" };
    const result = await changeSiteAccessAction(org, sent);
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.settle({ level: sent.level, password: "" });
    toast({ title: "Saved", description: "It reaches the website within moments." });
    router.refresh();
  };
  // @NOTE What was saved a moment ago may not have come back from the server yet.
  const isPublic = [access.level, form.formState.defaultValues?.level].every(
    (one) => one === "public",
  );
  const submit = async (values: ChangeSiteAccess) => {
    if (values.level !== "public" || isPublic) return save(values);
    setOpening(values);
  };

  return (
    <FormRoot form={form} onSubmit={submit}>
      {guard}
      <Card
        title="Who gets in"
        footer={canChange && <SubmitButton disabled={!isDirty}>Save changes</SubmitButton>}
      >
        <div className="flex flex-col gap-5">
          <RadioCards
            label="Level"
            hideLabel
            options={LEVELS}
            disabled={!canChange}
            {...form.field("level")}
          />
          {level === "password" && canChange && (
            <SitePassword form={form} hasPassword={access.hasPassword} />
          )}
          {consequences.length > 0 && (
            <Callout tone={level === "public" ? "warning" : "info"} title="When you save">
              <ul className="list-disc pl-4">
                {consequences.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Callout>
          )}
        </div>
      </Card>
      <ConfirmDialog
        tone="primary"
        title={`Open ${host} to everybody?`}
        action="Open the site"
        open={opening !== undefined}
        onOpenChange={(open) => !open && setOpening(undefined)}
        onConfirm={async () => (opening ? (await save(opening))?.message : undefined)}
      >
        Everything that is published can be read by anybody. You can close it again at any time.
      </ConfirmDialog>
    </FormRoot>
  );
}
