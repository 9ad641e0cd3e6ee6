"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { moveEntryAction } from "./actions.ts";
import type { EditorPlace } from "../_editor/editor-options.ts";
import { failureText } from "../_editor/entry-values.ts";

/** Moves an entry among those beside it; the tree and the website's menu follow. */
export function MoveItems({ place, id }: { place: EditorPlace; id: string }) {
  const router = useRouter();
  const toast = useToast();
  const move = async (step: 1 | -1) => {
    const { org, collection } = place;
    const result = await moveEntryAction(org, { collection, id, step });
    if (!result.ok) {
      return toast({ tone: "danger", title: "Not moved", description: failureText(result.error) });
    }
    const way = step === 1 ? "down" : "up";
    const end = step === 1 ? "last" : "first";
    toast({ title: result.value.moved ? `Moved ${way}` : `It is the ${end} one already` });
    router.refresh();
  };
  return (
    <>
      <MenuItem icon={<ArrowUp />} onSelect={() => void move(-1)}>
        Move up in the tree
      </MenuItem>
      <MenuItem icon={<ArrowDown />} onSelect={() => void move(1)}>
        Move down in the tree
      </MenuItem>
    </>
  );
}
