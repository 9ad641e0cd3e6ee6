"use client";

import { useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { tabStyle } from "./tab-style.ts";

type TabsProps = {
  /** What the tabs are about; read by screen readers. */
  label: string;
  tabs: readonly { id: string; label: string; badge?: ReactNode; panel: ReactNode }[];
  initial?: string | undefined;
};

/**
 * Views of one thing on one page; arrow keys, Home and End move between them. All panels stay in
 * the page, so that a form keeps what was typed.
 *
 * @NOTE Our own, because Radix's roving focus renders style attributes on the server.
 */
export function Tabs({ label, tabs, initial }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(initial ?? tabs[0]?.id);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === active);
    const next = target(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    setActive(tab.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next ?? 0]?.focus();
  };

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className="flex gap-4 overflow-x-auto border-b"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === active}
            aria-controls={`${id}-${tab.id}-panel`}
            tabIndex={tab.id === active ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={() => setActive(tab.id)}
            className={tabStyle}
          >
            {tab.label}
            {tab.badge}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${id}-${tab.id}-panel`}
          aria-labelledby={`${id}-${tab.id}`}
          hidden={tab.id !== active}
          tabIndex={0}
          className="rounded-md pt-5"
        >
          {tab.panel}
        </div>
      ))}
    </div>
  );
}

function target(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
