"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import type { ReactNode } from "react";
import { LinkButton } from "./link-button.tsx";
import { useSingleKeys } from "./shortcuts/single-keys.ts";
import { useShortcut } from "./shortcuts/use-shortcut.ts";

type CreateLinkProps = {
  href: string;
  size?: "sm" | undefined;
  icon?: ReactNode;
  children: ReactNode;
};

/** Leads from a list to where something new for it is made; «n» follows it. */
export function CreateLink({ href, size, icon, children }: CreateLinkProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const hasSingleKeys = useSingleKeys();
  useShortcut("create", () => link.current?.click());
  return (
    <LinkButton
      {...{ href, size }}
      ref={link}
      variant="primary"
      aria-keyshortcuts={hasSingleKeys ? "n" : undefined}
      icon={icon ?? <Plus aria-hidden="true" />}
    >
      {children}
    </LinkButton>
  );
}
