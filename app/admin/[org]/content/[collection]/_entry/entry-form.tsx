"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { CollectionFor, FieldFor } from "@/lib/content/collection-for.ts";
import { StaleDialog } from "../../../_content/stale-dialog.tsx";
import type { Titles } from "../links-of.ts";
import { FieldInput } from "./field-input.tsx";
import type { FormValues } from "./form-values.ts";
import { RelationInput } from "./relation-input.tsx";
import type { Target } from "./relation-dialog.tsx";
import { useEntryForm } from "./use-entry-form.ts";

type EntryFormProps = {
  readonly org: string;
  readonly base: string;
  readonly collection: CollectionFor;
  /** Null: a new one. */
  readonly entry: ContentEntry | null;
  /** Those that the member may write in this entry. */
  readonly fields: readonly FieldFor[];
  readonly titles: Titles;
  /** By collection: where relations lead. */
  readonly targets: readonly Target[];
};

/** An entry's fields to be written, those that the member may write and no others. */
export function EntryForm(props: EntryFormProps) {
  const { org, base, collection, entry, fields, titles, targets } = props;
  const router = useRouter();
  const isSeen = collection.can.read;
  const onSaved = (id: string) => {
    if (entry === null) router.push(isSeen ? `${base}/${id}` : `/admin/${org}`);
    router.refresh();
  };
  const form = useEntryForm({ org, type: collection.slug, fields, entry, onSaved });
  const guard = useUnsavedGuard({ when: form.isDirty && !form.busy });
  const theirs = async () => {
    form.takeTheirs();
    router.refresh();
    await Promise.resolve();
  };
  const editor = {
    ...{ stale: form.stale, task: null, keepWriting: form.forgive, takeTheirs: theirs },
  };
  return (
    <form
      id="content-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      {guard}
      <StaleDialog editor={editor} ownText={() => textOf(fields, form.values)} />
      <Card
        footer={
          <>
            <LinkButton href={isSeen ? base : `/admin/${org}`}>
              {entry === null ? "Cancel" : "Back"}
            </LinkButton>
            <Button
              type="submit"
              variant="primary"
              loading={form.busy}
              disabled={entry !== null && !form.isDirty}
            >
              {entry === null ? "Add" : "Save"}
            </Button>
          </>
        }
      >
        <div className="grid max-w-3xl gap-5 sm:grid-cols-2">
          {fields.map((field) => (
            <div key={field.name} className={isWide(field) ? "sm:col-span-2" : "min-w-0"}>
              <OneField {...{ field, form, titles, targets }} />
            </div>
          ))}
        </div>
      </Card>
    </form>
  );
}

type OneFieldProps = Pick<EntryFormProps, "titles" | "targets"> & {
  readonly field: FieldFor;
  readonly form: ReturnType<typeof useEntryForm>;
};

function OneField({ field, form, titles, targets }: OneFieldProps) {
  const { name, to } = field;
  const value = form.values[name] ?? "";
  const error = form.errors[name];
  const target = targets.find(({ slug }) => slug === to);
  if (to === null) {
    return <FieldInput {...{ field, value, error }} onChange={(next) => form.set(name, next)} />;
  }
  if (target === undefined) return null;
  return (
    <RelationInput
      {...{ field, error, titles, target }}
      value={Array.isArray(value) ? value : []}
      onChange={(ids) => form.set(name, ids)}
    />
  );
}

const WIDE: ReadonlySet<string> = new Set(["long-text", "json", "choices", "relations"]);

const isWide = ({ kind }: FieldFor): boolean => WIDE.has(kind);

const textOf = (fields: readonly FieldFor[], values: FormValues): string =>
  fields.map(({ label, name }) => `${label}: ${String(values[name] ?? "")}`).join("\n");
