import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GatePage } from "@/app/_ui/gate-page.tsx";
import { entrancePage } from "@/lib/doors/entrance.ts";
import { passwordRules } from "@/lib/instance/read-security.ts";
import { readReset } from "@/lib/people/reset-password.ts";
import { ResetForm } from "./reset-form.tsx";

export const metadata: Metadata = { title: "New password" };

type PageParams = { params: Promise<{ token: string }> };

/** Where a new password is chosen. Opening it uses nothing up: choosing does. */
export default async function ResetPasswordPage({ params }: PageParams) {
  await entrancePage();
  const { token } = await params;
  const reset = await readReset(token);
  if (reset === null) notFound();
  return (
    <GatePage
      title="Choose a new password"
      description={`For ${reset.email}. You are signed out everywhere, and signed in here.`}
    >
      <ResetForm token={token} email={reset.email} rules={await passwordRules()} />
    </GatePage>
  );
}
