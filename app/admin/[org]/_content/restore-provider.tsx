"use client";

import { useRouter } from "next/navigation";
import { createContext, useCallback, useContext } from "react";
import type { ReactNode } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import type { EditorPlace } from "../_editor/editor-options.ts";
import { failureText } from "../_editor/entry-values.ts";
import { unbinEntryAction } from "./actions.ts";

type Binned = { readonly place: EditorPlace; readonly id: string; readonly title: string };
type Restore = (binned: Binned) => Promise<void>;

const RestoreContext = createContext<Restore | null>(null);

/**
 * Takes entries back out of the bin, from whatever screen one is on by then.
 *
 * @NOTE It stands in the layout so that every screen knows the action: Next would forward an action
 * that a page does not know through the wall, which lets no forwarded request in.
 */
export function RestoreProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const toast = useToast();
  const restore = useCallback<Restore>(
    async ({ place: { org, collection, base }, id, title }) => {
      const result = await unbinEntryAction(org, { collection, id });
      if (!result.ok) {
        const description = failureText(result.error);
        return toast({ tone: "danger", title: "Not restored", description });
      }
      toast({ title: `Restored “${title}”` });
      router.push(`${base}/${id}`);
      router.refresh();
    },
    [router, toast],
  );
  return <RestoreContext value={restore}>{children}</RestoreContext>;
}

/** The function that takes an entry back out of the bin. Throws outside a `RestoreProvider`. */
export function useRestore(): Restore {
  const restore = useContext(RestoreContext);
  if (restore === null) throw new Error("useRestore needs a RestoreProvider above it");
  return restore;
}
