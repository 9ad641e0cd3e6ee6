"use client";

import { useMounted } from "../_ui/use-mounted.ts";

/** When the website will be back: in UTC, until the browser says where its clock is. */
export function BackAt({ value }: { value: string }) {
  const mounted = useMounted();
  const zone = mounted ? {} : { timeZone: "UTC" };
  const words = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "short", ...zone });
  return (
    <p className="font-medium text-ink">
      Back{" "}
      <time dateTime={value}>{`${words.format(new Date(value))}${mounted ? "" : " UTC"}`}</time>
    </p>
  );
}
