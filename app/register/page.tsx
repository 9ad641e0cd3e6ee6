import type { Metadata } from "next";
import { Link } from "@/app/_ui/link.tsx";
import { notFound } from "next/navigation";
import { entrancePage } from "@/lib/doors/entrance.ts";
import { openRegistrations } from "@/lib/people/open-registrations.ts";
import { GatePage } from "../_ui/gate-page.tsx";
import { AskForm } from "./ask-form.tsx";

export const metadata: Metadata = { title: "Create an account" };

/** Where somebody becomes a member by themselves; there where an organization allows it, and not otherwise. */
export default async function RegisterPage() {
  await entrancePage();
  const open = await openRegistrations();
  if (open.length === 0) notFound();
  return (
    <GatePage
      title="Create an account"
      description="Tell us your address, and we send you a link to go on with."
      footer={<Link href="/login">You have one? Sign in</Link>}
    >
      <AskForm organizations={open.map(({ slug, name }) => ({ slug, name }))} />
    </GatePage>
  );
}
