import { redirect } from "next/navigation";

/** The settings begin with security. */
export default function InstancePage() {
  redirect("/admin/instance/security");
}
