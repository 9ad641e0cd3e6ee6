"use client";

import { useRef, useState } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import type { Block } from "@/lib/content/entry-data.ts";
import { newBlock } from "./new-block.ts";

export type ChangeBlocks = (next: (blocks: readonly Block[]) => Block[]) => void;

/** The ways to change a list of blocks. Each says aloud what it did and puts the focus right. */
export function useBlocks(blocks: readonly Block[], change: ChangeBlocks) {
  const toast = useToast();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const focusIn = (id: string, part: string, after: number) =>
    setTimeout(() => {
      list.current?.querySelector<HTMLElement>(`[data-block="${id}"] :is(${part})`)?.focus();
    }, after);

  return {
    list,
    said,
    replace: (block: Block) =>
      change((now) => now.map((other) => (other.id === block.id ? block : other))),
    add: (kind: Block["kind"], at: number) => {
      const block = newBlock(kind);
      change((now) => now.toSpliced(at, 0, block));
      setSaid(`${kind === "image" ? "Image" : "Text"} added as block ${at + 1}.`);
      focusIn(block.id, "[contenteditable], input", 250);
    },
    move: (block: Block, step: 1 | -1) => {
      const to = blocks.indexOf(block) + step;
      change((now) => now.filter(({ id }) => id !== block.id).toSpliced(to, 0, block));
      setSaid(`Moved to place ${to + 1} of ${blocks.length}.`);
      // At either end of the list one of the two buttons is off; then the other takes the focus.
      const atEnd = to === 0 || to === blocks.length - 1;
      const same = step === 1 ? "down" : "up";
      focusIn(block.id, atEnd ? "[data-move]:enabled" : `[data-move="${same}"]`, 60);
    },
    remove: (block: Block) => {
      const at = blocks.indexOf(block);
      change((now) => now.filter(({ id }) => id !== block.id));
      const undo = { run: () => change((now) => now.toSpliced(at, 0, block)) };
      toast({ title: "Block removed", undo });
    },
  };
}
