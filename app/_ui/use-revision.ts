"use client";

import { useEffect, useRef, type RefObject } from "react";
import { changedSince } from "./changed-since.ts";

type Worked<Values> = {
  /** What the server has, and its revision, which never goes back. */
  readonly current: Values;
  readonly revision: number;
  /** What the form began with, and whether something is not saved yet. */
  readonly began: Partial<Values> | undefined;
  readonly isDirty: boolean;
};

/**
 * The revision that a form's values were changed from; whoever saves puts the new one there. It follows the
 * server's as long as the server has what the form began with, whatever else of the same thing was changed.
 * Where it has something else and something would be lost, the revision stays behind, so that saving is
 * refused and overwrites nothing.
 */
export function useRevision<Values extends object>(worked: Worked<Values>): RefObject<number> {
  const { current, revision, began = {}, isDirty } = worked;
  const from = useRef(revision);
  useEffect(() => {
    const isSame = Object.keys(changedSince(began, current)).length === 0;
    if (isSame || !isDirty) from.current = Math.max(from.current, revision);
  });
  return from;
}
