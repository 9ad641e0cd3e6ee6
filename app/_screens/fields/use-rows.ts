"use client";

import { useRef, useState } from "react";
import { useLatest } from "@/app/_ui/use-latest.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import { focusRow } from "./focus-row.ts";

type Options<Item> = {
  readonly items: readonly Item[];
  readonly onChange: (items: Item[]) => void;
  /** What a row is called aloud: «Block», «Item». */
  readonly noun: string;
  /** The key of an item that has one of its own; others get one here. */
  readonly keyOf?: (item: Item) => string;
};

/**
 * The ways to change a list of things on screen. Each says aloud what it did and puts the focus right;
 * what was removed can be brought back, whatever was written since.
 */
export function useRows<Item>({ items, onChange, noun, keyOf }: Options<Item>) {
  const toast = useToast();
  const list = useRef<HTMLOListElement>(null);
  const latest = useLatest({ items, onChange });
  const [said, setSaid] = useState("");
  const [own, setOwn] = useState(() => items.map((_, at) => String(at)));
  if (own.length !== items.length) setOwn(items.map((_, at) => own[at] ?? `late-${at}`));
  const keys = keyOf === undefined ? own : items.map(keyOf);

  const focusIn = (key: string | undefined, part: string, after: number) =>
    setTimeout(() => focusRow(list.current, key, part), after);
  const insert = (item: Item, at: number, key: string) => {
    latest.current.onChange(latest.current.items.toSpliced(at, 0, item));
    setOwn((now) => now.toSpliced(at, 0, key));
  };
  /** @NOTE Not where it is back already: after Discard, or when it was added anew. */
  const bringBack = (item: Item, at: number, key: string) => {
    const { items: present } = latest.current;
    const isBack = present.some((one) => one === item || keyOf?.(one) === key);
    if (!isBack) insert(item, at, key);
  };
  return {
    ...{ list, said, keys },
    replace: (at: number, item: Item) => onChange(items.with(at, item)),
    add: (item: Item, at: number) => {
      const key = keyOf?.(item) ?? crypto.randomUUID();
      insert(item, at, key);
      setSaid(`${noun} ${at + 1} added.`);
      focusIn(key, FIELDS, 120);
    },
    move: (from: number, to: number) => {
      const [item] = items.slice(from, from + 1);
      if (item === undefined || to < 0 || to >= items.length || from === to) return;
      onChange(items.toSpliced(from, 1).toSpliced(to, 0, item));
      setOwn((now) => now.toSpliced(from, 1).toSpliced(to, 0, now[from] ?? String(from)));
      setSaid(`Moved to place ${to + 1} of ${items.length}.`);
      // At either end of the list one of the two buttons is off; then the other takes the focus.
      const isAtEnd = to === 0 || to === items.length - 1;
      const same = to > from ? "down" : "up";
      focusIn(keys[from], isAtEnd ? "[data-move]:enabled" : `[data-move="${same}"]`, 60);
    },
    remove: (at: number) => {
      const [item] = items.slice(at, at + 1);
      const key = keys[at] ?? String(at);
      if (item === undefined) return;
      onChange(items.toSpliced(at, 1));
      setOwn((now) => now.toSpliced(at, 1));
      toast({ title: `${noun} removed`, undo: { run: () => bringBack(item, at, key) } });
      focusIn(keys[at + 1] ?? keys[at - 1], "[data-row-menu]:enabled, [data-remove]:enabled", 60);
    },
  };
}

const FIELDS =
  "[contenteditable=true], input:not([type=color]):not([type=hidden]), textarea, select, button";
