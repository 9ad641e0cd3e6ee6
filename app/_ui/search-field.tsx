"use client";

import { Search } from "lucide-react";
import { useId, useRef } from "react";
import type { ComponentProps } from "react";
import { ShortcutHint } from "./shortcuts/shortcut-hint.tsx";
import { useSingleKeys } from "./shortcuts/single-keys.ts";
import { useShortcut } from "./shortcuts/use-shortcut.ts";

type SearchFieldProps = Omit<
  ComponentProps<"input">,
  "style" | "className" | "type" | "id" | "children" | "ref"
> & { label: string };

/** A search box that «/» reaches from anywhere. Inside a `FilterBar` it searches while one types. */
export function SearchField({ label, name = "q", ...input }: SearchFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const hasSingleKeys = useSingleKeys();
  useShortcut("find", () => {
    field.current?.focus();
    field.current?.select();
  });
  return (
    <div className="group/search relative min-w-0 flex-1 basis-56">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-faint"
        aria-hidden="true"
      />
      <input
        placeholder={label}
        autoComplete="off"
        enterKeyHint="search"
        aria-keyshortcuts={hasSingleKeys ? "/" : undefined}
        {...input}
        ref={field}
        id={id}
        name={name}
        type="search"
        className="control pr-8! pl-8!"
      />
      <span className="pointer-events-none absolute inset-y-0 right-2 hidden items-center group-focus-within/search:hidden sm:pointer-fine:flex">
        <ShortcutHint name="find" />
      </span>
    </div>
  );
}
