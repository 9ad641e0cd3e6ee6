"use client";

import { ExternalLink } from "lucide-react";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";

/** Opens the website in another tab, so that nothing written here is left. */
export function VisitItem({ href, children }: { href: string; children: string }) {
  return (
    <MenuItem icon={<ExternalLink />} onSelect={() => void window.open(href, "_blank", "noopener")}>
      {children}
    </MenuItem>
  );
}
