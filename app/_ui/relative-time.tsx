"use client";

import { useSyncExternalStore } from "react";
import { absoluteText, relativeText } from "./time-text.ts";

type RelativeTimeProps = { value: string | Date };

/**
 * When something was, in words that stay right while the page is open. The server writes the full
 * UTC time, so that hydration agrees; the browser then says it relative to now.
 */
export function RelativeTime({ value }: RelativeTimeProps) {
  const then = new Date(value).getTime();
  const now = useSyncExternalStore(subscribe, currentMinute, noMinute);
  if (Number.isNaN(then)) return <span>–</span>;
  const full = absoluteText(then);
  return (
    <time dateTime={new Date(then).toISOString()} title={full} className="whitespace-nowrap">
      {now === null ? full : relativeText(then, now)}
    </time>
  );
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let clock = 0;

/** One timer for all times on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    clock = Date.now();
    listeners.forEach((tell) => tell());
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The same number between two ticks: a snapshot that changed on every read would never settle. */
function currentMinute(): number {
  if (timer === undefined || clock === 0) clock = Date.now();
  return clock;
}

const noMinute = () => null;
