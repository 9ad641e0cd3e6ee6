"use client";

import { useEffect } from "react";
import { reportError } from "./report-error.ts";

/**
 * Reports the error that a boundary stands in for. One with a digest happened on the server, which
 * has it in its own log.
 */
export function useReport(error: Error & { digest?: string }): void {
  useEffect(() => {
    if (error.digest === undefined) reportError(error);
  }, [error]);
}
