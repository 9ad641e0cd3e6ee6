"use client";

import { useEffect } from "react";
import { writeCookie } from "@/app/_ui/write-cookie.ts";
import { leftListCookie, leftListText, type LeftList } from "./left-list.ts";

/** Keeps, for this browser, how the list at an address is looked at: it opens so the next time. */
export function KeepLeftList({ base, view, sort }: LeftList & { readonly base: string }) {
  useEffect(() => {
    writeCookie(leftListCookie, leftListText({ view, sort }), base);
  }, [base, view, sort]);
  return null;
}
