"use client";

import { useEffect } from "react";
import { writeCookie } from "@/app/_ui/write-cookie.ts";
import type { LeftList } from "./left-list.ts";
import { leftListCookie, leftListText } from "./left-list-text.ts";

type KeepLeftListProps = LeftList & { readonly base: string; readonly person: string };

/**
 * Keeps how a person looks at the list at an address: it opens so the next time they come to it in
 * this browser.
 */
export function KeepLeftList({ base, person, view, sort }: KeepLeftListProps) {
  useEffect(() => {
    writeCookie(leftListCookie, leftListText({ view, sort }, person), base);
  }, [base, person, view, sort]);
  return null;
}
