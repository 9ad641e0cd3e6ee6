"use client";

import { Link } from "./link.tsx";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Tooltip } from "./tooltip.tsx";

export type NavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  badge?: ReactNode;
  /** `exact` for an overview whose address is the beginning of all others. */
  match?: "exact" | "prefix" | undefined;
  /** `document`: a page outside of the dashboard, which its client router cannot load. */
  kind?: "screen" | "document" | undefined;
};

export type NavSection = { label?: string | undefined; items: readonly NavItem[] };

type NavListProps = {
  sections: readonly NavSection[];
  collapsed?: boolean | undefined;
  onNavigate?: (() => void) | undefined;
};

/** The main navigation's links; the current one is marked by tint, weight and `aria-current`. */
export function NavList({ sections, collapsed, onNavigate }: NavListProps) {
  const path = usePathname();
  return (
    <div className="flex flex-col gap-5">
      {sections.map((section, index) => (
        <div key={section.label ?? index}>
          {section.label && (
            <p
              className={cx(
                "mb-1 px-2 text-2xs font-medium tracking-wide text-faint",
                collapsed && "sr-only",
              )}
            >
              {section.label}
            </p>
          )}
          <ul className="flex flex-col gap-px" aria-label={section.label}>
            {section.items.map((item) => (
              <li key={item.href}>
                <NavLink {...{ item, collapsed, onNavigate }} current={isCurrent(item, path)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

type NavLinkProps = {
  item: NavItem;
  current: boolean;
  collapsed: boolean | undefined;
  onNavigate: (() => void) | undefined;
};

function NavLink({ item, current, collapsed, onNavigate }: NavLinkProps) {
  const Anchor = item.kind === "document" ? "a" : Link;
  const link = (
    <Anchor
      href={item.href}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      aria-current={current ? "page" : undefined}
      className={cx(
        "flex h-8 items-center gap-2.5 rounded-md text-sm transition-colors pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0",
        collapsed ? "justify-center px-0" : "px-2",
        current
          ? "bg-accent-soft font-medium text-accent-text"
          : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      <span aria-hidden="true">{item.icon}</span>
      <span className={collapsed ? "sr-only" : "min-w-0 flex-1 truncate"}>{item.label}</span>
      {!collapsed && item.badge}
    </Anchor>
  );
  return collapsed ? (
    <Tooltip content={item.label} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

function isCurrent(item: NavItem, path: string): boolean {
  return path === item.href || (item.match !== "exact" && path.startsWith(`${item.href}/`));
}
