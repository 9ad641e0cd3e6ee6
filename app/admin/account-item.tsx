import { UserRound } from "lucide-react";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";

/** Leads to the person's own pages. */
export function AccountItem() {
  return (
    <MenuItem icon={<UserRound />} href="/admin/account/profile">
      Your account
    </MenuItem>
  );
}
