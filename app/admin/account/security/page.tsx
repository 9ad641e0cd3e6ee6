import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { passwordRules } from "@/lib/instance/read-security.ts";
import { PasswordForm } from "./password-form.tsx";

export const metadata: Metadata = { title: "Security" };

/** What somebody signs in with. */
export default async function SecurityPage() {
  const { email, name } = await signedInPerson();
  const rules = await passwordRules();
  return (
    <Card
      title="Password"
      description="Changing it signs you out everywhere else, in browsers and programs."
    >
      <PasswordForm {...{ email, name, rules }} />
    </Card>
  );
}
