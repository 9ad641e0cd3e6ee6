"use client";

import { useEffect, useRef } from "react";

type Following<Values> = {
  /** What the server has, as JSON can say it. */
  current: Values;
  /** Whether something is not saved yet. */
  isDirty: boolean;
  take: (values: Values) => void;
};

/**
 * Takes what the server has into a form whenever that is something new, unless there is something to
 * lose: after one's own save the page comes anew too, a moment later, and one may have typed on.
 */
export function useFollow<Values>({ current, isDirty, take }: Following<Values>): void {
  const text = JSON.stringify(current);
  const seen = useRef(text);
  useEffect(() => {
    if (seen.current === text) return;
    seen.current = text;
    if (!isDirty) take(current);
  });
}
