import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { passwordRules } from "@/lib/instance/read-security.ts";
import { listOwnProviders } from "@/lib/sso/own-identities.ts";
import { FactorCards } from "./factors/factor-cards.tsx";
import { FactorWanted } from "./factors/factor-wanted.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProvidersCard } from "./providers-card.tsx";

export const metadata: Metadata = { title: "Security" };

type PageQuery = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What somebody signs in with. */
export default async function SecurityPage({ searchParams }: PageQuery) {
  const { email, name, userId } = await signedInPerson();
  const rules = await passwordRules();
  const { for: slug, provider } = await searchParams;
  const providers = await listOwnProviders(userId);
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
      {providers.length > 0 && (
        <ProvidersCard
          providers={providers}
          outcome={typeof provider === "string" ? provider : null}
        />
      )}
    </>
  );
}
