"use client";

import { useRouter } from "next/navigation";
import { createContext, useCallback, useContext } from "react";
import type { ReactNode } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import { doToAll, type BulkPlace } from "./bulk-deed.ts";
import { entriesText } from "./bulk-words.ts";

type UndoBin = (place: BulkPlace, ids: readonly string[]) => void;

const UndoBinContext = createContext<UndoBin | null>(null);

/**
 * Takes many entries back out of the bin, from whatever screen one is on by then.
 *
 * @NOTE It stands in the layout so that every screen knows the action, as the one for a single entry.
 */
export function UndoBinProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const toast = useToast();
  const undo = useCallback<UndoBin>(
    (place, ids) => {
      const page = ids.map((id) => ({ id, revision: null, title: "Untitled" }));
      const { signal } = new AbortController();
      const restoring = doToAll([page], {
        place,
        deed: "unbin",
        signal,
        onProgress: () => undefined,
      });
      const tell = async () => {
        const { done, refused } = await restoring;
        toast({
          title: `${entriesText(done.length)} restored`,
          ...(refused.length === 0
            ? {}
            : {
                tone: "danger",
                description: `${refused.length} stay in the bin: ${refused[0]?.reason ?? ""}`,
              }),
        });
        router.refresh();
      };
      tell().catch(() => toast({ tone: "danger", title: "Not restored" }));
    },
    [router, toast],
  );
  return <UndoBinContext value={undo}>{children}</UndoBinContext>;
}

/** The function that takes entries back out of the bin. Throws outside an `UndoBinProvider`. */
export function useUndoBin(): UndoBin {
  const undo = useContext(UndoBinContext);
  if (undo === null) throw new Error("useUndoBin needs an UndoBinProvider above it");
  return undo;
}
