"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import type { Steering } from "@/lib/import/imports/steer-import.ts";
import { steerImportAction } from "./actions.ts";

const LOOK_MS = 1_500;

/**
 * Looks again and again how far an import is, as long as it is at work.
 * @NOTE Only once the last look was answered: a busy server is not asked the more.
 */
export function useProgress(isAtWork: boolean): void {
  const router = useRouter();
  const [isLooking, look] = useTransition();
  useEffect(() => {
    if (!isAtWork || isLooking) return;
    const timer = setTimeout(() => look(() => router.refresh()), LOOK_MS);
    return () => clearTimeout(timer);
  }, [isAtWork, isLooking, look, router]);
}

/** Steers an import; what cannot be is told. */
export function useSteering(org: string, id: string) {
  const router = useRouter();
  const toast = useToast();
  const [isBusy, start] = useTransition();
  const [wanted, setWanted] = useState<Steering | null>(null);
  const steer = (deed: Steering) => {
    setWanted(deed);
    start(async () => {
      const result = await steerImportAction(org, { id, deed });
      if (!result.ok) toast({ tone: "danger", title: result.error.detail });
      router.refresh();
    });
  };
  return { steer, isBusy, wanted: isBusy ? wanted : null };
}
