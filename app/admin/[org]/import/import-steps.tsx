import { Check } from "lucide-react";
import { cx } from "@/app/_ui/cx.ts";
import type { ImportRow } from "@/lib/import/imports/import-row.ts";

const STEPS = ["File", "What becomes of it", "Check", "Import", "Report"] as const;

const PLACE: Readonly<Record<ImportRow["step"], number>> = {
  ...{ reading: 0, mapping: 1, checking: 2, checked: 2, fetching: 3, running: 3 },
  ...{ done: 4, undoing: 4, undone: 4 },
};

/** The steps of an import, and which of them it is at. */
export function ImportSteps({ step }: Pick<ImportRow, "step">) {
  const place = PLACE[step];
  return (
    <ol className="mb-6 flex flex-wrap gap-x-6 gap-y-2 border-b pb-4" aria-label="Steps">
      {STEPS.map((name, at) => (
        <li
          key={name}
          aria-current={at === place ? "step" : undefined}
          className={cx(
            "flex items-center gap-2 text-sm",
            at === place ? "font-medium text-ink" : "text-muted",
          )}
        >
          <span
            aria-hidden="true"
            className={cx(
              "tabular grid size-5 place-items-center rounded-full border text-2xs",
              at === place && "border-accent bg-accent text-accent-ink",
              at < place && "border-success-line bg-success-soft text-success-text",
            )}
          >
            {at < place ? <Check className="size-3" /> : at + 1}
          </span>
          {name}
          {at < place && <span className="sr-only">, done</span>}
        </li>
      ))}
    </ol>
  );
}
