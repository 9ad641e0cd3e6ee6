import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GatePage } from "@/app/_ui/gate-page.tsx";
import { entrancePage } from "@/lib/doors/entrance.ts";
import { passwordRules } from "@/lib/instance/read-security.ts";
import { readRegistration } from "@/lib/people/register.ts";
import { RegisterForm } from "./register-form.tsx";

export const metadata: Metadata = { title: "Create an account" };

type PageParams = { params: Promise<{ token: string }> };

/** Where somebody whose address is proven chooses name and password. Opening it uses nothing up. */
export default async function RegisterTokenPage({ params }: PageParams) {
  await entrancePage();
  const { token } = await params;
  const open = await readRegistration(token);
  if (open === null) notFound();
  const { organization, email } = open;
  return (
    <GatePage title={`Join ${organization.name}`} description={`You sign in with ${email}.`}>
      <RegisterForm {...{ token, email }} rules={await passwordRules()} />
    </GatePage>
  );
}
