"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useRevision } from "@/app/_ui/use-revision.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { settingsSchema } from "@/lib/content/collections/settings-schema.ts";
import type { CollectionDetail } from "@/lib/content/collections/collection-reads.ts";
import { updateCollectionAction } from "./actions.ts";
import { SettingsFields } from "./settings-fields.tsx";

type SettingsFormProps = { readonly org: string; readonly collection: CollectionDetail };

/** What a collection is called, and what it is. */
export function SettingsForm({ org, collection }: SettingsFormProps) {
  const router = useRouter();
  const toast = useToast();
  const { id, revision, slug, name, icon, singleton, website, publishes } = collection;
  const current = { slug, name, icon, singleton, website, publishes };
  const form = useSchemaForm(settingsSchema, { defaultValues: current });
  const { isDirty, defaultValues: began } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  useFollow({ current, isDirty, take: form.reset });
  const revisionRef = useRevision({ current, revision, began, isDirty });
  const save = async (values: z.infer<typeof settingsSchema>) => {
    const result = await updateCollectionAction(org, {
      id,
      revision: revisionRef.current,
      ...values,
    });
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.settle(values);
    revisionRef.current = result.value.revision;
    toast({ title: "The collection is saved" });
    router.refresh();
  };
  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <Card
        title="Settings"
        footer={<SubmitButton disabled={!isDirty}>Save settings</SubmitButton>}
      >
        <SettingsFields
          form={form}
          slugHelp="Programs find the entries here. Permissions and relations follow another name; addresses in programs do not."
        />
      </Card>
    </FormRoot>
  );
}
