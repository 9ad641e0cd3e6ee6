"use client";

import { EllipsisVertical } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";
import { DropdownMenu, MenuSeparator } from "./dropdown-menu.tsx";
import { ThemeMenuItems } from "./theme-menu-items.tsx";
import type { Theme } from "./theme.ts";

type UserMenuProps = {
  name: string;
  email: string;
  /** From the cookie, through `readTheme`. */
  theme: Theme;
  /** `MenuItem`s: account, sign out. */
  children: ReactNode;
};

/** Who is signed in, their theme, and what they can do about themselves. */
export function UserMenu({ name, email, theme, children }: UserMenuProps) {
  return (
    <DropdownMenu
      align="start"
      side="top"
      fit
      trigger={
        <button
          type="button"
          aria-label={`Your account: ${name}`}
          className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors group-data-[nav=collapsed]/shell:lg:justify-center hover:bg-hover"
        >
          <Avatar name={name} />
          <span className="min-w-0 flex-1 group-data-[nav=collapsed]/shell:lg:hidden">
            <span className="block truncate text-sm leading-4 font-medium text-ink">{name}</span>
            <span className="block truncate text-2xs text-muted">{email}</span>
          </span>
          <EllipsisVertical
            className="size-4 shrink-0 text-faint group-data-[nav=collapsed]/shell:lg:hidden"
            aria-hidden="true"
          />
        </button>
      }
    >
      <ThemeMenuItems initial={theme} />
      <MenuSeparator />
      {children}
    </DropdownMenu>
  );
}
