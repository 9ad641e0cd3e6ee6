"use client";

import { useMounted } from "@/app/_ui/use-mounted.ts";

/** The time zone of whoever looks, once the browser can tell; UTC before. */
export function useTimeZone(): string {
  const mounted = useMounted();
  return mounted ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
}
