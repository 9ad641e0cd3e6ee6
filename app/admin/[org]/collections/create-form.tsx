"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { settingsSchema } from "@/lib/content/collections/settings-schema.ts";
import { slugOf } from "@/lib/content/slug.ts";
import { CollectionIcon } from "../_shell/collection-icon.tsx";
import { createCollectionAction } from "./actions.ts";
import { SettingsFields } from "./settings-fields.tsx";
import { STARTS } from "./starts.ts";

const BLANK = { name: "", slug: "", icon: "database" };

/** Begins a collection, from nothing or from one that many have; fields are built in its own screen. */
export function CreateForm({ org }: { org: string }) {
  const router = useRouter();
  const [start, setStart] = useState("blank");
  const [isMade, setMade] = useState(false);
  const form = useSchemaForm(settingsSchema, {
    defaultValues: { ...BLANK, singleton: false, website: false, publishes: false },
  });
  const guard = useUnsavedGuard({ when: form.formState.isDirty && !isMade });
  const base = `/admin/${org}/collections`;

  const rename = (name: string) => {
    const isFollowing = form.getValues("slug") === addressOf(form.getValues("name"));
    form.setValue("name", name, { shouldDirty: true });
    if (isFollowing) form.setValue("slug", addressOf(name), { shouldDirty: true });
  };
  const choose = (key: string) => {
    const chosen = STARTS.find((one) => one.key === key);
    // What somebody typed stays; the words of another start go.
    const isOwn = !STARTS.some(({ name }) => name === form.getValues("name"));
    setStart(key);
    if (chosen === undefined || isOwn) return;
    rename(chosen.name);
    form.setValue("icon", chosen.icon, { shouldDirty: true });
  };
  const save = async (values: z.infer<typeof settingsSchema>) => {
    const fields = STARTS.find(({ key }) => key === start)?.fields ?? [];
    const result = await createCollectionAction(org, { ...values, fields });
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    setMade(true);
    router.push(`${base}/${result.value.id}`);
    router.refresh();
  };
  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <Card title="Begin with" description="Each is a start: change it as you like.">
        <RadioCards
          label="Begin with"
          hideLabel
          name="start"
          columns={2}
          value={start}
          onChange={(event) => choose(event.target.value)}
          options={STARTS.map(({ key, name, icon, description }) => ({
            value: key,
            label: name === "" ? "Blank" : name,
            description,
            icon: <CollectionIcon name={icon} />,
          }))}
        />
      </Card>
      <Card title="What it is">
        <SettingsFields form={form} onName={rename} slugHelp="Programs find the entries here." />
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={base}>Cancel</LinkButton>
        <SubmitButton>Create collection</SubmitButton>
      </div>
    </FormRoot>
  );
}

/** @NOTE Of letters that every program can write. */
const addressOf = (name: string): string =>
  slugOf(name)
    .replaceAll(/[^a-z0-9-]/g, "")
    .replace(/^[^a-z]+/, "")
    .slice(0, 60);
