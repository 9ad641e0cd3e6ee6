"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { forgetOpened } from "./opened.ts";

type ForgetHereProps = { readonly person: string };

/** Forgets, where an entry is not there or not for this person, that they opened it once. */
export function ForgetHere({ person }: ForgetHereProps) {
  const path = usePathname();
  useEffect(() => {
    const [, , org, ...rest] = path.split("/");
    if (org !== undefined) for (const id of rest) forgetOpened({ person, org }, id);
  }, [path, person]);
  return null;
}
