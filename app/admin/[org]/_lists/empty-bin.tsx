"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { BulkDialog } from "./bulk-dialog.tsx";
import { matching, type BulkPlace } from "./bulk-deed.ts";
import { entriesText } from "./bulk-words.ts";
import type { Chosen } from "./selection.tsx";
import { useBulk } from "./use-bulk.ts";

/** Deletes for good all that is in the bin as it was counted, and nothing that came since. */
export function EmptyBin({ place, name }: { place: BulkPlace; name: string }) {
  const toast = useToast();
  const { run, begin, stop, close } = useBulk(place);
  const [counting, setCounting] = useState(false);
  const [found, setFound] = useState<readonly Chosen[] | null>(null);
  const count = async () => {
    setCounting(true);
    try {
      const all: Chosen[] = [];
      for await (const page of matching(place, {})) all.push(...page);
      setFound(all);
    } catch {
      toast({ tone: "danger", title: "The bin could not be counted" });
    }
    setCounting(false);
  };
  return (
    <>
      <Button
        icon={<Trash2 aria-hidden="true" />}
        loading={counting}
        loadingLabel="Counting…"
        onClick={() => void count()}
      >
        Empty bin
      </Button>
      {found !== null && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setFound(null)}
          title={`Delete ${entriesText(found.length)} of ${name} for good?`}
          action={`Delete ${entriesText(found.length)}`}
          onConfirm={() => {
            void begin("delete", [found], found.length);
            setFound(null);
          }}
        >
          They go with all of their versions, and nobody can bring them back.
        </ConfirmDialog>
      )}
      {run !== null && <BulkDialog run={run} onStop={stop} onClose={close} />}
    </>
  );
}
