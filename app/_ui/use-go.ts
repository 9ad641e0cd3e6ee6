"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/** Asks whether a page may be left; whoever holds it prevents the default, and leads on later. */
export const LEAVING = "gatehouse:leaving";

/** Does what leaves the page; says whether it does. */
export type LeavingDeed = () => Promise<boolean>;

/** What the event tells: where to, or what is done instead. */
export type Leaving = CustomEvent<{ readonly href: string } | { readonly run: LeavingDeed }>;

/**
 * Leads to another screen as a link would, past the guard of what is not saved. For what is no link,
 * such as a key.
 */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href: string) => {
      if (mayLeave({ href })) router.push(href);
    },
    [router],
  );
}

/** Does what leaves the page and is no way to another screen, past the same guard. */
export function leaveBy(run: LeavingDeed): void {
  if (mayLeave({ run })) void run();
}

/** Whether nobody holds it; who does goes on by itself, once the person has said so. */
function mayLeave(detail: Leaving["detail"]): boolean {
  const leaving: Leaving = new CustomEvent(LEAVING, { cancelable: true, detail });
  return window.dispatchEvent(leaving);
}
