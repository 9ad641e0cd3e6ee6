"use client";

import { LogOut } from "lucide-react";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { useSignOut } from "./use-sign-out.ts";

/** Ends this browser's session and leads to the sign-in page. */
export function SignOutItem() {
  const signOut = useSignOut();
  return (
    <MenuItem icon={<LogOut />} onSelect={signOut}>
      Sign out
    </MenuItem>
  );
}
