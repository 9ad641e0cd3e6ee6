"use client";

import { X } from "lucide-react";
import Form from "next/form";
import { useEffect, useRef } from "react";
import type { ChangeEvent, ReactNode } from "react";
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onChange = (event: ChangeEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.requestSubmit(), typing ? 300 : 0);
  };
  return (
    <Form
      action={action}
      replace
      scroll={false}
      role="search"
      aria-label={label}
      onChange={onChange}
      onSubmit={() => clearTimeout(timer.current)}
      className="flex flex-wrap items-center gap-2 [&>div]:min-w-36"
    >
      {children}
      {active && (
        <LinkButton href={action} variant="ghost" icon={<X aria-hidden="true" />}>
          Clear
        </LinkButton>
      )}
    </Form>
  );
}
