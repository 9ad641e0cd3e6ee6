"use client";

import { useEffect, useRef, useState } from "react";
import { useLatest } from "@/app/_ui/use-latest.ts";
import type { LoadPreview, Preview } from "./preview.ts";

/** Milliseconds without a change after which what is written is shown. */
const PAUSE = 350;

type State = { readonly preview: Preview | null; readonly problem: string | null };

/**
 * The preview of what stands in a form, made anew whenever that is something else. What comes late is
 * forgotten; while nothing new comes, the last one stays.
 */
export function usePreview(asked: string, load: LoadPreview): State & { readonly busy: boolean } {
  const latest = useLatest(load);
  const [state, setState] = useState<State>({ preview: null, problem: null });
  const [shown, setShown] = useState<string | null>(null);
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const own = turn.current;
    const ask = async () => {
      const next = await answer(latest.current);
      if (own !== turn.current) return;
      setState((now) => ({ preview: next.preview ?? now.preview, problem: next.problem }));
      setShown(asked);
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => clearTimeout(timer);
  }, [asked, latest]);
  return { ...state, busy: shown !== asked };
}

async function answer(load: LoadPreview): Promise<State> {
  try {
    const result = await load();
    if (result.ok) return { preview: result.value, problem: null };
    return { preview: null, problem: result.error.detail };
  } catch {
    return { preview: null, problem: "The preview could not be made. Check your connection." };
  }
}
