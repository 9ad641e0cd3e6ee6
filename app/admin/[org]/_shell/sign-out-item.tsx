"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { useToast } from "@/app/_ui/toast.tsx";

/** Ends this browser's session and leads to the sign-in page. */
export function SignOutItem() {
  const toast = useToast();
  const leave = async () => {
    try {
      await signOut({ callbackUrl: "/login" });
    } catch {
      toast({ tone: "danger", title: "Signing out did not work", description: "Try again." });
    }
  };
  return (
    <MenuItem icon={<LogOut />} onSelect={() => void leave()}>
      Sign out
    </MenuItem>
  );
}
