"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import type { ContentValues } from "@/lib/content/content-entry.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import { matching, type BulkPlace, type Deed } from "./bulk-deed.ts";
import { BULK_WORDS, entriesText } from "./bulk-words.ts";
import { useSelection } from "./selection.tsx";
import { useBulk } from "./use-bulk.ts";
import { useMatches } from "./use-matches.ts";

type BulkBarProps = {
  place: BulkPlace;
  /** What the list is narrowed to: all that match are these. */
  filter: ContentValues;
  deeds: readonly Deed[];
  /** Whether the list goes on beyond this page. */
  goesOn: boolean;
};

/** What can be done to the entries that are chosen; nothing while none is. */
export function BulkBar({ place, filter, deeds, goesOn }: BulkBarProps) {
  const { page, chosen, all, chooseAll, clear } = useSelection();
  const { run, begin, stop, close } = useBulk(place);
  const [asking, setAsking] = useState<Deed | null>(null);
  const some = page.filter(({ id }) => chosen.has(id));
  const matches = useMatches({ place, filter, goesOn: goesOn && some.length > 0 });
  const total = matches === null || matches.more ? null : matches.count;
  const allText =
    matches === null
      ? "all that match"
      : `all ${entriesText(matches.count, matches.more ? "+" : "")}`;
  const howMany = all ? allText : entriesText(some.length);
  const start = (deed: Deed) => {
    setAsking(null);
    clear();
    if (all) void begin(deed, matching(place, filter), total);
    else void begin(deed, [some], some.length);
  };
  return (
    <>
      {run !== null && <BulkDialog run={run} onStop={stop} onClose={close} />}
      {asking !== null && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          title={`${BULK_WORDS[asking].verb}: ${howMany}?`}
          action={BULK_WORDS[asking].verb}
          tone={BULK_WORDS[asking].tone}
          onConfirm={() => start(asking)}
        >
          {BULK_WORDS[asking].asks}
        </ConfirmDialog>
      )}
      {some.length > 0 && (
        <div
          role="toolbar"
          aria-label="What to do with the chosen entries"
          className="sticky bottom-3 z-30 mx-auto mt-3 flex w-fit max-w-full animate-rise flex-wrap items-center gap-2 rounded-lg border bg-raised px-3 py-2 text-sm shadow-pop"
        >
          <span role="status" className="tabular font-medium text-ink">
            {howMany.charAt(0).toUpperCase() + howMany.slice(1)} chosen
          </span>
          {goesOn && !all && some.length === page.length && (
            <Button size="sm" variant="ghost" onClick={chooseAll}>
              Choose {allText}
            </Button>
          )}
          {deeds.map((deed) => (
            <Button
              key={deed}
              size="sm"
              variant={deed === "delete" ? "danger" : "secondary"}
              onClick={() => (BULK_WORDS[deed].asks === null ? start(deed) : setAsking(deed))}
            >
              {BULK_WORDS[deed].verb}
            </Button>
          ))}
          <IconButton size="sm" label="Choose none" icon={<X />} onClick={clear} />
        </div>
      )}
    </>
  );
}
