"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type TabLinksProps = {
  label: string;
  items: readonly { href: string; label: string; badge?: ReactNode }[];
};

/** Tabs that are pages of their own; the one whose address is open is marked as current. */
export function TabLinks({ label, items }: TabLinksProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto border-b">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={path === item.href ? "page" : undefined}
          className={tabStyle}
        >
          {item.label}
          {item.badge}
        </Link>
      ))}
    </nav>
  );
}

/** The look of one tab, chosen or not. */
export const tabStyle =
  "-mb-px inline-flex h-9 shrink-0 items-center gap-2 border-b-2 border-transparent px-0.5 text-sm text-muted " +
  "outline-offset-[-2px] transition-colors hover:text-ink aria-[current=page]:border-accent " +
  "aria-[current=page]:font-medium aria-[current=page]:text-ink aria-selected:border-accent " +
  "aria-selected:font-medium aria-selected:text-ink";
