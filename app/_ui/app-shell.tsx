"use client";

import { Menu, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";
import { Logo } from "./logo.tsx";
import { NavList } from "./nav-list.tsx";
import type { NavSection } from "./nav-list.tsx";
import { Sheet } from "./sheet.tsx";
import { writeCookie } from "./write-cookie.ts";

type AppShellProps = {
  navigation: readonly NavSection[];
  /** An `OrganizationSwitch`. */
  organization: ReactNode;
  /** A `UserMenu`. */
  user: ReactNode;
  /** A button that opens what leads everywhere; it stands in the bar of phones, too. */
  command?: ReactNode;
  /** From the cookie `gatehouse.nav`, so that the first picture is already right. */
  collapsed?: boolean | undefined;
  /** Something everyone must know, above every page. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The dashboard's frame: navigation on the left, a top bar with a drawer on phones, a skip link. */
export function AppShell(props: AppShellProps) {
  const { navigation, organization, user, command, banner, children } = props;
  const [collapsed, setCollapsed] = useState(props.collapsed ?? false);
  const toggle = () => {
    setCollapsed(!collapsed);
    writeCookie("gatehouse.nav", collapsed ? "open" : "collapsed");
  };
  return (
    <div
      data-nav={collapsed ? "collapsed" : "open"}
      className="group/shell flex min-h-dvh flex-col lg:flex-row"
    >
      <a
        href="#main"
        className="fixed top-2 left-2 z-70 -translate-y-20 rounded-md bg-ink px-3 py-2 text-sm font-medium text-canvas focus:translate-y-0"
      >
        Skip to content
      </a>
      <PhoneBar {...{ navigation, organization, user, command }} />
      <aside
        className={cx(
          "sticky top-0 hidden h-dvh shrink-0 flex-col border-r bg-sunken lg:flex",
          collapsed ? "w-14" : "w-60",
        )}
      >
        <div
          className={cx(
            "flex h-13 shrink-0 items-center",
            collapsed ? "justify-center" : "justify-between pr-2 pl-4",
          )}
        >
          {collapsed ? <Logo /> : <Logo wordmark />}
          {!collapsed && (
            <IconButton
              size="sm"
              side="right"
              label="Collapse navigation"
              icon={<PanelLeftClose />}
              onClick={toggle}
            />
          )}
        </div>
        <div className="flex flex-col gap-2 px-2 pb-3">
          {organization}
          {command}
        </div>
        <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto px-2 py-1">
          <NavList sections={navigation} collapsed={collapsed} />
        </nav>
        <div className="flex flex-col items-stretch gap-1 border-t p-2">
          {collapsed && (
            <div className="grid place-items-center">
              <IconButton
                side="right"
                label="Expand navigation"
                icon={<PanelLeftOpen />}
                onClick={toggle}
              />
            </div>
          )}
          {user}
        </div>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        {banner}
        <main id="main" tabIndex={-1} className="flex-1 px-4 py-5 sm:px-6 lg:px-8 lg:py-7">
          <div className="mx-auto w-full max-w-6xl">{children}</div>
        </main>
      </div>
    </div>
  );
}

type PhoneBarProps = Pick<AppShellProps, "navigation" | "organization" | "user" | "command">;

function PhoneBar(props: PhoneBarProps) {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-40 flex h-13 items-center gap-2 border-b bg-surface px-3 lg:hidden">
      <Sheet
        side="left"
        size="sm"
        title="Menu"
        open={open}
        onOpenChange={setOpen}
        trigger={<IconButton label="Open menu" icon={<Menu />} />}
      >
        <div className="-m-2 flex flex-col gap-4">
          {props.organization}
          <nav aria-label="Main">
            <NavList sections={props.navigation} onNavigate={() => setOpen(false)} />
          </nav>
          <div className="border-t pt-3">{props.user}</div>
        </div>
      </Sheet>
      <Logo wordmark />
      <div className="ml-auto">{props.command}</div>
    </header>
  );
}
