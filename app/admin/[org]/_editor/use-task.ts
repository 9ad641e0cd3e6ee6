"use client";

import { useCallback, useRef, useState } from "react";
import { useToast } from "@/app/_ui/toast.tsx";

/** Runs one thing at a time and says which; what is thrown on the way becomes a toast. */
export function useTask<Name extends string>() {
  const toast = useToast();
  const [task, setTask] = useState<Name | null>(null);
  const running = useRef(false);
  const perform = useCallback(
    async (name: Name, run: () => Promise<void>): Promise<void> => {
      if (running.current) return;
      running.current = true;
      setTask(name);
      try {
        await run();
      } catch {
        toast({
          tone: "danger",
          title: "That did not work",
          description: "Check your connection and try again. Your text is still here.",
        });
      } finally {
        running.current = false;
        setTask(null);
      }
    },
    [toast],
  );
  return { task, perform };
}
