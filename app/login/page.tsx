import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { entrancePage } from "@/lib/doors/entrance.ts";
import { organizationIn, ownPath } from "@/lib/doors/own-path.ts";
import { isSetUp } from "@/lib/setup/is-set-up.ts";
import { listInstanceWide, listOpenProviders } from "@/lib/sso/find-provider.ts";
import { Callout } from "../_ui/callout.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";
import { ProviderProblem } from "./provider-problem.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { Ways } from "./ways.tsx";

export const metadata: Metadata = { title: "Sign in" };

type PageQuery = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The sign-in page, and what the wall shows with status 401 in place of a page behind it. */
export default async function LoginPage({ searchParams }: PageQuery) {
  const { wanted, session } = await entrancePage();
  const { returnTo: asked, problem } = await searchParams;
  const returnTo = ownPath(typeof asked === "string" ? asked : undefined);
  const isRefusal = !/^\/login(?:\?|$)/.test(wanted);
  if (session !== null && !isRefusal) redirect(returnTo);
  // What people of the organization that they are on the way to may sign in with, too.
  const providers = [
    ...(await listInstanceWide()),
    ...(await listOpenProviders(organizationIn(returnTo))),
  ];
  return (
    <SignInPage
      refused={isRefusal ? returnTo : null}
      Ways={Ways}
      form={
        <>
          <SignInForm returnTo={returnTo} asksFactor={problem === "factor"} />
          <ProviderButtons returnTo={returnTo} providers={providers} />
        </>
      }
    >
      <ProviderProblem problem={problem} />
      {!(await isSetUp()) && (
        <Callout tone="info" title="Nobody can sign in yet">
          This instance waits for its first person. Open the setup link that the server printed when
          it started.
        </Callout>
      )}
    </SignInPage>
  );
}
