"use client";

import { useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";

/** The newest value of something, for handlers that outlive the render they were made in. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
