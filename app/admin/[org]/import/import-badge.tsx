import { Badge, type BadgeTone } from "@/app/_ui/badge.tsx";
import type { ImportRow } from "@/lib/import/imports/import-row.ts";

type ImportBadgeProps = { readonly row: Pick<ImportRow, "step" | "halt"> };

/** How far an import is, in a word. */
export function ImportBadge({ row: { step, halt } }: ImportBadgeProps) {
  const [tone, word] = halt === null ? STEPS[step] : HALTS[halt];
  return <Badge tone={tone}>{word}</Badge>;
}

type Look = readonly [BadgeTone, string];

const HALTS: Readonly<Record<NonNullable<ImportRow["halt"]>, Look>> = {
  paused: ["warning", "Paused"],
  cancelled: ["neutral", "Cancelled"],
  failed: ["danger", "Stopped"],
};

const STEPS: Readonly<Record<ImportRow["step"], Look>> = {
  reading: ["info", "Reading"],
  mapping: ["accent", "Waits for you"],
  checking: ["info", "Checking"],
  checked: ["accent", "Ready to import"],
  fetching: ["info", "Fetching files"],
  running: ["info", "Importing"],
  done: ["success", "Done"],
  undoing: ["info", "Undoing"],
  undone: ["neutral", "Undone"],
};
