"use client";

import { Link } from "./link.tsx";
import { usePathname } from "next/navigation";
import { tabStyle } from "./tab-style.ts";

type TabLinksProps = {
  /** What they are about; read by screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: string }[];
};

/** Views of one thing that have an address each. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto border-b">
      {tabs.map(({ href, label: words }) => {
        const isHere = path === href || path.startsWith(`${href}/`);
        return (
          <Link
            key={href}
            href={href}
            className={tabStyle}
            {...(isHere ? { "aria-current": "page" as const } : {})}
          >
            {words}
          </Link>
        );
      })}
    </nav>
  );
}
