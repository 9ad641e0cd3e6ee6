import type { ReactNode } from "react";
import { GatePage } from "../_ui/gate-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

type SignInPageProps = {
  /** Where to go afterwards: a checked path. */
  returnTo: string;
  /** The page that was refused; null when nobody was on the way anywhere. */
  refused: string | null;
  /** A message above the form. */
  children?: ReactNode;
};

/** The card with the sign-in form; names the page that it stands before. */
export function SignInPage({ returnTo, refused, children }: SignInPageProps) {
  return (
    <GatePage
      title={refused === null ? "Sign in" : "You are not signed in"}
      description={refused === null ? "Welcome back to Gatehouse." : <Refused path={refused} />}
    >
      <div className="flex flex-col gap-5">
        {children}
        <SignInForm returnTo={returnTo} />
      </div>
    </GatePage>
  );
}

function Refused({ path }: { path: string }) {
  return (
    <>
      You need to sign in to see{" "}
      <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs break-all text-ink">
        {path}
      </code>
      . You will get there right afterwards.
    </>
  );
}
