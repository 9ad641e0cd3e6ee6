import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge, type Status } from "@/app/_ui/status-badge.tsx";
import { absoluteText } from "@/app/_ui/time-text.ts";
import { linkedIds, type ContentEntry, type ContentValue } from "@/lib/content/content-entry.ts";
import type { ListField } from "@/lib/content/list-for.ts";
import { HiddenMark } from "../content/[collection]/hidden-mark.tsx";
import { shortText } from "./short-text.ts";

type ListCellProps = {
  readonly entry: ContentEntry;
  readonly field: ListField;
  /** What linked entries are called, by id. */
  readonly titles: ReadonlyMap<string, string>;
};

const NOTHING = <span className="text-faint">–</span>;

/** The value of a field as one cell of a list shows it: short, in words. */
export function ListCell({ entry, field, titles }: ListCellProps) {
  if (entry.redacted?.includes(field.name) === true) return <HiddenMark />;
  if (field.to !== null) {
    const names = linkedIds(entry, field.name).map((id) => titles.get(id) ?? "Untitled");
    return names.length === 0 ? NOTHING : <>{names.join(", ")}</>;
  }
  return <>{wordsFor(field, entry.attributes[field.name] ?? null)}</>;
}

function wordsFor(field: ListField, value: ContentValue): ReactNode {
  if (value === null || value === "") return NOTHING;
  if (typeof value === "boolean") return value ? <Yes /> : NOTHING;
  if (typeof value === "number") {
    return field.kind === "decimal" ? DECIMAL.format(value) : String(value);
  }
  if (typeof value !== "string") return shortText(value) || NOTHING;
  if (field.name === "status") return <StatusBadge status={value as Status} />;
  if (EVERY_ENTRY.has(field.name) && field.kind === "instant")
    return <RelativeTime value={value} />;
  if (field.kind === "instant") {
    return (
      <time dateTime={value} className="whitespace-nowrap">
        {absoluteText(Date.parse(value))}
      </time>
    );
  }
  if (field.choices !== null) return <Badge>{value}</Badge>;
  if (field.as === "colour") return <Colour value={value} />;
  return <span className="line-clamp-2">{value}</span>;
}

/** @NOTE Without groups: a whole number may be a year as well as an amount. */
const DECIMAL = new Intl.NumberFormat("en", {
  ...{ minimumFractionDigits: 2, maximumFractionDigits: 6, useGrouping: false },
});

const EVERY_ENTRY: ReadonlySet<string> = new Set(["createdAt", "updatedAt", "publishedAt"]);

const Yes = () => (
  <>
    <Check className="inline size-4 text-success-text" aria-hidden="true" />
    <span className="sr-only">Yes</span>
  </>
);

/** @NOTE Drawn with SVG: a style attribute is what our Content-Security-Policy forbids. */
const Colour = ({ value }: { value: string }) => (
  <span className="inline-flex items-center gap-1.5 font-mono text-xs">
    <svg className="size-3.5 rounded-sm border" aria-hidden="true">
      <rect width="100%" height="100%" fill={value} />
    </svg>
    {value}
  </span>
);
