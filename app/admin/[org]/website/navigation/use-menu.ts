"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import type { ArrangedMenu, TargetState } from "@/lib/content/menus/get-menu.ts";
import { targetKey, type MenuTarget } from "@/lib/content/menus/menu.ts";
import { arrangeMenuAction } from "../site-actions.ts";
import { inOrder, isSameMenu, itemsOf, linesOf, type MenuLine } from "./menu-lines.ts";

/** What a person does to a menu before it is saved, and saving it. */
export function useMenu(org: string, arranged: ArrangedMenu) {
  const router = useRouter();
  const toast = useToast();
  const [base, setBase] = useState(() => baseOf(arranged));
  const [lines, write] = useState<readonly MenuLine[]>(base.lines);
  const [targets, setTargets] = useState(arranged.targets);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { menu } = arranged;
  const isChanged = !isSameMenu(lines, base.lines);
  const take = () => {
    const theirs = baseOf(arranged);
    setBase(theirs);
    write(theirs.lines);
    setTargets(arranged.targets);
  };
  useFollow({ current: arranged, isDirty: isChanged, take });

  const send = async (items: ReturnType<typeof itemsOf> | null) => {
    setBusy(true);
    const result = await arrangeMenuAction(org, { menu, items, revision: base.revision });
    setBusy(false);
    if (!result.ok) {
      setProblem(result.error.issues[0]?.message ?? result.error.detail);
      return result.error.detail;
    }
    setProblem(null);
    // @NOTE What was moved since it was sent stays, and is measured by what came back.
    setBase({ lines, revision: result.value.revision });
    toast({ title: "Saved", description: "The website shows it from now on." });
    router.refresh();
    return undefined;
  };
  return {
    ...{ lines, targets, problem, busy, isChanged },
    setLines: (next: readonly MenuLine[]) => write(inOrder(next)),
    /** Remembers what a target is, where it came in just now. */
    learn: (target: MenuTarget, state: TargetState) =>
      setTargets((known) => ({ ...known, [targetKey(target)]: state })),
    discard: () => {
      setProblem(null);
      take();
    },
    save: () => send(itemsOf(lines)),
    reset: () => send(null),
  };
}

/** What the server has, line by line. */
const baseOf = ({ items, revision }: ArrangedMenu): Base => ({ lines: linesOf(items), revision });

type Base = { readonly lines: readonly MenuLine[]; readonly revision: number };
