"use client";

import { Card } from "@/app/_ui/card.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type { ImportDetail } from "@/lib/import/imports/get-import.ts";
import type { Found } from "@/lib/import/imports/import-row.ts";
import type { Target } from "@/lib/import/imports/targets-for.ts";
import { fieldsFor } from "@/lib/import/mapping/fields-for.ts";
import type { Way } from "@/lib/import/mapping/mapping.ts";
import { kindWord } from "./kind-word.ts";

type FoundKind = Found["kinds"][number];

type WayFieldsProps = {
  readonly found: FoundKind;
  readonly source: ImportDetail["kind"];
  readonly targets: readonly Target[];
  readonly way: Way;
  readonly onChange: (way: Way) => void;
};

const WEBSITE: Readonly<Record<string, string>> = {
  page: "pages",
  post: "posts",
  author: "authors",
};

/** Where the items of one kind go, and which column is read into which field. */
export function WayFields({ found, source, targets, way, onChange }: WayFieldsProps) {
  const { kind, count, refused, columns } = found;
  const target = targets.find(({ slug }) => slug === way.collection);
  const names = columns.map(({ name }) => name);
  const isWhole = source === "wxr" && WEBSITE[kind] === way.collection;
  const taken = count - refused;
  const choose = (slug: string) => {
    const chosen = targets.find((one) => one.slug === slug);
    const fields = chosen === undefined ? {} : fieldsFor(chosen, names);
    onChange({ ...way, collection: chosen?.slug ?? null, fields });
  };
  return (
    <Card
      title={`${kindWord(kind, source)} · ${count}`}
      description={
        refused > 0 ? `${refused} of them cannot be taken; the report says why.` : undefined
      }
    >
      <div className="flex flex-col gap-4">
        <SelectField
          label={`Import ${kindWord(kind, source).toLowerCase()} into`}
          value={way.collection ?? ""}
          disabled={taken === 0}
          onChange={(event) => choose(event.target.value)}
          options={[
            { value: "", label: "Leave them out" },
            ...targets.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        {isWhole && (
          <p className="text-sm text-muted">
            Title, text, address, dates and place are taken as WordPress has them.
          </p>
        )}
        {target !== undefined && !isWhole && (
          <Fields {...{ target, columns, way, onChange }} isRow={source !== "wxr"} />
        )}
      </div>
    </Card>
  );
}

type FieldsProps = {
  readonly target: Target;
  readonly columns: FoundKind["columns"];
  readonly way: Way;
  readonly onChange: (way: Way) => void;
  readonly isRow: boolean;
};

function Fields({ target, columns, way, onChange, isRow }: FieldsProps) {
  const options = columns.map(({ name }) => ({ value: name, label: name }));
  const setField = (field: string, column: string) => {
    const { [field]: _before, ...others } = way.fields;
    onChange({ ...way, fields: column === "" ? others : { ...others, [field]: column } });
  };
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {target.fields.map(({ name, label, required }) => (
          <SelectField
            key={name}
            {...{ label, options, required }}
            placeholder="Nothing"
            value={way.fields[name] ?? ""}
            onChange={(event) => setField(name, event.target.value)}
            help={exampleOf(columns, way.fields[name])}
          />
        ))}
      </div>
      {isRow && (
        <SelectField
          label="Know an entry again by"
          placeholder="Nothing: each import makes new entries"
          options={options}
          value={way.key ?? ""}
          onChange={({ target: { value } }) =>
            onChange({ ...way, key: value === "" ? null : value })
          }
          help="The same file imported again then updates what it brought, by the value of this column."
        />
      )}
    </>
  );
}

function exampleOf(columns: FoundKind["columns"], column: string | undefined): string | undefined {
  const examples = columns.find(({ name }) => name === column)?.examples ?? [];
  return examples.length === 0 ? undefined : `For example: ${examples.join(" · ").slice(0, 120)}`;
}
