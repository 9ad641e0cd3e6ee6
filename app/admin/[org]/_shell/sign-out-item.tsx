"use client";

import { LogOut } from "lucide-react";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { submitToNextAuth } from "@/app/login/submit-to-next-auth.ts";

/** Ends this browser's session and leads to the sign-in page. */
export function SignOutItem() {
  const toast = useToast();
  const leave = async () => {
    const refusal = await submitToNextAuth({ action: "signout" }).catch(() => UNREACHABLE);
    if (refusal === null) window.location.replace("/login");
    else toast({ tone: "danger", title: "You are still signed in", description: refusal.message });
  };
  return (
    <MenuItem icon={<LogOut />} onSelect={() => void leave()}>
      Sign out
    </MenuItem>
  );
}

const UNREACHABLE = { message: "The server could not be reached. Try again." };
