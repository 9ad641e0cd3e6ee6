"use client";

import { useRouter } from "next/navigation";
import { useToast } from "@/app/_ui/toast.tsx";
import { duplicateEntryAction } from "./actions.ts";
import { entryAddress } from "./entry-address.ts";
import { failureText } from "./entry-values.ts";
import type { Editor } from "./use-editor.ts";

/** Makes another entry with the same content as it is saved, and opens it. */
export function useDuplicate({ options, kept }: Editor) {
  const { org, collection } = options.place;
  const router = useRouter();
  const toast = useToast();
  return async () => {
    const result = await duplicateEntryAction(org, { collection, id: kept.read().standing?.id });
    if (!result.ok) {
      const description = failureText(result.error);
      return toast({ tone: "danger", title: "Not duplicated", description });
    }
    const { item, left } = result.value;
    const labels = options.fields.filter(({ name }) => left.includes(name));
    const said = labels.map(({ label }) => `«${label}»`).join(", ");
    toast({
      title: "Duplicated: this is the copy",
      ...(said === "" ? {} : { description: `${said} stayed empty.` }),
    });
    router.push(entryAddress(options.place, item.id));
  };
}
