import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { passwordRules } from "@/lib/instance/read-security.ts";
import { FactorCards } from "./factors/factor-cards.tsx";
import { FactorWanted } from "./factors/factor-wanted.tsx";
import { PasswordForm } from "./password-form.tsx";

export const metadata: Metadata = { title: "Security" };

type PageQuery = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What somebody signs in with. */
export default async function SecurityPage({ searchParams }: PageQuery) {
  const { email, name } = await signedInPerson();
  const rules = await passwordRules();
  const { for: slug } = await searchParams;
  return (
    <>
      <FactorWanted slug={slug} />
      <Card
        title="Password"
        description="Changing it signs you out everywhere else, in browsers and programs."
      >
        <PasswordForm {...{ email, name, rules }} />
      </Card>
      <FactorCards />
    </>
  );
}
