"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ChangeEvent, ReactNode, SubmitEvent } from "react";
import { LinkButton } from "./link-button.tsx";

type FilterBarProps = {
  label: string;
  /** The list's own address; the fields become its query. */
  action: string;
  /** Whether anything is filtered now: offers the way back to everything. */
  active?: boolean | undefined;
  /** A `SearchField` and `SelectField`s with hidden labels. */
  children: ReactNode;
};

/** Narrows a list through its address: choices at once, typing after a short rest. */
export function FilterBar({ label, action, active, children }: FilterBarProps) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onChange = (event: ChangeEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.requestSubmit(), typing ? 300 : 0);
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    clearTimeout(timer.current);
    router.replace(addressOf(action, new FormData(event.currentTarget)), { scroll: false });
  };
  return (
    <form
      action={action}
      role="search"
      aria-label={label}
      onChange={onChange}
      onSubmit={onSubmit}
      className="flex flex-wrap items-center gap-2 [&>div]:min-w-36"
    >
      {children}
      {active && (
        <LinkButton href={action} variant="ghost" icon={<X aria-hidden="true" />}>
          Clear
        </LinkButton>
      )}
    </form>
  );
}

/** The list's address with what is filtered; empty fields stay out of it. */
function addressOf(action: string, data: FormData): string {
  const query = new URLSearchParams();
  for (const [name, value] of data) {
    if (typeof value === "string" && value !== "") query.append(name, value);
  }
  return query.size > 0 ? `${action}?${query}` : action;
}
