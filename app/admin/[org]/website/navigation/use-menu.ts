"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ArrangedMenu, TargetState } from "@/lib/content/menus/get-menu.ts";
import { targetKey, type MenuTarget } from "@/lib/content/menus/menu.ts";
import { arrangeMenuAction } from "../site-actions.ts";
import { inOrder, isSameMenu, itemsOf, linesOf, type MenuLine } from "./menu-lines.ts";

/** What a person does to a menu before it is saved, and saving it. */
export function useMenu(org: string, arranged: ArrangedMenu) {
  const router = useRouter();
  const toast = useToast();
  const [saved] = useState(() => linesOf(arranged.items));
  const [lines, write] = useState<readonly MenuLine[]>(saved);
  const [targets, setTargets] = useState(arranged.targets);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { menu, revision } = arranged;

  const send = async (items: ReturnType<typeof itemsOf> | null) => {
    setBusy(true);
    const result = await arrangeMenuAction(org, { menu, items, revision });
    setBusy(false);
    if (!result.ok) {
      setProblem(result.error.issues[0]?.message ?? result.error.detail);
      return result.error.detail;
    }
    toast({ title: "Saved", description: "The website shows it from now on." });
    router.refresh();
    return undefined;
  };
  return {
    ...{ lines, targets, problem, busy },
    isChanged: !isSameMenu(lines, saved),
    setLines: (next: readonly MenuLine[]) => write(inOrder(next)),
    /** Remembers what a target is, where it came in just now. */
    learn: (target: MenuTarget, state: TargetState) =>
      setTargets((known) => ({ ...known, [targetKey(target)]: state })),
    discard: () => {
      setProblem(null);
      write(saved);
    },
    save: () => send(itemsOf(lines)),
    reset: () => send(null),
  };
}
