"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/** Asks whether a page may be left; whoever holds it prevents the default, and leads on later. */
export const LEAVING = "gatehouse:leaving";

/** What the event tells: where to. */
export type Leaving = CustomEvent<{ readonly href: string }>;

/**
 * Leads to another screen as a link would, past the guard of what is not saved. For what is no link,
 * such as a key.
 */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href: string) => {
      const leaving: Leaving = new CustomEvent(LEAVING, { cancelable: true, detail: { href } });
      if (window.dispatchEvent(leaving)) router.push(href);
    },
    [router],
  );
}
