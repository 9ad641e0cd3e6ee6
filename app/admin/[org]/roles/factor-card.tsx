"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { SwitchField } from "@/app/_ui/switch-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useRevision } from "@/app/_ui/use-revision.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { requireFactorInput } from "@/lib/roles/role-input.ts";
import type { RoleDetail } from "@/lib/roles/role.ts";
import { requireFactorAction } from "./actions.ts";

const schema = requireFactorInput.pick({ requiresFactor: true, graceDays: true }).required();

type FactorCardProps = { org: string; role: RoleDetail; canChange: boolean };

/** Whether whoever holds the role must sign in with a second factor. */
export function FactorCard({ org, role, canChange }: FactorCardProps) {
  const router = useRouter();
  const toast = useToast();
  const { id, revision, requiresFactor, graceDays } = role;
  const current = { requiresFactor, graceDays };
  const form = useSchemaForm(schema, { defaultValues: current });
  const { isDirty, defaultValues: began } = form.formState;
  useFollow({ current, isDirty, take: form.reset });
  const revisionRef = useRevision({ current, revision, began, isDirty });
  const save = async (values: z.infer<typeof schema>) => {
    const result = await proven(() =>
      requireFactorAction(org, { id, revision: revisionRef.current, ...values }),
    );
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.settle(values);
    revisionRef.current = result.value.revision;
    toast({ title: "Saved" });
    router.refresh();
  };
  const isOn = form.watch("requiresFactor");
  return (
    <FormRoot form={form} onSubmit={save}>
      <fieldset disabled={!canChange} className="contents">
        <Card
          title="Second factor"
          footer={canChange && <SubmitButton disabled={!isDirty}>Save second factor</SubmitButton>}
        >
          <div className="flex flex-col gap-5">
            <SwitchField
              label="Members need a second factor"
              help="Also whoever holds the role by another one, with sessions, tokens and programs. Without one they can do nothing in this organization."
              {...form.field("requiresFactor")}
            />
            {isOn && (
              <TextField
                label="Days of grace"
                type="number"
                inputMode="numeric"
                min={0}
                max={90}
                suffix="days"
                help="From when somebody gets the role, or from now for those who have it."
                {...form.field("graceDays")}
                {...form.register("graceDays", { valueAsNumber: true })}
              />
            )}
          </div>
        </Card>
      </fieldset>
    </FormRoot>
  );
}
