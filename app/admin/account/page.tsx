import { redirect } from "next/navigation";

/** The account begins with who somebody is. */
export default function AccountPage() {
  redirect("/admin/account/profile");
}
