"use client";

import { useEffect } from "react";
import { EDITOR_FORM } from "./use-editor.ts";

/** Puts whoever begins something new where they begin to write: into the first field. */
export function useFirstFocus(isNew: boolean): void {
  useEffect(() => {
    if (!isNew) return;
    document.querySelector<HTMLElement>(`#${EDITOR_FORM} [data-field] :is(${INPUTS})`)?.focus();
  }, [isNew]);
}

const INPUTS = "input, textarea, select, [contenteditable=true]";
