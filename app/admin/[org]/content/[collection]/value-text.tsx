import { linkedIds, type ContentEntry, type ContentValue } from "@/lib/content/content-entry.ts";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge.tsx";
import { absoluteText } from "@/app/_ui/time-text.ts";
import type { FieldFor } from "@/lib/content/collection-for.ts";
import { HiddenMark } from "./hidden-mark.tsx";
import type { Titles } from "./links-of.ts";

type ValueTextProps = {
  readonly entry: ContentEntry;
  readonly field: FieldFor;
  readonly titles: Titles;
};

const NOTHING = <span className="text-faint">–</span>;

/** The value of a field in words, as lists and read-only views show it. */
export function ValueText({ entry, field, titles }: ValueTextProps) {
  if (entry.redacted?.includes(field.name) === true) return <HiddenMark />;
  if (field.to !== null) {
    const names = linkedIds(entry, field.name).map((id) => titles[id] ?? "Untitled");
    return names.length === 0 ? NOTHING : <>{names.join(", ")}</>;
  }
  return <>{wordsFor(field, entry.attributes[field.name] ?? null)}</>;
}

function wordsFor({ kind }: FieldFor, value: ContentValue): ReactNode {
  if (value === null || value === "") return NOTHING;
  if (typeof value === "boolean") return value ? <Yes /> : NOTHING;
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : value.map(String).join(", ");
  if (typeof value === "object") return <code className="text-xs">{JSON.stringify(value)}</code>;
  if (kind === "instant")
    return (
      <time dateTime={String(value)} className="whitespace-nowrap">
        {absoluteText(Date.parse(String(value)))}
      </time>
    );
  if (kind === "choice") return <Badge>{String(value)}</Badge>;
  if (kind === "decimal" && typeof value === "number") return value.toFixed(2);
  return String(value);
}

const Yes = () => (
  <>
    <Check className="inline size-4 text-success-text" aria-hidden="true" />
    <span className="sr-only">Yes</span>
  </>
);
