import { Settings, UserRound } from "lucide-react";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";

/** Leads to the person's own pages, and whoever owns the instance to its settings. */
export function AccountItem({ isOwner }: { isOwner: boolean }) {
  return (
    <>
      <MenuItem icon={<UserRound />} href="/admin/account/profile">
        Your account
      </MenuItem>
      {isOwner && (
        <MenuItem icon={<Settings />} href="/admin/instance/security">
          Settings of this instance
        </MenuItem>
      )}
    </>
  );
}
