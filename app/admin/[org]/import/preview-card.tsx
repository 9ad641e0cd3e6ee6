"use client";

import { useEffect, useState } from "react";
import { RichTextView } from "@/app/_screens/rich-text/rich-text-view.tsx";
import { Badge } from "@/app/_ui/badge.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type { ImportDetail } from "@/lib/import/imports/get-import.ts";
import type { PreviewedLine } from "@/lib/import/imports/preview-lines.ts";
import type { Mapping } from "@/lib/import/mapping/mapping.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { previewLinesAction } from "./actions.ts";
import { kindWord } from "./kind-word.ts";

type PreviewCardProps = {
  readonly org: string;
  readonly detail: ImportDetail;
  readonly mapping: Mapping;
  readonly kind: string;
  readonly onKind: (kind: string) => void;
};

const WAIT_MS = 350;

/** The first items of a kind as they would come in, made anew with every change. */
export function PreviewCard({ org, detail, mapping, kind, onKind }: PreviewCardProps) {
  const { id, kind: source, found } = detail;
  const [lines, setLines] = useState<readonly PreviewedLine[] | string | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const result = await previewLinesAction(org, { id, kind, mapping });
      if (!isGone) setLines(result.ok ? result.value : result.error.detail);
    };
    const timer = setTimeout(() => void look(), WAIT_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [org, id, kind, mapping]);
  const options = found.kinds
    .filter((one) => (mapping.ways[one.kind]?.collection ?? null) !== null)
    .map((one) => ({ value: one.kind, label: kindWord(one.kind, source) }));
  return (
    <Card title="How it will look">
      <div className="flex flex-col gap-4" aria-live="polite">
        {options.length > 1 && (
          <SelectField
            label="Show"
            hideLabel
            options={options}
            value={kind}
            onChange={({ target }) => onKind(target.value)}
          />
        )}
        <Lines lines={lines} />
      </div>
    </Card>
  );
}

function Lines({ lines }: { readonly lines: readonly PreviewedLine[] | string | null }) {
  if (lines === null) return <p className="text-sm text-muted">Loading…</p>;
  if (typeof lines === "string") return <Callout tone="danger">{lines}</Callout>;
  if (lines.length === 0) return <p className="text-sm text-muted">They are left out.</p>;
  return lines.map((line) => (
    <article
      key={line.number}
      className="flex flex-col gap-2 border-t pt-3 first:border-t-0 first:pt-0"
    >
      <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold text-ink">
        <span className="min-w-0 wrap-anywhere">{line.title}</span>
        {line.state !== "" && <Badge>{line.state}</Badge>}
      </h3>
      {line.refusal === null ? (
        <section
          aria-label={line.title}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="max-h-80 overflow-y-auto"
        >
          <dl className="flex flex-col gap-2">
            {line.values
              .filter(({ name }) => name !== "title")
              .map(({ name, label, value }) => (
                <div key={name}>
                  <dt className="text-xs text-muted">{label}</dt>
                  <dd>
                    <Value value={value} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ) : (
        <Callout tone="warning">{line.refusal}</Callout>
      )}
    </article>
  ));
}

function Value({ value }: { readonly value: Json }) {
  if (isObject(value) && value["type"] === "doc") return <RichTextView doc={value} />;
  if (Array.isArray(value) && value.some(isObject)) {
    return value.filter(isObject).map((block, at) => {
      const doc = block["doc"];
      return doc !== undefined && isObject(doc) ? <RichTextView key={at} doc={doc} /> : null;
    });
  }
  const text = Array.isArray(value) ? value.map(wordOf).join(", ") : wordOf(value);
  return <span className="text-sm wrap-anywhere text-ink">{text.slice(0, 500) || "–"}</span>;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wordOf = (value: Json): string => {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return isObject(value) && typeof value["url"] === "string" ? value["url"] : JSON.stringify(value);
};
