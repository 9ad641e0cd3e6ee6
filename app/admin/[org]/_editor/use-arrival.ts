"use client";

import { useRouter } from "next/navigation";
import { useToast, type ToastMessage } from "@/app/_ui/toast.tsx";
import { entryAddress } from "./entry-address.ts";
import type { Editor } from "./use-editor.ts";

/** Says that something is done, and goes where an entry is that was made just now. */
export function useArrival({ options, kept }: Editor) {
  const { place, can } = options;
  const router = useRouter();
  const toast = useToast();
  // The tree of pages stands around the editor, and shows their titles.
  const hasTree = place.collection === "pages";
  const goTo = (id: string) => {
    const address = entryAddress(place, id);
    if (!can.read) router.push(`/admin/${place.org}`);
    else if (hasTree) router.replace(address);
    // Whoever writes on while it is created goes on in the same field.
    else window.history.replaceState(null, "", address);
  };
  return (message: ToastMessage, wasNew: boolean) => {
    toast(message);
    const { standing } = kept.read();
    if (wasNew && standing !== null) goTo(standing.id);
    if (hasTree) router.refresh();
  };
}
