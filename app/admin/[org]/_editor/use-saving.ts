"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { useLatest } from "@/app/_ui/use-latest.ts";
import { afterEvent, dueAt, NOTHING_WRITTEN, type SavingEvent } from "./saving.ts";

/** How sending what is written went. `nothing`: there was nothing to send. */
export type Outcome = "saved" | "nothing" | "refused" | "unreadable" | "stale" | "signed-out";

type Options = {
  /** Sends what is written; throws where no answer comes. */
  readonly send: () => Promise<Outcome>;
  /** Whether it is sent by itself after a pause. */
  readonly isAutomatic: boolean;
};

/**
 * Runs the state of saving: sends what is written when it is due, one at a time, and again what did
 * not arrive.
 */
export function useSaving({ send, isAutomatic }: Options) {
  const [state, dispatch] = useReducer(afterEvent, NOTHING_WRITTEN);
  const latest = useLatest({ send, state });
  const running = useRef<Promise<Outcome | "lost"> | null>(null);

  const attempt = useCallback(async (): Promise<Outcome | "lost"> => {
    dispatch({ kind: "sent" });
    try {
      const outcome = await latest.current.send();
      dispatch(eventOf(outcome));
      return outcome;
    } catch {
      dispatch({ kind: "lost", at: Date.now(), isOffline: !navigator.onLine });
      return "lost";
    }
  }, [latest]);

  /** Sends now, after what is on its way; all who ask meanwhile hear of the same. */
  const flush = useCallback(async (): Promise<Outcome | "lost"> => {
    if (running.current !== null) await running.current;
    running.current ??= attempt().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [attempt]);

  const due = isAutomatic ? dueAt(state) : null;
  useEffect(() => {
    if (due === null) return undefined;
    const timer = setTimeout(() => void flush(), Math.max(0, due - Date.now()));
    return () => clearTimeout(timer);
  }, [due, flush]);
  useEffect(() => {
    const onOnline = () => {
      if (latest.current.state.trouble?.kind !== "lost") return;
      dispatch({ kind: "resumed", at: Date.now() });
    };
    window.addEventListener("online", onOnline);
    return () => window.removeEventListener("online", onOnline);
  }, [latest]);
  return { state, flush, tell: dispatch };
}

const eventOf = (outcome: Outcome): SavingEvent =>
  outcome === "saved" || outcome === "nothing"
    ? { kind: "saved", at: Date.now() }
    : { kind: outcome };
