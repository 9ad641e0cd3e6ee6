"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "./dropdown-menu.tsx";

type OrganizationSwitchProps = {
  current: string;
  /** A quiet second line: the host, the role. */
  detail?: string | undefined;
  organizations: readonly { name: string; href: string; current?: boolean | undefined }[];
  /** Further `MenuItem`s, such as «New organization». */
  children?: ReactNode;
};

/** Shows which organization one is in and leads to the others. */
export function OrganizationSwitch(props: OrganizationSwitchProps) {
  const { current, detail, organizations, children } = props;
  return (
    <DropdownMenu
      align="start"
      fit
      trigger={
        <button
          type="button"
          aria-label={`Organization: ${current}. Switch`}
          className="flex w-full items-center gap-2.5 rounded-md border bg-surface p-1.5 text-left shadow-card transition-colors group-data-[nav=collapsed]/shell:lg:justify-center group-data-[nav=collapsed]/shell:lg:border-transparent group-data-[nav=collapsed]/shell:lg:bg-transparent group-data-[nav=collapsed]/shell:lg:p-1 group-data-[nav=collapsed]/shell:lg:shadow-none hover:bg-hover"
        >
          <Avatar name={current} shape="square" />
          <span className="min-w-0 flex-1 group-data-[nav=collapsed]/shell:lg:hidden">
            <span className="block truncate text-sm leading-4 font-medium text-ink">{current}</span>
            {detail && <span className="block truncate text-2xs text-muted">{detail}</span>}
          </span>
          <ChevronsUpDown
            className="size-4 shrink-0 text-faint group-data-[nav=collapsed]/shell:lg:hidden"
            aria-hidden="true"
          />
        </button>
      }
    >
      <MenuLabel>Organizations</MenuLabel>
      {organizations.map((organization) => (
        <MenuItem
          key={organization.href}
          href={organization.href}
          checked={organization.current}
          icon={<Avatar name={organization.name} shape="square" size="sm" />}
        >
          {organization.name}
        </MenuItem>
      ))}
      {children && (
        <>
          <MenuSeparator />
          {children}
        </>
      )}
    </DropdownMenu>
  );
}
