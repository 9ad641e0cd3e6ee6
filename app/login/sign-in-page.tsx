import { Link } from "@/app/_ui/link.tsx";
import type { ReactNode } from "react";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { openRegistrations } from "@/lib/people/open-registrations.ts";
import { GatePage } from "../_ui/gate-page.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";

type SignInPageProps = {
  /** Where to go afterwards: a checked path. */
  returnTo: string;
  /** The page that was refused; null when nobody was on the way anywhere. */
  refused: string | null;
  /** What people of the organization that they are on the way to may sign in with. */
  providers?: readonly { readonly id: string; readonly name: string }[];
  /** A `SignInForm`. */
  form: ReactNode;
  /** A message above the form. */
  children?: ReactNode;
};

/** The card with the sign-in form; names the page that it stands before. */
export async function SignInPage(props: SignInPageProps) {
  const { returnTo, refused, providers = [], form, children } = props;
  return (
    <GatePage
      title={refused === null ? "Sign in" : "You are not signed in"}
      description={refused === null ? "Welcome back to Gatehouse." : <Refused path={refused} />}
      footer={(await sendsMail()) && <Ways mayRegister={(await openRegistrations()).length > 0} />}
    >
      <div className="flex flex-col gap-5">
        {children}
        {form}
        <ProviderButtons returnTo={returnTo} providers={providers} />
      </div>
    </GatePage>
  );
}

/** What else there is to do for whoever cannot sign in. */
function Ways({ mayRegister }: { mayRegister: boolean }) {
  return (
    <span className="flex flex-wrap justify-center gap-x-5 gap-y-1">
      <Link href="/forgot-password">Forgotten your password?</Link>
      {mayRegister && <Link href="/register">Create an account</Link>}
    </span>
  );
}

function Refused({ path }: { path: string }) {
  return (
    <>
      Sign in to go on to this page:
      <code
        title={path}
        className="mt-2 block truncate rounded-sm bg-sunken px-2 py-1 font-mono text-xs text-ink"
      >
        {path}
      </code>
    </>
  );
}
