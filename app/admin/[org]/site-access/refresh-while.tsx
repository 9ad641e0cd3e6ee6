"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { SiteAccessState } from "@/lib/site-access/site-access-view.ts";

/** Milliseconds between two looks while a change has not arrived yet. */
const PAUSE: Readonly<Record<SiteAccessState, number | null>> = {
  "in-effect": null,
  "taking-effect": 1_500,
  delayed: 6_000,
};

/** Asks the server again until the change is in effect. Shows nothing itself. */
export function RefreshWhile({ state }: { state: SiteAccessState }) {
  const router = useRouter();
  const pause = PAUSE[state];
  useEffect(() => {
    if (pause === null) return;
    const timer = setInterval(() => router.refresh(), pause);
    return () => clearInterval(timer);
  }, [pause, router]);
  return null;
}
