"use client";

import { useRef, useState } from "react";
import type { MovedAddress } from "@/lib/content/find-moved-address.ts";
import { leadMovedAddressAction } from "../website/site-actions.ts";
import { findMovedAddressAction } from "./actions.ts";
import { failureText } from "./entry-values.ts";
import { isOut } from "./standing.ts";
import type { Editor } from "./use-editor.ts";

/** What somebody wants with the old address of what they publish; `stay`: not to publish after all. */
export type MovedAnswer = "lead" | "leave" | "stay";

/** Asks, before something is published at another address, what becomes of the one that it had. */
export function useMovedAddress({ options, kept }: Editor) {
  const { place, website } = options;
  const [moved, setMoved] = useState<MovedAddress | null>(null);
  const settle = useRef<((answer: MovedAnswer) => void) | null>(null);

  /** What is to be done once it is published; null: it is not to be. */
  const ask = async (): Promise<MovedAddress | "nothing" | null> => {
    const { standing } = kept.read();
    if (website === undefined || standing === null || !isOut(standing)) return "nothing";
    const { org, collection, locale } = place;
    const found = await findMovedAddressAction(org, { collection, id: standing.id }, locale);
    const address = found.ok ? found.value.moved : null;
    if (address === null) return "nothing";
    setMoved(address);
    const answer = await new Promise<MovedAnswer>((resolve) => {
      settle.current = resolve;
    });
    setMoved(null);
    if (answer === "stay") return null;
    return answer === "lead" ? address : "nothing";
  };
  /** Leads visitors on. Answers what went wrong, in words; null: nothing. */
  const lead = async ({ from, to, hasBelow: below }: MovedAddress): Promise<string | null> => {
    const result = await leadMovedAddressAction(place.org, { from, to, below });
    return result.ok ? null : failureText(result.error);
  };
  /**
   * Publishes, and does with the old address what was answered. What it gives is what went wrong with
   * that, in words; empty where nothing was published, null where all is well.
   */
  const around = async (publish: () => Promise<boolean>): Promise<string | null> => {
    const old = await ask();
    if (old === null || !(await publish())) return "";
    return old === "nothing" ? null : lead(old);
  };
  return { moved, around, answer: (given: MovedAnswer) => settle.current?.(given) };
}

export type Moving = ReturnType<typeof useMovedAddress>;
