"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

/**
 * Tries a failed page again: asks the server anew and clears the error in one step. Next's `reset`
 * alone would show the same failed answer.
 */
export function useRetry(reset: () => void): () => void {
  const router = useRouter();
  return () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
}
