"use client";

import { useEffect } from "react";
import { textOf } from "@/app/_screens/fields/form-value.ts";
import { keepOpened } from "../_palette/opened.ts";
import type { Editor } from "./use-editor.ts";

/** Remembers in this browser, for the command palette, that the person has this entry open. */
export function useOpened({ options: { place, titleField }, kept }: Editor): void {
  const { org, collection, person } = place;
  const id = kept.standing?.id;
  const title = titleField === null ? "" : textOf(kept.base?.[titleField]);
  useEffect(() => {
    if (id === undefined) return;
    keepOpened({ person, org }, { collection, id, title: title || "Untitled" });
  }, [person, org, collection, id, title]);
}
