import { cx } from "./cx.ts";
import { diffWords } from "./diff-words.ts";
import type { DiffPart } from "./diff-words.ts";

export type FieldChange = {
  /** The field's name, unique in the list. */
  field: string;
  label: string;
  /** The value as text; null when there was none. */
  before: string | null;
  after: string | null;
  /** The language of either; left out: that of the page. */
  spoken?: { lang?: string; dir?: "ltr" | "rtl" } | undefined;
};

type DiffViewProps = {
  changes: readonly FieldChange[];
  /** What stands on either side: «Version 12», «Now». */
  beforeLabel: string;
  afterLabel: string;
};

/** What differs, field by field, old beside new. Marked by sign, line and tint, never by tint alone. */
export function DiffView({ changes, beforeLabel, afterLabel }: DiffViewProps) {
  if (changes.length === 0) return <p className="text-sm text-muted">No field differs.</p>;
  return (
    <dl className="flex flex-col gap-5">
      {changes.map((change) => {
        const { spoken } = change;
        const parts = diffWords(change.before ?? "", change.after ?? "");
        return (
          <div key={change.field} className="min-w-0">
            <dt className="mb-1.5 text-sm font-medium text-ink">{change.label}</dt>
            <dd className="grid overflow-hidden rounded-lg border text-sm md:grid-cols-2 md:divide-x">
              <Side {...{ parts, spoken }} label={beforeLabel} value={change.before} hide="added" />
              <Side {...{ parts, spoken }} label={afterLabel} value={change.after} hide="removed" />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type SideProps = Pick<FieldChange, "spoken"> & {
  label: string;
  value: string | null;
  hide: "added" | "removed";
  parts: readonly DiffPart[];
};

function Side({ label, value, hide, parts, spoken }: SideProps) {
  const old = hide === "added";
  return (
    <div className={cx("min-w-0", old && "max-md:border-b")}>
      <p className="flex gap-2 border-b bg-sunken px-3 py-1 text-xs text-muted">
        <span aria-hidden="true" className="font-mono">
          {old ? "−" : "+"}
        </span>
        {label}
      </p>
      <p className="max-h-80 overflow-y-auto px-3 py-2 wrap-anywhere whitespace-pre-wrap text-ink">
        {value === null || value === "" ? (
          <span className="text-faint italic">empty</span>
        ) : (
          <span {...spoken} className="block">
            {parts
              .filter((part) => part.kind !== hide)
              .map((part, index) => (
                <Part key={index} part={part} />
              ))}
          </span>
        )}
      </p>
    </div>
  );
}

function Part({ part }: { part: DiffPart }) {
  if (part.kind === "same") return part.text;
  const added = part.kind === "added";
  const Mark = added ? "ins" : "del";
  return (
    <Mark
      className={cx(
        "rounded-sm px-px",
        added
          ? "bg-success-soft text-success-text underline decoration-success decoration-2 underline-offset-2"
          : "bg-danger-soft text-danger-text line-through decoration-danger",
      )}
    >
      {part.text}
    </Mark>
  );
}
